"""What a source goes on to say: a statement of a document is answered with those that follow it and belong to it.

A sentence is written to be read with the next one: it asks and that one answers, it claims and that one denies. An
answer that stops after the first would often leave out what came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answering.arranged import columns_of
from knowledge.answering.asks import TYPED, Ask
from knowledge.answering.choice import Choice
from knowledge.answering.columns import NO_ACCESS
from knowledge.answering.empty import EMPTY
from knowledge.answering.index import Index
from knowledge.answering.match import Match, Matches
from knowledge.answering.shown import stems_of
from knowledge.answering.understand import Question
from knowledge.answering.units import COMMON
from knowledge.model import Fact
from knowledge.vocabulary import RETOLD, Action, Kind

MOST = 2  # statements that are added: three stand on a phone without scrolling
PLAIN, WHOLE = 0.85, 0.8  # trust, and share of the question that a statement has, from which it is all that is asked
APART = TYPED - {Ask.WHO, Ask.WHEN}  # how an access stands is no part of the answer: "how many files …?"
ASKED = frozenset({Action.REQUESTED, Action.DENIED})
AGAIN = 0.6  # share of the words of the shorter statement that a correction tells again
GROWING = frozenset({"one", "stated"})


def go_on(question: Question, choice: Choice, matches: Matches, index: Index) -> Choice:
    """Add to the one statement of a document that answers what its source goes on to say of it."""
    if choice.shape in GROWING and (again := told_again(choice.facts, matches, index)):
        return replace(choice, facts=(again, *following(again, index)), shape="stated", opens=True)
    first = choice.facts[0]
    match = next((one for one in matches.ranked if one.fact == first and one.told), None)
    if match is None or not choice.opens or choice.shape not in GROWING:
        return choice
    shape = "stated" if question.ask in APART else choice.shape
    more = () if _is_plain(question, match) else following(first, index)
    return replace(choice, facts=(first, *more), shape=shape)


def is_retold(fact: Fact) -> bool:
    """Tell whether a fact is what a correction tells again: never to be shown without the sentence that corrects it."""
    return fact.attribution.endswith(RETOLD)


def told_again(facts: Sequence[Fact], matches: Matches, index: Index) -> Fact | None:
    """Give the correction's account of what facts say, where one of them is it or is what it corrects."""
    retold = [match.fact for match in matches.ranked if is_retold(match.fact)]
    return next((one for one in retold for fact in facts if fact == one or _is_corrected(fact, one, index)), None)


def _is_corrected(fact: Fact, retold: Fact, index: Index) -> bool:
    """Tell whether a later notice of the same publisher tells a statement again, in nearly its words."""
    old, new = (index.sources.get(one.citations[0].source) for one in (fact, retold))
    if old is None or new is None or old.publisher != new.publisher or old.published >= new.published:
        return False
    one, other = (stems_of(told.statement) - EMPTY for told in (fact, retold))
    return len(one & other) >= AGAIN * min(len(one), len(other))


def _is_plain(question: Question, match: Match) -> bool:
    """Tell whether a statement has all that is asked, and the date, figure or name: then nothing need follow."""
    told = match.told
    return bool(told and told.fits and question.ask in TYPED and match.trust >= PLAIN and told.cover >= WHOLE)


def following(fact: Fact, index: Index) -> tuple[Fact, ...]:
    """Give the next statements of a source that stand in the same paragraph, or go on about the same matter."""
    after, at = columns_of(index).after, index.place[fact.id]
    found: list[Fact] = []
    while len(found) < MOST and (at := int(after[at])) != NO_ACCESS and index.untaught[at]:
        other = index.facts[at]
        if other.citations[0].paragraph != fact.citations[0].paragraph and not _same_people(fact, other, index):
            return (other,) if not found and _answered(fact, other) else tuple(found)
        found.append(other)
    return tuple(found)


def _same_people(fact: Fact, other: Fact, index: Index) -> bool:
    """Tell whether another paragraph goes on about somebody or about a system."""
    return any(_is_narrow(entity, index) for entity in set(fact.about) & set(other.about))


def _answered(fact: Fact, other: Fact) -> bool:
    """Tell whether another paragraph may say what an agency answered to a request."""
    return bool(fact.access and fact.access.action in ASKED and fact.access.agency in other.about)


def _is_narrow(entity: str, index: Index) -> bool:
    """Tell whether to speak of an entity again is to go on: not of an agency, or of one that most facts are about."""
    known = index.lexicon.entities.get(entity)
    agency = known is not None and known.kind is Kind.AGENCY
    return not agency and len(index.about.get(entity, ())) <= COMMON * len(index.facts)
