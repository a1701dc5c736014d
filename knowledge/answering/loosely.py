"""Agencies that a question names by a word or two of their names: "the canal office", "the weather bonds people"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.model import Entity
from knowledge.text import fold, stem, words
from knowledge.vocabulary import Kind

BODIES = frozenset("agency office bureau board commission administration service department authority people".split())
COMMON = BODIES | frozenset(  # words of a name that say too little of whose it is
    "services center institute fund corps federal national general public united states american state government"
    " central house senate white president premier first high new management".split()
)
SHORTEST = 4  # letters from which a word of a name may stand for it


def called(agencies: Iterable[Entity]) -> dict[str, frozenset[str]]:
    """Give by the stem of each telling word the agencies that have it in their names."""
    found: dict[str, set[str]] = {}
    for agency in agencies:
        if agency.kind is Kind.AGENCY:
            for word in words(fold(agency.name)):
                if len(word) >= SHORTEST and word not in COMMON:
                    found.setdefault(stem(word), set()).add(agency.id)
    return {word: frozenset(meant) for word, meant in found.items()}


def loosely_named(text: str, known: dict[str, frozenset[str]], name: str) -> tuple[str, frozenset[str]]:
    """Put a name for what is one agency alone by its words, and give those agencies.

    Two words of its name in a row are one, and a word of it before what a body is called: "the canal office".
    """
    line = text.split()
    found: set[str] = set()
    at = 0
    while at < len(line) - 1:
        meant = known.get(stem(line[at]), frozenset())
        both = meant & known.get(stem(line[at + 1]), frozenset())
        if len(one := both or (meant if line[at + 1] in BODIES else both)) == 1:
            found |= one
            line[at : at + 2] = [name]
            if at + 1 < len(line) and line[at + 1] in BODIES:
                del line[at + 1]
        at += 1
    return re.sub(" +", " ", " ".join(line)), frozenset(found)
