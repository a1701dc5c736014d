"""A question in units: each word of content and each name, with how far every fact has it.

A fact has a word by itself, by its concept, or loosely by a word of its kin.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np

from knowledge.answering.arranged import columns_of
from knowledge.answering.empty import ASKING, EMPTY, LIGHT
from knowledge.answering.index import Index
from knowledge.answering.lines import Floats, Ints
from knowledge.answering.periods import Period, period_in
from knowledge.answering.understand import Question, openings, spans
from knowledge.text import fold, stem
from knowledge.text import words as words_of
from knowledge.vocabulary import Kind

CONCEPT, KIN = 0.8, 0.5  # what a concept and a loosely related word count beside the word itself
RELATED, NEAR, BESIDE = 0.8, 0.75, 0.4  # what a parent, the sentences around and the source count beside the fact
AROUND = 2  # sentences
COMMON = 0.25  # share of all facts from which one about somebody says little
NOWHERE = np.zeros(0, np.int32)
LOOSE = 0.3  # how much commoner a word of the question gets by each fact that only has its kin
WHICH = frozenset({"which", "what"})
CLASSES = frozenset(  # after "which": they say of what kind the answer is, and no statement has to have them
    "day date month year week time agency agencies system systems court paper newspaper place office city person"
    " official outlet".split()
)
TELLING = "source sources report reports account accounts story stories document documents"  # who may disagree
LIGHTLY = 0.4  # what a word counts that hardly says what was done
COUNTING = frozenset("many much long often big large".split())
THINGS = 4  # words after "how many" that may say of what


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of content: its stem, its weight, how far each fact has it, 0 to 1, and whether it must be a name."""

    stem: str
    weight: float
    having: Floats
    name: bool


@dataclass(frozen=True, slots=True)
class Units:
    """A question in units; `named` are the weight of each entity, and how far each fact is about it.

    `verb` is what somebody did; `things` are the stems of what is counted; `period` the days it names.
    """

    content: tuple[Unit, ...]
    named: tuple[tuple[float, Floats], ...]
    verb: Unit | None
    things: frozenset[str] | None
    period: Period | None


def units_of(question: Question, index: Index, today: str) -> Units:
    """Take a question apart; `today` (ISO) is the day from which "in May" is read."""
    period = period_in(question.text, today)
    differ = index.lexicon.patterns.access.shapes["differ"].search(question.text)
    said = f"{period.said if period else ''} {f'{differ.group()} {TELLING}' if differ else ''}"
    dated = frozenset(words_of(fold(said)))
    content = _content(question, dated, index)
    verb = _verb(question, content)
    return Units(tuple(content), tuple(_named(question, index)), verb, _things(question, index), period)


def only_documents(question: Question, index: Index) -> tuple[str, ...]:
    """Give the stems of a question which statements of documents have, and no fact with phrasings."""
    if not index.untaught.any():
        return ()
    named = question.named
    stems = dict.fromkeys(stem(word) for at, word in enumerate(question.words) if at not in named)
    content = [one for one in stems if one not in EMPTY | ASKING | LIGHT]
    found = zip(content, having(content, index), strict=True)
    return tuple(one for one, facts in found if len(facts) and index.untaught[facts].all())


def _verb(question: Question, content: list[Unit]) -> Unit | None:
    """Give the word right after "who": what somebody did."""
    after = [question.words[at + 1] for at, word in enumerate(question.words[:-1]) if word in {"who", "whom"}]
    return next((unit for unit in content if after and unit.stem == stem(after[0])), None)


def having(terms: Iterable[str], index: Index) -> list[Ints]:
    """Give for each term the facts that have it."""
    terms = tuple(terms)
    facts: dict[str, Ints] = {}
    for term, at in index.find(terms).items():
        found = index.documents[index.starts[at] : index.starts[at + 1]]
        facts[term] = found[: found.searchsorted(len(index.facts))]
    return [facts.get(term, NOWHERE) for term in terms]


def _content(question: Question, dated: frozenset[str], index: Index) -> list[Unit]:
    """Read the words of content, each with the facts that have it."""
    lexicon, line = index.lexicon, question.words
    passed = {at for mention in question.mentions for at in range(mention.start, mention.end)}
    passed |= {at for at, word in enumerate(line) if word in dated}
    passed |= {at for at, word in enumerate(line) if at and word in CLASSES and line[at - 1] in WHICH}
    concepts: dict[int, str] = {}
    for start, end, tokens in spans(line, question.mentions, lexicon, openings(line, lexicon)):
        if tokens[0].startswith("~"):
            concepts |= dict.fromkeys(range(start, end), tokens[0])
    units: dict[str, Unit] = {}
    stems = [stem(word) for word in line]
    for at, pair in enumerate(f"{one} {other}" for one, other in pairwise(stems)):
        if pair in lexicon.kin and not passed & {at, at + 1}:  # "turned down" is one word of content
            units[pair] = _phrase(pair, index)
            passed |= {at, at + 1}
    for at, one in enumerate(stems):
        if at in passed or one in units or one in EMPTY or one in ASKING:
            continue
        units[one] = _unit(one, concepts.get(at), index, name=one in question.proper)
    return list(units.values())


