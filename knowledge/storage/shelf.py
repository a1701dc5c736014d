"""The documents that are held: finding one again by its text or its link, and numbering new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.storage.opening import as_written, read_clearly
from knowledge.storage.store import Store


@dataclass(frozen=True, slots=True)
class Shelf:
    """Texts of sources; each call that writes stands inside `store.change()`."""

    store: Store

    def next_key(self) -> str:
        """Give the id of the next source: S and a number that was never used."""
        found = self.store.db.conn.execute(
            "SELECT max(CAST(substr(id, 2) AS INTEGER)) FROM sources WHERE id GLOB 'S[0-9]*'"
        ).fetchone()
        return f"S{int(found[0] or 0) + 1}"

    def same(self, sha256: str) -> str:
        """Give the source whose text has this hash, or an empty string."""
        found = self.store.db.conn.execute("SELECT id FROM sources WHERE sha256 = ?", [sha256]).fetchone()
        return str(found[0]) if found else ""

    def newest_at(self, url: str) -> str:
        """Give the newest source that was published at a link, or an empty string."""
        found = self.store.db.conn.execute(
            "SELECT id FROM sources WHERE url = ? AND url != '' AND id NOT IN (SELECT replaces FROM sources)", [url]
        ).fetchone()
        return str(found[0]) if found else ""

    def draw(self, source: str, values: tuple[int, ...]) -> None:
        """Keep the sketch of a source's text."""
        self.store.db.conn.executemany(
            "INSERT OR IGNORE INTO sketches (source, value) VALUES (?, ?)", ((source, value) for value in values)
        )

    def alike(self, values: tuple[int, ...], share: float) -> dict[str, tuple[int, ...]]:
        """Give the sketches of the sources that have at least that share of the values."""
        conn = self.store.db.conn
        marks = ", ".join("?" * len(values))
        counted = conn.execute(
            f"SELECT source FROM sketches WHERE value IN ({marks}) GROUP BY source HAVING count(*) >= ?",  # noqa: S608
            [*values, share * len(values)],
        ).fetchall()
        query = "SELECT value FROM sketches WHERE source = ?"
        return {source: tuple(row[0] for row in conn.execute(query, [source])) for (source,) in counted}

    def facts_citing(self, source: str) -> tuple[str, ...]:
        """Give the facts that cite a source."""
        found = self.store.db.conn.execute("SELECT DISTINCT fact FROM citations WHERE source = ?", [source])
        return tuple(row[0] for row in found)

    # Their texts

    def copy(self, source: str) -> tuple[str, str] | None:
        """Give the held text of a source and its SHA-256, or None."""
        with read_clearly(self.store.path):
            found = self.store.db.conn.execute("SELECT text, sha256 FROM copies WHERE source = ?", [source])
            return next(((str(text), str(hashed)) for text, hashed in as_written(found)), None)

    def hold(self, source: str, text: str, sha256: str, anchors: Iterable[tuple[str, int, int]]) -> None:
        """Keep the text of a source; `anchors` are (quote, start in the source, start in this copy)."""
        conn = self.store.db.conn
        conn.execute("DELETE FROM anchors WHERE source = ?", [source])
        conn.execute("INSERT OR REPLACE INTO copies (source, sha256, text) VALUES (?, ?, ?)", [source, sha256, text])
        conn.executemany(
            "INSERT OR IGNORE INTO anchors (source, quote, start, copy_start) VALUES (?, ?, ?, ?)",
            ((source, *anchor) for anchor in anchors),
        )

    def anchors(self, source: str) -> dict[tuple[str, int], int]:
        """Where quotes stand in a copy that differs: (quote, start in the source) -> start in the copy."""
        with read_clearly(self.store.path):
            query = "SELECT quote, start, copy_start FROM anchors WHERE source = ?"
            found = as_written(self.store.db.conn.execute(query, [source]))
            return {(quote, start): copy_start for quote, start, copy_start in found}
