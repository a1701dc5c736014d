"""Watches: channels that are told of changes, and how far each was told."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.edits import Watch
from knowledge.storage.opening import read_clearly
from knowledge.storage.store import Store


@dataclass(frozen=True, slots=True)
class Watches:
    """Watches as values; each call that writes stands inside `store.change()`."""

    store: Store

    def all(self, guild: str = "") -> tuple[Watch, ...]:
        """Give the watches of a server, or all, in the order in which they were added."""
        with read_clearly(self.store.path):
            found = self.store.db.conn.execute(
                "SELECT guild, channel, about, daily, sent, told, failed FROM watches WHERE ? IN ('', guild)"
                " ORDER BY rowid",
                [guild],
            )
            return tuple(Watch(row[0], row[1], row[2], bool(row[3]), *row[4:]) for row in found.fetchall())

    def add(self, watch: Watch) -> None:
        """Begin a watch; one that is there changes how often it is told, and was told what it was told."""
        self.store.db.conn.execute(
            "INSERT INTO watches (guild, channel, about, daily, sent, told) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (channel, about) DO UPDATE SET daily = excluded.daily, failed = 0",
            [watch.guild, watch.channel, watch.about, watch.daily, watch.sent, watch.told],
        )

    def remove(self, channel: str, about: str) -> bool:
        """End a watch; False where there is none."""
        ended = self.store.db.conn.execute("DELETE FROM watches WHERE channel = ? AND about = ?", [channel, about])
        return ended.rowcount > 0

    def told(self, watch: Watch, number: int, at: str) -> None:
        """Note up to which revision a watch was told, and when."""
        self.store.db.conn.execute(
            "UPDATE watches SET sent = ?, told = ?, failed = 0 WHERE channel = ? AND about = ?",
            [number, at, watch.channel, watch.about],
        )

    def end(self, watch: Watch, at: str) -> None:
        """Note when a watch ended: in `told`, which says when it was last told only as long as it has not ended."""
        self.store.db.conn.execute(
            "UPDATE watches SET told = ? WHERE channel = ? AND about = ?", [at, watch.channel, watch.about]
        )

    def failed(self, watch: Watch) -> int:
        """Count a failure; how many there were one after another."""
        found = self.store.db.conn.execute(
            "UPDATE watches SET failed = failed + 1 WHERE channel = ? AND about = ? RETURNING failed",
            [watch.channel, watch.about],
        ).fetchone()
        return int(found[0]) if found else 0
