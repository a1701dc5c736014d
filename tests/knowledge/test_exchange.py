"""JSON Lines in and out: every field, the whole file or nothing."""

from __future__ import annotations

import doctest
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from knowledge import BadRow, forms
from knowledge.exchange import export_rows, import_rows
from knowledge.starter import data
from knowledge.storage.history import broken_link
from knowledge.storage.ledger import Ledger
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
DOGE = {"kind": "entity", "id": "doge", "entity": "organisation", "name": "DOGE"}
MISS = {"kind": "phrasing", "q": "why?", "fact": None, "voice": "casual", "reason": "off_topic"}


def new() -> Store:
    """Make an empty database."""
    return Store(Path(":memory:"))


def content(store: Store) -> list[str]:
    """Give everything that a file holds, but for the count of writes by which other processes notice one."""
    return [line for line in store.db.conn.iterdump() if not line.startswith('INSERT INTO "edition"')]


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
        before = content(store)
        import_rows(store, lines, "2030-01-01T00:00:00Z")
        assert content(store) == before


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
            import_rows(store, map(json.dumps, (SOURCE, DOGE, fact)), NOW)
        assert [(link.fact, link.revision) for link in store.links()] == [("X1", 1), ("X1", 2), ("X1", 3)]
        assert broken_link(store.links()) is None
        assert [fact.statement for fact in store.facts()] == ["DOGE sought access."]


def test_a_fact_without_a_time_is_recorded_now() -> None:
    """When the base learnt it is not the day of the event."""
    with new() as store:
        import_rows(store, map(json.dumps, (SOURCE, DOGE, FACT)), NOW)
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
        (FACT | {"about": ["nobody"]}, "about"),
        (FACT | {"access": ACCESS | {"actor": "nobody"}}, "actor"),
        (FACT | {"access": ACCESS | {"agency": "nobody"}}, "agency"),
        (FACT | {"access": ACCESS | {"agency": "doge", "system": "nobody"}}, "system"),
        (FACT | {"access": ACCESS | {"agency": "doge", "why": "?"}}, "why"),
        (FACT | {"part_of": "F999"}, "part_of"),
        (FACT | {"part_of": "X1"}, "part_of"),
        (FACT | {"when": "2025-13-45"}, "when"),
        (FACT | {"when": "2025-02-18/2025-02-17"}, "when"),
        (FACT | {"when": "2025-02-17/"}, "when"),
        (FACT | {"when": "20250217"}, "when"),
        (FACT | {"recorded": "yesterday"}, "recorded"),
        (FACT | {"recorded": "2025-02-17T25:00:00Z"}, "recorded"),
        (FACT | {"recorded": 7}, "recorded"),
        (FACT | {"id": "F1; drop"}, "id"),
        (FACT | {"id": "F" * 65}, "id"),
        (FACT | {"statement": "x" * 1_001}, "statement"),
        (FACT | {"notes": "?"}, "notes"),
        (FACT | {"half \ud800": "?"}, "half ?"),
        (FACT | {"citations": [CITATION | {"page": 7}]}, "page"),
        (ENTITY | {"parent": "nobody"}, "parent"),
        (ENTITY | {"parent": "irs"}, "parent"),
        (ENTITY | {"id": "irs."}, "id"),
        (ENTITY | {"colour": "red"}, "colour"),
        (MISS | {"why": "?"}, "why"),
        (MISS | {"fact": "X0", "reason": "because"}, "reason"),
        (SOURCE | {"id": "A2", "url": "javascript:alert(1)"}, "url"),
        (SOURCE | {"id": "A2", "url": "https://"}, "url"),
        (SOURCE | {"id": "A2", "url": "https://example.org/ a"}, "url"),
        (SOURCE | {"id": "A2", "url": "https://[half"}, "url"),
        (SOURCE | {"id": "A 2"}, "id"),
        (SOURCE | {"id": "A2", "held": True}, "held"),
        (ENTITY | {"entity": "planet"}, "entity"),
        (ENTITY | {"name": None}, "name"),
        (ENTITY | {"exact_case": "yes"}, "exact_case"),
        (MISS | {"reason": "because"}, "reason"),
        ({k: v for k, v in MISS.items() if k != "reason"}, "reason"),
        (MISS | {"fact": "NONE"}, "fact"),
        ({key: SOURCE[key] for key in SOURCE if key != "url"}, "url"),
        (SOURCE | {"id": "A2", "published": "last week"}, "published"),
        (SOURCE | {"id": "A2", "published": "20250217"}, "published"),
    ],
)
def test_a_bad_line_is_named_with_its_field_and_nothing_is_imported(row: dict[str, Any], field: str) -> None:
    """The sentence says where to look; what stood before it in the file is not taken either."""
    with new() as store:
        before = list(store.db.conn.iterdump())
        lines = [*map(json.dumps, (SOURCE, DOGE)), json.dumps(FACT | {"id": "X0"}), json.dumps(row)]
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


