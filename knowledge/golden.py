"""Golden questions: what right answers must and must not say, and how a base does on them.

A row is `{"id", "q", "type", "answerable", "must", "mustnot"}`, optionally `after` (earlier questions) and `never`.
Patterns are regular expressions that ignore case. An answerable question is right when it is answered, every `must`
is found and no `mustnot`; one without an answer is right when it is declined and says no `mustnot` either. What
`never` names may stand nowhere. Sentences that deny a record ("No source here says …") are no claims: `mustnot` is
not looked for in them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledge.answering.plain import LONGEST, LONGEST_LIST, direct
from knowledge.errors import BadGolden
from knowledge.model import Answer, Context, Reply
from knowledge.text import QUOTES

LONG_TYPES = frozenset({"list", "multi", "describe"})
DATED = re.compile(r"\bas of \d{1,2} [a-z]{3,9}\.? \d{4}[,:.]? ?", re.IGNORECASE)
DENIAL = re.compile(
    r"\bno (?:source|record|report|document|statement|fact|such|mention)\b|\bnothing\b"
    r"|\bnot (?:in the|on record|say|said|state|given)"
    r"|\b(?:does|do|did) not (?:say|show|report|state|mention)\b|\bI (?:cannot|could not|do not|only|keep)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?;])[\"')\]]*\s+|\n")


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden question."""

    id: str
    question: str
    type: str
    answerable: bool
    must: tuple[str, ...]
    mustnot: tuple[str, ...]
    never: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """How a reply to a golden question did: right, wrong or abstained, and why where it is not right."""

    golden: Golden
    verdict: str
    why: str
    said: str


def read_golden(lines: Iterable[str]) -> tuple[Golden, ...]:
    """Read golden questions from JSON Lines. Raises BadGolden."""
    return tuple(_row(number, line) for number, line in enumerate(lines, 1) if line.strip())


def _row(number: int, line: str) -> Golden:
    try:
        row = json.loads(line)
        texts = [tuple(map(str, row.get(name, ()))) for name in ("must", "mustnot", "never", "after")]
        for pattern in (*texts[0], *texts[1], *texts[2]):
            re.compile(pattern)
        return Golden(str(row["id"]), str(row["q"]), str(row.get("type", "what")), bool(row["answerable"]), *texts)
    except re.error as error:
        raise BadGolden(number, "must, mustnot or never", f"not a pattern ({error})") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadGolden(number, "(the whole line)", "an object with id, q and answerable is expected") from None


def judge(golden: Golden, reply: Reply) -> Judged:
    """Judge a reply."""
    said = DATED.sub("", direct(reply).translate(QUOTES))
    counted = said[: LONGEST_LIST if golden.type in LONG_TYPES else LONGEST]
    answered = isinstance(reply, Answer)
    verdict, why = _verdict(golden, counted, answered=answered)
    return Judged(golden, verdict, why, said)


def _verdict(golden: Golden, said: str, *, answered: bool) -> tuple[str, str]:
    never = _found(golden.never, said)
    if never:
        return "wrong", f"shows {never}"
    if golden.answerable and not answered:
        return "abstained", "no answer"
    claims = " ".join(part for part in SENTENCE.split(said) if part and not DENIAL.search(part))
    false = _found(golden.mustnot, claims)
    if false:
        return "wrong", f"says {false}"
    if not golden.answerable:
        return ("wrong", "answered, though nothing is on record") if answered else ("right", "")
    flat = " ".join(said.split())
    lacks = next((pattern for pattern in golden.must if not re.search(pattern, flat, re.IGNORECASE | re.DOTALL)), "")
    return ("wrong", f"lacks {lacks}") if lacks else ("right", "")


def _found(patterns: Iterable[str], text: str) -> str:
    return next((pattern for pattern in patterns if re.search(pattern, text, re.IGNORECASE | re.DOTALL)), "")


def measure(golden: Iterable[Golden], ask: Callable[[str, Context | None], Reply]) -> Iterator[Judged]:
    """Ask each question, with its earlier ones before it, and judge the reply."""
    for one in golden:
        context: Context | None = None
        for earlier in one.after:
            context = ask(earlier, context).context
        yield judge(one, ask(one.question, context))
