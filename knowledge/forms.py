"""The forms that single values take: ids, dates, times, links."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?", re.ASCII)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)
UNLINKED = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")  # what no link holds, and what would end one in a message


def is_key(text: str) -> bool:
    """Tell whether a text can be an id."""
    return bool(KEY.fullmatch(text))


def is_day(text: str) -> bool:
    """Tell whether a text is an ISO date.

    >>> is_day("2025-02-17"), is_day("2025-02-30"), is_day("20250217")
    (True, False, False)
    """
    return len(text) == len("2025-02-17") and text[-1].isdigit() and is_date(text)


def is_when(text: str) -> bool:
    """Tell whether a text is an EDTF date of level 0, or an interval of two; each may be marked as unsure.

    >>> [is_when(text) for text in ("2025", "2025-02?", "2025-02-10/2025-02-16", "2025-13", "2025-02/2025-01")]
    [True, True, True, False, False]
    """
    first, slash, last = text.partition("/")
    if not slash:
        return is_date(first)
    shared = min(len(first.rstrip("?~%")), len(last.rstrip("?~%")))
    return is_date(first) and is_date(last) and first[:shared] <= last[:shared]


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day that exists."""
    found = DATE.fullmatch(text)
    if not found:
        return False
    try:
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Tell whether a text is an ISO time in UTC.

    >>> is_time("2025-02-17T12:00:00Z"), is_time("2025-02-17T25:00:00Z"), is_time("yesterday")
    (True, False, False)
    """
    try:
        return bool(TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def is_link(text: str) -> bool:
    """Tell whether a text is the address of a page.

    >>> [is_link(text) for text in ("https://example.org/a", "javascript:alert(1)", "https://", "https://a b")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not UNLINKED.search(text)
    except ValueError:
        return False
