"""The scope of a question across documents: which accesses, of whom, on which days, and what of it no rule reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.answering.asks import Ask, ask_of
from knowledge.answering.dates import span
from knowledge.answering.deciders import decider
from knowledge.answering.empty import EMPTY
from knowledge.answering.facets import Wanted, is_court, is_court_word, wanted_of
from knowledge.answering.index import Index
from knowledge.answering.periods import Period, period_in
from knowledge.answering.understand import Question
from knowledge.model import Fact

VAGUE = 14  # days up to which an event that took several counts for one of them
MOST_READ = 50  # facts about an entity that tell whether it is one who seeks access
NO_DATE = "2000-01-01"  # of a base without a source
NAME, DAYS = "x", "then"  # what stands for a name and for a date when the rest is read


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
    period, text = _period(text, question, index)
    bare = text.removeprefix(DAYS).strip()
    ask = ask_of(bare, index.lexicon.patterns) if period and bare != text else question.ask
    wanted = wanted_of(text, index.lexicon.patterns.access)
    entities = {entity for mention in names for entity in mention.entities}
    owners = frozenset(entity for entity in entities if entity in index.owned)
    others = {entity for entity in entities if entity in index.about and not _is_actor(entity, index)} - owners
    return Scope(wanted, period, owners, frozenset(others), wanted.left - EMPTY - {NAME, DAYS}, ask)


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


def owned(owners: Iterable[str], index: Index) -> list[Fact]:
    """Give the access facts of any of these agencies and systems, in the order of the record."""
    return [index.facts[at] for at in sorted({at for owner in owners for at in index.owned.get(owner, ())})]


def fits(fact: Fact, scope: Scope, index: Index) -> bool:
    """Tell whether an access is of the kind, the people and the days of a scope."""
    access, wanted = fact.access, scope.wanted
    if access is None or not scope.others <= set(fact.about):
        return False
    return (
        (not wanted.actions or access.action in wanted.actions)
        and (not wanted.levels or access.level in wanted.levels)
        and (not scope.asks("court") or is_court(decider(fact, index)))
        and (scope.period is None or falls(fact, scope.period))
    )


def tells(fact: Fact, words: Iterable[str], index: Index) -> bool:
    """Tell whether a fact has all of some words in its lines."""
    return all(index.holds(index.place[fact.id], word) for word in words)


def falls(fact: Fact, period: Period) -> bool:
    """Tell whether an event fell into some days: wholly, or in part where it took days and not weeks."""
    asked = period.span
    if not fact.when or fact.when[:10] > asked.last:  # most facts of a large base end here
        return False
    days = span(fact.when)
    if asked.first <= days.first and days.last <= asked.last:
        return True
    if asked.last < days.first or days.last < asked.first:
        return False
    return (date.fromisoformat(days.last) - date.fromisoformat(days.first)).days <= VAGUE
