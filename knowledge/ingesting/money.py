"""Find the figure that a sentence states, with the thing it counts: "$6 trillion", "137 pages", "two aides"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions billions trillions"
)
_MORE = (
    r"(?:(?:more than|less than|fewer than|at least|at most|about|around|roughly|nearly|almost|some|over|"
    r"up to|an estimated|approximately) )?"
)
_SIZE = r"(?:[- ](?:hundred|thousand|million|billion|trillion))?"
FIGURE = re.compile(
    rf"\b(?P<amount>{_MORE}(?:\d[\d,]*(?:\.\d+)?%?{_SIZE}|(?:a )?(?:{'|'.join(_WORDS.split())})\b{_SIZE}))"
    r"(?:[- ](?P<unit>[a-z][\w'-]*(?: [a-z][\w'-]*){0,2}))?"
)
MONEY = re.compile(
    rf"(?P<amount>{_MORE}\$\d[\d,]*(?:\.\d+)?{_SIZE})(?: (?:in|of) (?P<unit>[a-z][\w-]*(?: [a-z][\w-]*)?))?"
)
ENDS = frozenset(
    "of in on at by for to from with and or that who which were was is are had has have into since after before as than"
    " per a an the could can may would will did not because while if when under over through during about within using"
    " wrote said ran told gave took got came went left asked went made held kept sought refused"
    " working later earlier ago against its their his her our".split()
)
NO_UNIT = frozenset("a.m p.m am pm th st nd rd".split())


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and what it counts; money has the unit "money", and what it is for where that is said."""

    start: int
    amount: str
    unit: str


def find_amount(text: str, taken: tuple[tuple[int, int], ...]) -> Amount | None:
    """Find the first figure of a sentence outside of the stretches that are taken, by dates for example."""
    money = MONEY.search(text)
    if money:
        return Amount(money.start(), money["amount"].strip(), f"money {_unit(money['unit'] or '')}".strip())
    for match in FIGURE.finditer(text):
        if any(match.start() < end and start < match.end("amount") for start, end in taken):
            continue
        unit = _unit(match["unit"] or "")
        if re.search(r"\b(?:the|these|those|its|their) $", text[: match.start()]) and match["amount"].isalpha():
            continue
        if unit and text[: match.start()][-1:] not in {"-", "."} and not re.search(r"No\. ?$", text[: match.start()]):
            return Amount(match.start(), match["amount"].strip(), unit)
    return None


def _unit(words: str) -> str:
    """Cut what follows a figure at the first word that belongs to no name of a thing."""
    kept = []
    for word in words.split():
        if word.strip("'") in ENDS or word in NO_UNIT:
            break
        kept.append(word)
    return " ".join(kept)
