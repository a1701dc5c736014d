"""Names and synonyms in all lines at once, for the many lines in which it is plain where they stand.

A phrase is looked up by the numbers of its words, as bytes. Lines in which a name is an everyday word too, or two
phrases overlap, are left to `find_names` and `spans`, which see the whole line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from knowledge.answering.lexicon import Lexicon
from knowledge.answering.lines import Ints, Longs
from knowledge.answering.understand import is_everyday, meant_by

Table = dict[bytes, tuple[str, ...]]
WIDTH = 4  # bytes of a number


@dataclass(frozen=True, slots=True)
class Phrases:
    """The terms of phrases by the numbers of their words; a name that may be none has no terms.

    `tries` are, by its first word, which phrases to look for, in order: names, then synonyms, the longest first.
    """

    synonyms: Table
    tries: Mapping[int, tuple[tuple[Table, int], ...]]


def known_phrases(words: tuple[str, ...], lexicon: Lexicon) -> Phrases:
    """Give those names and synonyms of which all words occur."""
    numbers = {word: number for number, word in enumerate(words)}
    names: Table = {
        phrase: ()
        if any(is_everyday(name, key, lexicon) for name in lexicon.names[key])
        else tuple(map("@{}".format, meant_by(lexicon.names[key])))
        for key, phrase in _occurring(numbers, lexicon.names)
    }
    synonyms: Table = {
        phrase: (f"~{lexicon.synonyms[key][0]}",) for key, phrase in _occurring(numbers, lexicon.synonyms)
    }
    tries = {
        number: tuple(
            (table, length)
            for table, lengths in ((names, lexicon.name_lengths), (synonyms, lexicon.synonym_lengths))
            for length in lengths.get(word, ())
        )
        for word, number in numbers.items()
        if word in lexicon.name_lengths or word in lexicon.synonym_lengths
    }
    return Phrases(synonyms, tries)


def _occurring(numbers: Mapping[str, int], phrases: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Give the phrases of which all words occur, and the numbers of their words."""
    for key in phrases:
        words = key.split(" ")
        if all(word in numbers for word in words):
            yield key, np.array([numbers[word] for word in words], np.int32).tobytes()


def places(ids: Ints, starts: Longs, phrases: Phrases) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """Give (line, start, end, terms) of each phrase, left to right; without terms where a line needs a closer look."""
    opens = np.zeros(int(ids.max(initial=0)) + 1, np.bool_)
    opens[[number for number in phrases.tries if number < len(opens)]] = True
    at = np.flatnonzero(opens[ids])
    owners = np.searchsorted(starts, at, "right") - 1
    raw, after, guarded = ids.tobytes(), 0, 0
    for start, line, word, last in zip(
        at.tolist(), owners.tolist(), ids[at].tolist(), starts[owners + 1].tolist(), strict=True
    ):
        if start < guarded:
            yield line, start, start, ()
        if start < after:
            continue
        for table, length in phrases.tries[word]:
            end = start + length
            terms = table.get(raw[WIDTH * start : WIDTH * end]) if end <= last else None
            if terms is not None:
                yield line, start, end, terms
                after, guarded = end, end if table is phrases.synonyms else guarded
                break
