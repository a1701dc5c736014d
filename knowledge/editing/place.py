"""Quote -> citation: where its words stand in the source, or what stands there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import fuzz

from knowledge.drafts import Quote
from knowledge.model import Citation, Source
from knowledge.quoting import cite, cite_unplaced
from knowledge.text import is_blank

LONGEST_QUOTE = 1_000  # characters
NEAR = 60.0  # likeness of 100 from which other words of the text are named: what a misquoted text may mean

Held = Callable[[str], tuple[str, bool] | None]


class Misquoted(Exception):
    """Why there is no citation, in a sentence for the person who quotes."""


def place(quote: Quote, sources: Mapping[str, Source], text: Held, kept: Iterable[Citation] = ()) -> Citation:
    """Give the citation of a quote; one of those that the fact has already, `kept`, stays as it is. Raises Misquoted.

    `text` gives the held text of a source and whether it is the document to the byte: only then do offsets count in it.
    """
    words = quote.text.strip()
    if quote.source not in sources:
        named = f"There is no source {quote.source}" if quote.source else "Its source is not on the shelf yet"
        raise Misquoted(f"{named}: take the document in first, then name it as the source.")
    if is_blank(words):
        raise Misquoted("Give an exact quote of the source, without which nothing is published.")
    if len(words) > LONGEST_QUOTE:
        raise Misquoted(f"A quote has {len(words):,} characters: shorten it to {LONGEST_QUOTE:,} at most.")
    for cited in kept:
        if (cited.source, cited.quote) == (quote.source, words):
            return cited
    held = text(quote.source)
    if held is None:
        return cite_unplaced(quote.source, words)
    start = _start(held[0], quote, words)
    if start < 0:
        near = nearest(words, held[0])
        hint = f" The nearest words there are “{near}”." if near else ""
        raise Misquoted(f"The quote “{words}” does not stand in {quote.source} to the letter.{hint}")
    return cite(quote.source, held[0], words, start) if held[1] else cite_unplaced(quote.source, words)


def _start(text: str, quote: Quote, words: str) -> int:
    """Give the place that was said, where the words stand there, else their first one."""
    said = quote.start
    return said if said is not None and text[said : said + len(words)] == words else text.find(words)


def nearest(words: str, text: str) -> str:
    """Give the words of a text that are most like a quote, never parts of words; nothing where none are.

    >>> nearest("refused the acess", "The board refused the access that was asked for.")
    'refused the access'
    """
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=NEAR)
    if found is None:
        return ""
    start = text.rfind(" ", 0, found.dest_start + 1) + 1
    end = text.find(" ", max(start, found.dest_end - 1))
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:LONGEST_QUOTE]
