"""Dates: when a fact happened (EDTF), and the days a question asks about ("in May", "as of 2 May", "since June")."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MONTHS = {name.casefold(): at for at, name in enumerate(month_name) if name}
MONTHS |= {name[:3]: at for name, at in list(MONTHS.items())} | {"sept": 9}

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"\d{1,2}(?: ?(?:st|nd|rd|th))?"
EXACT = rf"\d{{4}} \d\d \d\d|{DAY}(?: of)? (?:{MONTH})(?: \d{{4}})?|(?:{MONTH}) {DAY}(?: \d{{4}})?"
DATE = rf"(?:{EXACT}|(?:early |mid |late )?(?:{MONTH})(?: \d{{4}})?|(?:19|20)\d\d)"
THE = r"(?:the )?(?:(?:month|year|day|date|end|start|beginning|middle) of )?"
BETWEEN = re.compile(
    rf"\b(?:between|from|starting) {THE}(?P<one>{DATE}) (?:and|to|until|till|through) {THE}(?P<two>{DATE})\b"
)
UNTIL = re.compile(rf"\b(?:as of|as at|until|till|up to|by|before|through|prior to) {THE}(?P<one>{DATE})\b")
SINCE = re.compile(rf"\b(?:since|after|from|starting(?: in| from)?) {THE}(?P<one>{DATE})\b")
WEEK = re.compile(rf"\b(?:the )?week (?:of|starting|beginning|from) {THE}(?P<one>{DATE})\b")
WITHIN = re.compile(rf"\b(?:in|during|on|for|of|throughout|over|around|about|at) {THE}(?P<one>{DATE})\b")
BARE = re.compile(  # "may" and "march" are words too: without a word before them they need a day, a year or the end
    rf"\b(?P<one>{EXACT}|(?:early |mid |late )(?:{MONTH})|(?:{MONTH}) \d{{4}}|(?:19|20)\d\d)\b|\b(?P<two>{MONTH})$"
)
BEFORE = re.compile(r"\b(?:before|prior to)\b")
AFTER = re.compile(r"\bafter\b")


@dataclass(frozen=True, slots=True)
class Span:
    """The days, first and last, ISO, between which something happened."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a question asks about, in words, and what it says of them; `until` asks how things stood then."""

    span: Span
    words: str
    until: bool
    said: str


EVER, NEVER = "0001-01-01", "9999-12-31"


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
    named = " ".join(part for part in (day.lstrip("0"), month_name[int(month)] if month else "", year) if part)
    return f"about {named}" if plain != first else named


def day(iso: str) -> str:
    """Write an ISO date short: "17 Feb 2025".

    >>> day("2025-02-17")
    '17 Feb 2025'
    """
    return f"{date.fromisoformat(iso).day} {date.fromisoformat(iso):%b %Y}" if iso else "an unknown date"


def period_in(text: str, latest: str) -> Period | None:
    """Find the days that a question asks about; a month without a year is the last one up to the newest source."""
    between = BETWEEN.search(text)
    if between:
        one = _read(between["one"], latest)
        two = _read(between["two"], latest)
        one = _read(f"{between['one']} {two[:4]}", latest) if one > two else one  # "from November to February"
        one = one if one <= two else f"{int(two[:4]) - 1}{one[4:]}"
        return Period(
            Span(span(one).first, span(two).last), f"{written(one)} to {written(two)}", False, between.group()
        )
    week = WEEK.search(text)
    if week and len(_read(week["one"], latest)) == 10:
        day = date.fromisoformat(_read(week["one"], latest))
        monday = day - timedelta(days=day.weekday())
        return Period(
            Span(str(monday), str(monday + timedelta(days=6))),
            f"The week of {written(str(monday))}",
            False,
            week.group(),
        )
    for pattern in (UNTIL, SINCE, WITHIN, BARE):
        found = pattern.search(text)
        if found:
            return _period(found, pattern, latest)
    return None


def _period(found: re.Match[str], pattern: re.Pattern[str], latest: str) -> Period:
    """Make the period of one date and the word before it."""
    when = _read(found["one"] or found["two"], latest)
    days = span(when)
    if pattern is UNTIL:
        before = BEFORE.match(found.group())
        last = str(date.fromisoformat(days.first) - timedelta(days=1)) if before else days.last
        words = f"Before {written(when)}" if before else f"As of {written(when)}"
        return Period(Span(EVER, last), words, True, found.group())
    if pattern is SINCE:
        after = AFTER.match(found.group())
        first = str(date.fromisoformat(days.last) + timedelta(days=1)) if after else days.first
        return Period(Span(first, NEVER), f"{'After' if after else 'Since'} {written(when)}", False, found.group())
    return Period(days, written(when), False, found.group())


def _read(text: str, latest: str) -> str:
    """Read a date in words as ISO: a day, a month or a year.

    >>> _read("2nd of may", "2025-06-20"), _read("december", "2025-06-20"), _read("2025 05 02", "2025-06-20")
    ('2025-05-02', '2024-12', '2025-05-02')
    """
    parts = re.sub(r"(?<=\d) ?(?:st|nd|rd|th)\b", "", text).replace("of ", "").split()
    numbers = [part for part in parts if part.isdigit()]
    month = next((MONTHS[part] for part in parts if part in MONTHS), None)
    if month is None:
        return "-".join(numbers)
    day = next((int(part) for part in numbers if len(part) < 3), None)
    year = next((int(part) for part in numbers if len(part) == 4), None)
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    if year is None:
        year = int(latest[:4])
        year -= f"{year}{tail}" > latest
    if day and not 1 <= day <= monthrange(year, month)[1]:
        tail = f"-{month:02}"  # the 31st of June is some day in June
    return f"{year}{tail}"
