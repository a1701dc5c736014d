"""The scope of a question across documents: which accesses, of whom, on which days, and what of it no rule reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from knowledge.answering.arranged import columns_of, ordinal
from knowledge.answering.asks import Ask, ask_of
from knowledge.answering.columns import ACTIONS, LEVELS
from knowledge.answering.empty import EMPTY
from knowledge.answering.facets import Wanted, is_court_word, wanted_of
from knowledge.answering.index import Index
from knowledge.answering.lines import Flags, Ints, common
from knowledge.answering.loosely import loosely_named
from knowledge.answering.periods import Period, period_in
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import stem
from knowledge.vocabulary import Action, Kind

VAGUE = 14  # days up to which an event that took several counts for one of them
MOST_READ = 50  # facts about an entity that tell whether it is one who seeks access
ENDING = frozenset({Action.REVOKED, Action.EXPIRED})  # whose statement need not say again how far the access went
NO_DATE = "2000-01-01"  # of a base without a source
TELLER = re.compile(  # by whose account: what is on record of it is what every account says
    r"\b(?:according to|going by|judging by|based on|per)(?: \w+){1,5}?"
    r" (?:list|account|digest|calendar|chronology|tracker)\b"
    r"|\b(?:in|of|from) (?:\w+ ){1,3}?(?:digest|calendar|chronology|tracker)\b"
)
COUNTED = re.compile(r"\b\d+ (?=things?\b)")  # "which 3 things did they want?"
NAME, DAYS = "x", "then"  # what stands for a name and for a date when the rest is read
NOTHING = {NAME, DAYS, *map(stem, "two three four five six seven eight nine ten".split())}  # that a fact must tell


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question across documents is about.

    `owners` are agencies and systems that an access is on record of, `others` whoever else it names (judges, people);
    `left` are stems of content words that no pattern took: what fits has them, or the question is about something
    else. `ask` is what is asked for where the days are left out of the question: "On 2 May, was …?".
    """

    wanted: Wanted
    period: Period | None
    owners: frozenset[str]
    others: frozenset[str]
    left: frozenset[str]
    ask: Ask

    def asks(self, *shapes: str) -> bool:
        """Tell whether the question has one of these shapes (asks.json)."""
        return bool(self.wanted.shapes & set(shapes))


def scope_of(question: Question, index: Index) -> Scope:
    """Read the scope of a question."""
    names = [mention for mention in question.mentions if not is_court_word(question.words[mention.start : mention.end])]
    named = {at for mention in names for at in range(mention.start, mention.end)}
    text = " ".join(NAME if at in named else word for at, word in enumerate(question.words))
    text, loose = loosely_named(text, columns_of(index).called, NAME)
    period, text = _period(text, question, index)
    bare = text.removeprefix(DAYS).strip()
    ask = ask_of(bare, index.lexicon.patterns) if period and bare != text else question.ask
    wanted = wanted_of(COUNTED.sub("", TELLER.sub(" ", text)), index.lexicon.patterns.access)
    entities = {entity for mention in names for entity in mention.entities}
    owners = frozenset(entity for entity in entities if entity in index.owned) | loose
    others = {entity for entity in entities if entity in index.about and not _is_actor(entity, index)} - owners
    return Scope(wanted, period, owners, frozenset(others), wanted.left - EMPTY - NOTHING, ask)


def _period(text: str, question: Question, index: Index) -> tuple[Period | None, str]:
    """Find the days asked about, and take them out; of a follow-up its own, and not those of the question before."""
    newest = index.newest or NO_DATE
    first = found = period_in(text, newest)
    while found:
        text = text.replace(found.said, DAYS)
        found = period_in(text, newest) if question.own or question.bare else None
    return first, text


def _is_actor(entity: str, index: Index) -> bool:
    """Tell whether an entity is one whose access the record speaks of."""
    found = (index.facts[at].access for at in index.about.get(entity, ())[:MOST_READ])
    return any(access and access.actor == entity for access in found)


def actors_named(question: Question, index: Index) -> set[str]:
    """Give those whom a question names of whose access the record speaks."""
    return {entity for entity in question.entities if _is_actor(entity, index)}


def people_named(question: Question, index: Index) -> set[str]:
    """Give the people and courts that a question names and of whom facts speak, and not "a judge"."""
    named = (m for m in question.mentions if not is_court_word(question.words[m.start : m.end]))
    known = index.lexicon.entities
    return {e for m in named for e in m.entities if known[e].kind in {Kind.PERSON, Kind.COURT} and e in index.about}


