"""The history of facts, signed: which revisions there are, who made them and why, and how to take a text out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.edits import Editor, Revision
from knowledge.model import Entity, Fact
from knowledge.storage import rows
from knowledge.storage.history import HEAD_SHOWN
from knowledge.storage.opening import read_clearly
from knowledge.storage.store import Store

# each revision with the one before it of the same fact, and who stands behind it
REVISIONS = """
    SELECT r.number, r.fact, r.revision, r.retracted, r.at, r.hash, b.body, old.revision, old.at, old_body.body,
        coalesce(old.retracted, 0), e.editor, e.editor_name, e.reviewer, e.reviewer_name, coalesce(e.reason, '')
    FROM revisions r JOIN bodies b USING (digest)
    LEFT JOIN revisions old ON old.fact = r.fact AND old.revision =
        (SELECT max(revision) FROM revisions WHERE fact = r.fact AND revision < r.revision)
    LEFT JOIN bodies old_body ON old_body.digest = old.digest
    LEFT JOIN editors e ON e.number = r.number
"""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Revisions as values; each call that writes stands inside `store.change()`."""

    store: Store

    def sign(self, numbers: Iterable[int], editor: Editor, reviewer: Editor, reason: str) -> None:
        """Write down who made revisions, who accepted them, and why."""
        self.store.db.conn.executemany(
            "INSERT INTO editors VALUES (?, ?, ?, ?, ?, ?)",
            ((number, editor.key, editor.name, reviewer.key, reviewer.name, reason) for number in numbers),
        )

    def revision(self, number: int) -> Revision | None:
        """Give the revision of that number in the chain."""
        return next(self._select("WHERE r.number = ?", number), None)

    def revisions_of(self, fact: str) -> tuple[Revision, ...]:
        """Give every revision of a fact, oldest first."""
        return tuple(self._select("WHERE r.fact = ? ORDER BY r.revision", fact))

    def after(self, number: int, since: str = "", limit: int = -1) -> tuple[Revision, ...]:
        """Give the revisions after a number in the chain and not before a time (ISO), oldest first."""
        return tuple(self._select("WHERE r.number > ? AND r.at >= ? ORDER BY r.number LIMIT ?", number, since, limit))

    def retracted(self) -> tuple[Revision, ...]:
        """Give the newest revision of each fact that is retracted, latest first."""
        newest = "SELECT max(revision) FROM revisions WHERE fact = r.fact"
        return tuple(self._select(f"WHERE r.retracted = 1 AND r.revision = ({newest}) ORDER BY r.number DESC"))

    def unsigned(self, since: str = "", about: str = "") -> tuple[tuple[str, int, bool], ...]:
        """Count the revisions that nobody signed, newest day first: (day, how many, whether the chain begins there)."""
        found = self.store.db.conn.execute(
            "SELECT substr(at, 1, 10), count(*), min(at) = (SELECT at FROM revisions WHERE number = 1)"
            " FROM revisions JOIN bodies b USING (digest)"
            " WHERE at >= ? AND number NOT IN (SELECT number FROM editors) AND (? = '' OR EXISTS"
            " (SELECT 1 FROM json_each(b.body, '$.about') WHERE value = ?)) GROUP BY 1 ORDER BY 1 DESC",
            [since, about, about],
        )
        return tuple((day, count, bool(first)) for day, count, first in found)

    def last(self) -> int:
        """Give the number of the newest revision in the chain, 0 where there is none."""
        found = self.store.db.conn.execute("SELECT max(number) FROM revisions").fetchone()
        return int(found[0] or 0)

    def newest(self, fact: str) -> int:
        """Give the newest revision of a fact, 0 where there is none."""
        found = self.store.db.conn.execute("SELECT max(revision) FROM revisions WHERE fact = ?", [fact]).fetchone()
        return int(found[0] or 0)

    def next_key(self) -> str:
        """Give the id of the next new fact: F and a number that was never used."""
        found = self.store.db.conn.execute(
            "SELECT max(CAST(substr(fact, 2) AS INTEGER)) FROM revisions INDEXED BY revisions_by_key"
            " WHERE fact GLOB 'F[0-9]*'"
        ).fetchone()
        return f"F{int(found[0] or 0) + 1}"

    def facts_by(self, time: str) -> tuple[Fact, ...]:
        """Give the facts as they stood at a time (ISO, UTC), in the order of their first revisions."""
        newest: dict[str, int] = {}
        for number, fact, gone in self.store.db.conn.execute(
            "SELECT number, fact, retracted OR body IS NULL FROM revisions JOIN bodies USING (digest)"
            " WHERE at <= ? ORDER BY number",
            [time],
        ):
            newest[fact] = 0 if gone else number
        found = self.store.revised([number for number in newest.values() if number])
        return tuple(found[number] for number in newest.values() if number)

    def head_by(self, time: str) -> str:
        """Give the head of the history at a time (ISO, UTC), as people see it, or an empty string."""
        found = self.store.db.conn.execute(
            "SELECT hash FROM revisions WHERE at <= ? ORDER BY number DESC LIMIT 1", [time]
        ).fetchone()
        return str(found[0])[:HEAD_SHOWN] if found else ""

    def unknown(self, entities: Iterable[Entity]) -> tuple[Entity, ...]:
        """Give those of the entities that the base does not have."""
        known = self.store.db.conn
        query = "SELECT 1 FROM entities WHERE id = ?"
        return tuple(entity for entity in entities if not known.execute(query, [entity.id]).fetchone())

    def redact(self, number: int, reason: str, by: Editor | None = None) -> int:
        """Take the text of a revision out, and who wrote it and why; how many revisions said the same.

        `by`, who takes it out, stands as the reviewer from then on.
        """
        conn = self.store.db.conn
        [digest] = conn.execute("SELECT digest FROM revisions WHERE number = ?", [number]).fetchone()
        same = [row[0] for row in conn.execute("SELECT number FROM revisions WHERE digest = ?", [digest])]
        conn.execute("UPDATE bodies SET body = NULL WHERE digest = ?", [digest])
        signed = (by.key if by else "", by.name if by else "", f"Redacted: {reason}")
        for each in same:
            found = conn.execute(
                "UPDATE editors SET editor = '', editor_name = '', reviewer = ?, reviewer_name = ?, reason = ?"
                " WHERE number = ?",
                [*signed, each],
            )
            if not found.rowcount:
                conn.execute("INSERT INTO editors VALUES (?, '', '', ?, ?, ?)", [each, *signed])
        return len(same)

    def saying_the_same(self, number: int) -> tuple[str, ...]:
        """Give the facts of which a revision has the text of the revision of that number."""
        found = self.store.db.conn.execute(
            "SELECT DISTINCT fact FROM revisions WHERE digest = (SELECT digest FROM revisions WHERE number = ?)",
            [number],
        )
        return tuple(fact for (fact,) in found)

    def withdrawn(self) -> tuple[str, ...]:
        """Give the facts whose newest text was taken out."""
        found = self.store.db.conn.execute(
            "SELECT fact FROM revisions r JOIN bodies USING (digest) WHERE body IS NULL AND revision ="
            " (SELECT max(revision) FROM revisions WHERE fact = r.fact) ORDER BY fact"
        )
        return tuple(row[0] for row in found)

    def gone(self, facts: Iterable[str]) -> frozenset[tuple[str, int]]:
        """Give the revisions of facts whose text was taken out."""
        found = self.store.db.conn.execute(
            "SELECT fact, revision FROM json_each(?) JOIN revisions ON fact = value JOIN bodies USING (digest)"
            " WHERE body IS NULL",
            [json.dumps(list(facts))],
        )
        return frozenset((fact, revision) for fact, revision in found)

    def bodies(self) -> Iterator[tuple[str, int, bool, str, str, str | None]]:
        """Give fact, revision, retracted, time, digest and body of every revision, oldest first."""
        found = self.store.db.conn.execute(
            "SELECT fact, revision, retracted, at, r.digest, body FROM revisions r JOIN bodies b USING (digest)"
            " ORDER BY number"
        )
        return ((row[0], row[1], bool(row[2]), *row[3:]) for row in found)

    def _select(self, where: str, *values: object) -> Iterator[Revision]:
        with read_clearly(self.store.path):
            found = self.store.db.conn.execute(f"{REVISIONS} {where}", values).fetchall()
            return iter([_revision(row) for row in found])


def _revision(row: tuple[Any, ...]) -> Revision:
    number, key, revision, retracted, at, chained, body, old, old_at, old_body, old_retracted, *signed = row
    editor, editor_name, reviewer, reviewer_name, reason = signed
    before = _fact(key, old, old_at, old_body)
    return Revision(
        number,
        key,
        revision,
        bool(retracted),
        at,
        chained,
        _fact(key, revision, at, body),
        before,
        bool(old_retracted) and not retracted,
        Editor(editor, editor_name) if editor else None,
        Editor(reviewer, reviewer_name) if reviewer else None,
        reason,
    )


def _fact(key: str, revision: int | None, at: str | None, body: str | None) -> Fact | None:
    return rows.stored_fact(key, revision, at or "", json.loads(body)) if revision and body else None
