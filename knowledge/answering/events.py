"""Rules for time: what happened in some days, all there is in order, and how an access stood on a day."""

from __future__ import annotations

import re

import numpy as np

from knowledge.answering.access import HOLDING, outsiders, with_agency
from knowledge.answering.arranged import columns_of
from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.columns import ACTIONS
from knowledge.answering.dates import written
from knowledge.answering.facets import HELD
from knowledge.answering.index import Index
from knowledge.answering.lines import Ints
from knowledge.answering.match import Matches
from knowledge.answering.periods import Period
from knowledge.answering.scope import (
    Scope,
    about,
    falling,
    general_places,
    owned,
    owned_places,
    scope_of,
    telling,
)
from knowledge.answering.timeline import by_then, current, newest_first
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import fold, stem
from knowledge.vocabulary import Kind, Reason

MOST_LISTED = 12  # events in one list
SEVERAL = 2  # rulings from which a list of them is one
MOST_STEPS = 3  # claims under a status line
STANDING = frozenset({Ask.WHETHER, Ask.STATUS, Ask.WHAT, Ask.WHERE, Ask.WHEN})


def standing(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """Give how an access stood on a day: "as of 2 May, could DOGE see …?"."""
    scope = scope_of(question, index)
    period = scope.period
    if not period or scope.ask not in STANDING or scope.asks("changed", "timeline"):
        return None
    if not period.until and (scope.ask not in {Ask.WHETHER, Ask.STATUS} or period.span.last > index.newest):
        return None
    if not scope.owners or scope.left:
        return None if scope.owners or scope.others or not scope.left else _by_its_name(scope, period, index)
    found = current(with_agency(owned(scope.owners, index), index), index)
    if outsiders(question, found, index):
        return None
    known = newest_first(by_then(found, period.day, index), index)
    if not known:
        return Refusal(Reason.NOT_ON_RECORD, question.entities, "anything up to that day")
    return Choice(tuple(known[:MOST_STEPS]), "status", until=period.day, dated=True, among=tuple(known))


def _by_its_name(scope: Scope, period: Period, index: Index) -> Choice | None:
    """Give the accesses up to a day whose statements name a system that is no entity: "was DOGE in the Chime Book?"."""
    words = scope.left - HOLDING
    found = [index.facts[at] for at in telling(owned_places((), index), words, index).tolist()] if words else []
    if not any(all(_is_name(word, fact.statement) for fact in found) for word in words):
        return None
    known = newest_first(by_then(current(found, index), period.day, index), index)[:MOST_STEPS]
    return Choice(tuple(known), "stated", f"As of {written(period.day)}:", dated=True) if known else None


def _is_name(word: str, statement: str) -> bool:
    """Tell whether a statement writes a word with a capital wherever it has it, and has it."""
    plain = (one.strip("[]") for one in re.findall(r"[\w\[\]]+", statement))
    said = [one for one in plain if one and stem(fold(one)) == word]
    return bool(said) and all(one[0].isupper() for one in said)


def happened(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """List what happened in some days, or all there is on something in order: access first, oldest first."""
    scope = scope_of(question, index)
    period = scope.period
    ruled = scope.wanted.actions - HELD and scope.asks("court")  # "in what order did courts shut them out?"
    ordered = scope.asks("timeline") and (scope.owners or scope.others or ruled)
    if (scope.left and not (ordered and _decisions(scope))) or not (
        ordered or (scope.asks("changed", "timeline") and period)
    ):
        return None
    found = _events(scope, index)
    if not found:
        return Refusal(Reason.NOT_ON_RECORD, question.entities, "any event for that time") if period else None
    oldest = newest_first(found, index)[::-1]
    ranked = sorted(oldest, key=lambda fact: fact.access is None) if period else oldest
    return Choice(tuple(ranked[:MOST_LISTED]), "period", period.words if period else "Oldest first", dated=True)


def _events(scope: Scope, index: Index) -> list[Fact]:
    """Give the events of the scope, and not the details of one: about all that it names, or about anything."""
    columns = columns_of(index)
    places = np.flatnonzero(columns.events & columns.stands).astype(np.int32)
    if scope.period:
        places = places[falling(places, scope.period, index)]
    if sought := scope.wanted.actions - HELD:
        places = places[np.isin(columns.actions[places], [ACTIONS[action] for action in sought])]
    if _decisions(scope):
        places = places[columns.courts[places] & np.isin(places, _ruled_on(scope, index))]
    else:
        places = _of_any(places, scope, index)
    places = about(scope.others, places, index)
    told = telling(places, scope.left, index)
    loose = _decisions(scope) and scope.owners and len(told) < SEVERAL  # where a court sits few rulings say
    return [index.facts[at] for at in (places if loose else told).tolist()]


def _of_any(places: Ints, scope: Scope, index: Index) -> Ints:
    """Give those of some places that are about any agency or system of a scope, and not about all else of an agency.

    Where nothing is on record of a system, what is of its agency and names no system stands for it.
    """
    if not scope.owners:
        return places
    systems = {owner for owner in scope.owners if index.lexicon.entities[owner].kind is Kind.SYSTEM}
    agencies = {fact.access.agency for fact in owned(systems, index) if fact.access} if systems else set()
    among = [about({owner}, places, index) for owner in scope.owners - agencies]
    found = np.unique(np.concatenate(among))
    return found if len(found) else np.intersect1d(places, general_places(systems, index))


def _ruled_on(scope: Scope, index: Index) -> Ints:
    """Give the places of the accesses that a scope names, and of those to an agency as a whole: courts rule on both."""
    agencies = {fact.access.agency for fact in owned(scope.owners, index) if fact.access}
    whole = owned_places(agencies, index)
    general = whole[columns_of(index).systems[whole] == 0]
    return np.union1d(owned_places(scope.owners, index), general) if scope.owners else whole


def _decisions(scope: Scope) -> bool:
    """Tell whether what courts decided is asked for, in order: "list the rulings on Beacon in order"."""
    return scope.asks("timeline") and scope.asks("court", "decided")
