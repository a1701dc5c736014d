"""Who decided, what came of it, and what is asked of somebody who had nothing to do with it: invented agencies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

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
    """Of an order what undid it; of somebody how it went on, up to the newest event."""
    assert fact in {told(documents.ask(text))[0], told(documents.ask(text))[-1]}


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


def test_where_a_judge_declined_to_block_is_a_list_of_its_own(documents: KnowledgeBase) -> None:
    """Two verbs, one decision: it is neither a block nor a refusal of the agency's."""
    assert told(documents.ask("At which agencies did Judge Brandt refuse to block DOGE on February 14?")) == ["D205"]


def row(key: str, statement: str, at: int, when: str | None, action: str = "", by: str | None = None) -> str:
    """Write a fact of the source DX about the invented Bell Office, as a line to import."""
    access: dict[str, object] = {
        "actor": "doge",
        "agency": "bells",
        "action": action,
        "level": "unknown",
        "decided_by": by,
    }
    cited: dict[str, object] = {
        "source": "DX",
        "paragraph": at,
        "quote": statement,
        "start": at * 200,
        "end": at * 200 + len(statement),
    }
    system = "chimes" if "Chime Book" in statement else None
    about: list[str] = ["bells", "doge", *([system] if system else [])]
    fact: dict[str, object] = {
        "kind": "fact",
        "id": key,
        "statement": statement,
        "about": about,
        "when": when,
        "slots": {},
    }
    fact |= {
        "attribution": "The Bell Gazette",
        "evidence": "reported",
        "citations": [cited | {"prefix": "", "suffix": ""}],
    }
    return json.dumps(fact | ({"access": access | {"system": system}} if action else {}))


@pytest.fixture(scope="module")
def bells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the invented documents and one more, whose sentences follow one another."""
    path: Path = tmp_path_factory.mktemp("bells") / "base.db"
    base = with_documents(path)
    source = {"kind": "source", "id": "DX", "title": "At the bells", "publisher": "The Bell Gazette"}
    source |= {"published": "2025-06-18", "url": "https://example.org/DX", "sha256": "0" * 64}
    entities = (
        {"kind": "entity", "id": "bells", "entity": "agency", "name": "Bell Office", "acronym": "BEO"},
        {"kind": "entity", "id": "chimes", "entity": "system", "name": "Chime Book", "parent": "bells"},
    )
    lines = (
        row("X1", "A judge barred DOGE from the Chime Book of the Bell Office.", 1, "2025-03-02", "blocked", "a judge"),
        row("X2", "The High Court put the order on hold.", 2, "2025-05-03", "restored", "the High Court"),
        row("X3", "In April DOGE asked the Bell Office for its tuning diagrams.", 3, "2025-04", "requested"),
        row("X4", "The keeper, Lena Moss, declined, because the law forbids it.", 4, None),
        row(
            "X5",
            "On 9 June two DOGE people climbed the bell tower of the Bell Office in the afternoon, writes Lena Moss.",
            5,
            "2025-06-09",
        ),
        row("X6", "The Bell Office refused DOGE the rope ledger on 1 June.", 6, "2025-06-01", "denied"),
        row("X7", "Its director objected that the request named no case.", 7, None),
        row("X8", "The Government Accountability Office counted the bell ropes in May 2025.", 8, "2025-05"),
    )
    base.import_lines([json.dumps(source), *(json.dumps(entity) for entity in entities), *lines])
    yield base
    base.close()


def test_a_court_that_names_no_system_counts_for_each(bells: KnowledgeBase) -> None:
    """What a higher court did at the agency comes before the older block of its system."""
    assert told(bells.ask("can DOGE get into the Chime Book now?"))[0] == "X2"


def test_what_came_of_a_request_follows_it(bells: KnowledgeBase) -> None:
    """The sentence after it says that it was declined."""
    assert told(bells.ask("what happened when DOGE asked for the tuning diagrams of the bells?")) == ["X3", "X4"]


def test_people_who_are_only_counted_have_no_names(bells: KnowledgeBase) -> None:
    """A statement that says how many there were is no answer to what they are called."""
    reply = bells.ask("names of the two DOGE people who climbed the bell tower of the Bell Office")
    assert isinstance(reply, Declined)
    assert "their names" in direct(reply)


def test_a_day_before_a_question_is_no_part_of_its_own(documents: KnowledgeBase) -> None:
    """A question that begins with "As of 1 February" asks about that day, and not about any."""
    assert isinstance(documents.ask("As of February 1, what could DOGE see in the Lamp Register?"), Declined)


def test_who_said_no_has_made_no_statement(documents: KnowledgeBase) -> None:
    """To say no is a decision: what else they swore is no answer to why."""
    assert isinstance(documents.ask("why did Nora Tidewell say no to the Canal Administration"), Declined)


def test_a_judge_who_disagreed_is_no_source_that_differs(documents: KnowledgeBase) -> None:
    """A dissent is asked for, and not where sources contradict each other."""
    assert "Sources" not in direct(documents.ask("which judge disagreed about the Lock Control System?"))


def test_beside_documents_a_fact_needs_a_phrasing_like_the_question(bells: KnowledgeBase) -> None:
    """What names nothing of the starter report is not answered by it for a word or two that they share."""
    assert isinstance(bells.ask("who said they can see it all and change nothing at the belfry"), Declined)


def test_a_part_that_stands_by_itself_is_answered(bells: KnowledgeBase) -> None:
    """What the first part asks is not on record, and that is said."""
    reply = bells.ask("how many clappers are there, and who climbed the bell tower?")
    assert told(reply) == ["X5"]
    assert "I found nothing about the rest of the question." in direct(reply)


def test_why_is_answered_by_the_reason(bells: KnowledgeBase) -> None:
    """The decision, and the next sentence, which gives the reason for it."""
    assert told(bells.ask("why did the Bell Office say no to DOGE about the rope ledger?")) == ["X6", "X7"]


def test_another_level_is_no_answer(documents: KnowledgeBase) -> None:
    """Read-only access is on record there, and source code was asked for."""
    assert isinstance(documents.ask("who was given source code of the lamp register"), Declined)


def test_that_sources_agree_is_said_of_accesses_alone(documents: KnowledgeBase) -> None:
    """Whether they agree on what was copied, or when, no access tells."""
    assert isinstance(documents.ask("do sources disagree about what DOGE copied from the Storm Archive?"), Declined)


def test_what_an_agency_uses_itself_is_no_access_of_anybody(documents: KnowledgeBase) -> None:
    """Its own systems are asked for."""
    reply = documents.ask("which systems does the Weather Archive Office use?")
    assert not isinstance(reply, Answer) or "D702" not in told(reply)


def test_whom_a_statement_names_is_no_stranger(bells: KnowledgeBase) -> None:
    """Nobody has written down that the statement is about them, but it says who they are."""
    assert told(bells.ask("when did the Government Accountability Office count the bell ropes?")) == ["X8"]
