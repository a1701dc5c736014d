"""Questions that had no answer, or a disliked one: who asked is not among what is kept, and all of it goes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.model import Phrasing
from knowledge.storage.opening import read_clearly
from knowledge.storage.store import Store
from knowledge.vocabulary import TAUGHT

KEPT_DAYS = 30  # after it was asked; what curators dismissed stays away as long
MOST = 5_000  # that wait; the oldest make room
NOT_OURS = "not ours"  # the outcome of what was dismissed; of what was taught it is the id of the fact


@dataclass(frozen=True, slots=True)
class Entry:
    """One question that waits; `folded` is its likeness (see knowledge/likeness.py)."""

    number: int
    question: str
    folded: str
    disliked: bool
    remark: str
    at: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Questions as values; each call that writes stands inside `store.change()`."""

    store: Store

    def add(self, entry: Entry) -> int:
        """Keep a question; its number. Above MOST the oldest one goes."""
        cursor = self.store.db.conn.execute(
            "INSERT INTO unanswered (question, folded, disliked, remark, at) VALUES (?, ?, ?, ?, ?)",
            [entry.question, entry.folded, entry.disliked, entry.remark, entry.at],
        )
        number = int(cursor.lastrowid or 0)
        self.store.db.conn.execute(
            "DELETE FROM unanswered WHERE number <="
            " (SELECT number FROM unanswered WHERE outcome = '' ORDER BY number DESC LIMIT 1 OFFSET ?)",
            [MOST],
        )
        return number

    def waiting(self) -> tuple[Entry, ...]:
        """Give the questions that wait, oldest first."""
        return self._select("WHERE outcome = '' ORDER BY number")

    def settled(self, leader: int) -> tuple[str, tuple[Entry, ...]]:
        """Give what became of the questions that were settled together, and which they are."""
        found = self._rows("SELECT outcome FROM unanswered WHERE leader = ?", leader)
        return found[0][0] if found else "", self._select("WHERE leader = ? ORDER BY number", leader)

    def taught(self, fact: str) -> tuple[Entry, ...]:
        """Give the questions that were linked to a fact."""
        return self._select("WHERE outcome = ? ORDER BY number", fact)

    def settle(self, numbers: Iterable[int], outcome: str, leader: int = 0) -> None:
        """Say what became of questions; an empty outcome lets them wait again."""
        self.store.db.conn.execute(
            "UPDATE unanswered SET outcome = ?, leader = ? WHERE number IN (SELECT value FROM json_each(?))",
            [outcome, leader, json.dumps(list(numbers))],
        )

    def prune(self, now: str) -> int:
        """Let go of what is older than KEPT_DAYS; how many questions."""
        old = [now, f"-{KEPT_DAYS} days"]
        self.store.db.conn.execute("DELETE FROM dismissed WHERE datetime(at) < datetime(?, ?)", old)
        return self.store.db.conn.execute("DELETE FROM unanswered WHERE datetime(at) < datetime(?, ?)", old).rowcount

    def is_due(self, now: str) -> bool:
        """Tell whether anything is older than KEPT_DAYS."""
        either = "SELECT 1 FROM {} WHERE datetime(at) < datetime(?1, ?2)"
        query = f"{either.format('unanswered')} UNION ALL {either.format('dismissed')}"
        return bool(self._rows(query, now, f"-{KEPT_DAYS} days"))

    # What is not ours

    def dismiss(self, likenesses: Iterable[str], now: str) -> None:
        """Keep likenesses away from now on."""
        self.store.db.conn.executemany(
            "INSERT OR REPLACE INTO dismissed (folded, at) VALUES (?, ?)", ((folded, now) for folded in likenesses)
        )

    def dismissed(self, now: str) -> tuple[str, ...]:
        """Give the likenesses that stay away."""
        query = "SELECT folded FROM dismissed WHERE datetime(at) >= datetime(?, ?) ORDER BY at, folded"
        return tuple(row[0] for row in self._rows(query, now, f"-{KEPT_DAYS} days"))

    def welcome(self, likenesses: Iterable[str]) -> None:
        """Keep likenesses away no more."""
        self.store.db.conn.executemany("DELETE FROM dismissed WHERE folded = ?", ((folded,) for folded in likenesses))

    # Phrasings that curators made

    def teach(self, questions: Iterable[str], fact: str) -> None:
        """Make questions phrasings of a fact."""
        self.store.add_phrasings(Phrasing(question, fact, TAUGHT) for question in questions)

    def forget(self, questions: Iterable[str], fact: str) -> int:
        """Take taught phrasings of a fact away again; how many."""
        return self.store.db.conn.execute(
            "DELETE FROM phrasings WHERE fact = ? AND voice = ? AND text IN (SELECT value FROM json_each(?))",
            [fact, TAUGHT, json.dumps(list(questions))],
        ).rowcount

    def phrasings(self) -> tuple[tuple[str, str], ...]:
        """Give what was taught, as (question, fact), oldest first."""
        query = "SELECT text, fact FROM phrasings WHERE voice = ? ORDER BY rowid"
        return tuple((text, fact) for text, fact in self._rows(query, TAUGHT))

    def _select(self, where: str, *values: object) -> tuple[Entry, ...]:
        query = f"SELECT number, question, folded, disliked, remark, at FROM unanswered {where}"  # noqa: S608
        return tuple(
            Entry(number, question, folded, bool(disliked), remark, at)
            for number, question, folded, disliked, remark, at in self._rows(query, *values)
        )

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with read_clearly(self.store.path):
            return self.store.db.conn.execute(query, values).fetchall()
