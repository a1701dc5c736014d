"""The queue opens at once, however long it is."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from tests.benchmarks.reviewing import measure


async def test_a_queue_of_a_thousand_opens_within_a_tenth_of_a_second(db: Path) -> None:
    """As do its cards and its list."""
    found = await measure(db, times=5)
    assert max(median(times) for times in (found.opened, found.turned, found.listed)) <= 100
