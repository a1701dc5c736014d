"""Citations are proved to the character."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Citation, Fact, KnowledgeBase, Source, TextMismatch, UnknownName
from knowledge.checking import attach, verify
from knowledge.quoting import normalised, paragraph_at, sha256
from knowledge.storage.shelf import Shelf
from knowledge.storage.store import Store

TEXT = "A headline\n\nThe agency sought access to the system.\n\nA judge said no.\nA judge said it twice.\n"
SOURCE = Source("A1", "T", "P", "2025-02-17", "https://example.org/", sha256(TEXT))


def cited(quote: str, prefix: str = "", suffix: str = "") -> Citation:
    """Cite a quote where it stands in TEXT."""
    start = TEXT.index(prefix + quote + suffix) + len(prefix)
    return Citation("A1", paragraph_at(TEXT, start), quote, start, start + len(quote), prefix, suffix)


FACTS = [
    Fact("X1", 1, "The agency sought access.", (), (cited("sought access"), cited("A headline")), "P"),
    Fact("X2", 1, "A judge refused.", (), (cited("A judge", suffix=" said no"),), "P"),
]


@pytest.fixture
def store() -> Iterator[Store]:
    """Make a base of one short source and two facts."""
    with Store(Path(":memory:")) as opened:
        with opened.change():
            opened.add_sources([SOURCE])
            opened.append(FACTS)
        yield opened


def test_without_a_text_nothing_can_be_checked_and_that_is_said(store: Store) -> None:
    """Unchecked is not failed, and not passed."""
    found = verify(store)
    assert (found.checked, found.failed, found.unchecked) == (0, (), 3)


def test_the_document_itself_is_held_and_every_citation_stands(store: Store) -> None:
    """Identical by hash."""
    assert attach(store, SOURCE, FACTS, TEXT) is True
    found = verify(store)
    assert (found.checked, found.failed, found.unchecked) == (3, (), 0)
    assert store.sources()[0].held


@pytest.mark.parametrize(
    "copy", ["\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r")], ids=["mark", "CRLF", "CR"]
)
def test_line_ends_and_byte_order_marks_make_no_other_document(store: Store, copy: str) -> None:
    """Another system's way of saving is the same text."""
    assert attach(store, SOURCE, FACTS, copy) is True


@pytest.mark.parametrize(
    "copy",
    [
        TEXT.replace("\n\n", "\n\n\n\n"),
        "\n\n" + TEXT,
        "Site name\n\nMenu\n" + TEXT + "Footer\n",
        TEXT.replace(" said it twice", " said other things"),
        TEXT.strip(),
    ],
)
def test_a_differing_copy_is_held_when_every_quote_stands_in_it_once(store: Store, copy: str) -> None:
    """It keeps its own hash and offsets; the source keeps those of the document."""
    assert attach(store, SOURCE, FACTS, copy) is False
    held = Shelf(store).copy("A1")
    assert held == (copy, hashlib.sha256(copy.encode()).hexdigest())
    assert store.sources()[0].sha256 == SOURCE.sha256
    anchors = Shelf(store).anchors("A1")
    assert all(copy[anchors[quote, start] :].startswith(quote) for quote, start in anchors)
    assert len(anchors) == 3
    found = verify(store)
    assert (found.checked, found.failed, found.unchecked) == (3, (), 0)


def test_a_wrong_text_lists_what_fails_and_nothing_is_kept(store: Store) -> None:
    """Missing or ambiguous quotes are named; what was held before stays held."""
    attach(store, SOURCE, FACTS, TEXT)
    with pytest.raises(TextMismatch, match="Nothing was attached") as caught:
        attach(store, SOURCE, FACTS, "A headline and a headline. A judge said no. A judge said no.")
    assert caught.value.quotes == ("sought access", "A judge")
    assert Shelf(store).copy("A1") == (TEXT, SOURCE.sha256)


def test_another_copy_takes_the_place_of_the_first(store: Store) -> None:
    """The anchors of a copy that is gone are gone too."""
    attach(store, SOURCE, FACTS, "\n\n" + TEXT)
    attach(store, SOURCE, FACTS, TEXT)
    assert Shelf(store).anchors("A1") == {}
    assert not verify(store).failed


@pytest.mark.parametrize("copy", [TEXT, "Menu\n" + TEXT])
def test_a_held_text_that_was_tampered_with_is_found(store: Store, copy: str) -> None:
    """The hash shows it, and each quote that no longer stands is named."""
    attach(store, SOURCE, FACTS, copy)
    store.db.conn.execute("UPDATE copies SET text = replace(text, 'sought', 'gained')")
    failed = verify(store).failed
    assert failed[0] == "source A1: its text is not the one that was attached"
    assert len(failed) == 2
    assert 'fact X1: "sought access" does not stand' in failed[1]


def test_a_tampered_text_is_found_even_where_every_quote_still_stands(store: Store) -> None:
    """A word between the quotes is a word of the record."""
    attach(store, SOURCE, FACTS, TEXT)
    store.db.conn.execute("UPDATE copies SET text = replace(text, 'twice', 'never')")
    assert verify(store).failed == ("source A1: its text is not the one that was attached",)


def test_a_quote_in_another_paragraph_than_cited_fails(store: Store) -> None:
    """A reader who counts paragraphs finds the quote."""
    attach(store, SOURCE, FACTS, TEXT)
    wrong = Citation("A1", 1, "sought access", TEXT.index("sought"), TEXT.index("sought") + 13)
    with store.change():
        store.append([Fact("X3", 1, "Elsewhere.", (), (wrong,), "P")])
    assert verify(store).failed == ('fact X3: "sought access" stands in paragraph 2, not 1',)


@given(st.lists(st.text("ab ", max_size=4), max_size=6))
def test_paragraphs_count_from_one_and_empty_lines_do_not_count(lines: list[str]) -> None:
    """The number of a paragraph is how many lines with words stand up to it."""
    text, offset = "\n".join(lines), 0
    for at, line in enumerate(lines):
        if line.strip():
            assert paragraph_at(text, offset) == sum(1 for other in lines[: at + 1] if other.strip())
        offset += len(line) + 1


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    """But for a mark hidden behind a mark, which is text."""
    once = normalised(text)
    assert "\r" not in once
    assert once.startswith("\ufeff") or normalised(once) == once


def test_an_unknown_source_is_said(kb: KnowledgeBase) -> None:
    """And where its id can be looked up."""
    with pytest.raises(UnknownName, match=r"There is no source S99.*oversight sources"):
        kb.attach("S99", "text")


def test_every_citation_of_the_starter_base_stands_in_the_article(db: Path, article: str) -> None:
    """To the character: the document as shared is the document that was cited."""
    with Store(db) as store:
        facts = store.facts()
        assert attach(store, store.sources()[0], facts, article) is True
        found = verify(store)
        assert (found.failed, found.unchecked) == ((), 0)
        assert found.checked == sum(len(fact.citations) for fact in facts)
        store.db.conn.execute("UPDATE copies SET text = replace(text, 'henchmen', 'officials')")
        assert verify(store).failed


def test_a_reformatted_article_is_held_and_every_citation_stands_in_it(db: Path, article: str) -> None:
    """As another program saved it: a mark, other line ends, more blank lines, a site's header."""
    copy = "\ufeffUSA TODAY\r\n\r\n" + article.replace("\n", "\r\n\r\n")
    with Store(db) as store:
        assert attach(store, store.sources()[0], store.facts(), copy) is False
        found = verify(store)
    assert (found.failed, found.unchecked) == ((), 0)
