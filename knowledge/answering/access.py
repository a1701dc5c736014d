"""Rules for questions about access: which agencies and systems, and where an access stands."""

from __future__ import annotations

import re

from knowledge.answering.arranged import columns_of
from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice
from knowledge.answering.columns import ACTIONS
from knowledge.answering.empty import EMPTY
from knowledge.answering.facets import HELD, is_court_word
from knowledge.answering.index import Index
from knowledge.answering.match import Matches
from knowledge.answering.scope import actors_named, heading, owned_places, scope_of
from knowledge.answering.timeline import current, newest_first
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import stem
from knowledge.vocabulary import Action, Kind

DENIES = re.compile(r"\b(?:no|not|nor|neither|never|none|nothing|without)\b")  # what is not so is not listed
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
        " latest status news update happened stand see seen view look read use log good valid progress right"
        " stands going deal success succeed successfully only report record employees workers team people staff"
        " crew guys"
    ).split()
)
LISTED = frozenset(stem(word) for word in "agency agencies system systems database databases list name and".split())
OWN = re.compile(r"\b(?:does|do|did) (?!anyone|anybody|they|it\b|he\b|she\b)(?:\w+ ){1,4}?(?:use|hold|have|keep|run)\b")
NOW = re.compile(r"\b(?:still|now|currently|today|at the moment)\b")
INSIDE = frozenset({"in", "into", "inside", "at"})
SURE = 0.60  # trust from which a fact that is not about access answers instead
MOST = 3  # access facts in one status
MOST_LISTED = 24  # in one list: more are a table, and `/about` has them
ENDED = frozenset({Action.EXPIRED, Action.REVOKED})
STANDS = frozenset(
    stem(word)
    for word in "latest status state stand stands standing current currently update good valid progress".split()
)


def all_access(question: Question, matches: Matches, index: Index) -> Choice | None:
    """List which agencies and systems: every access fact, of the agency and of the action that the question names."""
    named = targets(question, index)
    sure = matches.ranked and matches.ranked[0].trust >= SURE
    several = MANY.search(question.text) or (_wants(question, named) and not sure)
    alone = several and {stem(word) for word in question.words} - EMPTY <= LISTED
    if (
        not several
        or of_the_owner(question, index)
        or DENIES.search(question.text)
        or any(index.lexicon.entities[entity].kind is Kind.PERSON for entity in question.entities)
        or not (alone or WANTED & set(question.terms))
    ):
        return None
    places = owned_places(named, index)
    if "~block" in question.terms and "~seek" not in question.terms:
        places = places[columns_of(index).actions[places] == ACTIONS[Action.BLOCKED]]
    if not len(places):
        return None
    facts = tuple(index.facts[at] for at in places[:MOST_LISTED].tolist())
    return Choice(facts, "access", heading(places, index)) if len(places) > 1 else Choice(facts)


def of_the_owner(question: Question, index: Index) -> bool:
    """Tell whether nobody's access is asked for: "which systems does the bureau use?"."""
    return bool(OWN.search(question.text)) and not actors_named(question, index)


def _wants(question: Question, named: set[str]) -> bool:
    """Tell whether a question asks what is wanted of an agency, and nothing else: "what is DOGE after at the IRS?"."""
    named_words = {at for mention in question.mentions for at in range(mention.start, mention.end)}
    content = {stem(word) for at, word in enumerate(question.words) if at not in named_words} - EMPTY
    return bool(named) and question.ask is Ask.WHAT and "~seek" in question.terms and content <= HOLDING


def targets(question: Question, index: Index) -> set[str]:
    """Give the agencies and systems a question names that some access fact is about."""
    return {entity for entity in question.entities if entity in index.owned}


def _owned(named: set[str], index: Index) -> list[Fact]:
    """Give the access facts of any of these agencies and systems, oldest first."""
    return [index.facts[at] for at in sorted({at for owner in named for at in index.owned[owner]})]


