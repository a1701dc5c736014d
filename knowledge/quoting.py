"""Texts as they are hashed and counted in, and where a quote stands in one."""

from __future__ import annotations

import hashlib

from knowledge.model import Citation

CONTEXT = 32  # characters before and after a quote that stands more than once: the W3C's prefix and suffix
UNPLACED = 0  # the paragraph of a citation whose place nobody knows, since no text is held; it counts from 1 otherwise


def normalised(text: str) -> str:
    """Give the form of a text that is hashed and that offsets count in: LF line ends, no byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def paragraph_at(text: str, offset: int) -> int:
    """Give the number of the paragraph at an offset, counted from 1; empty lines do not count."""
    return sum(1 for line in text[:offset].split("\n")[:-1] if line.strip()) + 1


def cite(source: str, text: str, quote: str, start: int) -> Citation:
    """Cite the quote that stands at an offset of a text, with a few words around it where it stands more than once."""
    end = start + len(quote)
    once = text.count(quote) == 1
    prefix, suffix = ("", "") if once else (text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
    return Citation(source, paragraph_at(text, start), quote, start, end, prefix, suffix)


def cite_unplaced(source: str, quote: str) -> Citation:
    """Cite a quote of a source whose text nobody holds: checked when somebody attaches it."""
    return Citation(source, UNPLACED, quote, 0, len(quote))
