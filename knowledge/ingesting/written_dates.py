"""Whole dates as newsrooms and courts write them, to ISO; one that can be read in two ways is none."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"""(?<![\w/-])(?:
        (?P<y>\d{{4}})[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
      | (?P<name>{_MONTH})\s+(?P<day>{_DAY}),?\s+(?P<year>\d{{4}})
      | (?P<day2>{_DAY})\s+(?:of\s+)?(?P<name2>{_MONTH}),?\s+(?P<year2>\d{{4}})
      | (?P<a>\d\d?)(?P<mark>[/.])(?P<b>\d\d?)(?P=mark)(?P<year3>\d{{4}})
    )(?![\w/-])""",
    re.IGNORECASE | re.VERBOSE,
)


def iso_date(found: re.Match[str]) -> str:
    """Write a match of DATE as an ISO date; "" where there is no such day, or where month and day may be exchanged.

    >>> [iso_date(DATE.search(day)) for day in ("Sept. 3rd, 2025", "03/04/2025", "4/30/2025")]
    ['2025-09-03', '', '2025-04-30']
    """
    part = found.groupdict()
    year = part["y"] or part["year"] or part["year2"] or part["year3"]
    if part["y"]:
        month, day = int(part["m"]), int(part["d"])
    elif part["a"]:
        # 30.4.2025 puts the day first; with slashes both orders are in use
        first, second = int(part["a"]), int(part["b"])
        if part["mark"] == "/" and first <= 12 and second <= 12 and first != second:
            return ""
        month, day = (second, first) if part["mark"] == "." or first > 12 else (first, second)
    else:
        month = MONTHS.index((part["name"] or part["name2"])[:3].casefold()) + 1
        day = int(re.sub(r"\D", "", part["day"] or part["day2"]))
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return ""
