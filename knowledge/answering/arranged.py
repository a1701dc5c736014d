"""The columns of an index: made when a question first asks for them, and kept as long as the snapshot is."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np

from knowledge.answering.columns import ACTIONS, LEVELS, NO_ACCESS, Columns
from knowledge.answering.dates import span
from knowledge.answering.deciders import decider
from knowledge.answering.facets import is_court
from knowledge.answering.index import Index
from knowledge.answering.lines import Ints, Numbers
from knowledge.answering.loosely import called
from knowledge.model import Fact
from knowledge.vocabulary import Action

EVER = "0001-01-01"  # before it there is no day


def columns_of(index: Index) -> Columns:
    """Give the columns of an index."""
    if not index.made:
        index.made.append(_columns(index))
    return index.made[0]


def published(fact: Fact, index: Index) -> str:
    """Give the date of the newest source that a fact cites."""
    known = (index.sources.get(citation.source) for citation in fact.citations)
    return max((source.published for source in known if source), default="")


def _columns(index: Index) -> Columns:
    facts, gone = index.facts, {old for old, new in index.corrections.items() if new in index.place}
    days = {when: _days(when) for when in {fact.when or "" for fact in facts}}
    agencies, systems = Numbers(), Numbers({"": 0})
    defining: dict[str, list[int]] = {}
    leaders: dict[str, set[str]] = {}
    before, after = _beside(facts)
    for at, fact in enumerate(facts):
        if defined := fact.slot("defines") if fact.slots else None:
            defining.setdefault(defined, []).append(at)
            if leader := fact.slot("person"):
                leaders.setdefault(defined, set()).add(leader)
    return Columns(
        actions=np.array([ACTIONS[f.access.action] if f.access else NO_ACCESS for f in facts], np.int8),
        levels=np.array([LEVELS[f.access.level] if f.access else NO_ACCESS for f in facts], np.int8),
        courts=np.array([bool(f.access and f.access.decided_by) and is_court(decider(f, index)) for f in facts], bool),
        first=np.array([days[fact.when or ""][0] for fact in facts], np.int32),
        last=np.array([days[fact.when or ""][1] for fact in facts], np.int32),
        events=np.array([bool(f.when) and not (f.part_of and f.part_of in index.place) for f in facts], np.bool_),
        stands=np.array([fact.id not in gone for fact in facts], np.bool_),
        order=_order(index),
        agencies=np.array([agencies[f.access.agency] if f.access else NO_ACCESS for f in facts], np.int32),
        systems=np.array([systems[f.access.system or ""] if f.access else NO_ACCESS for f in facts], np.int32),
        about={entity: np.array(found, np.int32) for entity, found in index.about.items()},
        before=before,
        after=after,
        leaders={actor: frozenset(found) for actor, found in leaders.items()},
        defining={entity: tuple(found) for entity, found in defining.items()},
        called=called(index.lexicon.entities[owner] for owner in index.owned if owner in index.lexicon.entities),
    )


def _beside(facts: tuple[Fact, ...]) -> tuple[Ints, Ints]:
    """Give of each fact the statement before and the one after it in its source; two facts of one are passed over."""
    cited = [(fact.citations[0].source, fact.citations[0].start) for fact in facts]
    places: dict[tuple[str, int], list[int]] = {}
    for at in sorted(range(len(facts)), key=cited.__getitem__):
        places.setdefault(cited[at], []).append(at)
    before, after = np.full(len(facts), NO_ACCESS, np.int32), np.full(len(facts), NO_ACCESS, np.int32)
    for (one, here), (other, there) in pairwise(places.items()):
        if one[0] == other[0]:
            after[here], before[there] = there[0], here[0]
    return before, after


def ordinal(day: str) -> int:
    """Give the number of a day (ISO); of the one before all days, 1."""
    return 1 if day <= EVER else date.fromisoformat(day).toordinal()


def _days(when: str) -> tuple[int, int]:
    """Give the first and the last day of a date as ordinals, 0 where it has none."""
    return (ordinal(span(when).first), ordinal(span(when).last)) if when else (0, 0)


def _order(index: Index) -> Ints:
    """Rank facts by their event; those without a date come before, by the date of their source."""

    def place(fact: Fact) -> tuple[str, str, bool, str]:
        days = span(fact.when) if fact.when else None
        asked = fact.access is not None and fact.access.action is Action.REQUESTED  # comes before any answer to it
        return (days.first if days else "", days.last if days else "", not asked, published(fact, index))

    places = [place(fact) for fact in index.facts]
    ranks = {one: rank for rank, one in enumerate(sorted(set(places)))}
    return np.array([ranks[one] for one in places], np.int32)
