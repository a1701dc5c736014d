"""Words that curators taught: each with the word that it stands for in questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.storage.opening import read_clearly
from knowledge.storage.store import Store


@dataclass(frozen=True, slots=True)
class Words:
    """Words as pairs (word, what it means); each call that writes stands inside `store.change()`."""

    store: Store

    def all(self) -> tuple[tuple[str, str], ...]:
        """Give every word, in the order in which they were added."""
        with read_clearly(self.store.path):
            found = self.store.db.conn.execute("SELECT word, means FROM words ORDER BY rowid").fetchall()
            return tuple((str(word), str(means)) for word, means in found)

    def add(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Add words; one that is there stays where it is."""
        self.store.db.conn.executemany("INSERT OR IGNORE INTO words (word, means) VALUES (?, ?)", pairs)

    def remove(self, word: str) -> int:
        """Take a word away; how many meanings it had."""
        return self.store.db.conn.execute("DELETE FROM words WHERE word = ?", [word]).rowcount
