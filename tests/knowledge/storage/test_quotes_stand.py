"""The database itself refuses a fact whose quote does not stand in a text that is held, whoever writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import Citation, Fact, KnowledgeBase, UnreadableDocument
from knowledge.quoting import cite, cite_unplaced
from knowledge.storage.shelf import Shelf
from knowledge.storage.store import Store
from tests.knowledge.curating import ANN, BARE, BO, HELD, TEXT, add, asked_for, make

QUOTE = "for its vault"
AT = TEXT.index(QUOTE)
OTHER_COPY = f"Copied by hand.\n{TEXT}"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    """Open a base with a text of T1 and none of T2."""
    base = make(tmp_path / "a.db")
    yield base
    base.close()


def write(store: Store, citation: Citation, *, retracted: bool = False) -> None:
    """Write a fact past every check of ours."""
    with store.change():
        store.append([Fact("X1", 1, "It is so.", (), (citation,), "Somebody")], retracted=retracted)


def is_refused(store: Store, citation: Citation) -> None:
    """Check that the database refuses a fact with that citation, and keeps nothing of it."""
    with pytest.raises(sqlite3.IntegrityError, match="does not stand"):
        write(store, citation)
    assert not store.facts()


def test_in_the_document_a_quote_stands_at_its_place(base: KnowledgeBase) -> None:
    """To the character."""
    right = cite(HELD, TEXT, QUOTE, AT)
    is_refused(base._store, replace(right, start=AT + 1, end=AT + 1 + len(QUOTE)))
    is_refused(base._store, replace(right, quote="for its VAULT"))
    is_refused(base._store, replace(right, start=10_000, end=10_000 + len(QUOTE)))
    write(base._store, right)
    assert len(base._store.facts()) == 1


def test_a_quote_without_a_place_stands_somewhere(base: KnowledgeBase) -> None:
    """As when the text came after the fact."""
    is_refused(base._store, cite_unplaced(HELD, "for its crown"))
    write(base._store, cite_unplaced(HELD, QUOTE))


def test_where_no_text_is_held_nothing_is_refused(base: KnowledgeBase) -> None:
    """There is nothing to hold it against."""
    write(base._store, cite_unplaced(BARE, "for its crown"))


def test_what_is_retracted_may_be_wrong(base: KnowledgeBase) -> None:
    """A fact whose quote does not stand can be taken down."""
    write(base._store, cite_unplaced(HELD, "for its crown"), retracted=True)


def hold_another_copy(base: KnowledgeBase) -> None:
    """Attach a copy of T2 that is not the document to the byte."""
    assert base.attach(BARE, OTHER_COPY) is False


def test_in_another_copy_a_quote_stands_where_it_was_anchored(base: KnowledgeBase) -> None:
    """Offsets count in the document; the anchors say where that is in the copy."""
    cited = cite(BARE, TEXT, QUOTE, AT)
    with base._store.change():
        base._store.append([Fact("F1", 1, "It is so.", (), (cited,), "Somebody")])
    hold_another_copy(base)
    with base._store.change():
        base._store.append([Fact("F1", 2, "It is so, still.", (), (cited,), "Somebody")])
    moved = replace(cited, start=AT + 1, end=AT + 1 + len(QUOTE))
    with pytest.raises(sqlite3.IntegrityError, match="does not stand"):
        write(base._store, moved)
    write(base._store, cite_unplaced(BARE, QUOTE))


def test_a_fact_comes_back_after_another_copy_came(base: KnowledgeBase) -> None:
    """Its quote was not anchored while it was retracted, and is placed anew."""
    cited = cite(BARE, TEXT, QUOTE, AT)
    with base._store.change():
        base._store.append([Fact("F1", 1, "The Zorb Office asked for the vault.", (), (cited,), "Somebody")])
    base.decisions.accept(base.proposals.retract("F1", ANN, "Wrong.").number, BO)
    hold_another_copy(base)
    made = base.decisions.accept(base.proposals.undo("F1", 1, ANN).number, BO).revision
    assert made
    assert made.kind == "restored"
    assert not base.verify().failed


def test_a_quote_that_turned_out_wrong_is_said_in_words(base: KnowledgeBase) -> None:
    """The document came, and a quote of it does not stand there: an edit says so, and does not break."""
    fact = add(base, asked_for("vault", source=BARE))
    with base._store.change():
        Shelf(base._store).hold(BARE, "Nothing of the kind.", base.sources()[0].sha256, ())
    problems = base.proposals.dossier(base.proposals.undo(fact, 1, ANN).number).problems
    assert any("does not stand in T2" in problem for problem in problems)


def test_a_text_that_sqlite_would_cut_is_not_held(base: KnowledgeBase) -> None:
    """With a NUL in it, no quote after that could be published."""
    with pytest.raises(UnreadableDocument, match="The text of T2 holds NUL characters"):
        base.attach(BARE, f"Zorb\x00{TEXT}")
    assert not {source.id: source.held for source in base.sources()}[BARE]
