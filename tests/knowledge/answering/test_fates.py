"""What became of somebody, agencies that are named by a word, and lists of one agency: an invented Harp Office."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from knowledge import Answer, Declined, KnowledgeBase, Reply, direct
from tests.knowledge.documents_base import with_documents


def row(key: str, statement: str, when: str | None = None, action: str = "", about: tuple[str, ...] = ()) -> str:
    """Write a fact of the source DY about the invented Harp Office, as a line to import."""
    at = int(key[1:]) * 200
    cited: dict[str, object] = {"source": "DY", "paragraph": at // 200, "quote": statement, "prefix": "", "suffix": ""}
    fact: dict[str, object] = {"kind": "fact", "id": key, "statement": statement, "when": when, "slots": {}}
    fact |= {"about": ["harps", *about], "attribution": "The Harp Gazette", "evidence": "reported"}
    fact |= {"citations": [cited | {"start": at, "end": at + len(statement)}]}
    access: dict[str, object] = {"actor": "doge", "agency": "harps", "action": action, "level": "unknown"}
    return json.dumps(fact | ({"access": access | {"decided_by": None, "system": None}} if action else {}))


@pytest.fixture(scope="module")
def harps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the invented documents and one more, about an office whose tuner lost his post."""
    base = with_documents(tmp_path_factory.mktemp("harps") / "base.db")
    source = {"kind": "source", "id": "DY", "title": "At the harps", "publisher": "The Harp Gazette"}
    source |= {"published": "2025-06-19", "url": "https://example.org/DY", "sha256": "0" * 64}
    entities = (
        {"kind": "entity", "id": "harps", "entity": "agency", "name": "National Harpsichord Office"},
        {"kind": "entity", "id": "greel", "entity": "person", "name": "Osmund Greel"},
        {"kind": "entity", "id": "carpenter", "entity": "person", "name": "Bertil Carpenter"},
        {"kind": "entity", "id": "pavey", "entity": "person", "name": "Linnet Pavey"},
    )
    lines = (
        row(
            "Y1",
            "Osmund Greel, the tuner, refused DOGE the string register on 2 May.",
            "2025-05-02",
            "denied",
            ("greel",),
        ),
        row("Y2", "On 5 May Osmund Greel was suspended.", "2025-05-05", about=("greel",)),
        row("Y3", "He plays the lute, Osmund Greel says.", about=("greel",)),
        row("Y4", "A review cleared Osmund Greel, and he was reinstated on 10 June.", "2025-06-10", about=("greel",)),
        row("Y5", "Linnet Pavey counted the strings.", about=("pavey",)),
        row("Y6", "DOGE asked for the keyboard plans.", None, "requested"),
        row("Y7", "DOGE asked to see the pedal budget system.", None, "requested"),
        row("Y8", "The National Harpsichord Office refused DOGE the keyboard plans on 9 May.", "2025-05-09", "denied"),
        row("Y9", "DOGE used the organ ledger on 12 May.", "2025-05-12", "used"),
        row("Y10", "The Harpsichord Office opened SOUNDBOX to DOGE on 13 May.", "2025-05-13", "granted"),
        row("Y11", "Judge Ole Brandt shut DOGE out of SOUNDBOX on 20 May.", "2025-05-20", "blocked"),
        row("Y12", "The lutenists filed an amended complaint on 30 May.", "2025-05-30"),
        row("Y13", "No hearing has been set in the lawsuit of the lutenists."),
        row("Y14", "Bertil Carpenter was moved to another post on 3 June.", "2025-06-03", about=("carpenter",)),
        row("Y15", "The old post of Bertil Carpenter is taken.", about=("carpenter",)),
    )
    base.import_lines([json.dumps(source), *(json.dumps(entity) for entity in entities), *lines])
    yield base
    base.close()


def told(reply: Reply) -> list[str]:
    """Give the facts of an answer, in order."""
    assert isinstance(reply, Answer), direct(reply)
    return [claim.fact for claim in reply.claims]


@pytest.mark.parametrize(
    "text",
    [
        "what happened to osmund greel",
        "How did things end for Osmund Greel?",
        "did greel get his job back",
        "is Greel in trouble?",
    ],
)
def test_what_became_of_somebody_is_told_oldest_first(harps: KnowledgeBase, text: str) -> None:
    """How it went on for him, and not what else is said of him."""
    assert told(harps.ask(text)) == ["Y2", "Y4"]


@pytest.mark.parametrize("text", ["did pavey get her job back", "how old is Bertil Carpenter?", "what is greel paid"])
def test_what_nobody_says_of_somebody_is_not_on_record(harps: KnowledgeBase, text: str) -> None:
    """Other statements about a person are no answer."""
    assert isinstance(harps.ask(text), Declined)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("which 2 things did doge want from the national harpsichord office", {"Y6", "Y7"}),
        ("Which things did the harpsichord bureau refuse DOGE?", {"Y1", "Y8"}),
    ],
)
def test_a_list_of_one_agency_has_what_was_asked_for_alone(harps: KnowledgeBase, text: str, facts: set[str]) -> None:
    """No status line of other accesses heads it; a word of its name says which agency is meant."""
    reply = harps.ask(text)
    assert set(told(reply)) == facts
    assert isinstance(reply, Answer)
    assert reply.status == ""


def test_what_a_word_only_describes_is_not_asked_for(harps: KnowledgeBase) -> None:
    """A budget system is a system, and no budget."""
    assert "a budget" not in direct(harps.ask("what became of the request for the pedal budget system?"))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("on 15 may 2025 was doge allowed in soundbox or not", ["Y10"]),
        ("Could DOGE people log in to SOUNDBOX on 21 May 2025?", ["Y11", "Y10"]),
    ],
)
def test_a_system_that_nobody_wrote_down_is_known_by_its_name(
    harps: KnowledgeBase, text: str, facts: list[str]
) -> None:
    """How it stood on a day is told by the accesses whose statements name it, and by nothing later."""
    reply = harps.ask(text)
    assert told(reply) == facts
    assert direct(reply).startswith("As of ")


def test_how_a_case_stands_is_the_newest_of_it(harps: KnowledgeBase) -> None:
    """What was filed and set last, oldest first."""
    assert told(harps.ask("is the lawsuit against the harpsichord office over?"))[-2:] == ["Y12", "Y13"]


def test_part_of_a_month_ends_before_it_does(harps: KnowledgeBase) -> None:
    """What came in late May says nothing of its first days."""
    assert isinstance(harps.ask("early may 2025, was doge allowed in soundbox?"), Declined)


def test_the_order_in_which_courts_decided(harps: KnowledgeBase) -> None:
    """Every block by a court, oldest first, and whose list it is from is no part of it."""
    found = told(harps.ask("In what order did courts shut systems to DOGE, going by the Gazette's list?"))
    assert found == ["F51", "D203", "D201", "D707"]


def test_a_last_name_that_is_a_word_is_one_where_a_post_is_asked_about(harps: KnowledgeBase) -> None:
    """Nobody else is meant by it there."""
    assert told(harps.ask("so does carpenter get his old job back")) == ["Y14", "Y15"]
