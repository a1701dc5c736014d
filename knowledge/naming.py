"""Naming: what agencies, systems and people are called, and which words mean the same in questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from knowledge.answering.empty import EMPTY
from knowledge.errors import NotNamed, UnknownName
from knowledge.lookup import find_names
from knowledge.model import Entity
from knowledge.storage.words import Words
from knowledge.text import fold, stem, strip_markup, words
from knowledge.workroom import Workroom

LONGEST_NAME = 80  # characters: as long as the longest name of an agency


@dataclass(frozen=True, slots=True)
class Naming:
    """Aliases of entities, and words of the domain; the next question knows them."""

    room: Workroom

    # What entities are called

    def aliases(self, entity: str) -> tuple[str, ...]:
        """Give the aliases of an entity, by its id or a name of it. Raises UnknownName."""
        return self.entity(entity).aliases

    def add_alias(self, entity: str, alias: str) -> tuple[str, ...]:
        """Give an entity another name; what to look out for. Raises NotNamed, UnknownName."""
        text = _plain(alias)
        with self.room.store.change():
            named = self.entity(entity)
            self._free(text, named)
            self.room.store.add_entities([replace(named, aliases=(*named.aliases, text))])
        self.room.refresh()
        return self._doubts(text, f"is about {named.name}")

    def remove_alias(self, entity: str, alias: str) -> str:
        """Take an alias away; as it was written. Raises NotNamed, UnknownName."""
        with self.room.store.change():
            named = self.entity(entity)
            written = next((each for each in named.aliases if _key(each) == _key(alias)), None)
            if written is None:
                listed = ", ".join(f"“{each}”" for each in named.aliases) or "none"
                raise NotNamed(f"“{alias}” is no alias of {named.name}. Its aliases: {listed}.")
            left = tuple(each for each in named.aliases if each != written)
            self.room.store.add_entities([replace(named, aliases=left)])
        self.room.refresh()
        return written

    def entity(self, name: str) -> Entity:
        """Give the entity of that id or name; a misspelt one is asked back for. Raises UnknownName."""
        index = self.room.snapshot().index
        found = index.lexicon.entities.get(name)
        meant = {each.entity for each in index.lexicon.names.get(_key(name), ())}
        if found is None and len(meant) == 1:
            found = index.lexicon.entities[meant.pop()]
        if found is None:
            near = find_names(name, index, 1)
            advice = f"Did you mean {near[0].name}?" if near else "Try its full name or its acronym."
            raise UnknownName("agency, system or person called", name, advice)
        return found

    def _free(self, text: str, named: Entity) -> None:
        """Refuse a name that is taken. Raises NotNamed."""
        lexicon = self.room.snapshot().index.lexicon
        for each in lexicon.names.get(_key(text), ()):
            if each.entity == named.id:
                raise NotNamed(f"“{text}” is a name of {named.name} already.")
            other = lexicon.entities[each.entity].name
            raise NotNamed(f"“{text}” is a name of {other}. A name belongs to one: remove it there first.")

    # Which words mean the same

    def words(self) -> tuple[tuple[str, str], ...]:
        """Give the words that curators added, each with what it means, in the order in which they were added."""
        return Words(self.room.store).all()

    def add_word(self, word: str, means: str) -> tuple[str, ...]:
        """Let a word mean another one in questions; what to look out for. Raises NotNamed."""
        said, meant = _plain(word).lower(), _plain(means).lower()
        lexicon = self.room.snapshot().index.lexicon
        if _key(said) == _key(meant):
            raise NotNamed("Both words are the same. Say what the word means in other words.")
        if name := next(iter(lexicon.names.get(_key(said), ())), None):
            raise NotNamed(f"“{said}” is a name of {lexicon.entities[name.entity].name}, and names are no such words.")
        if already := lexicon.chat.get(_key(said)) or lexicon.synonyms.get(_key(said)):
            raise NotNamed(f"“{said}” means “{' '.join(already).replace('_', ' ')}” already.")
        with self.room.store.change():
            Words(self.room.store).add([(said, meant)])
        self.room.refresh()
        doubts = self._doubts(said, f"is read as “{meant}”")
        if not any(each in lexicon.vocabulary for each in _key(meant).split()):
            doubts = (*doubts, f"Nothing on record says “{meant}” so far.")
        return doubts

    def remove_word(self, word: str) -> bool:
        """Take a word away; False where it was not added."""
        with self.room.store.change():
            gone = Words(self.room.store).remove(" ".join(word.split()).lower())
        if gone:
            self.room.refresh()
        return gone > 0

    def _doubts(self, text: str, what: str) -> tuple[str, ...]:
        key = _key(text)
        if " " in key or key not in self.room.snapshot().index.lexicon.english:
            return ()
        return (f"“{text}” is an everyday word: from now on every question with it {what}.",)


def with_words(
    domain: Mapping[str, Mapping[str, Any]], added: Sequence[tuple[str, str]]
) -> Mapping[str, Mapping[str, Any]]:
    """Add words to those of the domain: one word is read as what it means, several join the words of their meaning."""
    if not added:
        return domain
    synonyms = {concept: list(phrases) for concept, phrases in domain["synonyms"].items()}
    concepts = {_key(phrase): concept for concept, phrases in synonyms.items() for phrase in phrases}
    read_as = dict(domain["chat"])
    for said, meant in ((_key(word), _key(means)) for word, means in added):
        if not said or not meant:
            continue
        if " " not in said:
            read_as[said] = meant
            continue
        concept = concepts.get(meant, meant if meant in synonyms else meant.replace(" ", "_"))
        synonyms.setdefault(concept, []).extend((said, meant))
        concepts |= {said: concept, meant: concept}
    return {**domain, "synonyms": synonyms, "chat": read_as}


def _key(text: str) -> str:
    return " ".join(words(fold(text)))


def _plain(text: str) -> str:
    """Give a name on one line. Raises NotNamed where it is none."""
    line = " ".join(text.split())
    key = _key(line)
    if len(line) > LONGEST_NAME:
        raise NotNamed(f"That is too long for a name: at most {LONGEST_NAME} characters.")
    if strip_markup(line) != line or any(sign in line for sign in "<>[]{}@#=;"):
        raise NotNamed("Give plain words: no links, mentions or formatting.")
    if len(key) < 2 or not any(letter.isalpha() for letter in key) or all(stem(word) in EMPTY for word in key.split()):
        raise NotNamed("Give a name or a word: at least two letters, and more than “the” or “who”.")
    return line
