"""Lexicon: the words that the base knows: names of entities, synonyms, a vocabulary to correct against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any

import numpy as np

from knowledge.answering.asks import Patterns, read_patterns
from knowledge.answering.deletes import Deletes, build_deletes
from knowledge.answering.kindred import read_forms, read_kin
from knowledge.answering.lines import Lines, Longs
from knowledge.answering.shortened import shorter_names
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
class Spoken:
    """All folded names of entities in one text, for autocomplete: one a line, a space before each word."""

    text: str
    starts: tuple[int, ...]
    names: tuple[tuple[str, str], ...]  # folded, and the id of the entity
    begun: Mapping[str, Mapping[str, tuple[int, ...]]]  # their places, by their `beginning`


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that understanding a question needs besides the question. Built once a snapshot; never changed."""

    entities: Mapping[str, Entity]
    names: Mapping[str, tuple[Name, ...]]
    spoken: Spoken
    name_lengths: Mapping[str, tuple[int, ...]]
    chat: Mapping[str, tuple[str, ...]]
    synonyms: Mapping[str, tuple[str, ...]]
    synonym_lengths: Mapping[str, tuple[int, ...]]
    forms: Mapping[str, frozenset[str]]
    kin: Mapping[str, frozenset[str]]
    vocabulary: Mapping[str, int]
    english: frozenset[str]
    proper: frozenset[str]
    attributes: tuple[Attribute, ...]
    patterns: Patterns
    deletes: Deletes = field(repr=False)

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


def _names(entities: Iterable[Entity], everyday: AbstractSet[str]) -> dict[str, list[Name]]:
    """Every way of writing every entity, by its folded words; `everyday` are words that are no name alone."""
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
    for key, whose, text in shorter_names(entities, found):  # what is a word too counts only with its capital
        found[key] = [Name(whose, text, exact_case=key in everyday)]
    return found


def _spoken(entities: Iterable[Entity], known: Mapping[str, int]) -> Spoken:
    """Gather the names, those of entities with most facts first, so that a search may stop early."""
    ordered = sorted(entities, key=lambda entity: (-known.get(entity.id, 0), entity.name))
    names = tuple(
        (folded, entity.id)
        for entity in ordered
        for name in (entity.name, entity.acronym, *entity.aliases, *entity.misspellings)
        if (folded := fold(name))
    )
    lines = [f" {folded}\n" for folded, _ in names]
    begun: dict[str, dict[str, list[int]]] = {}
    for at, (name, _) in enumerate(names):
        letters, initials = beginning(name)
        begun.setdefault(letters, {}).setdefault(initials, []).append(at)
    starts = tuple(accumulate(map(len, lines), initial=0))
    filed = {letters: {key: tuple(found) for key, found in rest.items()} for letters, rest in begun.items()}
    return Spoken("".join(lines), starts, names, filed)


def beginning(name: str) -> tuple[str, str]:
    """Give the first four letters of a name, and the initials of its second and third word.

    >>> beginning("office of personnel management")
    ('offi', 'op')
    """
    return name[:4], "".join(word[0] for word in name.split()[1:3])


def _lengths(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Give for the first word of phrases how many words those have that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split(" ", 1)[0], set()).add(phrase.count(" ") + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


@cache
def _dictionary(english: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give all words of a word list in small letters, those that are proper names, and those that are words too."""
    proper = frozenset(word.casefold() for word in english if not word.islower())
    everyday = frozenset(word for word in english if word.islower())
    return everyday | proper, proper, everyday


def _counted(lines: Lines, stated: Longs, english: frozenset[str]) -> dict[str, int]:
    """Count the words of the lines; `stated` are the numbers of those that are statements.

    What no dictionary, statement or name knows is more likely a typo that several people make than a word.
    """
    counts = np.bincount(lines.ids, minlength=len(lines.forms)).tolist()
    inside = np.zeros(len(lines.starts) - 1, np.bool_)
    inside[stated] = True
    spoken = np.bincount(lines.ids[np.repeat(inside, np.diff(lines.starts))], minlength=len(lines.forms)).tolist()
    counted: dict[str, int] = {}
    facts: set[str] = set()
    for words_, count, said in zip(lines.forms, counts, spoken, strict=True):
        for word in words_ if count else ():
            counted[word] = counted.get(word, 0) + count
        if said:
            facts.update(words_)
    return {word: count for word, count in counted.items() if word in facts or word in english}


def build_lexicon(
    entities: Iterable[Entity],
    lines: Lines,
    stated: Longs,
    domain: Mapping[str, Mapping[str, Any]],
    english: frozenset[str],
    known: Mapping[str, int],
    before: Lexicon | None = None,
) -> Lexicon:
    """Build the lexicon from entities, statements, phrasings, and the data of the starter's files.

    `known` counts the facts about an entity. What did not change is taken from the lexicon before.
    """
    entities = tuple(entities)
    english, proper, everyday = _dictionary(english)
    same = before if before and tuple(before.entities.values()) == entities else None
    names = same.names if same else {key: tuple(found) for key, found in _names(entities, everyday).items()}
    synonyms = {
        " ".join(words(fold(phrase))): tuple(str(canonical).split())
        for canonical, phrases in domain["synonyms"].items()
        for phrase in phrases
    }
    vocabulary = _counted(lines, stated, english)
    for phrase in [*synonyms, *(key for key, found in names.items() if not all(name.acronym for name in found))]:
        for word in phrase.split():
            vocabulary.setdefault(word, 1)
    acronyms = {key for key, found in names.items() if any(name.acronym for name in found)}
    for word in acronyms:
        vocabulary.setdefault(word, 1)
    forms = before.forms if before else read_forms(domain.get("forms", {}))
    spelt = (word for word in vocabulary if len(word) > 3 and word not in acronyms and not word[0].isdigit())
    return Lexicon(
        entities={entity.id: entity for entity in entities},
        names=names,
        spoken=_spoken(entities, known),
        name_lengths=same.name_lengths if same else _lengths(names),
        chat={short: tuple(str(long).split()) for short, long in domain["chat"].items()},
        synonyms=synonyms,
        synonym_lengths=_lengths(synonyms),
        forms=forms,
        kin=before.kin if before else read_kin(domain.get("kin", {}), forms),
        vocabulary=vocabulary,
        english=english,
        proper=proper,
        patterns=read_patterns(domain["asks"]),
        attributes=tuple(
            Attribute(name, re.compile(asks), re.compile(shows)) for name, (asks, shows) in domain["attributes"].items()
        ),
        deletes=build_deletes(spelt, before.deletes if before else None),
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
