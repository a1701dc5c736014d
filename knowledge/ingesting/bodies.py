"""Which agency "the agency" or "the board" means: what was named so far, in this paragraph, in the last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.ingesting.names import MINDERS, NO_OWNER, Mention, Names
from knowledge.ingesting.pointers import Role

ANY = "agency"  # the noun that fits each of them


@dataclass
class Bodies:
    """The agencies of one reading; `dominant` is the one that the document is about, as far as one can tell."""

    names: Names
    dominant: str
    seen: list[str] = field(default_factory=list)
    around: set[str] = field(default_factory=set)  # those that this paragraph named
    lately: set[str] = field(default_factory=set)  # those of the last paragraph before it that named any
    loose: set[str] = field(default_factory=set)  # nouns of bodies without a name: "the board" of an authority

    def open(self) -> None:
        """Begin a paragraph."""
        self.lately, self.around = self.around or self.lately, set()

    def note(self, named: Sequence[str]) -> None:
        """Remember the agencies that a sentence names."""
        self.seen += named
        self.around.update(named)

    def is_topic(self, key: str) -> bool:
        """Tell whether an agency is the only one lately spoken of, or is spoken of right here."""
        return key in self.around or self.lately == {key}

    def headed(self, noun: str, first: Sequence[str], last: Sequence[str]) -> tuple[str, ...]:
        """Find the agency named last whose name has this noun: "the board", "the bureau"."""
        for key in (*first, *reversed(self.seen), *last, self.dominant):
            if key and self._has(noun, key) and owns(self.names, key):
                return (key,)
        return ()

    def by_noun(
        self,
        noun: str,
        headed: tuple[str, ...],
        keys: tuple[str, ...],
        in_force: tuple[str, ...],
        last: tuple[str, ...],
    ) -> tuple[tuple[str, ...], bool]:
        """Choose what "the" and this noun mean, and tell whether that is sure.

        `headed` has the noun in its name, `keys` are named before it in the sentence, `in_force` in a header or
        heading, `last` is who is spoken of. Where nobody was named, the document means somebody else all along.
        """
        if not headed and noun != ANY:
            self.loose.add(noun)
        chosen, sure = headed or keys[-1:] or last, noun not in self.loose
        if not headed and not keys and noun == ANY and self.dominant and not {*chosen} & self.around:
            meant = in_force or (self.dominant,)
            chosen, sure = meant, sure and meant == chosen
        known = {self.dominant} if self.dominant in self.seen else set()
        fresh = bool({*chosen} & {*keys, *in_force, *self.around, *known}) or self.lately == {*chosen}
        alone = bool(headed) and len({key for key in self.seen if self._has(noun, key)}) == 1
        return chosen, sure and (fresh or alone)

    def _has(self, noun: str, key: str) -> bool:
        return bool(re.search(rf"\b{re.escape(noun)}\b", self.names.entity(key).name, re.IGNORECASE))


def owns(names: Names, key: str) -> bool:
    """Tell whether an entity can own a system that is meant: not DOGE, an inspector general or an overseer."""
    entity = names.entity(key)
    return not NO_OWNER.search(entity.name) and "DOGE" not in {entity.acronym, *entity.name.split()}


def dominant(names: Names, mentions: Sequence[Mention], title: Sequence[Mention]) -> str:
    """Name the agency that a document is about: the one it names most, the title counting for three."""
    said = [*mentions, *title, *title, *title]
    body = {one.entity for one in mentions} or {one.entity for one in title}
    able = [one.entity for one in said if one.role is Role.AGENCY and one.entity in body and one.entity]
    counts = Counter(key for key in able if owns(names, key))
    for key in [key for key in counts if MINDERS.search(names.entity(key).name)]:
        del counts[key]
    return min(counts, key=lambda key: (-counts[key], key)) if counts else ""
