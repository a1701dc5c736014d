"""Texts become numbers: the lines of a whole base are read at once, and each distinct word only once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from knowledge.text import fold, strip_markup, unmask, words

LONGEST = 2000  # characters of a message that are read: Discord's own limit for one

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts, and their forms: what stands between two spaces, as it is written.

    Line i is `ids[starts[i]:starts[i + 1]]`; `forms[id]` are the folded words of a form, mostly one. `numbers` are
    the ids of forms; some may be of texts that are there no more. `came` are the places that lines had among those
    read before, -1 where they are new.
    """

    texts: tuple[str, ...]
    numbers: Mapping[str, int]
    forms: tuple[tuple[str, ...], ...]
    ids: Ints
    starts: Longs
    came: Longs


class Numbers(dict[str, int]):
    """Strings, numbered as they come."""

    def __missing__(self, key: str) -> int:
        """Give the next number."""
        number = self[key] = len(self)
        return number


NO_NUMBERS: Mapping[str, int] = MappingProxyType({})
NONE = Lines((), NO_NUMBERS, (), np.zeros(0, np.int32), np.zeros(1, np.int64), np.zeros(0, np.int64))


def read_lines(texts: Iterable[str], before: Lines = NONE) -> Lines:
    """Read texts; as `understand` does, only their first LONGEST characters. What was read before is not read again."""
    texts = tuple(texts)
    places = {text: at for at, text in enumerate(before.texts)}
    new = tuple(text for text in texts if text not in places)
    if 2 * len(new) > len(texts):
        before, places, new = NONE, {}, texts
    forms, ids, starts = Numbers(before.numbers), array("i"), array("q", [0])
    for text in new:
        plain = text if text.isascii() else unmask(strip_markup(text))
        ids.extend(map(forms.__getitem__, plain[:LONGEST].split()))
        starts.append(len(ids))
    words_of = (*before.forms, *map(_words, islice(forms, len(before.forms), None)))
    came = np.full(len(new), -1, np.int64)
    read = Lines(new, forms, words_of, np.array(ids, np.int32), np.array(starts, np.int64), came)
    return read if new is texts else _joined(texts, places, before, read)


def _joined(texts: tuple[str, ...], places: dict[str, int], before: Lines, read: Lines) -> Lines:
    """Put lines together from those read before, at their places, and those read now."""
    places |= {text: at for at, text in enumerate(read.texts, len(before.texts))}
    order = np.array([places[text] for text in texts], np.int64)
    ids = np.concatenate([before.ids, read.ids])
    first = np.concatenate([before.starts[:-1], read.starts + before.starts[-1]])
    lengths = np.diff(first)[order]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    came = np.where(order < len(before.texts), order, -1)
    return Lines(texts, read.numbers, read.forms, ids[ragged(first[order], lengths)], starts, came)


def some_of(lines: Lines, rows: Longs) -> Lines:
    """Give some of the lines, with no forms but their own."""
    lengths = np.diff(lines.starts)[rows]
    used, ids = np.unique(lines.ids[ragged(lines.starts[rows], lengths)], return_inverse=True)
    forms = tuple(lines.forms[form] for form in used.tolist())
    texts = tuple(lines.texts[row] for row in rows.tolist())
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return Lines(texts, NO_NUMBERS, forms, ids.astype(np.int32), starts, lines.came[rows])


def _words(form: str) -> tuple[str, ...]:
    """Give the folded words of a form; the shortcut is for the many that are plain letters and a full stop."""
    letters = form.rstrip(".,;:?!")
    if letters.isascii() and letters.isalpha():
        return (letters.lower(),)
    return words(fold(strip_markup(form)))


def ragged(starts: Longs, lengths: Longs) -> Longs:
    """Give the positions of all slices starts[i]:starts[i]+lengths[i], one after the other.

    >>> ragged(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def changes(values: Ints | Longs) -> Flags:
    """Tell of each value whether it differs from the one before; the first does."""
    new = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


def common(ordered: Ints | Longs, others: Ints) -> Longs:
    """Give the places in ascending values of those that ascending others have, at the cost of the fewer of both."""
    if not len(ordered) or not len(others):
        return np.zeros(0, np.int64)
    ordered = ordered.astype(others.dtype, copy=False)  # of two kinds, the longer would be copied for each search
    if len(others) < len(ordered):
        at = np.minimum(ordered.searchsorted(others), len(ordered) - 1)
        found: Longs = at[ordered[at] == others]
        return found
    at = np.minimum(others.searchsorted(ordered), len(others) - 1)
    return np.flatnonzero(others[at] == ordered)
