"""Whether a statement has what a question asks for: a date, a figure of the right thing, a name, a place, a reason."""

from __future__ import annotations

import re

from knowledge.answering.asks import Ask
from knowledge.answering.index import Index
from knowledge.answering.shown import Shown, shown, stems_of
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import stem
from knowledge.vocabulary import Kind

WHICH = re.compile(r"\bwhich (\w+) (?!(?:\w+ )?of\b)")  # asks for a name; "which part of" may be any words
NAMES = re.compile(r"\bnames? (?:of|the|all|every|them|those|who)\b|\bnamed\?*$|\bidentit")
# What a question turns on, and what a statement must then say: else it is about the same thing, and no answer.
TURNS = tuple(
    (re.compile(asks), re.compile(shows))
    for asks, shows in (
        (
            r"\b(?:what|which) (?:\w+ )?judges?\b",
            r"\b(?:[Jj]udge|[Jj]ustice|[Mm]agistrate|rul(?:ed|ing)|order|injunction|refused to|declined to)|[Cc]ourt",
        ),
        (r"\b(?:what|which) (?:\w+ )?courts?\b", r"[Cc]ourt|[Cc]ircuit|[Bb]ench"),
        (
            r"\b(?:get|gets|got|gotten|give|gave|given|come|came|bring|brought|send|sent)\b(?: \w+){0,4}? back\b",
            r"\b(?:back|return|restor|reinstat|recover|again)",
        ),
        (
            r"^what (?:did|does|was) .*\b(?:answer|reply|response)\b",
            r"\b(?:answer|repl|respon|said|say|told|wrote|declin|refus)",
        ),
        (
            r"\bbefore (?:he|she|they) (?:came|joined|became|got|was|were)\b",
            r"\b(?:before|former|previous|earlier|once|used to)",
        ),
    )
)
OUTCOME = re.compile(
    r"\bhow (?:did|was|is|were|has|have) .*\b(?:go|went|gone|turn(?:ed)? out|end(?:ed)?|come out|came out|work out)$"
    r"|\b(?:outcome|result) of\b|^who won\b"
)
PLANNED = re.compile(r"\b(?:will|(?:is|are) (?:set|due|scheduled|planned|to be)|plans? to)\b")
BODIES = frozenset("agency agencies system systems department departments office bureau body database board".split())
SOMEBODY = frozenset({Kind.PERSON, Kind.COURT})


def has_asked(question: Question, fact: Fact, index: Index, things: frozenset[str] | None) -> bool | None:
    """Tell whether a statement has what is asked for; None where nothing typed is. `things` are what is counted."""
    return _typed(question, fact, index, things) if _says(question, fact) else False


def _says(question: Question, fact: Fact) -> bool:
    """Tell whether a statement says what the question turns on; what is to come is not how it went."""
    if OUTCOME.search(question.text) and PLANNED.search(fact.statement):
        return False
    return all(says.search(fact.statement) for asks, says in TURNS if asks.search(question.text))


def _typed(question: Question, fact: Fact, index: Index, things: frozenset[str] | None) -> bool | None:
    """Tell whether a statement has the date, figure, reason, place or name that is asked for."""
    shows, ask = shown(fact.statement), question.ask
    if things is not None:
        return _counts(question.text, things, shows)
    if ask is Ask.WHEN:
        return shows.date or bool(fact.slot("date") or fact.slot("duration"))
    if ask is Ask.WHY:
        return shows.reason or bool(fact.slot("reason"))
    if ask is Ask.WHERE:  # a place, which is no agency or person that it is about
        return bool(fact.slot("place")) or shows.room or bool(shows.places - _told_names(question, fact, index))
    which = WHICH.search(question.text)
    if which is None and ask is not Ask.WHO and not NAMES.search(question.text):
        return None
    return _names(question, fact, index, None if which and which[1] in BODIES else SOMEBODY)


def _names(question: Question, fact: Fact, index: Index, kinds: frozenset[Kind] | None) -> bool:
    """Tell whether a fact names somebody, or any entity, whom the question does not."""
    known = index.lexicon.entities
    about = [known[entity] for entity in fact.about if entity in known]
    asked = set(question.entities)
    if any((kinds is None or one.kind in kinds) and one.id not in asked for one in about):
        return True
    return bool(shown(fact.statement).names - _told_names(question, fact, index))


def _told_names(question: Question, fact: Fact, index: Index) -> set[str]:
    """Give the stems of the question, and of the names that a fact is about."""
    about = (index.lexicon.entities.get(entity) for entity in fact.about)
    names = (name for one in about if one for name in (one.name, one.acronym, *one.aliases))
    return {stem(word) for word in question.words}.union(*map(stems_of, names))


def _counts(text: str, things: frozenset[str], shows: Shown) -> bool:
    """Tell whether a figure of the right thing is shown."""
    counted = any(things & near for near in shows.counted)
    if "how much" in text or "dollar" in things:
        return shows.money or counted
    if "how long" in text:
        return shows.lasting
    if "how often" in text or "how many times" in text:
        return shows.often
    return counted if things else bool(shows.counted)
