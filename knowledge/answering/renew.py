"""After an edit only those lines are understood again that it touches: new ones, and those now spelt otherwise."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from knowledge.answering.bulk import Postings, posted, understand_lines
from knowledge.answering.lexicon import Lexicon
from knowledge.answering.lines import Lines, Longs, some_of
from knowledge.answering.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Understood:
    """All lines of a base, how their words are read, and the terms that came of it."""

    lines: Lines
    spelling: Spelling
    postings: Postings


def renew(lines: Lines, lexicon: Lexicon, before: Understood | None) -> Understood:
    """Understand all lines, taking over from before what is as it was; `lines` were read onto those before."""
    if before is None or (lines.came < 0).all() or not _alike(before.spelling.lexicon, lexicon):
        spelling = Spelling(lexicon)
        return Understood(lines, spelling, understand_lines(lines, lexicon, spelling))
    spelling, otherwise = before.spelling.onto(lexicon)
    otherwise |= {short for short, long in lexicon.chat.items() if not otherwise.isdisjoint(long)}
    to = _moved(lines, before.lines, otherwise)
    there = np.zeros(len(lines.texts), np.bool_)
    there[to[to >= 0]] = True
    rows = np.flatnonzero(~there)
    part = understand_lines(some_of(lines, rows), lexicon, spelling, before.postings.numbers)
    return Understood(lines, spelling, _joined((before.postings, to), (part, rows), len(lines.texts)))


def _alike(one: Lexicon, other: Lexicon) -> bool:
    """Tell whether two lexicons differ in nothing but the words of the base, as they do unless a name changes."""
    return one.english is other.english and all(
        getattr(one, part) == getattr(other, part) for part in ("names", "synonyms", "chat")
    )


def _moved(lines: Lines, before: Lines, otherwise: AbstractSet[str]) -> Longs:
    """Give of each line before its place now, or -1 where it went or has a word that is read otherwise."""
    to = np.full(len(before.texts), -1, np.int64)
    here = np.flatnonzero(lines.came >= 0)
    to[lines.came[here]] = here
    touched = np.array([not otherwise.isdisjoint(form) for form in before.forms], np.bool_)
    owners = np.repeat(np.arange(len(before.texts)), np.diff(before.starts))
    to[owners[touched[before.ids]]] = -1
    return to


def _joined(old: tuple[Postings, Longs], new: tuple[Postings, Longs], count: int) -> Postings:
    """Join postings, each with the places of its lines among `count` lines; the new one has all numbers."""
    numbers, bits, shift = new[0].numbers, new[0].bits, count.bit_length()
    keys = np.concatenate([_keys(postings, places, bits, shift) for postings, places in (old, new)])
    return posted(np.sort(keys, kind="stable"), numbers, bits, shift)  # stable: quick where most stand in order


def _keys(postings: Postings, places: Longs, bits: int, shift: int) -> Longs:
    """Give a number for each term in each line, a line without a place left out."""
    left, right = postings.codes >> postings.bits, postings.codes & ((1 << postings.bits) - 1)
    codes = np.repeat(left << bits | right, np.diff(postings.starts))
    lines = places[postings.lines]
    stays = lines >= 0
    keys: Longs = codes[stays] << shift | lines[stays]
    return keys
