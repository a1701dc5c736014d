"""The facts for other programs: tables, Web Annotations, and the round trip of a base with documents in it."""

from __future__ import annotations

import csv
import doctest
import json
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from knowledge import Document, Editor, Export, Ingested, KnowledgeBase, exporting
from knowledge.model import Citation, Fact, Source
from knowledge.quoting import UNPLACED

OPERATOR = Editor("terminal:op", "op")
TEXT = """Aides let into the Larkspur ledger
The Brindle Courier, March 14, 2025

On March 11, 2025, the Bureau of Quarry Permits gave DOGE staff read-only access to the Larkspur database.

A federal judge in Velm blocked DOGE from the Larkspur database of the Bureau of Quarry Permits on March 13, 2025.

Tamsin Orrel, the director of the bureau, said that 214 quarries are listed in the Larkspur database.
"""
LETTER = Document("letter.txt", TEXT, "Aides let in", "The Brindle Courier", "2025-03-14", "https://courier.example/a")


@pytest.fixture
def base(db: Path) -> Iterator[KnowledgeBase]:
    """Open the starter base with a document, its newer version, and one without a link."""
    opened = KnowledgeBase.open(db)
    new = TEXT.replace("214 quarries", "230 quarries and 12 pits").replace("blocked DOGE", "kept DOGE away")
    other = "The Office of Kelp said on May 1, 2025 that DOGE was denied access to its ledger of boats."
    documents = (
        LETTER,
        replace(LETTER, text=f"{new}\nNobody has said how long the Larkspur database was open to them, or why."),
        Document("kelp.txt", other, "Kelp", "The Tern Post", "2025-05-02"),
    )
    outcomes = opened.documents.add_all(documents, OPERATOR, accept=True)
    assert all(isinstance(one, Ingested) and one.proposals for one in outcomes), outcomes
    yield opened
    opened.close()


def table(base: KnowledgeBase, form: Export) -> list[dict[str, str]]:
    """Read a table as a spreadsheet would."""
    return list(csv.DictReader(StringIO("\n".join(base.export(form)))))


def test_jsonl_round_trips_with_versions_and_documents_without_a_link(base: KnowledgeBase, tmp_path: Path) -> None:
    """An export of an import is the export: sources with `replaces`, entities, facts, phrasings."""
    exported = list(base.export())
    assert any(json.loads(line).get("replaces") == "S2" for line in exported)
    assert any(json.loads(line).get("url") == "" for line in exported)
    other = KnowledgeBase.open(tmp_path / "other.db")
    other.import_lines(exported)
    assert list(other.export()) == exported
    other.close()


def test_the_table_of_facts_has_a_row_for_each_with_names_and_quotes(base: KnowledgeBase) -> None:
    """What a reader of the table needs: statement, who says so, evidence, date, names, source, quote."""
    rows = table(base, Export.CSV)
    assert [row["fact"] for row in rows] == [fact.id for fact in base.facts()]
    [row] = [row for row in rows if "read-only access" in row["statement"]]
    assert (row["when"], row["sources"], row["evidence"]) == ("2025-03-11", "S2", "reported")
    assert "Bureau of Quarry Permits" in row["about"].split("; ")
    assert row["quotes"] in TEXT


def test_the_table_of_accesses_has_the_frame_with_names(base: KnowledgeBase) -> None:
    """Agency, system, action, level and who decided; facts that tell of no access are not in it."""
    rows = table(base, Export.ACCESS)
    assert [row["fact"] for row in rows] == [fact.id for fact in base.facts() if fact.access]
    [row] = [row for row in rows if row["action"] == "granted" and row["sources"] == "S2"]
    assert (row["agency"], row["level"]) == ("Bureau of Quarry Permits", "read")
    assert "Larkspur" in row["system"]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(begins: str) -> None:
    """A spreadsheet would run it: an apostrophe makes it a text, whatever comes after."""
    statement = f'{begins}HYPERLINK("https://evil.example","a, b")'
    fact = Fact("F1", 1, statement, (), (Citation("S1", 1, "=1", 0, 2),), f"{begins}who")
    lines = "\n".join(exporting.fact_table(exporting.Given((fact,), {}, {}, "")))
    [row] = csv.DictReader(StringIO(lines, newline=""))
    assert row["statement"] == f"'{statement}"
    assert row["attribution"] == f"'{begins}who"
    assert row["quotes"] == "'=1"


def collection(given: exporting.Given) -> dict[str, Any]:
    """Read the annotations as one JSON document."""
    found: dict[str, Any] = json.loads("\n".join(exporting.web_annotations(given)))
    return found


def test_every_citation_is_a_web_annotation_whose_selectors_find_the_quote(base: KnowledgeBase) -> None:
    """The vocabulary's terms as its recommendation has them; offsets count code points of the text that is held."""
    whole = json.loads("\n".join(base.export(Export.ANNOTATIONS)))
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["first"]["type"], whole["first"]["startIndex"]) == (
        "AnnotationCollection",
        "AnnotationPage",
        0,
    )
    items = whole["first"]["items"]
    assert whole["total"] == len(items) == sum(len(fact.citations) for fact in base.facts())
    assert len({item["id"] for item in items}) == len(items)
    ours = [item for item in items if item["target"]["source"] == LETTER.url and item["revision"] == 1]
    assert ours
    for item in ours:
        assert (item["type"], item["motivation"], item["body"]["type"]) == ("Annotation", "describing", "TextualBody")
        assert {"fact", "revision", "attribution", "evidence", "created"} <= item.keys()
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    first = next(item for item in ours if "read-only" in item["body"]["value"])
    position = first["target"]["selector"][1]
    assert TEXT[position["start"] : position["end"]] == first["target"]["selector"][0]["exact"]
    [kelp] = {item["target"]["source"] for item in items if "Kelp" in item["body"]["value"]}
    assert kelp.startswith("urn:")


def test_a_quote_without_a_place_has_no_position(base: KnowledgeBase) -> None:
    """Where no text is held nobody knows the offsets; prefix and suffix are told where there are any."""
    source = Source("S1", "T", "P", "2025-01-01", "https://example.org/", "0" * 64)
    cited = (Citation("S1", UNPLACED, "words", 0, 5), Citation("S1", 2, "words", 7, 12, "some ", " more"))
    fact = Fact("F1", 1, "Said.", (), cited, "P")
    one, two = collection(exporting.Given((fact,), {"S1": source}, {}, "head"))["first"]["items"]
    assert one["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "words"}]
    assert two["target"]["selector"][0] == {
        "type": "TextQuoteSelector",
        "exact": "words",
        "prefix": "some ",
        "suffix": " more",
    }
    assert two["target"]["selector"][1] == {"type": "TextPositionSelector", "start": 7, "end": 12}


def test_a_base_without_facts_exports_empty_forms() -> None:
    """Each stays valid."""
    given = exporting.Given((), {}, {}, "")
    assert len(list(exporting.fact_table(given))) == len(list(exporting.access_table(given))) == 1
    assert collection(given)["first"]["items"] == []


def test_the_examples_hold() -> None:
    """Those in the docstrings."""
    assert doctest.testmod(exporting) == (0, 1)
