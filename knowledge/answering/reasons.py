"""The rule for why somebody decided so: the decision whose statement, or the sentence after it, gives a reason."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answering.arranged import columns_of
from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice
from knowledge.answering.columns import NO_ACCESS
from knowledge.answering.decided import DECIDING, decisions
from knowledge.answering.facets import HELD
from knowledge.answering.index import Index
from knowledge.answering.lines import Ints
from knowledge.answering.match import Matches
from knowledge.answering.scope import Scope, general_places, owned_places, people_named, scope_of
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.vocabulary import Action

REASON = re.compile(
    r"\b(?:because|since|due to|citing|on the grounds?|for fear|(?:object|argu)\w+ that|(?:finding|found|held) that"
    r"|(?:not|n't) shown|lack(?:s|ed|ing)? standing|said that (?:the|it|they)|so that|as (?:the|it|they|he|she)\b)"
)
MOST = 2  # decisions that answer; of more, nobody knows which is meant


def why_decided(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give the decision that a "why" is about, with the reason that it or the next sentence gives."""
    if question.ask is not Ask.WHY:
        return None
    scope = scope_of(question, index)
    scope = replace(scope, others=scope.others | people_named(question, index))
    actions = scope.wanted.actions
    if not (scope.owners or scope.others) or not actions or actions & (HELD - DECIDING):
        return None
    for places in (owned_places(scope.owners, index), general_places(scope.owners, index)):
        for wanted in (actions, frozenset(Action) if scope.others and scope.period else None):
            found = _reasoned(places, wanted, scope, index) if wanted else []
            if scope.asks("first"):
                found = found[-1:]
            if 0 < len(found) <= MOST:
                facts = dict.fromkeys(one for pair in found for one in pair)
                return Choice(tuple(facts), "stated", dated=True)
    return None


def _reasoned(places: Ints, wanted: frozenset[Action], scope: Scope, index: Index) -> list[tuple[Fact, ...]]:
    """Give the decisions of a scope that have a reason, newest first, each with the sentence that gives it."""
    facts = {fact.statement: fact for fact in decisions(places, wanted, scope, index)}.values()
    return [given for fact in facts if (given := _with_reason(fact, index))]


def _with_reason(fact: Fact, index: Index) -> tuple[Fact, ...]:
    """Give a decision and, where it gives no reason, the next sentence that does; nothing where neither does."""
    if REASON.search(fact.statement):
        return (fact,)
    after = int(columns_of(index).after[index.place[fact.id]])
    following = index.facts[after] if after != NO_ACCESS else None
    shared = following and set(following.about) & set(fact.about)
    return (fact, following) if following and shared and REASON.search(following.statement) else ()
