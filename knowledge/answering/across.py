"""Rules for questions across documents: which accesses are of a kind, where sources differ, what was corrected."""

from __future__ import annotations

import re

from knowledge.answering.access import DENIES, NOW, of_the_owner
from knowledge.answering.asks import Ask
from knowledge.answering.beside import conflicts, sides_of
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.deciders import decider
from knowledge.answering.facets import HELD, is_court
from knowledge.answering.index import Index
from knowledge.answering.lines import Ints
from knowledge.answering.match import Matches
from knowledge.answering.scope import (
    Scope,
    actors_named,
    fitting_places,
    heading,
    is_of_one,
    owned,
    ranked,
    scope_of,
    tells,
)
from knowledge.answering.taught import is_phrased
from knowledge.answering.timeline import STATUS, current, is_dated, newest_first
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import fold, stem, words
from knowledge.vocabulary import Action, Reason

MOST_LISTED = 24  # facts in one list: more are a table, and `/about` has them
MOST_STEPS = 4  # claims under a status line
DECISIONS = frozenset({Action.BLOCKED, Action.DENIED, Action.GRANTED, Action.RESTORED, Action.REVOKED})
SEARCHING = frozenset({Ask.LIST, Ask.WHO, Ask.WHERE, Ask.HOW_MANY, Ask.WHAT, Ask.WHEN})
LOOSELY = frozenset({Ask.WHETHER, Ask.STATUS})  # search only where no agency or system is named
OR = re.compile(r"\b(?:or|and|nor)\b")
DECIDE_IF = re.compile(r"\b(?:decid|rul|sa[iy]|find|found|settl)\w* (?:if|whether|which|what|when|how)\b")
ACCESSES = re.compile(
    r"\b(?:access\w*|accounts?|log ?ins?|rights?|requests?|agenc\w+|systems?|databases?|records?|files?|data"
    r"|courts?|judges?)\b"
)
WHO_WHICH = re.compile(r"\bwho \w+ (?:which|what)\b")  # "who gives which?" leans on what was asked before
SPEAKING = re.compile(r"\b(?:sources?|reports?|documents?|accounts?|articles?|anywhere|where|anything|stories)\b")
OF_IT = re.compile(r"\b(?:whether|about (?:what|when|who|how|if)|(?:on|over) (?:what|when|who|how)|if)\b")
YES_OR_NO = re.compile(r"^(?:so |and |but )?(?:do|does|did|is|are|was|were|has|have)\b")


