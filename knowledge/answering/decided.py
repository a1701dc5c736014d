"""Rules for who decided on an access, and for what came of an order or of an access in the end."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import numpy as np

from knowledge.answering.access import leaders
from knowledge.answering.arranged import columns_of
from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice
from knowledge.answering.columns import ACTIONS, NO_ACCESS
from knowledge.answering.facets import HELD
from knowledge.answering.index import Index
from knowledge.answering.lines import Ints
from knowledge.answering.match import Matches
from knowledge.answering.scope import (
    Scope,
    about,
    falling,
    general_places,
    owned_places,
    people_named,
    ranked,
    scope_of,
)
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.vocabulary import Action, Kind

DECIDING = frozenset({Action.DENIED, Action.APPROVED, Action.GRANTED, Action.BLOCKED, Action.RESTORED, Action.REVOKED})
SHUT = frozenset({Action.BLOCKED, Action.REVOKED, Action.DENIED})
GIVING = frozenset({Action.APPROVED, Action.GRANTED, Action.RESTORED})
GAVE = re.compile(r"\b(?:g[ai]ve\w*|grant\w*|approv\w*|authori[sz]\w*|let|allow\w*|permit\w*|hand\w*)\b")
HAVING = re.compile(
    r"\bwho(?:m|se)?(?: all| else)? (?:is|are|was|were|has|have|had|got|gets?|did|does|may|can|could)\b"
)
WHO = re.compile(r"\bwho\b")
LASTLY = re.compile(r"\b(?:in the end|eventually|ultimately|end(?:ed)? up)\b")
BEFORE = 2  # sentences of the same source before a decision that may say on what
MOST = 2  # decisions in one answer: more are a list, which has a rule of its own
AFTER_ALL = (Action.RESTORED, Action.REVOKED, Action.EXPIRED)


def who_decided(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give who refused, approved, blocked or gave back an access: the decision with somebody in it.

    What was decided on may stand in the sentences before: "They asked for the rolls. The keeper, Ada Quill, declined."
    """
    if question.ask is not Ask.WHO or not WHO.search(question.text) or HAVING.search(question.text):
        return None
    scope = scope_of(question, index)
    wanted = _deciding(question, scope)
    people = people_named(question, index)
    if not wanted or not (scope.owners or people):
        return None
    scope = replace(scope, others=scope.others | people)
    closed = wanted | SHUT if wanted & SHUT else wanted  # "who shut them out": in whatever way
    general = general_places(scope.owners, index)
    for places, actions in product((owned_places(scope.owners, index), general), dict.fromkeys((wanted, closed))):
        found = [one for one in decisions(places, actions, scope, index) if _by_somebody(one, question, index)]
        statements = list({fact.statement: fact for fact in found}.values())
        if scope.asks("first"):
            statements = _first_of_each(statements)
        if len(statements) > max(MOST, len(scope.owners)):
            return None
        if statements:
            return Choice(tuple(statements), "one" if len(statements) == 1 else "stated", dated=True)
    return None


def _first_of_each(newest: list[Fact]) -> list[Fact]:
    """Give the oldest decision of each agency, oldest first: "who first told them no at the canals and the mint?"."""
    first = {fact.access.agency: fact for fact in newest if fact.access}
    return list(first.values())[::-1]


def _deciding(question: Question, scope: Scope) -> frozenset[Action]:
    """Give the decisions that are asked for; none where something else is asked too."""
    actions = scope.wanted.actions
    if actions == HELD and GAVE.search(question.text):
        return GIVING
    return actions if actions <= DECIDING else frozenset()


def decisions(places: Ints, wanted: frozenset[Action], scope: Scope, index: Index) -> list[Fact]:
    """Give those of some accesses that were decided so, of the people, the days and the words of a scope."""
    columns = columns_of(index)
    fit = columns.stands[places] & np.isin(columns.actions[places], [ACTIONS[action] for action in wanted])
    if scope.period:
        fit &= falling(places, scope.period, index)
    if scope.asks("court"):
        fit &= columns.courts[places]
    places = about(scope.others, places[fit], index)
    return ranked(np.array([at for at in places.tolist() if _told_near(at, scope.left, index)], np.int32), index)


def _told_near(at: int, words: frozenset[str], index: Index) -> bool:
    """Tell whether a fact, or a sentence before it, has each of some words."""
    near, before = [at], columns_of(index).before
    while len(near) <= BEFORE and (at := int(before[at])) != NO_ACCESS:
        near.append(at)
    return all(any(index.holds(one, word) for one in near) for word in words)


def _by_somebody(fact: Fact, question: Question, index: Index) -> bool:
    """Tell whether a fact names who decided: a person or a court that the question does not name."""
    if fact.access is None:
        return False
    known, asked = index.lexicon.entities, set(question.entities)
    others = set(fact.about) - asked - leaders({fact.access.actor}, index)
    return any(entity in known and known[entity].kind in {Kind.PERSON, Kind.COURT} for entity in others) or bool(
        fact.access.decided_by and fact.access.decided_by not in asked
    )


def came_of(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Tell what came of an order, or of somebody's access in the end: the newest that is on record."""
    if question.ask is Ask.WHY or not index.lexicon.patterns.access.shapes["came"].search(question.text):
        return None
    scope = scope_of(question, index)
    if not scope.asks("came") or scope.period or scope.left:
        return None
    stopped = scope.wanted.actions == {Action.BLOCKED}
    if not (scope.others or (scope.owners and (stopped or LASTLY.search(question.text)))):
        return None
    if not scope.owners and not scope.wanted.actions and not scope.asks("decided"):
        return None  # what became of somebody is told elsewhere (fates.py)
    columns = columns_of(index)
    places = owned_places(scope.owners, index)
    stand: Ints = places[columns.stands[places]]
    places = about(scope.others, stand, index)
    if stopped:
        places = _after_the_order(places, index)
    newest = list({fact.statement: fact for fact in ranked(places, index)}.values())
    return Choice(tuple(newest[:MOST]), "status", dated=True) if newest else None


def _after_the_order(places: Ints, index: Index) -> Ints:
    """Give what ended, after the first block among some accesses, any block of the same agencies."""
    columns = columns_of(index)
    blocks: Ints = places[columns.actions[places] == ACTIONS[Action.BLOCKED]]
    if not len(blocks):
        return places[:0]
    ended = np.isin(columns.actions, [ACTIONS[action] for action in AFTER_ALL]) & columns.stands
    ended &= np.isin(columns.agencies, columns.agencies[blocks]) & (columns.order > columns.order[blocks].min())
    after: Ints = np.flatnonzero(ended).astype(np.int32)
    return after
