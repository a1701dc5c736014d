"""The file opens in the tools that people have for SQLite: named views, foreign keys, texts and numbers alone."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge import Document, Editor, KnowledgeBase
from tests.knowledge.test_exporting import LETTER

VIEWS = {"facts", "citations", "access"}


@pytest.fixture
def file(db: Path) -> Path:
    """Make a base with a document in it, closed."""
    base = KnowledgeBase.open(db)
    base.documents.add(LETTER, Editor("terminal:op", "op"), accept=True)
    base.documents.add(
        Document("b.txt", f"Others\n\n{LETTER.text[:300]}", "Others", "Other Post", "2025-04-01"),
        Editor("terminal:op", "op"),
    )
    base.close()
    return db


@pytest.fixture
def raw(file: Path) -> Iterator[sqlite3.Connection]:
    """Open it as any other program would."""
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def utils(*arguments: object) -> str:
    """Run sqlite-utils."""
    command = [sys.executable, "-m", "sqlite_utils", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_sqlite_utils_lists_tables_views_and_rows(file: Path) -> None:
    """Each table and view has rows that it can show, and names its columns."""
    tables = [each["table"] for each in json.loads(utils("tables", file))]
    assert {"sources", "copies", "revisions", "bodies", "entities", "proposals"} <= set(tables)
    assert {each["view"] for each in json.loads(utils("views", file))} == VIEWS
    for name in (*tables, *VIEWS):
        json.loads(utils("rows", file, name, "--limit", "3"))
    [row] = json.loads(utils("query", file, "SELECT action, source FROM access JOIN citations USING (fact) LIMIT 1"))
    assert row["source"] == "S1"


def test_the_file_is_sound(raw: sqlite3.Connection) -> None:
    """No foreign key hangs loose, and the pages are whole."""
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_column_is_text_or_number_and_holds_what_it_says(raw: sqlite3.Connection) -> None:
    """Each column has a type; no cell holds bytes."""
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table.startswith("sqlite_"):
            continue
        for _, column, kind, *_rest in raw.execute(f"PRAGMA table_info({table})").fetchall():
            assert kind in {"TEXT", "INTEGER"}, f"{table}.{column}: {kind}"
            blobs = f"SELECT count(*) FROM {table} WHERE typeof(\"{column}\") = 'blob'"  # noqa: S608 (our own names)
            assert raw.execute(blobs).fetchone() == (0,), f"{table}.{column}"


def test_what_belongs_together_is_tied_by_foreign_keys(raw: sqlite3.Connection) -> None:
    """So that a tool can follow it with a click."""
    tied = {
        (table, column, other)
        for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for _, _, other, column, *_rest in raw.execute(f"PRAGMA foreign_key_list({table})")
    }
    assert {
        ("copies", "source", "sources"),
        ("anchors", "source", "copies"),
        ("aliases", "entity", "entities"),
        ("revisions", "digest", "bodies"),
        ("editors", "number", "revisions"),
        ("seconds", "proposal", "proposals"),
        ("sketches", "source", "sources"),
    } <= tied


def test_the_views_show_the_facts_as_they_are(raw: sqlite3.Connection, file: Path) -> None:
    """Facts, citations and accesses are those that the library gives."""
    base = KnowledgeBase.open(file)
    facts = base.facts()
    base.close()
    assert raw.execute("SELECT id, statement FROM facts ORDER BY number").fetchall() == [
        (fact.id, fact.statement) for fact in facts
    ]
    count = sum(len(fact.citations) for fact in facts)
    assert raw.execute("SELECT count(*) FROM citations").fetchone() == (count,)
    assert raw.execute("SELECT count(*) FROM access").fetchone() == (sum(fact.access is not None for fact in facts),)
