"""The corridor: opening, importing, answering from one snapshot, and how fast."""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import pytest

from knowledge import Answer, BadRow, Declined, KnowledgeBase, Receipt
from knowledge.golden import read_golden
from knowledge.starter import data
from tests.journeys.world import Clock

MEDIAN = 0.020  # seconds a question, on the starter base; machines that run tests are shared

FACT = {
    "kind": "fact",
    "id": "N1",
    "statement": "DOGE asked the Social Security Administration for a test account.",
    "about": ["doge", "ssa"],
    "attribution": "USA TODAY",
    "evidence": "reported",
    "citations": [{"source": "S1", "paragraph": 1, "quote": "seeks", "start": 17, "end": 22}],
}
ASKED = "What did DOGE ask the Social Security Administration for?"


@pytest.fixture
def base(db: Path) -> KnowledgeBase:
    """Open a starter base that may be changed."""
    return KnowledgeBase.open(db, Clock())


def test_a_new_file_is_made_and_filled(tmp_path: Path) -> None:
    """First use needs no setting up; the second finds the same."""
    path = tmp_path / "new.db"
    first = KnowledgeBase.open(path)
    head = first.base
    first.close()
    again = KnowledgeBase.open(path)
    assert again.base == head
    assert (head.sources, head.latest) == (1, "2025-02-17")
    again.close()


def test_an_imported_fact_answers_the_next_question(base: KnowledgeBase) -> None:
    """Before, nothing was on record; after, it is, and the head of the base has moved."""
    assert isinstance(base.ask(ASKED), Declined)
    head = base.base.head
    phrasing = {"kind": "phrasing", "q": "what did doge ask social security for", "fact": "N1", "voice": "test"}
    assert base.import_lines(map(json.dumps, (FACT, phrasing))) == 2
    reply = base.ask(ASKED)
    assert isinstance(reply, Answer)
    assert [claim.fact for claim in reply.claims] == ["N1"]
    assert base.base.head != head
    assert base.facts("SSA")[0].recorded == "2025-03-01T12:00:00Z"
    base.close()


def test_a_failed_import_leaves_answers_as_they_were(base: KnowledgeBase) -> None:
    """Neither database nor snapshot has any of it."""
    before, exported = base.base, list(base.export())
    with pytest.raises(BadRow):
        base.import_lines([json.dumps(FACT), json.dumps(FACT | {"id": "N2", "citations": []})])
    assert base.base == before
    assert list(base.export()) == exported
    assert isinstance(base.ask(ASKED), Declined)
    base.close()


def test_an_export_into_an_empty_base_is_the_base(kb: KnowledgeBase, tmp_path: Path) -> None:
    """A backup that people can read."""
    other = KnowledgeBase.open(tmp_path / "other.db")
    other.import_lines(kb.export())
    assert other.base == kb.base
    assert list(other.export()) == list(kb.export())
    other.close()


def test_receipts_and_settings_outlive_a_restart(base: KnowledgeBase, db: Path) -> None:
    """Buttons work after a restart."""
    reply = base.ask("who is gavin kliger?")
    assert isinstance(reply, Answer)
    receipt = Receipt("id", "2025-03-01T12:00:00Z", reply, "channel", "message")
    base.leave_receipt(receipt)
    base.keep_setting("name", "value")
    base.close()
    again = KnowledgeBase.open(db, Clock())
    assert again.receipt("id") == receipt
    assert again.receipt("other") is None
    assert again.setting("name") == "value"
    again.close()


def test_the_examples_are_answered(kb: KnowledgeBase) -> None:
    """What is shown as an example works."""
    assert len(kb.examples()) == 3
    assert all(isinstance(kb.ask(example), Answer) for example in kb.examples())


def test_explaining_tells_the_stages_of_the_same_answer(kb: KnowledgeBase) -> None:
    """The facts that it names are the facts that answer."""
    for text in kb.examples():
        told = "\n".join(kb.explain(text))
        reply = kb.ask(text)
        assert isinstance(reply, Answer)
        assert [told.index(stage) for stage in ("1. Understand", "2. Match", "3. Choose")]
        assert all(claim.fact in told for claim in reply.claims)


def test_a_question_takes_few_milliseconds(kb: KnowledgeBase) -> None:
    """The median over the golden questions; a single one may be held up by the machine."""
    took = []
    for golden in read_golden(data.golden()):
        began = time.perf_counter()
        kb.ask(golden.question)
        took.append(time.perf_counter() - began)
    assert statistics.median(took) <= MEDIAN
