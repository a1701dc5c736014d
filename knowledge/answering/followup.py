"""A follow-up leans on the exchange before it: "and at Treasury?", "who blocked it?", "source?"."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answering.asks import Ask, ask_of
from knowledge.answering.empty import EMPTY
from knowledge.answering.index import Index
from knowledge.answering.understand import Question, read
from knowledge.model import Context
from knowledge.text import stem
from knowledge.vocabulary import Kind

PERSONAL = frozenset("he him his she her".split())
THINGS = frozenset("it its".split())
LEANING = PERSONAL | THINGS | frozenset("that this these those they them their there then same one ones".split())
OPENERS = re.compile(r"^(?:and|but|so|then|also|what about|how about|or|plus)\b")
FEW = 2  # content words up to which a question without a name leans on what came before
SOURCING = frozenset(
    "figure figures number numbers information info claim claims come came statistic fact story news".split()
)
THING_KINDS = (Kind.SYSTEM, Kind.AGENCY)
ASKING = frozenset(
    "who whom whose what when where why how which many much did does do is are was were has have".split()
)


def leans(question: Question) -> bool:
    """Tell whether a question cannot stand alone: a pronoun, an opener, or hardly a word of its own."""
    few = len(_content(question)) <= FEW
    pronoun = bool(LEANING & set(question.words)) and len(question.entities) < 2
    opener = bool(OPENERS.match(question.text)) and len(_content(question)) <= FEW + 1
    return pronoun or opener or (not question.mentions and few)


def _content(question: Question) -> list[str]:
    """Give the words of a question that carry a subject, names left out."""
    named = question.named
    return [word for at, word in enumerate(question.words) if at not in named and stem(word) not in EMPTY]


def merge(question: Question, context: Context, index: Index) -> tuple[Question, ...]:
    """Give a leaning question the names it leans on, the words before, or both readings in that order."""
    line = _swapped(question, context, index) or _substituted(question, context, index)
    if line:
        return (read(line, index.lexicon, corrected=question.corrected),)
    own = tuple(word for word in question.words if word not in {"and", "but", "so", "then", "also", "about"})
    year = any(re.fullmatch(r"(?:19|20)\d\d", word) for word in own)
    before = tuple(
        word
        for word in context.words
        if word not in ASKING and word not in own and not (year and re.fullmatch(r"(?:19|20)\d\d", word))
    )
    names = tuple(word for entity in context.entities[:2] for word in _name(entity, index) if word not in own)
    content = tuple(word for word in _content(question) if not (question.ask is Ask.SOURCE and word in SOURCING))
    asked = (
        question.ask
        if ASKING & set(question.words) or question.ask is not Ask.WHAT
        else ask_of(" ".join(context.words), index.lexicon.patterns)
    )
    after = tuple(fact for key in context.facts if (fact := index.fact(key)))
    return tuple(
        replace(
            read((*own, *leaned), index.lexicon, corrected=question.corrected),
            ask=asked,
            end=question.end,
            own=content,
            bare=not content,
            after=after,
        )
        for leaned in ((names, before) if content else (before or names,))
        if leaned
    )


def _swapped(question: Question, context: Context, index: Index) -> tuple[str, ...]:
    """Put a newly named entity into the earlier question: "and the IRS?"; nothing where the question says more."""
    if _content(question) or not question.mentions:
        return ()
    kinds = {entity: index.lexicon.entities[entity].kind for entity in question.entities}
    same = THING_KINDS if kinds[question.entities[0]] in THING_KINDS else (kinds[question.entities[0]],)
    new = [word for mention in question.mentions for word in question.words[mention.start : mention.end]]
    earlier = read(context.words, index.lexicon)
    actors = {fact.access.actor for fact in index.facts if fact.access}
    places = [
        mention
        for mention in earlier.mentions
        if index.lexicon.entities[mention.entities[0]].kind in same and mention.entities[0] not in actors
    ]
    if not places:
        return ()
    return (*earlier.words[: places[-1].start], *new, *earlier.words[places[-1].end :])


def _substituted(question: Question, context: Context, index: Index) -> tuple[str, ...]:
    """Put the person or thing for the first pronoun: "what did he say" -> "what did harrison fields say"."""
    if question.mentions:
        return ()
    actors = {fact.access.actor for fact in index.facts if fact.access}
    known = [entity for entity in context.entities if entity in index.lexicon.entities]
    focused = bool(known) and index.lexicon.entities[known[0]].kind in THING_KINDS
    for at, word in enumerate(question.words):
        if word in THINGS and not focused:
            continue  # "it" is what happened, not a system: read with the words before
        kinds = (Kind.PERSON,) if word in PERSONAL else THING_KINDS if word in THINGS else ()
        fits = [entity for entity in known if index.lexicon.entities[entity].kind in kinds]
        for entity in sorted(fits, key=lambda entity: entity in actors):
            return (*question.words[:at], *_name(entity, index), *question.words[at + 1 :])
    return ()


def _name(entity: str, index: Index) -> tuple[str, ...]:
    known = index.lexicon.entities.get(entity)
    return tuple((known.acronym or known.name).casefold().replace("'s", "").split()) if known else ()
