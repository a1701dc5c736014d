"""The rules for who or what somebody or something is, and for everyone who is named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice
from knowledge.answering.empty import CARD
from knowledge.answering.index import Index
from knowledge.answering.match import Matches
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.vocabulary import Kind

PEOPLE = re.compile(r"\b(?:everyone|everybody|people|persons|names|officials|individuals|figures)\b")
NAMED = re.compile(
    r"\b(?:named|mention\w*|involved|quoted|appear\w*|connection"
    r"|in (?:the|this) (?:article|story|report|piece|record))\b"
)


def people(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Everyone who is named: the fact that says who each person is."""
    if question.ask is Ask.WHETHER or not (PEOPLE.search(question.text) and NAMED.search(question.text)):
        return None
    found = [
        fact
        for fact in index.facts
        if fact.slots and fact.slot("office") and _kind(fact.slot("person"), index) is Kind.PERSON
    ]
    return Choice(tuple(found), "people") if found else None


def introducing(name: str, facts: Iterable[Fact]) -> Fact | None:
    """Give the statement that introduces somebody: a source says what they are where it first gives the whole name.

    One that sets it off by commas ("Ada Quill, a keeper of seals,") goes first; then the earliest in its source.
    """
    set_off = re.compile(rf"\b{re.escape(name)}, (?:\d+, )?(?:an?|the|who|its|then|now|acting|former|[a-z]+) ")
    whole = [fact for fact in facts if any(name in cited.quote for cited in fact.citations)]
    first = [fact for fact in whole if any(set_off.search(cited.quote) for cited in fact.citations)]
    return min(first or whole, key=lambda fact: (fact.citations[0].source, fact.citations[0].start), default=None)


def _kind(entity: str | None, index: Index) -> Kind | None:
    known = index.lexicon.entities.get(entity or "")
    return known.kind if known else None


def card(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Who or what somebody or something is, where the question says nothing else: the facts that define it."""
    parents = {parent for e in question.entities for parent in index.lexicon.family(e) if parent != e}
    wholes = [entity for entity in question.entities if entity not in parents]
    if len(wholes) != 1 or question.ask not in {Ask.WHO, Ask.WHAT, Ask.SOURCE}:
        return None
    named = question.named
    if any(word not in CARD for at, word in enumerate(question.words) if at not in named):
        return None
    entity = wholes[0]
    found = [fact for fact in index.facts_about(entity) if fact.slot("defines") == entity]
    person = _kind(entity, index) is Kind.PERSON  # who somebody is, and not how an access stands
    if not found:
        others = [fact for fact in index.facts_about(entity) if not fact.part_of]
        found = sorted(others, key=lambda fact: fact.access is None)  # what came of an access says most
        if person and (first := introducing(index.lexicon.entities[entity].name, others)):
            return Choice((first,), "card")
    return Choice(tuple(found[:3]), "card" if person else "one") if found else None
