"""Phrasings are built once, and yet always those of the file."""

from __future__ import annotations

from pathlib import Path

from knowledge.model import Phrasing
from knowledge.storage.store import Store
from knowledge.vocabulary import Reason


def test_phrasings_are_read_again_only_where_they_changed(tmp_path: Path) -> None:
    """What another connection adds, changes or deletes is seen; the same values come back as long as nothing does."""
    mine, theirs = Store(tmp_path / "base.db"), Store(tmp_path / "base.db")
    with mine.change():
        mine.add_phrasings([Phrasing("who asked?", None, "a", Reason.NOT_ON_RECORD), Phrasing("why?", None, "b")])
    before = mine.phrasings()
    assert mine.phrasings() is before
    for change in ("UPDATE phrasings SET text = 'when?' WHERE voice = 'b'", "DELETE FROM phrasings WHERE voice = 'a'"):
        with theirs.change():
            theirs.db.conn.execute(change)
        with Store(tmp_path / "base.db") as fresh:
            assert mine.phrasings() == fresh.phrasings() != before
    with theirs.change():
        theirs.add_phrasings([Phrasing("who asked?", None, "a")])
    assert [phrasing.text for phrasing in mine.phrasings()] == ["when?", "who asked?"]
    mine.close()
    theirs.close()
