"""The day from which on somebody wants to know, as people write it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from knowledge import UnknownName

USUAL = 30  # days that are looked back where nothing is said
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
AGO = re.compile(r"(?:(?:the )?(?:last|past|this) )?(\d{1,4}|a|an|one)? ?(day|week|month|year)s?(?: ago)?")
WRITTEN = ("%Y-%m-%d", "%Y-%m", "%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%B %Y", "%b %Y")
LONGEST = 30  # characters of it that an error repeats


def first_day(text: str, today: date) -> date:
    """Read a day: a date, a number of days or weeks, "last week"; nothing means 30 days ago. Raises UnknownName.

    >>> today = date(2025, 3, 31)
    >>> [str(first_day(text, today)) for text in ("2025-03-01", "7 days", "last week", "1 March 2025", "")]
    ['2025-03-01', '2025-03-24', '2025-03-24', '2025-03-01', '2025-03-01']
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    if not words:
        return today - timedelta(days=USUAL)
    if words in {"today", "yesterday"}:
        return today - timedelta(days=words == "yesterday")
    if found := AGO.fullmatch(words):
        number = int(found[1]) if (found[1] or "").isdecimal() else 1
        return date.fromordinal(max(today.toordinal() - number * DAYS[found[2]], 1))
    for form in WRITTEN:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise UnknownName("day", f"“{text.strip()[:LONGEST]}”", "Write a date such as 2025-03-01, or 7 days, or last week.")
