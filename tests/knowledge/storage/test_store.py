"""The store: rows as values, whole changes or none, and one clear sentence where the file cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge import BaseUnavailable, Citation, Entity, Fact, Kind, KnowledgeBase, Phrasing, Reason
from knowledge.checking import verify
from knowledge.exchange import export_rows
from knowledge.starter import data
from knowledge.storage.store import Store
from tests.knowledge.strategies import facts

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make an empty database."""
    with Store(tmp_path / "store.db") as opened:
        yield opened


def iso(at: datetime) -> str:
    """Write a time as the base does."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_database_keeps_its_promises_on(store: Store) -> None:
    """Foreign keys are checked and readers do not block the writer."""
    assert store.db.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert store.db.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(sqlite3.IntegrityError), store.change():
        store.db.conn.execute("INSERT INTO aliases (entity, alias) VALUES ('nobody', 'no one')")


def test_a_change_is_whole_or_nothing(store: Store) -> None:
    """What fails in the middle leaves nothing behind."""
    broken = Fact("F1", 0, "S.", (), (Citation("S1", 1, "q", 0, 1),), "A")
    with store.change():
        store.add_entities([Entity("irs", Kind.AGENCY, "Internal Revenue Service")])

    def fail() -> None:
        with store.change():
            store.add_entities([Entity("ssa", Kind.AGENCY, "Social Security Administration")])
            store.append([broken, broken])

    with pytest.raises(sqlite3.IntegrityError):
        fail()
    assert [entity.id for entity in store.entities()] == ["irs"]
    assert store.facts() == ()


@given(facts)
@settings(max_examples=40, deadline=None)
def test_a_fact_comes_back_as_it_was(fact: Fact) -> None:
    """Every field survives the database."""
    with Store(Path(":memory:")) as store:
        with store.change():
            store.append([fact])
        assert store.facts() == (fact,)


def test_the_newest_revision_is_the_fact(store: Store) -> None:
    """An older revision stays in the history and is no longer the fact."""
    with Store(Path(":memory:")) as starter:
        data.fill(starter)
        first = starter.facts()[0]
    second = Fact(first.id, 2, "Corrected.", first.about, first.citations, first.attribution, recorded=first.recorded)
    with store.change():
        store.append([first])
        store.append([second])
    assert store.facts() == (second,)
    assert store.revisions([first.id])[first.id][0] == 2
    assert [link.revision for link in store.links()] == [1, 2]


def test_entities_and_phrasings_come_back_in_order(store: Store) -> None:
    """Aliases and misspellings keep their places; the same question for the same fact is kept once."""
    known = Entity(
        "irs", Kind.AGENCY, "Internal Revenue Service", "IRS", ("taxman", "tax agency"), ("iris",), "treasury", True
    )
    asked = Phrasing("who is the taxman", None, "casual", Reason.OFF_TOPIC)
    with store.change():
        store.add_entities([known])
        store.add_entities([known])
        store.add_phrasings([asked, asked])
    assert store.entities() == (known,)
    assert store.phrasings() == (asked,)


def test_the_same_starter_base_always_has_the_same_head(tmp_path: Path, kb: KnowledgeBase) -> None:
    """Two deployments of the same release can be compared by their heads, whenever they were made."""
    with Store(tmp_path / "another.db") as another:
        data.fill(another)
        assert another.base() == kb.base


def test_a_setting_is_kept_for_the_next_start(tmp_path: Path) -> None:
    """The last value wins; an unknown name is empty."""
    with Store(tmp_path / "a.db") as store, store.change():
        store.keep("commands", "one")
        store.keep("commands", "two")
    with Store(tmp_path / "a.db") as store:
        assert (store.setting("commands"), store.setting("other")) == ("two", "")


def test_a_file_that_is_no_database_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    """A damaged file ends in one sentence, not in a traceback and not in an empty base."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 100, encoding="utf-8")
    with pytest.raises(BaseUnavailable, match="is damaged or not a database"):
        Store(path)
    assert path.read_text(encoding="utf-8") == "not a database, " * 100


@given(st.floats(0, 1), st.sampled_from([1, 100, 60_000]), st.sampled_from([b"A", b"\0", b"\xff"]))
@example(where=0.109375, length=1, byte=b"\xff")  # inside a CREATE TABLE, which SQLite then quotes
@settings(max_examples=60, deadline=None)
def test_a_damaged_database_is_said_wherever_it_is_damaged(
    starter: Path, where: float, length: int, byte: bytes
) -> None:
    """Opening, reading, proving, exporting: what cannot be read is one sentence, never a traceback."""
    whole = starter.read_bytes()
    at = int(where * len(whole))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "damaged.db"
        path.write_bytes(whole[:at] + byte * length + whole[at + length :])
        with suppress(BaseUnavailable), Store(path) as store:
            list(export_rows(store))
            verify(store)
            store.links()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE bodies SET body = json_remove(body, '$.citations')",
        "UPDATE phrasings SET text = x'00' WHERE rowid = 9",
        "UPDATE sources SET title = x'00'",
        "UPDATE entities SET kind = 'planet' WHERE id = 'irs'",
    ],
)
def test_a_row_that_is_readable_and_wrong_is_said(db: Path, damage: str) -> None:
    """SQLite finds nothing wrong with a body that is no fact any more, nor with a text that is none."""
    with closing(sqlite3.connect(db)) as raw, raw:
        raw.execute("DROP TRIGGER bodies_are_only_redacted")
        raw.execute(damage)
    with pytest.raises(BaseUnavailable, match="is damaged or not a database"):
        KnowledgeBase.open(db)


@pytest.mark.parametrize("table", ["facts (a)", "notes (a)", "sources (a)", "_sqlite_migrations (id, migration_set)"])
def test_the_database_of_another_program_is_said_and_left_as_it_is(tmp_path: Path, table: str) -> None:
    """A name given by mistake: not one table of ours gets into it."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"CREATE TABLE {table}")
        raw.execute("CREATE TABLE IF NOT EXISTS another (b)")
    before = path.read_bytes()
    with pytest.raises(BaseUnavailable, match="not an Oversight fact base"):
        Store(path)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["other.db"]


def test_a_corrected_fact_keeps_its_place(store: Store) -> None:
    """Answers list facts in their order: a correction must not move one to the end."""
    made = [Fact(key, 1, "S.", (), (Citation("S1", 1, "q", 0, 1),), "A") for key in ("F1", "F2", "F3")]
    with store.change():
        store.append(made)
        store.append([replace(made[0], revision=2, statement="Corrected.")])
    assert [(fact.id, fact.revision) for fact in store.facts()] == [("F1", 2), ("F2", 1), ("F3", 1)]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """Nobody's folders are made."""
    with pytest.raises(BaseUnavailable, match="cannot be opened for writing"):
        Store(tmp_path / "missing" / "a.db")
    assert not (tmp_path / "missing").exists()


def test_a_locked_database_is_said(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program's write is waited for, then named as the reason; nothing is lost."""
    monkeypatch.setattr("knowledge.storage.opening.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(db)) as other, Store(db) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BaseUnavailable, match="is in use by another program"), store.change():
            store.keep("name", "value")
        other.rollback()
        with store.change():
            store.keep("name", "value")
        assert store.setting("name") == "value"
