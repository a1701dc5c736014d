"""Whether a statement can stand as a fact: by itself, within limits, as plain text, in neutral words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from knowledge.model import LONGEST_STATEMENT
from knowledge.text import is_blank

# A first word that points at a sentence before, which an answer would not show.
POINTS_BACK = re.compile(
    r"\W*(he|she|it|they|this|these|those|his|her|hers|its|their|theirs|there|here|and|but|also|however|then)\b",
    re.IGNORECASE,
)
SAID = re.compile(r"\b(he|she|they)\s+(?:said|says|say|told|added|adds|wrote|writes|argued|claimed|claims)\b")
NAMED = re.compile(r"(?<!^)\b[A-Z]\w+")
MARKUP = re.compile(r"<(?:@|#|:|a:|t:|/)|@(?:everyone|here)\b|\]\(|https?://|discord\.gg|```|\x00", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|this|next|past) (?:week|month|year|summer|winter|spring|fall)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|recently|earlier this \w+|\w+ (?:days|weeks|months) ago)\b",
    re.IGNORECASE,
)


def problems_of(statement: str) -> Iterator[str]:
    """Give what keeps a statement from being a fact, one sentence each."""
    if is_blank(statement):
        yield "Write a statement: one sentence that can be understood without any other."
        return
    if len(statement) > LONGEST_STATEMENT:
        yield f"The statement has {len(statement):,} characters: shorten it to {LONGEST_STATEMENT:,} at most."
    yield from markup_in("statement", statement)


def markup_in(field: str, text: str) -> Iterator[str]:
    """Refuse what Discord would turn into a mention or a link, or would cut a layout."""
    if found := MARKUP.search(text):
        yield f"The {field} holds “{found[0]}”: write plain words, without mentions and links."


def leaning(statement: str) -> Iterator[str]:
    """Give the words by which a statement leans on something said before."""
    if found := POINTS_BACK.match(statement):
        yield f"The statement begins with “{found[1]}”: say who or what is meant, so that it stands alone."
    elif (said := SAID.search(statement)) and not NAMED.search(statement[: said.start()]):
        yield f"The statement says “{said[0]}”: name who, so that it stands alone."


@lru_cache(maxsize=1)
def _any_of(loaded: frozenset[str]) -> re.Pattern[str]:
    """Compile the loaded words once, for they are asked of every draft."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(loaded, key=len, reverse=True)))})\b", re.IGNORECASE)


def doubts(statement: str, loaded: Iterable[str]) -> Iterator[str]:
    """Give what a curator should look at: words that take sides, dates that pass."""
    found = {word.lower() for word in _any_of(frozenset(loaded)).findall(statement)} - {""}
    if found:
        listed = ", ".join(f"“{word}”" for word in sorted(found))
        yield f"Loaded wording: {listed}. Say it in neutral words, unless it is what somebody is on record for."
    # in capitals it is a name: USA TODAY
    if passing := next((found[0] for found in RELATIVE.finditer(statement) if not found[0].isupper()), ""):
        yield f"“{passing}” passes: write the date."
