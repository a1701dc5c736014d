"""Correct a word against the vocabulary: a real English word is never touched, an acronym never guessed."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

from knowledge.answering.lexicon import PREFIX, Lexicon, deletes, edits

LONGEST_RUN = 60  # letters of a run-together question that are tried to be split


def correct(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the word itself where it is known, else what was most likely meant: one word, or several run together."""
    if lexicon.knows(word) or len(word) < 4:
        return (word,)
    if word.endswith("s") and word[:-1] in lexicon.names:
        return (word[:-1],)  # a possessive without its apostrophe: "wydens thing"
    best = _nearest(word, lexicon)
    if best and OSA.distance(word, best) <= 1:
        return (best,)
    parts = _split(word, lexicon)
    if parts:
        return parts
    return (best or word,)


def _nearest(word: str, lexicon: Lexicon) -> str | None:
    """Give the vocabulary word fewest edits away; the more frequent of two at the same distance."""
    allowed = edits(word)
    candidates = {found for key in deletes(word[:PREFIX], allowed) for found in lexicon.deletes.get(key, ())}
    ranked = sorted(
        (distance, candidate[0] != word[0], -lexicon.vocabulary[candidate], candidate)
        for candidate in candidates
        if (distance := OSA.distance(word, candidate, score_cutoff=allowed)) <= min(allowed, edits(candidate))
    )
    return ranked[0][3] if ranked else None


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