def owned(owners: Iterable[str], index: Index) -> list[Fact]:
    """Give the access facts of any of these agencies and systems, in the order of the record."""
    return [index.facts[at] for at in sorted({at for owner in owners for at in index.owned.get(owner, ())})]


def fitting_places(scope: Scope, index: Index) -> Ints:
    """Give the places of the accesses of the kind, the people and the days of a scope, but what was corrected.

    Where nothing of the kind is on record of a system, what is of its agency and names no system: "they took the
    rights away".
    """
    places = _fitting(owned_places(scope.owners, index), scope, index)
    narrow = scope.owners and scope.wanted.actions and not len(places)
    return _fitting(general_places(scope.owners, index), scope, index) if narrow else places


def _fitting(places: Ints, scope: Scope, index: Index) -> Ints:
    columns, wanted = columns_of(index), scope.wanted
    fit = columns.stands[places]
    if wanted.actions:
        fit &= np.isin(columns.actions[places], [ACTIONS[action] for action in wanted.actions])
    if wanted.levels and not (wanted.actions and wanted.actions <= ENDING):
        fit &= np.isin(columns.levels[places], [LEVELS[level] for level in wanted.levels])
    if scope.asks("court"):
        fit &= columns.courts[places]
    if scope.period:
        fit &= falling(places, scope.period, index)
    return telling(about(scope.others, places[fit], index), scope.left, index)


def ranked(places: Ints, index: Index) -> list[Fact]:
    """Give the facts at some places, newest first."""
    order = columns_of(index).order[places]
    return [index.facts[at] for at in places[np.argsort(-order, kind="stable")].tolist()]


def owned_places(owners: Iterable[str], index: Index) -> Ints:
    """Give the places of all accesses, or of those of some agencies and systems."""
    places = sorted({at for owner in owners for at in index.owned.get(owner, ())})
    return np.array(places, np.int32) if owners else np.flatnonzero(columns_of(index).actions >= 0).astype(np.int32)


def general_places(owners: Iterable[str], index: Index) -> Ints:
    """Give the places of the accesses to the agencies of some systems that name no system."""
    agencies = {fact.access.agency for fact in owned(owners, index) if fact.access}
    places = owned_places(agencies, index)
    general: Ints = places[columns_of(index).systems[places] == 0]
    return general if agencies else general[:0]


def heading(places: Ints, index: Index) -> str:
    """Count what the accesses at some places are of: "2 agencies, 3 systems:"."""
    columns = columns_of(index)
    agencies = len(np.unique(columns.agencies[places]))
    systems = len(np.unique(columns.systems[places][columns.systems[places] > 0]))
    told = f"{agencies} {'agency' if agencies == 1 else 'agencies'}"
    return f"{told}, {systems} {'system' if systems == 1 else 'systems'}:"


def is_of_one(places: Ints, index: Index) -> bool:
    """Tell whether the accesses at some places are all of the same system of an agency."""
    columns = columns_of(index)
    return all(len(np.unique(column[places])) == 1 for column in (columns.agencies, columns.systems))


def about(entities: Iterable[str], places: Ints, index: Index) -> Ints:
    """Give those of some places, ascending, whose facts are about all of some entities."""
    for entity in entities:
        places = places[common(places, columns_of(index).about.get(entity, places[:0]))]
    return places


def telling(places: Ints, words: Iterable[str], index: Index) -> Ints:
    """Give those of some places, ascending, whose facts have all of some words in their lines."""
    words = tuple(words)
    known = index.find(words)
    if len(known) < len(set(words)):
        return places[:0]
    for at in known.values():
        places = index.among(places, at)
    return places


def tells(fact: Fact, words: Iterable[str], index: Index) -> bool:
    """Tell whether a fact has all of some words in its lines."""
    return all(index.holds(index.place[fact.id], word) for word in words)


def falling(places: Ints, period: Period, index: Index) -> Flags:
    """Tell which events fell into some days: wholly, or in part where they took days and not weeks."""
    columns, asked = columns_of(index), period.span
    first, last = columns.first[places], columns.last[places]
    begins, ends = ordinal(asked.first), ordinal(asked.last)
    inside = (begins <= first) & (last <= ends)
    in_part = (first <= ends) & (begins <= last) & (last - first <= VAGUE)
    fell: Flags = (first > 0) & (inside | in_part)
    return fell
