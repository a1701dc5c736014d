"""Matches become a choice: the facts that answer, in which shape, or an honest refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from math import exp

from knowledge.answering.access import all_access, status
from knowledge.answering.across import amended, differing, fitting
from knowledge.answering.asks import Ask
from knowledge.answering.believed import FITTING, HARD, SAME, TOLD, TRUSTED, believed
from knowledge.answering.beside import set_beside
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.decided import came_of, who_decided
from knowledge.answering.events import happened, standing
from knowledge.answering.fates import fate, pending
from knowledge.answering.identity import card, people
from knowledge.answering.index import Index
from knowledge.answering.match import NEEDED, SHARPNESS, Match, Matches
from knowledge.answering.outright import all_there_is, both_sides, defined, outright, told
from knowledge.answering.passage import go_on
from knowledge.answering.reasons import why_decided
from knowledge.answering.refusals import attribute, other_year, strangers, unanswerable, unheard, unnamed
from knowledge.answering.said import said
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import stem
from knowledge.vocabulary import Reason

ALONE = 0.50  # least part of its family's probability for a detail to stand for it, else the summary answers
SECOND = 0.2  # part of the probability from which a second detail is asked for too
OFF_TOPIC = 0.2  # below this coverage, and with no name in it, a question is about something else
NEARBY = 1.0  # how much lower the score of a fact with the slot that is asked for may be


Rule = Callable[[Question, Matches, Index], Choice | Refusal | None]


def choose(question: Question, matches: Matches, index: Index) -> Choice | Refusal:
    """Let the first rule that applies decide; a question that is on record as a phrasing is not refused by any."""
    best = matches.ranked[0].evidence if matches.ranked else None
    taught = best is not None and best.nearest >= SAME
    if best and not taught and best.nearest_miss >= SAME and matches.near and matches.near.reason:
        return Refusal(matches.near.reason, question.entities)
    for rule in RULES:
        decided = rule(question, matches, index)
        if isinstance(decided, Choice) and not _explains(decided.facts, question, index):
            break
        if decided is not None and not (taught and isinstance(decided, Refusal)):
            if isinstance(decided, Refusal):
                return decided
            return go_on(question, set_beside(premise(question, decided), index), matches, index)
    return _refuse(question, matches, index)


def _refuse(question: Question, matches: Matches, index: Index) -> Refusal:
    """Refuse with the reason of the near miss where one is closest, else because nothing is on record."""
    near = matches.near
    if near and near.reason in SOFT and not question.mentions:
        return Refusal(near.reason)
    foreign = sum(not index.lexicon.knows(word) for word in question.words)
    if foreign * 2 > len(question.words):
        return Refusal(Reason.UNREADABLE)
    best = max((match.evidence.coverage for match in matches.ranked[:3]), default=0.0)
    if not question.mentions and best < OFF_TOPIC:
        return Refusal(Reason.OFF_TOPIC)
    return Refusal(Reason.NOT_ON_RECORD, question.entities)


SOFT = frozenset({Reason.OFF_TOPIC, Reason.OPINION, Reason.PREDICTION, Reason.GREETING})


def one(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """Give the best fact that has what the question asks for; its family's summary where no detail stands out."""
    best = _fitting(question, matches)
    if best is None or not believed(best, question, matches, index):
        best = next((match for match in matches.ranked if match.told), None) if best and not best.told else None
        if best is None or best.trust < TOLD or not believed(best, question, matches, index):
            return None
    if question.ask in HARD and not _has(best, question.ask) and best.evidence.nearest < SAME:
        return Refusal(Reason.NOT_ON_RECORD, question.entities, "no date" if question.ask is Ask.WHEN else "no figure")
    fact = best.fact
    family = [match for match in matches.ranked if _head(match.fact) == _head(fact)]
    summary = index.fact(_head(fact))
    unsettled = question.ask is Ask.LIST or _part(best, family) < ALONE
    if summary and len(family) > 1 and question.ask not in HARD and unsettled:
        fact = summary
    if summary and question.ask is Ask.HOW_MANY and "and" in question.words and _part(best, family) < 1 - SECOND:
        fact = summary  # "the number of cases and the conviction rate": two details of one family
    if best.told:
        return told(question, best, matches, index)
    return Choice((fact,), trust=best.trust)


