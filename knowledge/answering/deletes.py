"""Symmetric deletes: the words that one or two edits could have made of another, found without comparing with all.

Two words that are two edits apart become the same after at most two letters of each are taken away. So every word is
filed under all that is left of it, and a misspelt word is looked up under all that is left of it. What is left is
kept as a hash, 32 bits a string: a table of strings takes a hundred times the memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.lines import ragged

PREFIX = 9  # letters within which a correction may differ; the design's measurement, keeps the table small
BASE = 0x9E3779B1  # of the polynomial hash: odd, so that it can be divided by, which is what deleting a letter does
INVERSE = pow(BASE, -1, 2**32)
POWERS = np.array([pow(BASE, place, 2**32) for place in range(PREFIX)], np.uint32)
ONE, TWO = np.uint32(INVERSE), np.uint32(INVERSE * INVERSE % 2**32)
FIRST, SECOND = (np.array(places) for places in zip(*combinations(range(PREFIX), 2), strict=True))

Hashes = NDArray[np.uint32]


def edits(word: str) -> int:
    """How many edits a word may be away from what was meant: one under six letters, else two."""
    return 0 if len(word) < 4 else 1 if len(word) < 6 else 2


@dataclass(frozen=True, slots=True)
class Deletes:
    """Sorted hashes, and beside each the number of the word that it is left of."""

    words: tuple[str, ...]
    hashes: Hashes
    owners: NDArray[np.int32]

    def near(self, word: str) -> set[str]:
        """Give every word that may be within `edits(word)`, and some that are not."""
        wanted = np.unique(left_of([word], edits(word))[0])
        first = self.hashes.searchsorted(wanted)
        there = self.hashes.take(first, mode="clip") == wanted
        last = self.hashes.searchsorted(wanted[there], "right")
        owners = self.owners[ragged(first[there], last - first[there])]
        return {self.words[owner] for owner in owners.tolist()}


def left_of(words: list[str], distance: int) -> Hashes:
    """Hash what is left of each word's first letters when up to `distance` are taken away: one row a word.

    A letter taken from behind the end leaves the word as it is, so rows of short words repeat themselves.
    """
    letters = np.array(words, f"U{PREFIX}").view(np.uint32).reshape(len(words), PREFIX)
    sums = np.zeros((len(words), PREFIX + 1), np.uint32)
    np.cumsum(letters * POWERS, axis=1, dtype=np.uint32, out=sums[:, 1:])
    whole = sums[:, -1:]
    found = [whole]
    if distance:
        found.append(sums[:, :-1] + (whole - sums[:, 1:]) * ONE)
    if distance > 1:
        between = (sums[:, SECOND] - sums[:, FIRST + 1]) * ONE
        found.append(sums[:, FIRST] + between + (whole - sums[:, SECOND + 1]) * TWO)
    return np.hstack(found)


def build_deletes(words: Iterable[str], before: Deletes | None = None) -> Deletes:
    """File words under all that is left of them; those that were filed before stay where they are."""
    words = set(words)
    if before is None or 2 * len(words.intersection(before.words)) < len(before.words):
        return _filed(sorted(words, key=edits))
    new = _filed(sorted(words.difference(before.words), key=edits), len(before.words))
    stays = np.array([word in words for word in before.words])[before.owners]
    hashes, owners = before.hashes[stays], before.owners[stays]
    at = hashes.searchsorted(new.hashes)
    known = tuple(word if word in words else "" for word in before.words)
    return Deletes(known + new.words, np.insert(hashes, at, new.hashes), np.insert(owners, at, new.owners))


def _filed(words: list[str], first: int = 0) -> Deletes:
    """File words whose numbers begin with `first`."""
    keys = [np.zeros(0, np.uint64)]
    for distance in (1, 2):
        group = [at for at, word in enumerate(words) if edits(word) == distance]
        if group:
            hashes = left_of([words[at] for at in group], distance)
            owners = np.repeat(np.array(group, np.uint64) + np.uint64(first), hashes.shape[1])
            keys.append(hashes.reshape(-1).astype(np.uint64) << np.uint64(32) | owners)
    filed = np.sort(np.concatenate(keys))
    filed = filed[np.diff(filed, prepend=np.uint64(2**64 - 1)) != 0]
    return Deletes(tuple(words), (filed >> np.uint64(32)).astype(np.uint32), filed.astype(np.uint32).view(np.int32))
