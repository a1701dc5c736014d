"""Correct a word against the vocabulary: a real English word is never touched, an acronym never guessed."""

from __future__ import annotations

from functools import cache

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from knowledge.answering.deletes import edits
from knowledge.answering.lexicon import Lexicon

OTHERS = 6  # readings of one word that are searched for; the seventh best is hardly ever the one
EDITS = 2  # the most that `edits` allows
LONGEST_RUN = 60  # letters of a run-together question that are tried to be split


class Spelling(dict[str, tuple[str, ...]]):
    """What words are read as by one lexicon, each corrected once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Correct a word."""
        right = self[word] = correct(word, self.lexicon)
        return right

    def onto(self, lexicon: Lexicon) -> tuple[Spelling, set[str]]:
        """Give the spelling by a lexicon that differs in its vocabulary alone, and the words it reads otherwise.

        A word is corrected again where a word that came, went or changed its frequency is near it or a part of it.
        """
        old, new = self.lexicon.vocabulary, lexicon.vocabulary
        moved, words = sorted({word for word, _ in old.items() ^ new.items()}), list(self)
        other = old.keys() ^ new.keys()
        distances = np.asarray(cdist(words, moved, scorer=OSA.distance, score_cutoff=EDITS))
        near = set(np.nonzero(distances <= EDITS)[0].tolist())
        spelling = Spelling(lexicon)
        for at, word in enumerate(words):
            if at not in near and not any(part in word for part in other):
                spelling[word] = self[word]
            elif spelling[word] != self[word]:
                other.add(word)
        return spelling, other


def correct(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the word itself where it is known, else what was most likely meant: one word, or several run together."""
    return meant(word, lexicon)[0]


def meant(word: str, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what a word is read as, and the other words of the vocabulary that could as well have been meant."""
    if len(word) < 4 or lexicon.knows(word):
        return (word,), ()
    if word.endswith("s") and word[:-1] in lexicon.names:
        return (word[:-1],), ()  # a possessive without its apostrophe: "wydens thing"
    ranked = _nearest(word, lexicon)
    others = tuple(other for _, _, _, other in ranked[1:OTHERS] if other)
    if ranked and ranked[0][0] <= 1:
        return (ranked[0][3],), others
    parts = _split(word, lexicon)
    return (parts or ((ranked[0][3] if ranked else word),)), others


def _nearest(word: str, lexicon: Lexicon) -> list[tuple[float, bool, int, str]]:
    """Rank the words of the vocabulary by how few edits away they are; of two at the same distance by frequency."""
    allowed = edits(word)
    return sorted(
        (distance, candidate[0] != word[0], -lexicon.vocabulary[candidate], candidate)
        for candidate in lexicon.deletes.near(word)
        if (distance := OSA.distance(word, candidate, score_cutoff=allowed)) <= min(allowed, edits(candidate))
    )


def _split(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split run-together words into the fewest known ones; nothing where no split covers all letters."""
    if not 7 <= len(word) <= LONGEST_RUN:
        return ()

    @cache
    def fewest(start: int) -> tuple[str, ...] | None:
        if start == len(word):
            return ()
        best: tuple[str, ...] | None = None
        for end in range(len(word), start, -1):
            part = word[start:end]
            if part in lexicon.vocabulary and (len(part) > 2 or part in SMALL):
                rest = fewest(end)
                if rest is not None and (best is None or len(rest) + 1 < len(best)):
                    best = (part, *rest)
        return best

    found = fewest(0) or ()
    return found if len(found) > 1 and len(word) / len(found) >= 3 else ()


SMALL = frozenset({"is", "to", "of", "in", "at", "on", "it", "do", "an", "a", "or", "by", "us", "x", "i"})
