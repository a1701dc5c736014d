"""Lexicon: the words that the base knows: names of entities, synonyms, a vocabulary to correct against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.answering.asks import Patterns, read_patterns
from knowledge.model import Entity
from knowledge.text import fold, words

# One-word names that are everyday words: they count only after one of GUIDES, before "department", or capitalised
# inside a sentence ("State refused", never "which state").
GUARDED = frozenset(
    "agriculture commerce defense education energy interior justice labor state health transportation aid census notify"
    " x".split()
)
GUIDES = frozenset({"at", "into", "inside", "on", "by"})


@dataclass(frozen=True, slots=True)
class Name:
    """One way of writing an entity: its words, joined by spaces, and how careful to be with it."""

    entity: str
    text: str
    acronym: bool = False
    exact_case: bool = False
    canonical: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something that a question can ask for and a fact must show to answer it: an age, a judge's name, a court."""

    name: str
    asks: re.Pattern[str]
    shows: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that understanding a question needs besides the question. Built once a snapshot; never changed."""

    entities: Mapping[str, Entity]
    names: Mapping[str, tuple[Name, ...]]
    longest: int
    chat: Mapping[str, tuple[str, ...]]
    synonyms: Mapping[str, tuple[str, ...]]
    longest_synonym: int
    vocabulary: Mapping[str, int]
    english: frozenset[str]
    proper: frozenset[str]
    attributes: tuple[Attribute, ...]
    patterns: Patterns
    deletes: Mapping[str, tuple[str, ...]] = field(repr=False)

    def knows(self, word: str) -> bool:
        """Tell whether a word needs no correction."""
        return word in self.vocabulary or word in self.english or word in self.chat or word[0].isdigit()

    def family(self, entity: str) -> frozenset[str]:
        """Give an entity with all its parents."""
        found: list[str] = []
        while entity and entity not in found:
            found.append(entity)
            entity = self.entities[entity].parent if entity in self.entities else ""
        return frozenset(found)


def _names(entities: Iterable[Entity]) -> dict[str, list[Name]]:
    """Every way of writing every entity, by its folded words."""
    found: dict[str, list[Name]] = {}
    for entity in entities:
        ways = [(entity.name, False, True), (entity.acronym, True, True)]
        ways += [(alias, alias.isupper() and " " not in alias and len(alias) < 8, False) for alias in entity.aliases]
        ways += [(alias, False, False) for alias in entity.misspellings]
        for text, acronym, canonical in ways:
            key = " ".join(words(fold(text)))
            if key and not any(name.entity == entity.id for name in found.get(key, ())):
                proper = canonical or acronym
                exact = (entity.exact_case and proper and " " not in key) or (acronym and len(key) < 3)
                found.setdefault(key, []).append(Name(entity.id, text, acronym, exact, canonical))
    return found


def deletes(word: str, distance: int) -> set[str]:
    """All strings that come of deleting up to `distance` of the first nine letters (symmetric deletes)."""
    found, edge = {word}, {word}
    for _ in range(distance):
        edge = {w[:i] + w[i + 1 :] for w in edge for i in range(min(len(w), PREFIX))}
        found |= edge
    return found


PREFIX = 9  # letters within which a correction may differ; the design's measurement, keeps the table small


def edits(word: str) -> int:
    """How many edits a word may be away from what was meant: one under six letters, else two."""
    return 0 if len(word) < 4 else 1 if len(word) < 6 else 2


def build_lexicon(
    entities: Iterable[Entity],
    statements: Iterable[str],
    texts: Iterable[str],
    domain: Mapping[str, Mapping[str, Any]],
    english: frozenset[str],
) -> Lexicon:
    """Build the lexicon from entities, statements, phrasings, and the data of lexicon.json, asks.json and words.txt."""
    entities = tuple(entities)
    proper = frozenset(word.casefold() for word in english if not word.islower())
    english = frozenset(word for word in english if word.islower()) | proper
    names = _names(entities)
    chat = {short: tuple(str(long).split()) for short, long in domain["chat"].items()}
    synonyms = {
        " ".join(words(fold(phrase))): tuple(str(canonical).split())
        for canonical, phrases in domain["synonyms"].items()
        for phrase in phrases
    }
    counted: Counter[str] = Counter()
    statements = tuple(statements)
    for text in (*statements, *texts):
        counted.update(words(fold(text)))
    # what no dictionary, statement or name knows is more likely a typo that several people make than a word
    stated = {word for text in statements for word in words(fold(text))}
    vocabulary = {word: count for word, count in counted.items() if word in english or word in stated}
    for phrase in [*synonyms, *(key for key, found in names.items() if not all(name.acronym for name in found))]:
        for word in phrase.split():
            vocabulary.setdefault(word, 1)
    for found in names.values():
        for name in found:
            if name.acronym:
                vocabulary.setdefault(fold(name.text), 1)
    table: dict[str, list[str]] = {}
    acronyms = {key for key, found in names.items() if any(name.acronym for name in found)}
    for word in vocabulary:
        if len(word) > 3 and word not in acronyms and not word[0].isdigit():
            for key in deletes(word[:PREFIX], edits(word)):
                table.setdefault(key, []).append(word)
    return Lexicon(
        entities={entity.id: entity for entity in entities},
        names={key: tuple(found) for key, found in names.items()},
        longest=max((key.count(" ") + 1 for key in names), default=1),
        chat=chat,
        synonyms=synonyms,
        longest_synonym=max((key.count(" ") + 1 for key in synonyms), default=1),
        vocabulary=vocabulary,
        english=english,
        proper=proper,
        patterns=read_patterns(domain["asks"]),
        attributes=tuple(
            Attribute(name, re.compile(asks), re.compile(shows)) for name, (asks, shows) in domain["attributes"].items()
        ),
        deletes={key: tuple(found) for key, found in table.items()},
    )


def capitalised(text: str, word: str) -> bool:
    """Tell whether a word stands with a capital inside a sentence, or wholly in capitals."""
    for match in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
        shown = match.group()
        if len(shown) > 1 and shown.isupper() and not text.isupper():
            return True
        if (
            shown[0].isupper()
            and text[: match.start()].rstrip(" \"'(")
            and not text[: match.start()].rstrip().endswith((".", "?", "!"))
        ):
            return True
    return False
