"""JSON Lines in and out: every field, the whole file or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from knowledge import BadRow
from knowledge.exchange import export_rows, import_rows
from knowledge.starter import data
from knowledge.storage.history import broken_link
from knowledge.storage.store import Store
from tests.knowledge.strategies import bases

NOW = "2025-03-01T12:00:00Z"
SOURCE = {
    "kind": "source",
    "id": "A1",
    "title": "T",
    "publisher": "P",
    "published": "2025-02-17",
    "url": "https://example.org/",
    "sha256": "0" * 64,
}
CITATION = {"source": "A1", "paragraph": 1, "quote": "seeks", "start": 4, "end": 9}
FACT = {
    "kind": "fact",
    "id": "X1",
    "statement": "DOGE sought access.",
    "about": ["doge"],
    "attribution": "P",
    "evidence": "reported",
    "citations": [CITATION],
}
ACCESS = {"actor": "doge", "agency": "irs", "system": None, "action": "requested", "level": "unknown"}
ENTITY = {"kind": "entity", "id": "irs", "entity": "agency", "name": "Internal Revenue Service"}
MISS = {"kind": "phrasing", "q": "why?", "fact": None, "voice": "casual", "reason": "off_topic"}


def new() -> Store:
    """Make an empty database."""
    return Store(Path(":memory:"))


@given(bases())
@settings(max_examples=60, deadline=None)
def test_whatever_is_exported_can_be_imported_and_is_the_same(lines: list[str]) -> None:
    """Every field round-trips: an export of an import of an export is the export."""
    with new() as first, new() as second:
        import_rows(first, lines, NOW)
        exported = list(export_rows(first))
        import_rows(second, exported, "2030-01-01T00:00:00Z")
        assert list(export_rows(second)) == exported
        assert second.facts() == first.facts()
        assert second.base() == first.base()


@given(bases())
@settings(max_examples=30, deadline=None)
def test_importing_twice_changes_nothing(lines: list[str]) -> None:
    """The second import finds everything as it is: no new revision, the same head."""
    with new() as store:
        import_rows(store, lines, NOW)
        before = list(store.db.conn.iterdump())
        import_rows(store, lines, "2030-01-01T00:00:00Z")
        assert list(store.db.conn.iterdump()) == before


def test_the_starter_base_round_trips() -> None:
    """Down to the head of its history."""
    with new() as first, new() as second:
        data.fill(first)
        exported = list(export_rows(first))
        assert import_rows(second, exported, NOW) == len(exported)
        assert list(export_rows(second)) == exported
        assert second.base() == first.base()


def test_a_changed_fact_becomes_the_next_revision() -> None:
    """What was said before stays in the history, and the chain stays whole."""
    corrected = FACT | {"statement": "DOGE was seeking access."}
    with new() as store:
        for fact in (FACT, corrected, corrected, FACT):
            import_rows(store, map(json.dumps, (SOURCE, fact)), NOW)
        assert [(link.fact, link.revision) for link in store.links()] == [("X1", 1), ("X1", 2), ("X1", 3)]
        assert broken_link(store.links()) is None
        assert [fact.statement for fact in store.facts()] == ["DOGE sought access."]


def test_a_fact_without_a_time_is_recorded_now() -> None:
    """When the base learnt it is not the day of the event."""
    with new() as store:
        import_rows(store, map(json.dumps, (SOURCE, FACT)), NOW)
        assert store.facts()[0].recorded == NOW


def test_a_changed_entity_and_source_are_brought_up_to_date() -> None:
    """A name can be corrected."""
    with new() as store:
        import_rows(store, map(json.dumps, (SOURCE, ENTITY | {"aliases": ["taxman"]})), NOW)
        import_rows(store, map(json.dumps, (SOURCE | {"title": "New"}, ENTITY | {"aliases": ["tax agency"]})), NOW)
        assert store.sources()[0].title == "New"
        assert store.entities()[0].aliases == ("tax agency",)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"kind": "story"}, "kind"),
        ({}, "kind"),
        ({k: v for k, v in FACT.items() if k != "statement"}, "statement"),
        (FACT | {"statement": "  "}, "statement"),
        (FACT | {"statement": 7}, "statement"),
        (FACT | {"evidence": "rumour"}, "evidence"),
        (FACT | {"about": "doge"}, "about"),
        (FACT | {"about": [1]}, "about"),
        (FACT | {"slots": ["a"]}, "slots"),
        (FACT | {"slots": {"amount": 19}}, "slots"),
        (FACT | {"revision": -1}, "revision"),
        (FACT | {"revision": True}, "revision"),
        (FACT | {"revision": 10**30}, "revision"),
        (FACT | {"id": "X0"}, "id"),
        (FACT | {"statement": "half a character: \ud800"}, "statement"),
        (FACT | {"slots": {"amount": "\udfff"}}, "slots"),
        (FACT | {"when": 2025}, "when"),
        (FACT | {"access": "yes"}, "access"),
        (FACT | {"access": ACCESS | {"action": "stolen"}}, "action"),
        (FACT | {"access": {"actor": "doge"}}, "agency"),
        (FACT | {"citations": []}, "citations"),
        (FACT | {"citations": "S1"}, "citations"),
        (FACT | {"citations": [CITATION | {"end": 5}]}, "citations"),
        (FACT | {"citations": [CITATION | {"quote": ""}]}, "quote"),
        (FACT | {"citations": [CITATION | {"source": "NONE"}]}, "citations"),
        (ENTITY | {"entity": "planet"}, "entity"),
        (ENTITY | {"name": None}, "name"),
        (ENTITY | {"exact_case": "yes"}, "exact_case"),
        (MISS | {"reason": "because"}, "reason"),
        ({k: v for k, v in MISS.items() if k != "reason"}, "reason"),
        (MISS | {"fact": "NONE"}, "fact"),
        (SOURCE | {"id": "A2", "url": ""}, "url"),
        (SOURCE | {"id": "A2", "published": "last week"}, "published"),
        (SOURCE | {"id": "A2", "published": "20250217"}, "published"),
    ],
)
def test_a_bad_line_is_named_with_its_field_and_nothing_is_imported(row: dict[str, Any], field: str) -> None:
    """The sentence says where to look; what stood before it in the file is not taken either."""
    with new() as store:
        before = list(store.db.conn.iterdump())
        lines = [json.dumps(SOURCE), "", json.dumps(FACT | {"id": "X0"}), json.dumps(row)]
        with pytest.raises(BadRow, match="Nothing was imported") as caught:
            import_rows(store, lines, NOW)
        assert (caught.value.line, caught.value.field) == (4, field)
        assert f"Line 4, field {field}: " in str(caught.value)
        assert list(store.db.conn.iterdump()) == before


@pytest.mark.parametrize("line", ["not JSON", "[1]", '"text"', "{", "null", "NaN", '{"kind": "fact"', "\ufeff{}"])
def test_a_line_that_is_no_object_is_named(line: str) -> None:
    """Whatever the line holds, it is one sentence and not a traceback."""
    with new() as store, pytest.raises(BadRow, match=r"Line 1, field .*: "):
        import_rows(store, [line], NOW)


def test_reading_reports_each_line() -> None:
    """A progress bar knows how far it is."""
    seen: list[int] = []
    report: Callable[[int], None] = seen.append
    with new() as store:
        assert import_rows(store, map(json.dumps, (SOURCE, ENTITY, FACT)), NOW, report) == 3
    assert seen == [1, 2, 3]
