"""The tables: append-only, whoever writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.storage.schema import GUARDS, migrations
from knowledge.storage.second import EDITIONS, SIGNED, STANDS
from knowledge.storage.store import Store

FORBIDDEN = [
    "UPDATE revisions SET fact = 'X' WHERE number = 1",
    "UPDATE revisions SET number = 10000 WHERE number = 1",
    "UPDATE OR REPLACE revisions SET number = 2 WHERE number = 1",
    "DELETE FROM revisions",
    "DELETE FROM revisions WHERE number = 1",
    "INSERT OR REPLACE INTO revisions SELECT * FROM revisions WHERE number = 1",
    "REPLACE INTO revisions SELECT 9999, fact, revision, retracted, digest, at, hash FROM revisions WHERE number = 1",
    "INSERT INTO revisions SELECT number, 'X', 7, 0, digest, at, hash FROM revisions WHERE number = 1",
    "UPDATE bodies SET body = '{}'",
    "UPDATE bodies SET digest = digest || 'x', body = NULL",
    "DELETE FROM bodies",
]


@pytest.fixture
def raw(db: Path) -> Iterator[sqlite3.Connection]:
    """Open the file as any other program would: no pragma, no code of ours."""
    with closing(sqlite3.connect(db)) as connection:
        yield connection


def history(connection: sqlite3.Connection) -> list[object]:
    """Read all that must never change."""
    return connection.execute("SELECT r.*, b.body FROM revisions r LEFT JOIN bodies b USING (digest)").fetchall()


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_history_cannot_be_changed_by_any_program(raw: sqlite3.Connection, statement: str) -> None:
    """UPDATE, DELETE and REPLACE abort, also in a connection that knows nothing of us."""
    before = history(raw)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        raw.execute(statement)
    assert history(raw) == before


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_history_cannot_be_changed_by_our_own_connection(db: Path, statement: str) -> None:
    """Foreign keys and pragmas of the store make no hole."""
    with Store(db) as store, pytest.raises(sqlite3.IntegrityError, match="never"):
        store.db.conn.execute(statement)


def test_a_body_can_be_redacted_and_the_chain_stays(raw: sqlite3.Connection) -> None:
    """A harmful text goes; its revision and its digest stay; it can never come back changed."""
    [(digest,)] = raw.execute("SELECT digest FROM revisions WHERE fact = 'F7'").fetchall()
    links = raw.execute("SELECT * FROM revisions").fetchall()
    raw.execute("UPDATE bodies SET body = NULL WHERE digest = ?", [digest])
    assert raw.execute("SELECT * FROM revisions").fetchall() == links
    assert not raw.execute("SELECT * FROM facts WHERE id = 'F7'").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="redacted, never changed"):
        raw.execute("UPDATE bodies SET body = 'rewritten' WHERE digest = ?", [digest])


@pytest.mark.parametrize("body", ["'rewritten'", "NULL"])
def test_a_body_is_never_replaced_and_a_redacted_one_never_comes_back(raw: sqlite3.Connection, body: str) -> None:
    """Writing the same digest again does nothing, with whatever conflict clause."""
    raw.execute("UPDATE bodies SET body = NULL WHERE digest = (SELECT digest FROM revisions WHERE fact = 'F7')")
    before = history(raw)
    for clause in ("", "OR REPLACE", "OR IGNORE"):
        raw.execute(f"INSERT {clause} INTO bodies SELECT digest, {body} FROM bodies")  # noqa: S608
    assert history(raw) == before


def test_the_triggers_are_those_of_the_code_after_every_migration(tmp_path: Path) -> None:
    """A migration that rebuilds a table would drop them silently."""
    with Store(tmp_path / "new.db") as store:
        migrations.apply(store.db)
        found = store.db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert dict(found) == {name: sql.strip() for name, sql in (GUARDS | SIGNED | STANDS | EDITIONS).items()}


def test_migrating_again_changes_nothing(db: Path, raw: sqlite3.Connection) -> None:
    """An older file and a newer start meet without harm."""
    before = list(raw.iterdump())
    Store(db).close()
    assert list(raw.iterdump()) == before


def test_the_views_say_what_the_newest_revisions_say(raw: sqlite3.Connection) -> None:
    """Present and history cannot disagree: facts, citations and access are views."""
    kinds = dict(raw.execute("SELECT name, type FROM sqlite_master").fetchall())
    assert {kinds[name] for name in ("facts", "citations", "access")} == {"view"}
    assert (
        raw.execute("SELECT count(*) FROM facts").fetchone() == raw.execute("SELECT count(*) FROM revisions").fetchone()
    )
    assert ("F51", "blocked") in raw.execute("SELECT fact, action FROM access").fetchall()
