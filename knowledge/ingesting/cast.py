"""The people of a document: who was named and who spoke last, which pronouns fit whom, and whom "she" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.ingesting.doubt import HE, SHE, fits, is_of_two, learn_genders, speaks_of_unnamed
from knowledge.ingesting.given import MEN, WOMEN
from knowledge.ingesting.lexicon import words
from knowledge.ingesting.names import Mention, Names
from knowledge.ingesting.pointers import Role

FORGOTTEN = 2  # so many sentences or paragraphs after somebody was named, "he" may be another
DISTANT = 4  # so many, where no other person in the document is a she, or a he
STILL = 1  # so many sentences after somebody spoke, "she added" is still the same
TELLS = (
    r"(?:said|says|states|stated|told|wrote|writes|testified|swore|swears|add(?:s|ed)|explained|replied|noted|recalled|"
    r"confirmed|warned|argue[sd])\b"
)
GOES_ON = re.compile(rf" (?:also |then |later |further )?{TELLS}", re.IGNORECASE)
TAIL = re.compile(r"\w(?:,\"?|[?!.]?\") $")  # "…, she said": the words before are what she said


STRANGER = re.compile(r"([A-Z][a-z]+)(?:, who\b| (?:said|says|told|wrote)\b)")


@dataclass
class Cast:
    """Who is on stage; it changes from sentence to sentence."""

    names: Names
    person: str = ""
    named: tuple[str, ...] = ()
    speaker: str = ""
    speaker_age: int = 99
    age: int = 99
    unnamed: bool = False
    open: bool = False  # the sentence before has a "he" or a "she" that may be anybody
    recent: tuple[tuple[str, ...], ...] = ()  # whom each of the last sentences named
    genders: dict[str, frozenset[str]] = field(default_factory=dict)

    def who(self, text: str, one: Mention, before: Sequence[Mention]) -> tuple[str, bool]:
        """Give the person whom "he" or "she" means, or an empty string, and whether that is sure."""
        word = text[one.start : one.end].lower()
        here = list(dict.fromkeys(key for other in before if (key := self._person(other))))
        speaks = bool(GOES_ON.match(text, one.end))
        running = self.speaker if speaks and self.speaker_age <= STILL and self._fits(word, self.speaker) else ""
        alien = STRANGER.match(text[: one.start])  # "Quill, who …, said she": nobody knows who Quill is
        if alien and alien[1] not in words("openers") and not here:
            return self.person, False
        if here:
            key = next((key for key in here if self._fits(word, key)), here[0])
            if running and TAIL.search(text[: one.start]):
                return running, running == key or not self._fits(word, key)
            named = any(not other.points for other in before if self._person(other))
            meant = any(other.sure for other in before if self._person(other) == key)
            return key, meant and self._fits(word, key) and not is_of_two(text, one, named=named)
        able = [key for key in self.named if self._fits(word, key)]
        if running and (self.speaker_age == 0 or not able or able == [running]):
            return running, True
        return self._last(text, one, able)

    def _last(self, text: str, one: Mention, able: Sequence[str]) -> tuple[str, bool]:
        """Choose among those whom a sentence before named, and the one person who is known to be a she, or a he."""
        word = text[one.start : one.end].lower()
        known = [key for key, fit in self.genders.items() if word in fit]
        quoted = bool(GOES_ON.match(text, one.end) and TAIL.search(text[: one.start]))
        stranger = self.unnamed or (not quoted and is_of_two(text, one, named=False))
        if len(known) == 1 and known[0] in able:
            return known[0], not stranger and self.age <= DISTANT
        if not able:
            return self.person, False
        others = {key for keys in self.recent for key in keys if key in known} - {able[0]}
        well = [key for key in able if key in known or word in self._given(key)]
        fits_well = well == [able[0]]
        alone = fits_well if len(able) > 1 or self.open else True
        return able[0], alone and (fits_well or not others) and self.age < FORGOTTEN and not stranger

    def note(self, text: str, mentions: Sequence[Mention]) -> None:
        """Remember whom a sentence names; who is only pointed to without being sure is nobody new."""
        learn_genders(text, mentions, self.genders)
        keys = tuple(dict.fromkeys(key for one in mentions if one.sure and (key := self._person(one))))
        self.unnamed = speaks_of_unnamed(text, mentions) or (self.unnamed and not keys)
        self.age = 0 if keys else self.age + 1
        self.speaker_age += 1
        self.open = any(one.points and not one.sure and self._person(one) for one in mentions)
        self.recent = (*self.recent[-2:], keys)
        if keys:
            self.person, self.named = keys[0], keys

    def spoke(self, key: str) -> None:
        """Remember who said what the sentence says."""
        self.speaker, self.speaker_age = key, 0

    def _person(self, one: Mention) -> str:
        return one.entity if one.role is Role.PERSON or one.entity in self.names.judges else ""

    def _fits(self, word: str, key: str) -> bool:
        """Tell whether a pronoun fits a person: by what the document says, else by a given name that says much."""
        given = self._given(key)
        return fits(word, key, self.genders) and (key in self.genders or not given or word in given)

    def _given(self, key: str) -> frozenset[str]:
        """Give the pronouns that go with a person's given name, none where it is neither a woman's nor a man's."""
        first = self.names.entity(key).name.split()[0]
        return SHE if first in WOMEN else HE if first in MEN else frozenset()
