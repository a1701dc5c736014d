"""What another process does to the file, the next question sees; what changes no answer costs nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge import Answer, KnowledgeBase, Phrasing, Reply
from knowledge.storage.shelf import Shelf
from knowledge.storage.store import Store
from tests.knowledge.curating import ANN, BO, HELD, KIM, TEXT, add, asked_for, make

ROOT = Path(__file__).parents[3]
QUESTION = "did the zorb office ask for the ledger?"
OTHER = """
import sys
from pathlib import Path
from knowledge import KnowledgeBase
from tests.journeys.world import Clock
from tests.knowledge.curating import add, asked_for
add(KnowledgeBase.open(Path(sys.argv[1]), Clock()), asked_for("ledger"))
"""


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    """Open the base that answers: the bot's."""
    base = make(tmp_path / "a.db")
    yield base
    base.close()


@pytest.fixture
def other(base: KnowledgeBase, tmp_path: Path) -> Iterator[KnowledgeBase]:
    """Open the same file a second time: a terminal's."""
    other = KnowledgeBase.open(tmp_path / "a.db")
    yield other
    other.close()


def facts_of(reply: Reply) -> list[str]:
    """Give the facts that an answer rests on."""
    return [claim.fact for claim in reply.claims] if isinstance(reply, Answer) else []


def test_what_another_process_accepts_answers_the_next_question(base: KnowledgeBase, tmp_path: Path) -> None:
    """A curator accepts in the terminal while the bot runs."""
    assert facts_of(base.ask(QUESTION)) == []
    subprocess.run([sys.executable, "-c", OTHER, tmp_path / "a.db"], cwd=ROOT, check=True)
    assert facts_of(base.ask(QUESTION)) == ["F1"]
    assert base.base.head == base.archive.head()[:12]
    assert [fact.id for fact in base.facts("zorb office")] == ["F1"]


def _alias(store: Store) -> None:
    store.db.conn.execute("INSERT INTO aliases VALUES ('kim-rell', 'the Envoy', 0)")


def _phrasing(store: Store) -> None:
    store.add_phrasings([Phrasing("who whistled?", "F1", "test")])


def _word(store: Store) -> None:
    store.db.conn.execute("INSERT INTO words VALUES ('tome', 'ledger')")


def _source(store: Store) -> None:
    store.db.conn.execute("UPDATE sources SET title = 'Another title'")


def _text(store: Store) -> None:
    Shelf(store).hold(HELD, TEXT, "0", ())


def _gone(store: Store) -> None:
    store.db.conn.execute("DELETE FROM entities WHERE id = ?", [KIM])


@pytest.mark.parametrize("change", [_alias, _phrasing, _word, _source, _text, _gone])
def test_whatever_answers_are_made_of_is_read_again(
    base: KnowledgeBase, other: KnowledgeBase, change: Callable[[Store], None]
) -> None:
    """Names, questions, words, sources and texts, whichever way they change."""
    before = base._current.snapshot()
    with other._store.change():
        change(other._store)
    after = base._current.snapshot()
    assert after is not before
    assert base._current.snapshot() is after, "and once is enough"


def test_what_another_process_redacts_answers_no_more(base: KnowledgeBase, other: KnowledgeBase) -> None:
    """A harmful text goes at once, though the head of the chain stays."""
    add(base, asked_for("ledger"))
    assert facts_of(base.ask(QUESTION)) == ["F1"]
    other.archive.redact(1, "It harms somebody.")
    assert facts_of(base.ask(QUESTION)) == []


def test_settings_and_proposals_of_another_process_change_no_answer(base: KnowledgeBase, other: KnowledgeBase) -> None:
    """The index is not built again for them."""
    before = base._current.snapshot()
    other.keep_setting("two_person", "off")
    other.proposals.propose(asked_for("ledger"), ANN)
    assert base._current.snapshot() is before


def test_a_proposal_is_checked_against_what_another_process_accepted(base: KnowledgeBase, other: KnowledgeBase) -> None:
    """Two processes never put the same statement on record twice."""
    mine = base.proposals.propose(asked_for("ledger"), ANN).number
    add(other, asked_for("ledger"))
    bulk = base.decisions.accept_all([mine], BO)
    assert not bulk.accepted
    assert "F1 says the same" in bulk.failed[0][1]


def test_what_was_read_in_a_change_that_failed_is_forgotten(base: KnowledgeBase) -> None:
    """A fact that was never kept never answers."""
    fact = add(base, asked_for("ledger"))

    def fail() -> None:
        with base._store.change():
            base.decisions.accept(base.proposals.retract(fact, ANN, "Wrong.").number, BO)
            assert facts_of(base.ask(QUESTION)) == []
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert facts_of(base.ask(QUESTION)) == [fact]


def test_a_question_is_answered_from_the_base_as_it_stood(base: KnowledgeBase) -> None:
    """It says so, and shows the head of that day."""
    then = base._clock
    add(base, asked_for("ledger"))
    head = base.base.head
    then.later(days=1)  # type: ignore[attr-defined]
    base.decisions.accept(base.proposals.retract("F1", ANN, "Wrong.").number, BO)
    assert facts_of(base.ask(QUESTION)) == []
    stood = base.ask(QUESTION, known_by="2025-03-01")
    assert (facts_of(stood), stood.base.head) == (["F1"], head)
    assert stood.notes[0] == "As the base stood on 1 Mar 2025."
    before = base.ask(QUESTION, known_by="2025-02-28")
    assert (facts_of(before), before.base.head) == ([], "")
