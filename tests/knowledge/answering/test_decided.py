"""Who decided, what came of it, and what is asked of somebody who had nothing to do with it: invented agencies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge import Answer, Declined, KnowledgeBase, Reply, direct
from tests.knowledge.documents_base import with_documents


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the starter base with the invented documents; nobody writes to it."""
    base = with_documents(tmp_path_factory.mktemp("decided") / "base.db")
    yield base
    base.close()


def told(reply: Reply) -> list[str]:
    """Give the facts of an answer, in order."""
    assert isinstance(reply, Answer), direct(reply)
    return [claim.fact for claim in reply.claims]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("who first blocked DOGE from the Keeper Payroll?", "D707"),
        ("who let DOGE into the Lamp Register?", "D102"),
        ("who kept doge out of the visitor ledger", "D203"),
    ],
)
def test_who_decided_is_answered_by_the_decision(documents: KnowledgeBase, text: str, fact: str) -> None:
    """The statement that names who it was comes first, and not the newest word on the access."""
    assert told(documents.ask(text))[0] == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What became of Judge Quill's order on appeal?", "D202"),
        ("how did the ban on the Visitor Ledger end up?", "D204"),
        ("what happened to Casper Fenn?", "D708"),
    ],
)
def test_what_came_of_it_is_what_happened_last(documents: KnowledgeBase, text: str, fact: str) -> None:
    """Of an order what undid it, of somebody the newest event."""
    assert told(documents.ask(text))[0] == fact


@pytest.mark.parametrize(
    "text",
    [
        "When did the Tidal Circuit rule on DOGE's access to the Seed Vault Database?",
        "what judge ruled on the seed vault?",
        "Which moon records was DOGE given?",
    ],
)
def test_what_nobody_decided_is_not_on_record(documents: KnowledgeBase, text: str) -> None:
    """A court on record elsewhere, or a kind of record of which nothing speaks, gets no list of other accesses."""
    assert isinstance(documents.ask(text), Declined)


def test_events_at_two_agencies_are_those_of_either(documents: KnowledgeBase) -> None:
    """Nothing has to be about both."""
    found = told(
        documents.ask(
            "What changed in May 2025 for DOGE at the Lighthouse Board and at the Mine Safety Museum Authority?"
        )
    )
    assert {"D202", "D204"} <= set(found)