def _phrase(pair: str, index: Index) -> Unit:
    """Find the facts that have what two words stand for together, or all of them that say something."""
    whole = _unit(pair, None, index, name=False)
    alone = [_unit(one, None, index, name=False) for one in pair.split() if one not in EMPTY]
    if not alone:
        return whole
    found = np.maximum(whole.having, np.minimum.reduce([unit.having for unit in alone]))
    return Unit(pair, min(whole.weight, *(unit.weight for unit in alone)), found, name=False)


def _unit(one: str, concept: str | None, index: Index, *, name: bool) -> Unit:
    """Find the facts that have a word; the weight is how rare it is, 0 to 1."""
    found = np.zeros(len(index.facts), np.float32)
    forms = index.lexicon.forms.get(one, frozenset())
    ways = [(KIN, kin) for form in (one, *forms) for kin in index.lexicon.kin.get(form, ())]
    ways += [(CONCEPT, concept)] if concept else []
    ways += [(1.0, form) for form in (one, *forms)]
    for (credit, _), facts in zip(ways, having((term for _, term in ways), index), strict=True):
        found[facts] = credit
    count = float((found == 1.0).sum()) + LOOSE * float(((found > 0) & (found < 1)).sum())
    return Unit(one, _rarity(count, index) * (LIGHTLY if one in LIGHT else 1.0), found, name)


def _rarity(count: float, index: Index) -> float:
    """Weigh what `count` facts have: 1 where none does."""
    return log(1 + len(index.facts) / (1 + count)) / log(1 + len(index.facts))


def _named(question: Question, index: Index) -> list[tuple[float, Floats]]:
    """Weigh each entity that is named, and find the facts about it, and about its parents, and near those.

    The office before a name ("Judge Quill") is part of it.
    """
    people = {m.start for m in question.mentions if _are(m.entities, Kind.PERSON, index)}
    offices = {m.start for m in question.mentions if _are(m.entities, Kind.COURT, index) and m.end in people}
    return [_about(mention.entities, index) for mention in question.mentions if mention.start not in offices]


def _are(entities: tuple[str, ...], kind: Kind, index: Index) -> bool:
    """Tell whether a name means somebody or something of a kind."""
    return any(index.lexicon.entities[entity].kind is kind for entity in entities)


def _about(entities: tuple[str, ...], index: Index) -> tuple[float, Floats]:
    """Weigh what a name means, and find the facts about it; where most facts are, those near them say nothing."""
    places = [columns_of(index).about.get(entity, NOWHERE) for entity in entities]
    own = np.concatenate([*places, *having((f"@{entity}" for entity in entities), index)]).astype(np.int64)
    flags = np.zeros(len(index.facts), np.bool_)
    flags[own] = True
    own = np.flatnonzero(flags)
    about = np.full(len(index.facts), BESIDE if len(own) > COMMON * len(flags) else 0.0, np.float32)
    if len(own) <= COMMON * len(flags):
        sources = np.zeros(int(index.texts.max(initial=0)) + 1, np.bool_)
        sources[index.texts[own]] = True
        about[sources[index.texts]] = BESIDE
        for by in range(-AROUND, AROUND + 1):
            near = np.clip(own + by, 0, len(about) - 1)
            about[near[index.texts[near] == index.texts[own]]] = NEAR
        for entity in entities:
            for parent in index.lexicon.family(entity) - {entity}:
                about[columns_of(index).about.get(parent, NOWHERE)] = RELATED
    about[own] = 1.0
    return _rarity(len(own), index), about


def _things(question: Question, index: Index) -> frozenset[str] | None:
    """Give the stems of what is counted ("how many bonds …"), none where it is a sum; None for other questions."""
    words = question.words
    for at, word in enumerate(words[:-1]):
        if (word == "how" and words[at + 1] in COUNTING) or (word == "number" and words[at + 1] == "of"):
            break
    else:
        return None
    found: list[str] = []
    for word in words[at + 2 : at + 2 + THINGS]:
        if stem(word) in EMPTY:
            break
        found.append(stem(word))
    return frozenset(found) | {kin for one in found for kin in index.lexicon.kin.get(one, ())}
