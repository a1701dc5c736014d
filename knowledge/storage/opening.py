"""Open the SQLite file, and say in one sentence why it cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from knowledge.errors import BaseUnavailable
from knowledge.storage.schema import migrations

BUSY_SECONDS = 5.0  # how long a write waits for another process before the person is told
NUMBERS = frozenset({"start", "copy_start", "exact_case", "misspelling", "held"})  # columns; all others hold texts
MIGRATED = "_sqlite_migrations"  # where sqlite-utils notes which migrations were made

DAMAGED = "is damaged or not a database", "Restore a copy, or name another file with --db."
# what SQLite says, and what the operator is told
TROUBLE = (
    (
        ("not a database", "malformed", "corrupt", "decode to UTF-8", "file format", "no such table", "no such column"),
        DAMAGED,
    ),
    (("locked",), ("is in use by another program", "Wait until that ends, then try again.")),
    (
        ("unable to open", "readonly", "read-only"),
        ("cannot be opened for writing", "Check the folder and its permissions, or name another file with --db."),
    ),
    (
        ("disk is full", "disk I/O"),
        ("cannot be written: the disk is full or failing", "Free some space, then try again."),
    ),
)


@contextmanager
def said_clearly(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file that cannot be used into one sentence for the operator."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # our bug
    except UnicodeDecodeError as error:  # of SQLite's own message, which quotes what is damaged
        raise BaseUnavailable(str(path), *DAMAGED) from error
    except sqlite3.DatabaseError as error:
        for signs, sentence in TROUBLE:
            if any(sign in str(error) for sign in signs):
                raise BaseUnavailable(str(path), *sentence) from error
        raise


@contextmanager
def read_clearly(path: Path) -> Iterator[None]:
    """Say so, too, where a row is readable and its content is not what was written."""
    try:
        with said_clearly(path):
            yield
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BaseUnavailable(str(path), *DAMAGED) from error


def as_written(cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query. Raises TypeError at a cell that holds what was never written into it."""
    expected = tuple(int if column[0] in NUMBERS else str for column in cursor.description)
    for row in cursor:
        if tuple(map(type, row)) != expected:
            raise TypeError
        yield row


def connect(path: Path) -> Database:
    """Open a file and bring its tables up to date; a new file is made. Raises BaseUnavailable."""
    with said_clearly(path):
        # autocommit: transactions are begun by `atomic` alone, never by the driver
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            refuse_strangers(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # a text that is taken out leaves no trace in the file
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            db = Database(connection)
            migrations.apply(db)
        except BaseException:
            connection.close()
            raise
    return db


def refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database of another program before anything is written into it. Raises BaseUnavailable."""
    tables = {name for (name,) in connection.execute("SELECT tbl_name FROM sqlite_master")}
    ours = (
        MIGRATED in tables
        and connection.execute(
            f"SELECT 1 FROM {MIGRATED} WHERE migration_set = ?",  # noqa: S608 (a constant)
            [migrations.name],
        ).fetchone()
    )
    if tables - {MIGRATED} and not ours:
        raise BaseUnavailable(
            str(path), "is a database of another program, not an Oversight fact base", "Name another file with --db."
        )
