"""The days that a question asks about: "in May", "as of 2 May", "since June", "the week of 10 February"."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.answering.dates import Span, span, written

MONTHS = {name.casefold(): at for at, name in enumerate(month_name) if name}
MONTHS |= {name[:3]: at for name, at in list(MONTHS.items())} | {"sept": 9}

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"\d{1,2}(?: ?(?:st|nd|rd|th))?"
YEAR = r"(?:19|20)\d\d"
EXACT = rf"{YEAR} \d\d \d\d|{DAY}(?: of)? (?:{MONTH})(?: {YEAR})?|(?:{MONTH}) {DAY}(?: {YEAR})?"
DATE = rf"(?:{EXACT}|(?:early |mid |late )?(?:{MONTH})(?: {YEAR})?|{YEAR})"
THE = r"(?:the )?(?:(?:month|year|day|date|end|start|beginning|middle) of )?"
BETWEEN = re.compile(
    rf"\b(?:between|from|starting) {THE}(?P<one>{DATE}|{DAY}) (?:and|to|until|till|through) {THE}(?P<two>{DATE})\b"
)
UNTIL = re.compile(rf"\b(?:as of|as at|until|till|up to|by|before|through|prior to) {THE}(?P<one>{DATE})\b")
SINCE = re.compile(rf"\b(?:since|after|from|starting(?: in| from)?) {THE}(?P<one>{DATE})\b")
WEEK = re.compile(rf"\b(?:the )?week (?:of|starting|beginning|from) {THE}(?P<one>{DATE})\b")
WITHIN = re.compile(rf"\b(?:in|during|on|for|of|throughout|over|around|about|at) {THE}(?P<one>{DATE})\b")
BARE = re.compile(  # "may" and "march" are words too: without a word before them they need a day, a year or the end
    rf"\b(?P<one>{EXACT}|(?:early |mid |late )(?:{MONTH})|(?:{MONTH}) {YEAR}|{YEAR})\b|\b(?P<two>{MONTH})$"
)
BEFORE = re.compile(r"\b(?:before|prior to)\b")
AFTER = re.compile(r"\bafter\b")
PARTS = {"early": "10", "mid": "20"}  # the last day of a part of a month
DAY_LONG = len("2025-02-17")
EVER, NEVER = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a question asks about, in words, and what it says of them; `until` asks how things stood then."""

    span: Span
    words: str
    until: bool
    said: str

    @property
    def day(self) -> str:
        """The last of the days: how things stood "in mid March" is asked of its 20th at the latest."""
        part = next((PARTS[word] for word in self.said.split() if word in PARTS), "")
        return f"{self.span.last[:-2]}{part}" if part else self.span.last


def period_in(text: str, latest: str) -> Period | None:
    """Find the days that a question asks about; a month without a year is the last one up to the newest source."""
    between, week = BETWEEN.search(text), WEEK.search(text)
    if between:
        return _between(between, latest)
    if week and len(_read(week["one"], latest)) == DAY_LONG:
        return _week(week, latest)
    for pattern in (UNTIL, SINCE, WITHIN, BARE):
        found = pattern.search(text)
        if found:
            return _period(found, pattern, latest)
    return None


def _between(found: re.Match[str], latest: str) -> Period:
    """Make the period from one date to another; the first may leave out the month or the year of the second."""
    two = _read(found["two"], latest)
    first = found["one"] if found["one"][-1].isalpha() or len(found["one"]) > 2 else f"{found['one']} {_month(two)}"
    one = _read(first, latest)
    if one > two:  # "from November to February": of the year before
        one = f"{int(two[:4]) - 1}{one[4:]}"
    words = f"{written(one)} to {written(two)}"
    return Period(Span(span(one).first, span(two).last), words, until=False, said=found.group())


def _month(when: str) -> str:
    return month_name[int(when[5:7] or 1)].casefold() + f" {when[:4]}"


def _week(found: re.Match[str], latest: str) -> Period:
    """Make the week, Monday to Sunday, that a day is in."""
    day = date.fromisoformat(_read(found["one"], latest))
    monday = day - timedelta(days=day.weekday())
    days = Span(str(monday), str(monday + timedelta(days=6)))
    return Period(days, f"The week of {written(days.first)}", until=False, said=found.group())


def _period(found: re.Match[str], pattern: re.Pattern[str], latest: str) -> Period:
    """Make the period of one date and the word before it."""
    when = _read(found["one"] or found["two"], latest)
    days = span(when)
    if pattern is UNTIL:
        before = BEFORE.match(found.group())
        last = str(date.fromisoformat(days.first) - timedelta(days=1)) if before else days.last
        words = f"Before {written(when)}" if before else f"As of {written(when)}"
        return Period(Span(EVER, last), words, until=True, said=found.group())
    if pattern is SINCE:
        after = AFTER.match(found.group())
        first = str(date.fromisoformat(days.last) + timedelta(days=1)) if after else days.first
        return Period(
            Span(first, NEVER), f"{'After' if after else 'Since'} {written(when)}", until=False, said=found.group()
        )
    return Period(days, written(when), until=False, said=found.group())


def _read(text: str, latest: str) -> str:
    """Read a date in words as ISO: a day, a month or a year.

    >>> _read("2nd of may", "2025-06-20"), _read("december", "2025-06-20"), _read("2025 05 02", "2025-06-20")
    ('2025-05-02', '2024-12', '2025-05-02')
    """
    parts = re.sub(r"(?<=\d) ?(?:st|nd|rd|th)\b", "", text).replace("of ", "").split()
    numbers = [part for part in parts if part.isdigit()]
    month = next((MONTHS[part] for part in parts if part in MONTHS), None)
    if month is None:
        return "-".join(numbers) if len(numbers) == 1 or _exists(*map(int, numbers)) else numbers[0]
    day = next((int(part) for part in numbers if len(part) < 3), None)
    year = next((int(part) for part in numbers if len(part) == 4), None)
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    if year is None:
        year = int(latest[:4])
        year -= f"{year}{tail}" > latest
    if day and not 1 <= day <= monthrange(year, month)[1]:
        tail = f"-{month:02}"  # the 31st of June is some day in June
    return f"{year}{tail}"


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