def differing(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Tell whether sources disagree about an access, with both sides; without a name, wherever they do."""
    scope = scope_of(question, index)
    sought = scope.owners & set(question.entities) or (
        not scope.left and (scope.others or SPEAKING.search(question.text))
    )
    if not scope.asks("differ") or not sought:
        return None
    found = current(owned(scope.owners or index.owned, index), index)
    pairs = conflicts(found, index)
    if pairs:
        lead = "Yes. Sources differ:" if YES_OR_NO.match(question.text) else "Sources differ:"
        facts = sides_of(pairs, index)[:MOST_LISTED]
        return Choice(facts, "differ", lead, sides=tuple(fact.id for fact in facts))
    if not found or not scope.owners or scope.left or OF_IT.search(question.text):
        return None  # of what was done, or when, accesses alone do not tell
    note = "It is not on record that sources differ on this."
    return Choice(tuple(newest_first(found, index)[:MOST_STEPS]), "status", notes=(note,))


def amended(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give what was corrected, with the earlier report beside it."""
    scope = scope_of(question, index)
    if not scope.asks("corrected"):
        return None
    named = scope.owners | scope.others
    found: list[Fact] = []
    for key, by in index.corrections.items():
        old, new = index.fact(key), index.fact(by)
        if old and new and named <= {*old.about, *new.about} and _told_by(old, new, scope, index):
            found += (new, old)
    lead = "Yes." if YES_OR_NO.match(question.text) else ""
    facts = tuple(dict.fromkeys(found))[:MOST_STEPS]
    return Choice(facts, "corrected", lead, sides=tuple(fact.id for fact in facts)) if facts else None


def _told_by(old: Fact, new: Fact, scope: Scope, index: Index) -> bool:
    """Tell whether what a question has beside names and patterns stands in either fact, or names who published it."""
    publishers = {index.sources[cited.source].publisher for cited in old.citations if cited.source in index.sources}
    named = {stem(word) for publisher in publishers for word in words(fold(publisher))}
    return all(word in named or tells(old, {word}, index) or tells(new, {word}, index) for word in scope.left)


def fitting(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """List the accesses of a certain kind: blocked by courts, refused, with admin rights, asked for in February."""
    scope = scope_of(question, index)
    if not _searches(question, scope, index) or is_phrased(question, matches, index):
        return None
    places = fitting_places(scope, index)
    if scope.left and not len(places):
        return None
    if scope.asks("only") and scope.wanted.actions == {Action.REQUESTED}:
        places = places[[_only_asked(index.facts[at], index) for at in places.tolist()]] if len(places) else places
    found = ranked(places, index)[:: -1 if scope.asks("first") else 1]
    if not found:
        return _nothing(scope, index) or _not_so(scope, index)
    alone = scope.ask is Ask.LIST and scope.left and len(found) == 1  # has by chance the words that no pattern took
    if alone or (not is_dated(found, index) if scope.ask is Ask.WHEN else _lacks(question, scope, found, index)):
        return None
    return _shown(scope, places, found, index)


def _shown(scope: Scope, places: Ints, found: list[Fact], index: Index) -> Choice:
    """Show accesses of a kind: a list of one action has those alone, without how the access stands."""
    if is_of_one(places, index) and scope.ask is Ask.LIST and scope.wanted.actions:
        return Choice(tuple(found[:MOST_LISTED]), "access" if len(found) > 1 else "stated", dated=True)
    if is_of_one(places, index) and scope.ask is not Ask.HOW_MANY:
        return Choice(tuple(found[:MOST_STEPS]), "status" if len(found) > 1 else "one", dated=True)
    days = scope.period.words if scope.period else ""
    lead = ": ".join(filter(None, (days, heading(places, index))))
    return Choice(tuple(found[:MOST_LISTED]), "access", lead, dated=True)


def _searches(question: Question, scope: Scope, index: Index) -> bool:
    """Tell whether a question looks for accesses of a kind, and how."""
    wanted, ask = scope.wanted, scope.ask
    kind = wanted.any or (scope.others and scope.asks("decided"))
    aside = DECIDE_IF.search(question.text) or NOW.search(question.text)  # what was granted once is no word on now
    loose = ask in LOOSELY and not (scope.owners or scope.others or aside)
    if not kind or not (ask in SEARCHING or loose):
        return False
    if WHO_WHICH.search(question.text) or (ask is Ask.WHERE and not _names_access(question, scope, index)):
        return False
    if (wanted.several and not OR.search(question.text)) or (scope.left and ask is Ask.HOW_MANY):
        return False  # "who refused the stay": of two verbs one is about the other; "how many files" counts no access
    listed = (
        ask is Ask.LIST and scope.owners and not (scope.left or DENIES.search(question.text))
    )  # "which three things did they want of the bureau?"
    if wanted.actions == {Action.REQUESTED} and not (scope.period or scope.asks("only") or ask is Ask.WHEN or listed):
        return False  # what was sought has rules of its own
    if of_the_owner(question, index):
        return False
    narrow = scope.owners or scope.others or wanted.levels or scope.period or scope.asks("court")
    return bool(narrow) or scope.asks("each", "only") or ask in {Ask.LIST, Ask.HOW_MANY}


def _names_access(question: Question, scope: Scope, index: Index) -> bool:
    """Tell whether a question names an agency, a system, one who seeks access, or access: else "where" is a place."""
    named = scope.owners or scope.others or actors_named(question, index)
    return bool(named or scope.wanted.levels or ACCESSES.search(question.text))


def _nothing(scope: Scope, index: Index) -> Refusal | None:
    """Refuse where a level, a court or a time was asked for that no access has; a plain verb has other rules."""
    if scope.period:
        return Refusal(Reason.NOT_ON_RECORD, (), "any such event for that time")
    if scope.wanted.levels and not scope.others:
        return Refusal(Reason.NOT_ON_RECORD, (), "access of that kind")
    if not scope.asks("court") or not scope.owners or not (scope.wanted.actions or scope.asks("decided")):
        return None
    decided = any(is_court(decider(fact, index)) for fact in owned(scope.owners, index))
    return None if decided else Refusal(Reason.NOT_ON_RECORD, (), "such a decision")


def _not_so(scope: Scope, index: Index) -> Choice | None:
    """Say that nobody is on record for what was asked of an access, and how it stands: "who approved it?"."""
    verbs = [STATUS[action].lower() for action in Action if action in scope.wanted.actions & DECISIONS]
    if not verbs or not scope.owners or scope.wanted.actions == HELD or scope.ask is not Ask.WHO:
        return None
    known = newest_first(current(owned(scope.owners, index), index), index)
    return Choice(tuple(known[:MOST_STEPS]), "status", notes=(f"No source here says that it was {verbs[-1]}.",))


def _lacks(question: Question, scope: Scope, found: list[Fact], index: Index) -> bool:
    """Tell whether a name or the like is asked for that none of the facts shows: there is a refusal for that."""
    if scope.ask is Ask.WHERE:
        return False  # asks for agencies and systems, which every access has
    asked = [wanted for wanted in index.lexicon.attributes if wanted.asks.search(question.text)]
    return any(not any(wanted.shows.search(fact.statement) for fact in found) for wanted in asked)


def _only_asked(fact: Fact, index: Index) -> bool:
    """Tell whether nothing but asking is on record for the system of an access."""
    access = fact.access
    all_of_it = index.access_to(access.agency, access.system) if access else ()
    return all(other.access and other.access.action is Action.REQUESTED for other in all_of_it)
