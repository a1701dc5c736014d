"""The documents that are held, read from the base a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge import KnowledgeBase, Source

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the documents, newest first; `waiting` has the open proposals of each, `newer` its newer version."""

    sources: tuple[Source, ...]
    waiting: Mapping[str, int]
    newer: Mapping[str, str]
    number: int
    of: int
    total: int


def shelf(base: KnowledgeBase, number: int = 1) -> Shelf:
    """Give a page of the documents, or the nearest where there is none."""
    found = sorted(base.sources(), key=lambda source: (source.published, source.id), reverse=True)
    of = max(1, -(-len(found) // PER_PAGE))
    number = min(max(number, 1), of)
    shown = tuple(found[(number - 1) * PER_PAGE : number * PER_PAGE])
    waiting = {source.id: base.proposals.count(source.id) for source in shown}
    return Shelf(shown, waiting, {each.replaces: each.id for each in found if each.replaces}, number, of, len(found))
