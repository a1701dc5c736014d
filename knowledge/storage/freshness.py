"""Whether another process has changed what answers are made of since it was read."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from knowledge.storage.opening import said_clearly
from knowledge.storage.store import Store


@dataclass(frozen=True, slots=True)
class Seen:
    """What there was to read: SQLite's count of foreign commits, the edition, the last revision.

    `inside` a change that is not finished, so that what was read may be undone.
    """

    foreign: int
    edition: int
    revision: int
    inside: bool


@dataclass(frozen=True, slots=True)
class Freshness:
    """Looks at the file without reading it."""

    store: Store

    def look(self) -> Seen:
        """Tell what there is to read: looked at before reading, so that nothing slips between."""
        with said_clearly(self.store.path):
            return Seen(self._foreign(), *self._marks(), self.store.db.conn.in_transaction)

    def is_stale(self, seen: Seen) -> bool:
        """Tell whether there is more to read than was seen; microseconds where no other process wrote."""
        if seen.inside:
            return not self.store.db.conn.in_transaction
        try:
            return self._foreign() != seen.foreign and self._marks() != (seen.edition, seen.revision)
        except sqlite3.OperationalError:
            return False  # a disk that fails: what is in memory answers on

    def _foreign(self) -> int:
        [version] = self.store.db.conn.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _marks(self) -> tuple[int, int]:
        query = "SELECT (SELECT number FROM edition), coalesce((SELECT max(number) FROM revisions), 0)"
        [edition, revision] = self.store.db.conn.execute(query).fetchone()
        return edition, revision
