"""Rules for facts that nobody has written phrasings for: what a name stands for, and what a statement says outright."""

from __future__ import annotations

import re

from knowledge.answering.access import HOLDING, MANY, MOST, STANDS, of_the_owner, outsiders, targets
from knowledge.answering.arranged import columns_of
from knowledge.answering.asks import TYPED, Ask
from knowledge.answering.beside import label
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.dates import written
from knowledge.answering.empty import ASKING, EMPTY, LIGHT
from knowledge.answering.fits import BODIES, SOMEBODY, WHICH
from knowledge.answering.index import Index
from knowledge.answering.match import Match, Matches
from knowledge.answering.passage import is_retold
from knowledge.answering.refusals import attribute
from knowledge.answering.scope import scope_of
from knowledge.answering.stated import EQUAL, MOST_EQUAL
from knowledge.answering.timeline import current, newest_first
from knowledge.answering.told import Told
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import stem
from knowledge.vocabulary import Level

SURE = 0.60  # least trust of a statement that answers before any rule for accesses is asked
CERTAIN = (
    0.80  # the same where one agency or system is asked for, with somebody's name: which there are, other rules tell
)
ONE_OF = frozenset("agency system department office bureau body database board".split())
MOST_DEFINING = 2  # statements of what somebody is in one answer: the office then, and the office now
OTHERWISE = frozenset({Ask.LIST, Ask.STATUS})  # asked of many facts, not of one statement
BY_DAY = re.compile(r"^as (?:of|at)\b|\bas of \d|\bup to\b|\buntil then\b")
STATE = frozenset(stem(word) for word in "play new news story score picture deal situation matter tell".split())
STANDING = frozenset({Ask.WHETHER, Ask.STATUS})
NOW = frozenset("still now currently yet anymore today rn".split())
LASTING = re.compile(
    r"\b(?:remains?|remained|stays?|still|no longer|ha(?:s|ve) not|not yet|yet to)\b"
)  # says so itself
NEXT, AHEAD = 0.1, 0.3  # share of neighbouring words, and lead, under which only scattered words speak for a statement
MOST_SIDES = 4  # statements that are set against each other
SIDE = 0.4  # share of what is asked, and of the names, that each of them has
PAPER = re.compile(r"\b(?:which|what) (?:news ?)?(?:paper|outlet|publication|newspaper|wire|site|magazine|source)\b")


def defined(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give what somebody or something is, where statements say it and nobody has written it down as a definition."""
    defining = columns_of(index).defining
    if any(not index.untaught[at] for entity in question.entities for at in defining.get(entity, ())):
        return None
    found = [match for match in matches.ranked if match.told and match.told.defines]
    most = max((match.told.defines for match in found if match.told), default=0.0)
    best = [match.fact for match in found if match.told and match.told.defines == most]
    newest = sorted(best, key=lambda fact: fact.when or "", reverse=True)
    return Choice(tuple(newest[: MOST_DEFINING if most == 1 else 1]), "stated", opens=most < 1) if best else None


def outright(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give the statement that has all that is asked, before rules that sum accesses up."""
    best = matches.ranked[0] if matches.ranked else None
    if best is None or best.told is None or best.trust < SURE or question.ask in OTHERWISE or question.bare:
        return None
    if best.told.astray or best.evidence.strangers or BY_DAY.search(question.text):
        return None
    if _of_another_level(question, best.fact, index):
        return None
    which = WHICH.search(question.text)
    who = any(index.lexicon.entities[entity].kind in SOMEBODY for entity in question.entities)
    is_one = which and which[1] in ONE_OF and who and best.told.fits and best.trust >= CERTAIN
    of_many = _sums_up(question, best, index) or (which and which[1] in BODIES)
    if (of_many and not is_one) or attribute(question, matches, index):
        return None
    return told(question, best, matches, index)


def told(question: Question, best: Match, matches: Matches, index: Index) -> Choice | None:
    """Answer with a statement, and with one that says it equally well; not with one of many, or by scattered words."""
    equal = [match for match in matches.ranked if match.told and match.score >= EQUAL * best.score]
    if question.ask in STANDING and NOW & set(question.words) and not LASTING.search(best.fact.statement):
        return None  # what was so then may not be so now
    if _is_weak(best):
        return None
    many = question.ask is Ask.LIST and MANY.search(question.text) and not (best.told and best.told.shape)
    if len(equal) > MOST_EQUAL or many:
        return None
    facts = [match.fact for match in equal]
    access = best.fact.access
    shape = "one" if access and access.system and len(facts) == 1 else "stated"  # what contradicts it stands beside it
    return Choice(tuple(facts), shape, _by_whom(question, best, index), trust=best.trust, opens=len(facts) == 1)


def _is_weak(match: Match) -> bool:
    """Tell whether nothing but scattered words speaks for a statement, and hardly more than for the next one."""
    told = match.told
    return bool(told and not told.defines and told.pairs < NEXT and match.evidence.lead < AHEAD)


def both_sides(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """Tell what each source says, where it is asked whether they differ about something that statements speak of."""
    scope = scope_of(question, index)
    if not scope.asks("differ"):
        return None
    found = [match for match in matches.ranked if match.told and _is_side(match.told) and not is_retold(match.fact)][
        :MOST_SIDES
    ]
    facts = tuple(match.fact for match in found)
    if len({fact.attribution.casefold() for fact in facts}) < 2:
        return None
    return Choice(facts, "differ", "Sources say:", sides=tuple(fact.id for fact in facts))


def _is_side(one: Told) -> bool:
    return bool(one.content) and one.cover >= SIDE and one.named >= SIDE and not one.strangers


def all_there_is(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Tell how an access stands where a question names it and asks for nothing in particular."""
    owners = targets(question, index)
    content = question.unnamed - EMPTY - ASKING - LIGHT
    if not owners or content - HOLDING - STANDS - STATE or question.ask in TYPED:
        return None
    found = current([fact for owner in sorted(owners) for fact in index.access_of(owner)], index)
    if outsiders(question, found, index) or of_the_owner(question, index) or not matches.ranked:
        return None
    newest = newest_first(dict.fromkeys(found), index)
    return Choice(tuple(newest[:MOST]), "status", among=tuple(newest)) if newest else None


def _of_another_level(question: Question, fact: Fact, index: Index) -> bool:
    """Tell whether a question asks for a level of access, and an access has another: read-only is no source code."""
    levels = scope_of(question, index).wanted.levels
    return bool(levels and fact.access and fact.access.level not in {*levels, Level.UNKNOWN})


def _sums_up(question: Question, best: Match, index: Index) -> bool:
    """Tell whether a question asks only how an access stands, or which there are: other rules sum those up."""
    if question.ask not in {Ask.WHETHER, Ask.WHAT}:
        return False
    scope = scope_of(question, index)
    if scope.wanted.any and not scope.left:
        return True
    if best.fact.access is None:
        return False
    return question.unnamed - EMPTY <= HOLDING


def _by_whom(question: Question, best: Match, index: Index) -> str:
    """Say who says so, where that is what was asked."""
    source = index.sources.get(best.fact.citations[0].source)
    if source and PAPER.search(question.text):
        return f"{source.publisher}, {written(source.published)}:"
    return f"{label(best.fact, index)}:" if question.ask is Ask.SOURCE else ""
