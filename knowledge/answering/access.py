"""Rules for questions about access: which agencies and systems, and where an access stands."""

from __future__ import annotations

import re

from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice
from knowledge.answering.index import Index
from knowledge.answering.match import EMPTY, Matches
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import stem
from knowledge.vocabulary import Action

MANY = re.compile(
    r"\b(?:which|what|list|name|all|every|how many)\b(?: \w+){0,3}? "
    r"(?:agenc\w+|systems|databases|departments|bodies|offices|institutions)\b"
)
WANTED = frozenset({"~access", "~seek", "~block", "access"})

# Words that put an access in question, whatever they presume of it.
HOLDING = frozenset(
    stem(word)
    for word in (
        "access accessing accessed get gets got gotten getting gain gained gaining grant granted given gave"
        " give obtain obtained receive"
        " received win won inside entry enter entered permission permitted allowed allow approved approve let"
        " hack hacked seize"
        " take taken took reach reached open opened seek sought seeking want wants wanted try tried trying"
        " request requested"
        " ask asked attempt attempted block blocked barred court decide decided decision rule ruled ruling order"
        " ordered judge come came happening matter case thing issue situation fight dispute data files records"
        " systems system computers computer information"
        " database databases yet already actually full direct hope hoping hopes after even really now still currently"
        " latest status news update happened stand"
        " stands going deal success succeed successfully only report record employees workers team people staff"
        " crew guys"
    ).split()
)
INSIDE = frozenset({"in", "into", "inside", "at"})
SURE = 0.60  # trust from which a fact that is not about access answers instead
MOST = 3  # access facts in one status


def all_access(question: Question, matches: Matches, index: Index) -> Choice | None:
    """List which agencies and systems: every access fact, of the agency and of the action that the question names."""
    named = targets(question, index)
    sure = matches.ranked and matches.ranked[0].trust >= SURE
    several = MANY.search(question.text) or (_wants(question, named) and not sure)
    if not several or not WANTED & set(question.terms):
        return None
    found = [
        fact for fact in index.facts if fact.access and (not named or {fact.access.agency, fact.access.system} & named)
    ]
    if "~block" in question.terms and "~seek" not in question.terms:
        found = [fact for fact in found if fact.access and fact.access.action is Action.BLOCKED]
    return Choice(tuple(found), "access" if len(found) > 1 else "one") if found else None


def _wants(question: Question, named: set[str]) -> bool:
    """Tell whether a question asks what is wanted of an agency, and nothing else: "what is DOGE after at the IRS?"."""
    named_words = {at for mention in question.mentions for at in range(mention.start, mention.end)}
    content = {stem(word) for at, word in enumerate(question.words) if at not in named_words} - EMPTY
    return bool(named) and question.ask is Ask.WHAT and "~seek" in question.terms and content <= HOLDING


def targets(question: Question, index: Index) -> set[str]:
    """Give the agencies and systems a question names that some access fact is about."""
    subjects = {x for fact in index.facts if fact.access for x in (fact.access.agency, fact.access.system) if x}
    return {entity for entity in question.entities if entity in subjects}


def status(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give what the record says of an access, newest first, whatever verb the question put on it."""
    named = targets(question, index)
    keywords = question.ask is Ask.WHAT and not {"what", "which", "how"} & set(question.words)
    if not named or not (keywords or question.ask in {Ask.STATUS, Ask.WHETHER, Ask.WHEN}):
        return None
    found = [fact for fact in index.facts if fact.access and {fact.access.agency, fact.access.system} & named]
    best = next((match for match in matches.ranked if match.fact in found), None)
    if best is None or not _about_access(question, matches, found, index):
        return None
    system = best.fact.access.system if best.fact.access else None
    same = [fact for fact in found if fact.access and fact.access.system == system]
    newest = sorted(same, key=lambda fact: (fact.when or "", _answers(fact)), reverse=True)
    return Choice(tuple(newest[:MOST]), "status", trust=best.trust)


def _answers(fact: Fact) -> bool:
    """Tell whether an access fact is more than the asking, which comes before any answer to it."""
    return fact.access is not None and fact.access.action is not Action.REQUESTED


def _about_access(question: Question, matches: Matches, found: list[Fact], index: Index) -> bool:
    """Tell whether a question is about whether, or how far, an access was had, and about nothing else."""
    first = matches.ranked[0]
    if first.fact.access is None and first.trust >= SURE:
        return False
    named = {at for mention in question.mentions for at in range(mention.start, mention.end)}
    content = {stem(word) for at, word in enumerate(question.words) if at not in named} - EMPTY
    concepts = {"~access", "~seek", "~block"} & set(question.terms)
    actors = {fact.access.actor for fact in found if fact.access}
    actors |= {leader for fact in index.facts if fact.slot("defines") in actors and (leader := fact.slot("person"))}
    if not content and actors & set(question.entities) and question.ask is Ask.WHAT:
        return True  # keywords alone: "DOGE IRS"
    if not content and any(INSIDE & set(question.words[max(0, m.start - 2) : m.start]) for m in question.mentions):
        return True  # "is DOGE in the Treasury system?"
    if question.ask is not Ask.STATUS and not (content & HOLDING or (concepts and question.ask is not Ask.WHEN)):
        return False
    known = [index.place[fact.id] for fact in found]
    return all(any(index.holds(at, term) for at in known) for term in content - HOLDING)
