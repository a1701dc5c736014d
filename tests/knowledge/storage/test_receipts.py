"""Receipts: what is kept of an answer, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Answer, KnowledgeBase, Receipt
from knowledge.storage.receipts import RECEIPT_DAYS, Receipts
from knowledge.storage.store import Store
from tests.knowledge.strategies import answers

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make an empty database."""
    with Store(tmp_path / "store.db") as opened:
        yield opened


def iso(at: datetime) -> str:
    """Write a time as the base does."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def receipt(key: str, at: datetime, answer: Answer) -> Receipt:
    """Make a receipt of a time."""
    return Receipt(key, iso(at), answer, "channel", "message")


@given(answers, st.text(max_size=9))
@settings(max_examples=40, deadline=None)
def test_a_receipt_comes_back_equal(answer: Answer, refusal: str) -> None:
    """Buttons of yesterday show what was said yesterday, and a refusal is still one."""
    kept = replace(receipt("id", NOON, answer), refusal=refusal)
    with Store(Path(":memory:")) as store:
        with store.change():
            Receipts(store).leave(kept, kept.at)
        assert Receipts(store).receipt("id", kept.at) == kept


def test_a_receipt_is_kept_for_thirty_days(store: Store, kb: KnowledgeBase) -> None:
    """Thirty days later it is still there; a moment after that it is gone, and what it used with it."""
    answer = kb.ask("who is gavin kliger?")
    assert isinstance(answer, Answer)
    last, receipts = NOON + timedelta(days=RECEIPT_DAYS), Receipts(store)
    with store.change():
        receipts.leave(receipt("old", NOON, answer), iso(NOON))
        receipts.leave(receipt("then", last, answer), iso(last))
    assert RECEIPT_DAYS == 30
    assert receipts.receipt("old", iso(last))
    assert receipts.receipt("old", iso(last + timedelta(seconds=1))) is None
    with store.change():
        receipts.leave(receipt("new", last + timedelta(seconds=1), answer), iso(last + timedelta(seconds=1)))
    assert receipts.receipt("old", iso(last)) is None
    assert receipts.receipt("then", iso(last))
    kept = {key for (key,) in store.db.conn.execute("SELECT DISTINCT receipt FROM receipt_facts")}
    assert kept == {"then", "new"}


def test_a_receipt_knows_no_question_and_no_author(store: Store) -> None:
    """What is not kept cannot leak."""
    columns = {row[1] for row in store.db.conn.execute("PRAGMA table_info(receipts)")}
    assert columns == {"id", "at", "channel", "message", "answer"}
