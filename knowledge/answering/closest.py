"""What comes close to a question that nothing answers: statements to read, and questions that are on record.

Both stand under a refusal and are no answer: a statement is shown where it is about all that the question names and
has something of what it asks, a question where it shares a name or a word of content with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.answering.access import HOLDING
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.empty import ASKING, EMPTY, LIGHT
from knowledge.answering.facets import is_court_word
from knowledge.answering.index import Index
from knowledge.answering.match import Match, Matches
from knowledge.answering.passage import following, told_again
from knowledge.answering.scope import actors_named
from knowledge.answering.stated import CONTEXT
from knowledge.answering.told import Told
from knowledge.answering.understand import Question
from knowledge.model import Fact, Offer
from knowledge.text import fold, stem, words
from knowledge.vocabulary import Reason

MOST = 3  # statements, with what their sources go on to say: a claim never stands without its denial
LONGEST = 300  # characters of one, which is shown whole or not at all
NAMED = 0.7  # least share of the names, by rarity: where an agency is named as well, DOGE may go without saying
EXPLAINED = 0.15  # least part of its content; from 0.30 on a quarter of the right statements is missing
OFFERS = 3  # statements and questions that a refusal shows


def closest(refusal: Refusal, matches: Matches, index: Index) -> Choice | None:
    """Give the statements that nearly answer, best first; None where a refusal is no matter of what is on record."""
    if refusal.reason is not Reason.NOT_ON_RECORD or nobody_tells_of(refusal, index):
        return None
    found: list[Fact] = []
    for match in matches.ranked:
        fact = match.fact
        if match.told and _is_near(match.told) and len(fact.statement) <= LONGEST and fact.id not in index.corrections:
            first = told_again((fact,), matches, index) or fact
            inside = [one for one in following(first, index) if _paragraph(one) == _paragraph(first)]
            group = [one for one in (first, *inside) if one not in found]
            if not found or len(found) + len(group) <= MOST:
                found += group
    return Choice(tuple(found), "stated") if found else None


def _paragraph(fact: Fact) -> tuple[str, int]:
    return fact.citations[0].source, fact.citations[0].paragraph


def nobody_tells_of(refusal: Refusal, index: Index) -> tuple[str, ...]:
    """Give those whom a question names and no fact is about: the nearest other one would only mislead."""
    return tuple(key for key in refusal.about if key in index.lexicon.entities and key not in index.about)


def _is_near(told: Told) -> bool:
    """Tell whether a statement is about all that is named, on the days that are, and has some of what is asked."""
    about = told.named >= NAMED and not told.strange and not told.astray
    return about and not told.lacks and told.cover + CONTEXT * told.context >= EXPLAINED


def offered(
    question: Question, matches: Matches, index: Index, examples: Mapping[str, str], beside: int
) -> tuple[Offer, ...]:
    """Give the nearest questions that are on record, one of each family, fewer where statements stand `beside` them.

    Those about something else are examples of what can be asked: they are offered where there is nothing closer.
    """
    families: dict[str, Match] = {}
    for match in matches.ranked:
        if match.fact.id in examples:
            families.setdefault(match.fact.part_of or match.fact.id, match)
    named, content = _names(question, index), _content(question)
    near = [
        match.fact.id
        for match in families.values()
        if named & {parent for entity in match.fact.about for parent in index.lexicon.family(entity)}
        or content & {stem(word) for word in words(fold(examples[match.fact.id]))}
    ]
    shown = near or ([] if beside else [match.fact.id for match in families.values()])
    return tuple(Offer(examples[fact], fact) for fact in shown[: max(1, OFFERS - beside)])


def _names(question: Question, index: Index) -> set[str]:
    """Give whom a question names, without "a judge" and without those who seek access: nearly every one names them."""
    found = {e for m in question.mentions if not is_court_word(question.words[m.start : m.end]) for e in m.entities}
    return found - actors_named(question, index)


def _content(question: Question) -> frozenset[str]:
    """Give the stems of a question that say what it is about, names left out."""
    return question.unnamed - EMPTY - ASKING - LIGHT - HOLDING
