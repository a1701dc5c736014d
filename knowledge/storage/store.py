"""Store: the SQLite file of one deployment. One thread owns it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from knowledge.model import Base, Entity, Fact, Phrasing, Source
from knowledge.storage import history, rows
from knowledge.storage.opening import as_written, connect, read_clearly, said_clearly
from knowledge.vocabulary import Kind, Reason

P = ParamSpec("P")
T = TypeVar("T")


def reads(method: Callable[Concatenate[Store, P], T]) -> Callable[Concatenate[Store, P], T]:
    """Let a method that reads raise BaseUnavailable where the file is damaged."""

    @wraps(method)
    def read(self: Store, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with read_clearly(self.path):
            return method(self, *args, **kwargs)

    return read


class Store:
    """Rows of the database as values. Every change happens inside one transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[int, Fact] = {}
        self._phrasings: tuple[Phrasing, ...] = ()
        self._entities: tuple[int, dict[str, Entity]] | None = None  # by id, and the version of the file they are of
        self.db = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self.db.conn.close()

    def settle(self) -> None:
        """Write the journal into the file and empty it: what was taken out must not stand there any longer."""
        with said_clearly(self.path):
            self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction: all of it, or nothing; what is read in it is what stands until it ends."""
        try:
            with said_clearly(self.path), self.db.atomic():
                # a write that changes nothing, first: it waits for another process here, not after something was read
                self.db.conn.execute("UPDATE settings SET value = value WHERE 0")
                yield
        except BaseException:
            self._entities = None  # those that came in with what did not happen
            raise

    def _select(self, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
        return as_written(self.db.conn.execute(query, values))

    # What is in the base

    @reads
    def base(self) -> Base:
        """Give the head of the history, the number of sources, the date of the newest."""
        head = self.db.conn.execute("SELECT hash FROM revisions ORDER BY number DESC LIMIT 1").fetchone()
        count, latest = self.db.conn.execute("SELECT count(*), max(published) FROM sources").fetchone()
        return Base(head[0][: history.HEAD_SHOWN] if head else "", count, latest or "")

    @reads
    def facts(self) -> tuple[Fact, ...]:
        """Give the current revision of every fact that is not retracted, in the order of their first revisions."""
        newest = {}  # by fact, which keeps its place: the number of its newest revision
        for number, fact, retracted in self.db.conn.execute(
            "SELECT number, fact, retracted OR digest IN (SELECT digest FROM bodies WHERE body IS NULL)"
            " FROM revisions ORDER BY number"
        ):
            newest[fact] = 0 if retracted else number
        wanted = [number for number in newest.values() if number]
        # a revision never changes: it is read once, and its body looked at again only where it is no longer kept
        read = self._read | self.revised([number for number in wanted if number not in self._read])
        self._read = {number: read[number] for number in wanted}
        return tuple(self._read.values())

    def revised(self, numbers: list[int]) -> dict[int, Fact]:
        """Read what facts say in revisions of these numbers, whose text is there."""
        found = self.db.conn.execute(
            "SELECT number, fact, revision, at, body FROM json_each(?) JOIN revisions ON number = value"
            " JOIN bodies USING (digest)",
            [json.dumps(numbers)],
        )
        return {
            number: rows.stored_fact(fact, revision, at, json.loads(body)) for number, fact, revision, at, body in found
        }

    @reads
    def revisions(self, facts: Iterable[str]) -> dict[str, tuple[int, str]]:
        """Give the newest revision of those facts that have any, retracted ones included, and its body's digest."""
        found = self.db.conn.execute(
            "SELECT fact, max(revision), digest FROM json_each(?) JOIN revisions ON fact = value GROUP BY fact",
            [json.dumps(list(facts))],
        )
        return {fact: (revision, body_digest) for fact, revision, body_digest in found}

    @reads
    def sources(self) -> tuple[Source, ...]:
        """Every source, by date; `held` where this database has its text."""
        found = self._select(
            "SELECT s.id, title, publisher, published, url, s.sha256, note, c.source IS NOT NULL AS held, replaces"
            " FROM sources s LEFT JOIN copies c ON c.source = s.id ORDER BY published, s.id"
        )
        return tuple(
            Source(key, title, publisher, published, url, sha256, note, bool(held), replaces)
            for key, title, publisher, published, url, sha256, note, held, replaces in found
        )

    @reads
    def entities(self) -> tuple[Entity, ...]:
        """Every entity with its aliases, in the order in which they were added."""
        version = self._version()
        if self._entities is None or self._entities[0] != version:
            self._entities = version, {entity.id: entity for entity in self._read_entities()}
        return tuple(self._entities[1].values())

    def _version(self) -> int:
        """Give the number that changes whenever another connection has written to the file."""
        return int(self.db.conn.execute("PRAGMA data_version").fetchone()[0])

    def _read_entities(self) -> Iterator[Entity]:
        aliases: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for entity, alias, misspelling in self._select("SELECT entity, alias, misspelling FROM aliases ORDER BY rowid"):
            aliases[entity][misspelling].append(alias)
        found = self._select("SELECT id, kind, name, acronym, parent, exact_case FROM entities ORDER BY rowid")
        return (
            Entity(key, Kind(kind), name, acronym, tuple(aliases[key][0]), tuple(aliases[key][1]), parent, bool(exact))
            for key, kind, name, acronym, parent, exact in found
        )

    @reads
    def phrasings(self) -> tuple[Phrasing, ...]:
        """Every phrasing, near misses included; the very same values as long as nothing changed."""
        query = "SELECT text, fact, voice, reason FROM phrasings ORDER BY rowid"
        stands = [(p.text, p.fact or "", p.voice, p.reason or "") for p in self._phrasings]
        if self.db.conn.execute(query).fetchall() != stands:  # comparing is a quarter of building them
            self._phrasings = tuple(
                Phrasing(text, fact or None, voice, Reason(reason) if reason else None)
                for text, fact, voice, reason in self._select(query)
            )
        return self._phrasings

    @reads
    def links(self) -> tuple[history.Link, ...]:
        """Give the whole history, oldest first."""
        found = self.db.conn.execute(
            "SELECT number, fact, revision, retracted, digest, at, hash FROM revisions ORDER BY number"
        )
        return tuple(history.Link(row[0], row[1], row[2], bool(row[3]), *row[4:]) for row in found)

    # What is added

    def append(self, facts: Iterable[Fact], *, retracted: bool = False) -> int:
        """Append revisions to the history; the number of the last one."""
        last = self.db.conn.execute("SELECT number, hash FROM revisions ORDER BY number DESC LIMIT 1").fetchone()
        number, head = last or (0, history.GENESIS)
        chained = list(history.extend(head, number, facts, retracted=retracted))
        self.db.conn.executemany(
            "INSERT OR IGNORE INTO bodies (digest, body) VALUES (?, ?)", ((link.digest, body) for link, body in chained)
        )
        self.db.conn.executemany(
            "INSERT INTO revisions (number, fact, revision, retracted, digest, at, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((x.number, x.fact, x.revision, x.retracted, x.digest, x.at, x.hash) for x, _ in chained),
        )
        return int(number) + len(chained)

    def add_sources(self, sources: Iterable[Source]) -> None:
        """Add sources, or bring their description up to date."""
        self.db.conn.executemany(
            "INSERT INTO sources (id, title, publisher, published, url, sha256, note, replaces)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
            " publisher = excluded.publisher, published = excluded.published, url = excluded.url,"
            " sha256 = excluded.sha256, note = excluded.note, replaces = excluded.replaces",
            ((s.id, s.title, s.publisher, s.published, s.url, s.sha256, s.note, s.replaces) for s in sources),
        )

    def add_entities(self, entities: Iterable[Entity]) -> None:
        """Add entities with their aliases, or bring them up to date."""
        entities = tuple(entities)
        self.db.conn.executemany(
            "INSERT INTO entities (id, kind, name, acronym, parent, exact_case) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, acronym = excluded.acronym,"
            " parent = excluded.parent, exact_case = excluded.exact_case",
            ((e.id, e.kind.value, e.name, e.acronym, e.parent, e.exact_case) for e in entities),
        )
        self.db.conn.executemany("DELETE FROM aliases WHERE entity = ?", ((e.id,) for e in entities))
        self.db.conn.executemany(
            "INSERT OR IGNORE INTO aliases (entity, alias, misspelling) VALUES (?, ?, ?)",
            (
                (e.id, alias, wrong)
                for e in entities
                for wrong, names in enumerate((e.aliases, e.misspellings))
                for alias in names
            ),
        )
        if self._entities is not None:
            self._entities[1].update((e.id, e) for e in entities)  # an id that is known keeps its place, as in the file
        if any(len({*e.aliases, *e.misspellings}) < len(e.aliases) + len(e.misspellings) for e in entities):
            self._entities = None  # the file keeps a name once

    def add_phrasings(self, phrasings: Iterable[Phrasing]) -> None:
        """Add phrasings; the same question for the same fact is kept once."""
        self.db.conn.executemany(
            "INSERT OR IGNORE INTO phrasings (text, fact, voice, reason) VALUES (?, ?, ?, ?)",
            ((p.text, p.fact or "", p.voice, p.reason.value if p.reason else "") for p in phrasings),
        )

    # Settings

    @reads
    def setting(self, name: str) -> str:
        """Give a setting that the program keeps for itself, or an empty string."""
        found = self.db.conn.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
        return str(found[0]) if found else ""

    def keep(self, name: str, value: str) -> None:
        """Keep a setting."""
        self.db.conn.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", [name, value])