def status(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give what the record says of an access, newest first, whatever verb the question put on it."""
    keywords = question.ask is Ask.WHAT and not {"what", "which", "how"} & set(question.words)
    if not (keywords or question.ask in {Ask.STATUS, Ask.WHETHER, Ask.WHEN}):
        return None
    named = targets(question, index) or set(scope_of(question, index).owners)
    if not named:
        return None
    found = current(with_agency(_owned(named, index), index), index)
    if outsiders(question, found, index) or not _about_access(question, matches, found, index):
        return None
    known = {fact.id for fact in found}
    trust = max((match.trust for match in matches.ranked if match.fact.id in known), default=0.0)
    newest = _each_first(newest_first(found, index))
    notes = (*_not_on_record(question, found), *_more(len(newest) - MOST, min(named), index))
    return Choice(tuple(newest[:MOST]), "status", notes=notes, trust=trust, dated=True, among=tuple(newest))


def with_agency(found: list[Fact], index: Index) -> list[Fact]:
    """Add what ended an access later, or what a court did, on record of the agency alone.

    "The accounts ran out" may name no system, nor "the High Court put the injunction on hold".
    """
    had = HELD | ENDED | {Action.BLOCKED}
    held = [fact.access.agency for fact in found if fact.access and fact.access.system and fact.access.action in had]
    order, known = columns_of(index).order, {fact.id for fact in found}
    newest = max((int(order[index.place[fact.id]]) for fact in found), default=0)
    general = (fact for agency in sorted(set(held)) for fact in index.access_to(agency, None))
    places = [index.place[fact.id] for fact in general if fact.access and fact.id not in known]
    return [*found, *(index.facts[at] for at in places if order[at] > newest and _ends(at, index))]


def _ends(at: int, index: Index) -> bool:
    """Tell whether an access that names no system may stand for any: it ran out, or a court decided."""
    access = index.facts[at].access
    by_court = access and access.action in {Action.BLOCKED, Action.RESTORED} and columns_of(index).courts[at]
    return bool(by_court or (access and access.action in ENDED))


def _each_first(facts: list[Fact]) -> list[Fact]:
    """Put the newest fact of each system before the older ones of any."""
    newest: dict[tuple[str, str | None], Fact] = {}
    for fact in facts:
        if fact.access:
            newest.setdefault((fact.access.agency, fact.access.system), fact)
    first = {fact.id for fact in newest.values()}
    return [*newest.values(), *(fact for fact in facts if fact.id not in first)]


def _more(left: int, entity: str, index: Index) -> tuple[str, ...]:
    """Say how to come to the facts that an answer leaves out: in words that do so, when they are asked."""
    name = index.lexicon.entities[entity].name
    return (f"More is on record: ask for the timeline of {name}.",) if left > 0 else ()


def _not_on_record(question: Question, found: list[Fact]) -> tuple[str, ...]:
    """Say what was asked for and no source gives: a date, a block."""
    notes = []
    if question.ask is Ask.WHEN and not any(fact.slot("date") for fact in found):
        notes.append("No source here gives a date for that.")
    if "~block" in question.terms and not any(fact.access and fact.access.action is Action.BLOCKED for fact in found):
        notes.append("No source here says that it was blocked.")
    return tuple(notes)


def outsiders(question: Question, found: list[Fact], index: Index) -> bool:
    """Tell whether a question names a person as the one with access, or a court, whom no access fact is about."""
    actors = {fact.access.actor for fact in found if fact.access}
    about = {entity for fact in found for entity in fact.about}
    people = {e for e in question.entities if index.lexicon.entities[e].kind is Kind.PERSON} - about
    return bool(people and people - leaders(actors, index)) or bool(courts_named(question, index) - about)


def courts_named(question: Question, index: Index) -> set[str]:
    """Give the courts that a question names, and not "a judge" of whom it does not say which."""
    named = (m for m in question.mentions if not is_court_word(question.words[m.start : m.end]))
    return {e for m in named for e in m.entities if index.lexicon.entities[e].kind is Kind.COURT}


def leaders(actors: set[str], index: Index) -> set[str]:
    """Give the people who lead an actor, by the facts that define it."""
    known = columns_of(index).leaders
    return {leader for actor in actors for leader in known.get(actor, ())}


def _about_access(question: Question, matches: Matches, found: list[Fact], index: Index) -> bool:
    """Tell whether a question is about whether, or how far, an access was had, and about nothing else."""
    content = question.unnamed - EMPTY
    scope = scope_of(question, index)
    actors = {fact.access.actor for fact in found if fact.access}
    told = content and not scope.left and scope.wanted.actions - {Action.REQUESTED}
    now = NOW.search(question.text) and actors & set(question.entities)  # "can DOGE see the member file right now?"
    if told or (content <= HOLDING and (content & STANDS or now)):
        return True  # "is the ban still in force?", "latest at the Treasury?"
    first = matches.ranked[0] if matches.ranked else None
    if first is None or (first.fact.access is None and first.trust >= SURE):
        return False
    concepts = {"~access", "~seek", "~block"} & set(question.terms)
    whose = not content and question.ask in {Ask.WHAT, Ask.WHETHER}
    if whose and (actors | leaders(actors, index)) & set(question.entities):
        return True  # "DOGE IRS", "did doge get irs"
    if not content and any(INSIDE & set(question.words[max(0, m.start - 2) : m.start]) for m in question.mentions):
        return True  # "is DOGE in the Treasury system?"
    if question.ask is not Ask.STATUS and not (content & HOLDING or (concepts and question.ask is not Ask.WHEN)):
        return False
    known = [index.place[fact.id] for fact in found]
    return all(any(index.holds(at, term) for at in known) for term in content - HOLDING)
