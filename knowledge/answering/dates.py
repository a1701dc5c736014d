"""Dates as facts have them (EDTF: a day, a month, a year, an interval): the days they span, and their words."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = tuple(month_name)  # as the calendar gives them, it asks the locale each time
LONGEST_DAY = 2  # figures of a day of the month


@dataclass(frozen=True, slots=True)
class Span:
    """The days, first and last, ISO, between which something happened."""

    first: str
    last: str


@lru_cache(maxsize=4096)
def span(when: str) -> Span:
    """Give the days of an EDTF date; "about" and "unsure" change none.

    >>> span("2025-02"), span("2025-02-10/2025-02-16")
    (Span(first='2025-02-01', last='2025-02-28'), Span(first='2025-02-10', last='2025-02-16'))
    """
    first, _, last = when.partition("/")
    return Span(_edges(first)[0], _edges(last or first)[1])


def _edges(text: str) -> tuple[str, str]:
    """Give the first and the last day of a year, a month or a day."""
    plain = text.strip("?~%")
    if len(plain) == 4:
        return f"{plain}-01-01", f"{plain}-12-31"
    if len(plain) == 7:
        return f"{plain}-01", f"{plain}-{monthrange(int(plain[:4]), int(plain[5:]))[1]:02}"
    return plain, plain


def written(when: str) -> str:
    """Write an EDTF date as people read it.

    >>> written("2025-06-06"), written("2025-03~"), written("2025-02-10/2025-02-16")
    ('6 June 2025', 'about March 2025', '10 February 2025 to 16 February 2025')
    """
    first, _, last = when.partition("/")
    if not first:
        return "an unknown date"
    if last:
        return f"{written(first)} to {written(last)}"
    plain = first.strip("?~%")
    year, month, day = plain[:4], plain[5:7], plain[8:]
    named = " ".join(part for part in (day.lstrip("0"), MONTHS[int(month)] if month else "", year) if part)
    return f"about {named}" if plain != first else named


def is_said(when: str, text: str) -> bool:
    """Tell whether a text names the month of an EDTF date and, where it has one, the day.

    >>> is_said("2025-03-12", "Blocked on March 12."), is_said("2025-03", "In March 2025."), is_said("2025-03-12", "12")
    (True, True, False)
    """
    named = written(when.strip("?~%")).split()
    number = named[0] if named[0].isdigit() and len(named[0]) < LONGEST_DAY + 1 else ""
    month = next((word for word in named if word in MONTHS), "")
    told = month in text or f"{month[:3]}. " in text
    return told and (not number or re.search(rf"(?<!\d){number}(?!\d)", text) is not None)


def day(iso: str) -> str:
    """Write an ISO date short: "17 Feb 2025".

    >>> day("2025-02-17")
    '17 Feb 2025'
    """
    return f"{date.fromisoformat(iso).day} {date.fromisoformat(iso):%b %Y}" if iso else "an unknown date"
