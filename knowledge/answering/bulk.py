"""All lines of a base understood at once: the terms that `understand` gives, in arrays instead of strings.

A term has a number; a pair of neighbours is the two numbers side by side in one. Sorted with the number of the line
behind it, that gives the postings of every term without a table of a million strings. That both ways read alike is
pinned by test_all_at_once_reads_as_one_by_one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from knowledge.answering.lexicon import Lexicon
from knowledge.answering.lines import NO_NUMBERS, Flags, Ints, Lines, Longs, Numbers, changes, ragged
from knowledge.answering.phrases import known_phrases, places
from knowledge.answering.spelling import Spelling
from knowledge.answering.understand import TAGS, find_names, is_tagged, openings, spans
from knowledge.text import stem

EDGE = 1  # the number of "^" and of "$": what stands before the first word of a line and after the last


@dataclass(frozen=True, slots=True)
class Postings:
    """The terms of lines: `codes` sorted; the lines of the i-th are `lines[starts[i]:starts[i + 1]]`, ascending.

    `numbers` are those of single terms, from 1; the code of a pair is one number shifted by `bits`, and the other.
    """

    numbers: Mapping[str, int]
    bits: int
    codes: Longs
    starts: Ints
    lines: Ints


@dataclass(frozen=True, slots=True)
class Read:
    """Corrected words by number: line i is `ids[starts[i]:starts[i + 1]]`."""

    words: tuple[str, ...]
    ids: Ints
    starts: Longs


def understand_lines(
    lines: Lines, lexicon: Lexicon, spelling: Spelling | None = None, numbered: Mapping[str, int] = NO_NUMBERS
) -> Postings:
    """Understand all lines; see Postings. Terms keep the numbers that they have, new ones get further numbers."""
    read = _corrected(lines, lexicon, Spelling(lexicon) if spelling is None else spelling)
    numbers = Numbers(numbered or {"^": EDGE, "$": EDGE})
    single = np.array([numbers[stem(word)] for word in read.words], np.int64)[read.ids]
    count = len(read.starts) - 1
    owner = np.repeat(np.arange(count), np.diff(read.starts))
    run, kept, extra = _named(single, read, lines, lexicon, numbers)
    bits, shift = len(numbers).bit_length(), count.bit_length()
    run, at = run[kept], owner[kept]
    # a line between two edges: "^ w1 w2 $", and the next begins at the edge where this one ends
    between = np.full(len(run) + count + 1, EDGE, np.int64)
    between[np.arange(len(run)) + at + 1] = run
    ends = np.cumsum(np.bincount(at, minlength=count) + 1)
    pairs = between[:-1] << bits | between[1:]
    of_pairs = np.repeat(np.arange(count), np.diff(ends, prepend=0))
    codes = np.concatenate([single << bits, extra[0] << bits, pairs])
    keys = codes << shift | np.concatenate([owner, extra[1], of_pairs])
    return posted(np.sort(keys), numbers, bits, shift)


def posted(keys: Longs, numbers: Mapping[str, int], bits: int, shift: int) -> Postings:
    """Split sorted keys into the codes of terms and the lines that have them, each once."""
    keys = keys[changes(keys)]
    codes = keys >> shift
    first = np.flatnonzero(changes(codes))
    lines = (keys & ((1 << shift) - 1)).astype(np.int32)
    return Postings(numbers, bits, codes[first], np.append(first, len(keys)).astype(np.int32), lines)


def _corrected(lines: Lines, lexicon: Lexicon, spelling: Spelling) -> Read:
    """Expand chat and correct words, each form of a word once."""
    numbers = Numbers()
    forms = [
        [
            numbers[right]
            for word in form
            for long in lexicon.chat.get(word, (word,))
            for right in ((long,) if long in lexicon.vocabulary else spelling[long])
        ]
        for form in lines.forms
    ]
    lengths = np.array([len(form) for form in forms], np.int64)
    flat = np.array([number for form in forms for number in form], np.int32)
    each = lengths[lines.ids]
    ids = flat[ragged((np.cumsum(lengths) - lengths)[lines.ids], each)]
    starts = np.concatenate([[0], np.cumsum(each)])[lines.starts]
    return _without_tags(Read(tuple(numbers), ids, starts))


def _without_tags(read: Read) -> Read:
    """Leave out the last word of a line where it is a tag: "…, right?"."""
    tags = [number for number, word in enumerate(read.words) if word in TAGS]
    long = np.flatnonzero(np.diff(read.starts) > 3)
    tagged = long[np.isin(read.ids[read.starts[long + 1] - 1], tags)]
    told = [[read.words[number] for number in read.ids[read.starts[at] : read.starts[at + 1]]] for at in tagged]
    tagged = tagged[[is_tagged(line) for line in told]] if told else tagged
    if not len(tagged):
        return read
    ids = np.delete(read.ids, read.starts[tagged + 1] - 1)
    gone = np.zeros(len(read.starts), np.int64)
    gone[tagged + 1] = 1
    return Read(read.words, ids, read.starts - np.cumsum(gone))


def _named(
    single: Longs, read: Read, lines: Lines, lexicon: Lexicon, numbers: Numbers
) -> tuple[Longs, Flags, tuple[Longs, Longs]]:
    """Put names and synonyms into the run of terms: the run, what of it is kept, and the terms beside, with lines."""
    run, kept = single.copy(), np.ones(len(single), np.bool_)
    found = list(places(read.ids, read.starts, known_phrases(read.words, lexicon)))
    unclear = {line for line, _, _, terms in found if not terms}
    found = [row for row in found if row[0] not in unclear] + list(_closely(sorted(unclear), read, lines, lexicon))
    starts = np.array([start for _, start, _, _ in found], np.int64)
    ends = np.array([end for _, _, end, _ in found], np.int64)
    run[starts] = [numbers[tokens[0]] for _, _, _, tokens in found]
    kept[ragged(starts + 1, ends - starts - 1)] = False
    terms = [numbers[token] for _, _, _, tokens in found for token in tokens]
    owners = [line for line, _, _, tokens in found for _ in tokens]
    return run, kept, (np.array(terms, np.int64), np.array(owners, np.int64))


def _closely(
    unclear: Iterable[int], read: Read, lines: Lines, lexicon: Lexicon
) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """Find names and synonyms in lines of which each has to be seen whole."""
    for line in unclear:
        first, last = int(read.starts[line]), int(read.starts[line + 1])
        words = [read.words[number] for number in read.ids[first:last].tolist()]
        at = openings(words, lexicon)
        for start, end, tokens in spans(words, find_names(words, lines.texts[line], lexicon, at), lexicon, at):
            yield line, first + start, first + end, tokens
