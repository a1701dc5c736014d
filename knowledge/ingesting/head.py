"""What the first lines of a document say of it, where nobody else did: its day and its publisher."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.ingesting.dates import day_of, find_dates
from knowledge.ingesting.split import Part, Passage

LINES = 6  # so far down a dateline may stand


def find_day(passages: Sequence[Passage]) -> date | None:
    """Find the day of a document in its first lines."""
    days = (day_of(one.edtf) for passage in passages[:LINES] for one in find_dates(passage.text, None))
    return next((day for day in days if day), None)


def find_publisher(passages: Sequence[Passage]) -> str:
    """Find the publisher of a document: what stands before the date in its dateline."""
    line = next((one.text for one in passages if one.part is Part.DATELINE), "")
    dates = find_dates(line, None)
    return line[: dates[0].start].strip(" ,-|\u2013\u2014") if dates else ""
