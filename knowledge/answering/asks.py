"""What a question asks for: its type, told by patterns over the corrected words. The patterns are data: asks.json."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from knowledge.answering.facets import Facets, read_facets
from knowledge.vocabulary import Reason


class Ask(StrEnum):
    """The type of a question. It decides the shape of the answer, and which facts can be one."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    HOW_MANY = "how_many"
    WHETHER = "whether"
    LIST = "list"
    QUOTE = "quote"
    SOURCE = "source"
    STATUS = "status"


# These ask for one thing of a kind, and not for how an access stands.
TYPED = frozenset({Ask.WHO, Ask.WHEN, Ask.WHERE, Ask.WHY, Ask.HOW_MANY, Ask.SOURCE, Ask.QUOTE})


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of asks.json, compiled.

    `polite` is what people put before a question; `shapes` are looked for in their order; of `words` the one that
    comes first in the question decides; `ends` are kinds of messages that no record answers; `access` tells which
    accesses are asked about.
    """

    polite: re.Pattern[str]
    shapes: tuple[tuple[Ask, re.Pattern[str]], ...]
    words: tuple[tuple[Ask, re.Pattern[str]], ...]
    ends: tuple[tuple[Reason, re.Pattern[str]], ...]
    greeting: re.Pattern[str]
    greets: re.Pattern[str]
    access: Facets


def read_patterns(data: Mapping[str, Any]) -> Patterns:
    """Compile the patterns; each type has a list of alternatives."""
    return Patterns(
        re.compile(data["polite"]),
        tuple((Ask(name), _any(alternatives)) for name, alternatives in data["shapes"]),
        tuple((Ask(name), _any(alternatives)) for name, alternatives in data["words"]),
        tuple((Reason(name), _any(alternatives)) for name, alternatives in data["ends"]),
        re.compile(data["greeting"]),
        re.compile(data["greets"]),
        read_facets(data["access"]),
    )


def _any(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives))


def ask_of(line: str, patterns: Patterns) -> Ask:
    """Tell what a question asks for from its corrected words on one line."""
    plain = patterns.polite.sub("", line)
    shaped = next((ask for ask, pattern in patterns.shapes if pattern.search(plain)), None)
    if shaped:
        return shaped
    found = [(match.start(), at) for at, (_, pattern) in enumerate(patterns.words) if (match := pattern.search(plain))]
    return patterns.words[min(found)[1]][0] if found else Ask.WHAT


def end_of(line: str, patterns: Patterns) -> Reason | None:
    """Tell whether a message is of a kind that no record answers: an instruction, an opinion, a greeting."""
    if patterns.greeting.match(line) and patterns.greets.search(line):
        return Reason.GREETING
    return next((reason for reason, pattern in patterns.ends if pattern.search(line)), None)
