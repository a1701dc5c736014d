"""Where the words of a quote stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Citation, Quote
from knowledge.editing.place import Misquoted, nearest, place
from knowledge.quoting import cite_unplaced
from knowledge.text import is_blank
from tests.knowledge.curating import HELD, TEXT, sources

KNOWN = {source.id: source for source in sources()}


def at(quote: Quote, *, document: bool = True, kept: tuple[Citation, ...] = ()) -> Citation:
    """Place a quote in the text, which is the document or another copy."""
    return place(quote, KNOWN, lambda _: (TEXT, document), kept)


@given(st.data())
def test_whatever_stands_in_the_document_is_cited_to_the_character(data: st.DataObject) -> None:
    """Where it was said to stand, or where it stands first."""
    start = data.draw(st.integers(0, len(TEXT) - 1))
    words = TEXT[start : data.draw(st.integers(start + 1, len(TEXT)))]
    if words != words.strip() or is_blank(words):
        return
    cited = at(Quote(HELD, words, start))
    assert (cited.start, cited.quote) == (start, words)
    assert TEXT[cited.start : cited.end] == words
    assert at(Quote(HELD, words)).start == TEXT.index(words)
    assert at(Quote(HELD, words, start + 1)).quote == words, "a place that was said wrongly does no harm"


def test_a_quote_that_stands_twice_has_words_around_it() -> None:
    """Which of the two is told by what stands before and after."""
    first, second = (at(Quote(HELD, "went out twice", TEXT.index("went out twice") + shift)) for shift in (0, 28))
    assert first.start < second.start
    assert first.prefix
    assert (first.prefix, first.suffix) != (second.prefix, second.suffix)


def test_in_another_copy_and_without_a_text_a_quote_has_no_place() -> None:
    """Nobody knows its offset in the document."""
    assert at(Quote(HELD, "for its vault"), document=False) == cite_unplaced(HELD, "for its vault")
    assert place(Quote(HELD, "anything"), KNOWN, lambda _: None) == cite_unplaced(HELD, "anything")


def test_a_citation_that_the_fact_has_stays() -> None:
    """An edit of the statement does not move its quote."""
    kept = cite_unplaced(HELD, "for its vault")
    assert at(Quote(HELD, "for its vault"), kept=(kept,)) is kept


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        (Quote("T9", "for its vault"), "There is no source T9"),
        (Quote(HELD, "  "), "Give an exact quote"),
        (Quote(HELD, "x" * 1001), "1,001 characters"),
        (Quote(HELD, "for its volt"), "The nearest words there are “for its vault"),
        (Quote(HELD, "FOR ITS VAULT"), "does not stand in T1 to the letter"),
    ],
)
def test_why_a_quote_is_not_placed_is_said(quote: Quote, why: str) -> None:
    """With the words that may be meant."""
    with pytest.raises(Misquoted, match=why):
        at(quote)


@given(st.text(max_size=40))
def test_the_nearest_words_are_whole_words_of_the_text(words: str) -> None:
    """Or nothing."""
    near = nearest(words, TEXT)
    assert set(near.split()) <= set(TEXT.split())