@pytest.mark.parametrize(
    "when", ["2025", "2025-02", "2025-02-17", "2024~", "2025-02-17?", "2024/2025-02", "2025%/2025"]
)
def test_a_day_may_be_as_vague_as_it_is_known(when: str) -> None:
    """EDTF: a year, a month, a day, from one to another, and each may be marked as unsure."""
    with new() as store:
        import_rows(store, map(json.dumps, (SOURCE, DOGE, FACT | {"when": when})), NOW)
        assert store.facts()[0].when == when


def test_the_examples_of_the_forms_hold() -> None:
    """Dates, times and links, as their docstrings show them."""
    assert doctest.testmod(forms).failed == 0


def test_what_stands_later_in_the_file_may_be_named() -> None:
    """A whole before its parts, an agency before its department: the order of lines does not matter."""
    part, agency = FACT | {"id": "X2", "part_of": "X1"}, ENTITY | {"parent": "treasury"}
    with new() as store:
        import_rows(store, map(json.dumps, (part, FACT, agency, ENTITY | {"id": "treasury"}, DOGE, SOURCE)), NOW)
        assert [fact.part_of for fact in store.facts()] == ["X1", None]


@pytest.mark.parametrize("line", ["[" * 100_000, '{"kind": "fact", "id": ' + "[" * 100_000])
def test_a_line_that_is_nested_too_deeply_is_named(line: str) -> None:
    """No depth of brackets ends in a traceback."""
    with new() as store, pytest.raises(BadRow, match=r"Line 1, field .*: it is nested too deeply"):
        import_rows(store, [line], NOW)


def test_reading_reports_each_line() -> None:
    """A progress bar knows how far it is."""
    seen: list[int] = []
    report: Callable[[int], None] = seen.append
    with new() as store:
        assert import_rows(store, map(json.dumps, (SOURCE, DOGE, FACT)), NOW, report) == 3
    assert seen == [1, 2, 3]


def test_what_was_retracted_does_not_answer_again_elsewhere() -> None:
    """A starter fact that was retracted here is retracted there, too, and the export of there is the export of here."""
    with new() as here, new() as there, new() as empty:
        for store in (here, there):
            data.fill(store)
        fact = here.facts()[1]
        here.append([replace(fact, revision=2, recorded=NOW)], retracted=True)
        exported = list(export_rows(here))
        for store in (there, empty):
            import_rows(store, exported, NOW)
            assert fact.id not in {known.id for known in store.facts()}
            assert list(export_rows(store)) == exported
            import_rows(store, exported, NOW)
            assert list(export_rows(store)) == exported


def test_what_was_taken_out_does_not_answer_elsewhere_either() -> None:
    """Its text is in no export, so a base that still has it retracts it."""
    with new() as here, new() as there:
        for store in (here, there):
            data.fill(store)
        fact = here.facts()[1]
        with here.change():
            Ledger(here).redact(2, "A private address.")
        exported = list(export_rows(here))
        assert fact.statement not in "".join(exported)
        import_rows(there, exported, NOW)
        assert fact.id not in {known.id for known in there.facts()}
