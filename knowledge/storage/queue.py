"""The queue of proposals: what waits for a decision, and what was decided in the last 30 days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from knowledge.edits import Change, Editor, Origin, Proposal, Status
from knowledge.storage.drafts import draft_json, read_draft
from knowledge.storage.opening import read_clearly
from knowledge.storage.store import Store

KEPT_DAYS = 30  # after the decision: a queue is no history
COLUMNS = (
    "number, change, fact, based_on, draft, origin, editor, editor_name, reason, at, status, document,"
    " decider, decider_name, decided, decision"
)


@dataclass(frozen=True, slots=True)
class Queue:
    """Proposals as values; each call that writes stands inside `store.change()`."""

    store: Store

    def add(self, proposal: Proposal) -> Proposal:
        """Queue a proposal; it comes back with its number."""
        cursor = self.store.db.conn.execute(
            "INSERT INTO proposals (change, fact, based_on, draft, origin, document, editor, editor_name, reason, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                proposal.change.value,
                proposal.fact,
                proposal.based_on,
                draft_json(proposal.draft),
                proposal.origin.value,
                proposal.document,
                proposal.by.key,
                proposal.by.name,
                proposal.reason,
                proposal.at,
            ],
        )
        return replace(proposal, number=int(cursor.lastrowid or 0))

    def proposal(self, number: int) -> Proposal | None:
        """Give the proposal of that number, or None where there is none any more."""
        return next(iter(self._select("WHERE number = ?", number)), None)

    def open(self, limit: int = -1, offset: int = 0, document: str = "", by: str = "") -> tuple[Proposal, ...]:
        """Give the open proposals, oldest first: all, those of one document, or those of one person."""
        return self._select(
            "WHERE status = 'open' AND (? IN ('', document)) AND (? IN ('', editor)) ORDER BY number LIMIT ? OFFSET ?",
            document,
            by,
            limit,
            offset,
        )

    def suggestions(self, person: str) -> tuple[Proposal, ...]:
        """Give the suggestions of a person, decided ones too, newest first."""
        return self._select("WHERE origin = 'suggestion' AND editor = ? ORDER BY number DESC", person)

    def count(self, document: str = "") -> int:
        """Count the open proposals."""
        found = self.store.db.conn.execute(
            "SELECT count(*) FROM proposals WHERE status = 'open' AND (? IN ('', document))", [document]
        ).fetchone()
        return int(found[0])

    def numbers(self, document: str = "") -> tuple[int, ...]:
        """Give the numbers of the open proposals, oldest first."""
        found = self.store.db.conn.execute(
            "SELECT number FROM proposals WHERE status = 'open' AND (? IN ('', document)) ORDER BY number", [document]
        )
        return tuple(row[0] for row in found)

    def since(self, person: str, at: str) -> int:
        """Count the open suggestions of a person since a time."""
        found = self.store.db.conn.execute(
            "SELECT count(*) FROM proposals WHERE status = 'open' AND origin = 'suggestion' AND editor = ? AND at >= ?",
            [person, at],
        ).fetchone()
        return int(found[0])

    def decide(self, numbers: Iterable[int], status: Status, by: Editor, at: str, why: str) -> int:
        """Close those of the proposals that are open; how many."""
        return sum(
            self.store.db.conn.execute(
                "UPDATE proposals SET status = ?, decider = ?, decider_name = ?, decided = ?, decision = ?"
                " WHERE number = ? AND status = 'open'",
                [status.value, by.key, by.name, at, why, number],
            ).rowcount
            for number in numbers
        )

    def became(self, number: int, fact: str) -> None:
        """Note which fact a proposal for a new one became."""
        self.store.db.conn.execute("UPDATE proposals SET fact = ? WHERE number = ?", [fact, number])

    def second(self, number: int, by: Editor) -> None:
        """Note that a curator accepts, and that another is needed."""
        self.store.db.conn.execute(
            "INSERT OR IGNORE INTO seconds (proposal, editor, editor_name) VALUES (?, ?, ?)", [number, by.key, by.name]
        )

    def prune(self, now: str) -> None:
        """Let go of what was decided long ago."""
        self.store.db.conn.execute(
            "DELETE FROM proposals WHERE status != 'open' AND decided < strftime('%Y-%m-%dT%H:%M:%SZ', ?, ?)",
            [now, f"-{KEPT_DAYS} days"],
        )

    def forget(self, fact: str) -> None:
        """Delete the proposals for a fact, whose texts may hold what was taken out of it."""
        self.store.db.conn.execute("DELETE FROM proposals WHERE fact = ?", [fact])

    # People who may not suggest

    def block(self, person: Editor, at: str) -> None:
        """Stop a person from suggesting, and take their open suggestions out of the queue."""
        self.store.db.conn.execute("INSERT OR IGNORE INTO blocked VALUES (?, ?, ?)", [person.key, person.name, at])

    def unblock(self, key: str) -> bool:
        """Let a person suggest again; False where they were not blocked."""
        return self.store.db.conn.execute("DELETE FROM blocked WHERE person = ?", [key]).rowcount > 0

    def blocked(self) -> tuple[Editor, ...]:
        """Give the people who may not suggest."""
        return tuple(Editor(*row) for row in self.store.db.conn.execute("SELECT person, name FROM blocked ORDER BY at"))

    def _select(self, where: str, *values: object) -> tuple[Proposal, ...]:
        with read_clearly(self.store.path):
            found = self.store.db.conn.execute(f"SELECT {COLUMNS} FROM proposals {where}", values)  # noqa: S608
            return tuple(self._proposal(row) for row in found.fetchall())

    def _proposal(self, row: tuple[Any, ...]) -> Proposal:
        seconds = self.store.db.conn.execute(
            "SELECT editor, editor_name FROM seconds WHERE proposal = ? ORDER BY rowid", [row[0]]
        )
        return Proposal(
            row[0],
            Change(row[1]),
            row[2],
            row[3],
            read_draft(row[4]),
            Origin(row[5]),
            Editor(row[6], row[7]),
            row[8],
            row[9],
            Status(row[10]),
            row[11],
            tuple(Editor(*second) for second in seconds),
            Editor(row[12], row[13]) if row[12] else None,
            row[14],
            row[15],
        )
