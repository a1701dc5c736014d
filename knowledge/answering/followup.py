"""A follow-up leans on the exchange before it: "and at Treasury?", "who blocked it?", "source?"."""

from __future__ import annotations

import re

from knowledge.answering.asks import Ask
from knowledge.answering.index import Index
from knowledge.answering.match import EMPTY
from knowledge.answering.understand import Question, read
from knowledge.model import Context, Kind
from knowledge.text import stem

LEANING = frozenset(
    "it its that this these those he him his she her they them their there then same one ones".split()
)
OPENERS = re.compile(r"^(?:and|but|so|ok|okay|then|also|what about|how about|or|plus)\b")
FEW = 2  # content words up to which a question without a name leans on what came before
SWAPPED = (Kind.AGENCY, Kind.SYSTEM)  # kinds of entities that "and at Treasury?" puts in each other's place
ASKING = frozenset("who whom whose what when where why how which many much did does do is are was were has have".split())


def leans(question: Question) -> bool:
    """Tell whether a question cannot stand alone: a pronoun, an opener, or hardly a word of its own."""
    content = [word for word in question.words if stem(word) not in EMPTY]
    pronoun = bool(LEANING & set(question.words))
    people = any(mention for mention in question.mentions)
    return (
        (pronoun and len(question.entities) < 2)
        or (bool(OPENERS.match(question.text)) and len(content) <= FEW + 1)
        or (not people and len(content) <= FEW)
    )


def merge(question: Question, context: Context, index: Index) -> Question:
    """Give a leaning question the words and names it leans on; its own words and its own ask stay."""
    own = tuple(word for word in question.words if word not in {"and", "but", "so", "ok", "then", "also", "about"})
    swapped = _swap(question, context, index)
    if swapped:
        return read(swapped, index.lexicon, corrected=question.corrected)
    before = tuple(word for word in context.words if word not in ASKING and word not in own)
    named = tuple(word for entity in context.entities for word in _name(entity, index) if word not in (*own, *before))
    merged = read((*own, *before, *named), index.lexicon, corrected=question.corrected)
    ask = question.ask if question.ask is not Ask.WHAT else merged.ask
    return Question(merged.words, merged.mentions, merged.terms, ask, question.end, question.corrected)


def _swap(question: Question, context: Context, index: Index) -> tuple[str, ...]:
    """Put a newly named agency or system into the earlier question: "and the IRS?"; nothing where it asks more."""
    named = {at for mention in question.mentions for at in range(mention.start, mention.end)}
    content = [word for at, word in enumerate(question.words) if at not in named and stem(word) not in EMPTY]
    kinds = [index.lexicon.entities[entity].kind for entity in question.entities]
    if content or not kinds or kinds[0] not in (*SWAPPED, Kind.PERSON):
        return ()
    new = [word for mention in question.mentions for word in question.words[mention.start : mention.end]]
    same = SWAPPED if kinds[0] in SWAPPED else (Kind.PERSON,)
    earlier = read(context.words, index.lexicon)
    actors = {fact.access.actor for fact in index.facts if fact.access}
    places = [m for m in earlier.mentions if index.lexicon.entities[m.entities[0]].kind in same and m.entities[0] not in actors]
    if not places:
        return ()
    place = places[-1]
    return (*earlier.words[: place.start], *new, *earlier.words[place.end :])


def _name(entity: str, index: Index) -> tuple[str, ...]:
    known = index.lexicon.entities.get(entity)
    return tuple((known.acronym or known.name).casefold().split()) if known else ()