def _part(match: Match, family: list[Match]) -> float:
    """Give a match's part of the probability in its family, 0 to 1."""
    odds = {one.fact.id: exp((one.score - match.score) * SHARPNESS) for one in family}
    return 1 / sum(odds.values())


def premise(question: Question, choice: Choice) -> Choice:
    """Say "No." when the question puts another figure, or for good, where the fact has its own, or for a time."""
    fact = choice.facts[0]
    if question.ask is not Ask.WHETHER:
        return choice
    lasting = "~permanent" in question.terms and fact.slot("duration") == "temporarily"
    return replace(choice, lead="No.") if lasting or other_figure(question, fact) else choice


def other_figure(question: Question, fact: Fact) -> bool:
    """Tell whether a question puts a figure where the fact has another; a year is no such figure."""
    figures = {word for word in question.words if word[0].isdigit() and not re.fullmatch(r"(?:19|20)\d\d", word)}
    stated = set(re.findall(r"\d+(?:\.\d+)?", fact.statement.replace(",", "")))
    return bool(fact.slot("amount") and figures and not figures & stated)


def _fitting(question: Question, matches: Matches) -> Match | None:
    """Give the best match, or a nearly as good one on the same subject that has the slot which is asked for."""
    if not matches.ranked:
        return None
    best = matches.ranked[0]
    if best.evidence.strangers:  # a fact about all that is named comes before one about something else
        best = next((m for m in matches.ranked if not m.evidence.strangers and m.trust >= TRUSTED), best)
    if question.ask in NEEDED and not _has(best, question.ask):
        if question.bare:
            return _leaning(question, matches) or best
        for match in matches.ranked[1:]:
            same = _head(match.fact) == _head(best.fact)
            near = (
                set(match.fact.about) & set(best.fact.about)
                and match.score > best.score - NEARBY
                and match.trust >= FITTING
            )
            if _has_slot(match.fact, question.ask) and (same or near):
                return match
    return best


def _leaning(question: Question, matches: Matches) -> Match | None:
    """Of a bare "when?" or "source?": the fact with that slot closest to what was answered before."""
    fits = [
        match
        for match in matches.ranked
        if _has_slot(match.fact, question.ask) and (question.ask is not Ask.HOW_MANY or match.fact in question.after)
    ]
    return max(fits, key=lambda match: (_shared(match.fact, question.after), match.score), default=None)


def _shared(fact: Fact, others: tuple[Fact, ...]) -> int:
    """How much a fact has in common with the facts answered before: family, person, subjects."""
    return max(
        (
            3 * (_head(fact) == _head(other))
            + 2 * (fact.slot("person") is not None and fact.slot("person") == other.slot("person"))
            + len(set(fact.about) & set(other.about))
            for other in others
        ),
        default=0,
    )


def _explains(facts: tuple[Fact, ...], question: Question, index: Index) -> bool:
    """Tell whether the facts' families have the follow-up's own words, and not only those it leaned on."""
    families = {int(index.families[index.place[fact.id]]) for fact in facts}
    members = [member for family in families for member in index.members[family]]
    return all(any(index.holds(member, stem(word)) for member in members) for word in question.own)


def _has(match: Match, ask: Ask) -> bool:
    """Tell whether a fact has what is asked for, in its slots or, where nobody wrote phrasings, in its statement."""
    return _has_slot(match.fact, ask) or (match.told is not None and not match.told.lacks)


def _has_slot(fact: Fact, ask: Ask) -> bool:
    return any(fact.slot(name) for name in NEEDED.get(ask, ()))


def _head(fact: Fact) -> str:
    return fact.part_of or fact.id


RULES: tuple[Rule, ...] = (
    unanswerable,
    strangers,
    defined,
    both_sides,
    differing,
    amended,
    standing,
    fate,
    pending,
    came_of,
    unheard,
    unnamed,
    who_decided,
    why_decided,
    outright,
    happened,
    fitting,
    other_year,
    attribute,
    people,
    all_access,
    card,
    said,
    status,
    one,
    all_there_is,
)
