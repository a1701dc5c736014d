"""The documents that are held, read from the base a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.naming import source_of
from knowledge import KnowledgeBase, Source, UnknownName

PER_PAGE = 10
LONGEST_NAMED = 100  # characters of what somebody typed that an error repeats


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the documents, newest first; `waiting` has the open proposals of each, `newer` its newer version."""

    sources: tuple[Source, ...]
    waiting: Mapping[str, int]
    newer: Mapping[str, str]
    number: int
    of: int
    total: int


def held(base: KnowledgeBase, text: str) -> Source:
    """Give the document that somebody names by its id, title or link. Raises UnknownName."""
    key = source_of(base, text)
    found = next((each for each in base.sources() if each.id == key), None)
    if found is None:
        raise UnknownName("document", text[:LONGEST_NAMED], "Name one by its id, such as S2, or by its title.")
    return found


def shelf(base: KnowledgeBase, number: int = 1) -> Shelf:
    """Give a page of the documents, or the nearest where there is none."""
    found = sorted(base.sources(), key=lambda source: (source.published, source.id), reverse=True)
    of = max(1, -(-len(found) // PER_PAGE))
    number = min(max(number, 1), of)
    shown = tuple(found[(number - 1) * PER_PAGE : number * PER_PAGE])
    waiting = {source.id: base.proposals.count(source.id) for source in shown}
    return Shelf(shown, waiting, {each.replaces: each.id for each in found if each.replaces}, number, of, len(found))
