"""Find the dates of a sentence, as EDTF; relative ones are resolved against a day that is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

NAMES = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
_NO_DATE = (
    r"(?! of (?:each|every|the|last|this|next|that)\b)"
    rf"(?!,? {_MONTH.replace('?P<month>', '?:')}|,? \d|,? (?:and|or|to|through)\b)"
)
_SEASON = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
NOUN = re.compile(
    r"\b(?:an?|the|its|her|his|their|that) $", re.IGNORECASE
)  # "an April 22 order" was not paused that day
NO_ACT = re.compile(
    r"(?:\b(?:until|till|before|prior to|by|through|dated|deadline of|due|no later than|"
    r"set for|scheduled for|planned for|expires?|"
    r"expiring|ends?|ending|from)(?: on)?(?: the)? |(?:declaration|letter|memo|memorandum|email|filing|"
    r"report|statement|article|story|entry) of (?:\w+day, )?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it stands in a text. `of_act` is False where it is a deadline or the date of a paper."""

    start: int
    end: int
    edtf: str
    relative: bool = False
    of_act: bool = True


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], str | None], bool]


def find_dates(text: str, today: date | None, last: str | None = None) -> tuple[Dated, ...]:
    """Find the dates of a text in their order; `today` is when it was written, `last` the date named before it."""
    found: list[Dated] = []
    for pattern, resolve, relative in RULES:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            named = [one.edtf for one in found if one.end <= match.start()]
            against = (day_of(max(named, default=last)) or today) if resolve is _later else today
            edtf = resolve(match, against) if against else None if relative else resolve(match, date.min)
            if edtf:
                before = text[: match.start()]
                act = not NO_ACT.search(before) and not NOUN.search(before)
                found.append(Dated(match.start(), match.end(), edtf, relative, act))
    return tuple(sorted(found, key=lambda one: one.start))


def day_of(edtf: str | None) -> date | None:
    """Give the first day of an EDTF date that names a whole one."""
    match = re.match(r"\d{4}-\d\d-\d\d", edtf or "")
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None


def say(edtf: str) -> str:
    """Write an EDTF date in words: "4 March 2025", "March 2025", "the week of 10 February 2025"."""
    if "/" in edtf:
        start, end = edtf.split("/")
        first, second = day_of(start), day_of(end)
        if first and second and (second - first).days == 6:
            return f"the week of {say(start)}"
        return f"{say(start)} to {say(end)}"
    parts = edtf.rstrip("~?").split("-")
    about = "about " if edtf.endswith("~") else ""
    if len(parts) == 1:
        return about + parts[0]
    month = int(parts[1])
    named = NAMES[month - 1].title() if month <= 12 else {v: k for k, v in _SEASON.items() if k != "autumn"}[month]
    return about + (f"{int(parts[2])} {named} {parts[0]}" if len(parts) == 3 else f"{named} {parts[0]}")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 1)


def _month(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(NAMES, 1) if name.startswith(match["month"].lower().rstrip(".")[:3]))


def _absolute(match: re.Match[str], today: date) -> str | None:
    """Read a month with a day, a year or both; without a year it is the last such day that was not in the future."""
    groups = match.groupdict()
    month, day, year = _month(match), groups.get("day"), groups.get("year")
    if not year and today == date.min:
        return None
    number = int(year) if year else today.year
    if not year and (month, int(day or 1)) > (today.month, today.day) and (month - today.month) > 5:
        number -= 1
    try:
        return date(number, month, int(day)).isoformat() if day else f"{number}-{month:02d}"
    except ValueError:
        return None


def _vague(match: re.Match[str], today: date) -> str | None:
    """Read "mid-April" and "late March 2025" as that month, approximately."""
    whole = _absolute(match, today)
    return f"{whole}~" if whole else None


def _weekday(match: re.Match[str], today: date) -> str:
    """Read a weekday as the last one, the day of writing included; "next" looks ahead."""
    back = (today.weekday() - DAYS.index(match["weekday"].lower())) % 7
    if (match["which"] or "").lower().startswith("next"):
        return (today + timedelta(days=7 - back)).isoformat()
    if (match["which"] or "").lower().startswith("last") and back == 0:
        back = 7
    return (today - timedelta(days=back)).isoformat()


def _week(match: re.Match[str], today: date) -> str | None:
    """Read "last week" or "the week of 3 March" as an interval from Monday to Sunday, or from that day on."""
    shift = {"last": -7, "this": 0, "earlier this": 0, "next": 7}
    monday = today - timedelta(days=today.weekday()) + timedelta(days=shift[match["which"].lower()])
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _week_of(match: re.Match[str], today: date) -> str | None:
    first = day_of(_absolute(match, today))
    return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}" if first else None


def _near(match: re.Match[str], today: date) -> str:
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
    return (today + timedelta(days=shift[match["near"].lower()])).isoformat()


def _ago(match: re.Match[str], today: date) -> str | None:
    count = _number(match["count"])
    unit = match["unit"].lower()
    if unit == "year":
        return f"{today.year - count}~"
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02d}~"
    return (today - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()


def _last_month(match: re.Match[str], today: date) -> str:
    which, unit = match["which"].lower(), match["unit"].lower()
    back = {"last": 1, "next": -1}.get(which.split()[-1], 0)
    if unit == "year":
        return str(today.year - back)
    months = today.year * 12 + today.month - 1 - back
    return f"{months // 12}-{months % 12 + 1:02d}"


def _later(match: re.Match[str], last: date) -> str:
    """Count from the date that was named before: "a day later", "two weeks after that", "the same day"."""
    groups = match.groupdict()
    if groups.get("same"):
        return last.isoformat()
    days = _number(groups["count"]) if groups.get("count") else 1
    unit = (groups.get("unit") or groups.get("next") or "day").lower()
    back = -1 if (groups.get("way") or "").lower() in {"earlier", "before"} else 1
    return (last + timedelta(days=back * days * {"week": 7, "month": 30, "year": 365}.get(unit, 1))).isoformat()


def _rule(pattern: str, resolve: Callable[[re.Match[str], date], str | None], *, relative: bool = False) -> Rule:
    return re.compile(pattern, re.IGNORECASE), resolve, relative


RULES: tuple[Rule, ...] = (
    _rule(r"\b(?P<iso>\d{4}-[01]\d-[0-3]\d)\b", lambda match, _: match["iso"] if day_of(match["iso"]) else None),
    _rule(rf"\bthe week of {_MONTH} (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?", _week_of),
    _rule(rf"\bthe week of (?P<day>\d{{1,2}}) {_MONTH}(?:,? (?P<year>\d{{4}}))?", _week_of),
    _rule(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d)(?:,? (?P<year>(?:19|20)\d\d)\b)?", _absolute),
    _rule(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>(?:19|20)\d\d)\b)?", _absolute),
    _rule(rf"\b(?P<part>early|mid|late)[- ](?:in )?{_MONTH}(?:,? (?P<year>(?:19|20)\d\d)\b)?", _vague),
    _rule(rf"\b{_MONTH}(?: of)?,? (?P<year>(?:19|20)\d\d)\b", _absolute),
    _rule(rf"(?<=\bin ){_MONTH}(?![\w'])(?! \d)", _absolute),
    _rule(rf"(?<=\bof )(?-i:{_MONTH})(?![\w'])(?! \d)", _absolute),
    _rule(rf"(?<=\bby )(?-i:{_MONTH})(?![\w'])(?! \d)", _absolute),
    _rule(rf"(?<=\bsince )(?-i:{_MONTH})(?![\w'])(?! \d)", _absolute),
    _rule(r"\b(?P<same>the same|later that|that) (?:day|morning|afternoon|evening)\b", _later, relative=True),
    _rule(r"\bthe (?:next|following) (?P<next>day|week|month|morning)\b", _later, relative=True),
    _rule(
        rf"\b{_COUNT} (?P<unit>day|week|month|year)s? (?P<way>later|earlier|after that)\b(?! than)",
        _later,
        relative=True,
    ),
    _rule(rf"\b{_COUNT} (?P<unit>day|week|month|year)s? ago\b", _ago, relative=True),
    _rule(
        rf"\b(?:(?P<which>last|next|this|on|late|early|since|by|until) )(?P<weekday>{'|'.join(DAYS)})\b{_NO_DATE}",
        _weekday,
        relative=True,
    ),
    _rule(rf"\b(?P<which>)(?P<weekday>{'|'.join(DAYS)})\b{_NO_DATE}", _weekday, relative=True),
    _rule(r"\b(?P<which>last|this|earlier this|next) week\b(?! of\b)", _week, relative=True),
    _rule(r"\b(?P<which>last|this|earlier this|later this|next) (?P<unit>month|year)\b", _last_month, relative=True),
    _rule(r"\b(?P<near>yesterday|today|tonight|tomorrow)\b", _near, relative=True),
    _rule(
        r"\b(?:in )?(?:the )?(?P<season>spring|summer|fall|autumn|winter) of (?P<year>(?:19|20)\d\d)\b",
        lambda match, _: f"{match['year']}-{_SEASON[match['season'].lower()]}",
    ),
    _rule(r"(?<=\bin )(?P<year>(?:19|20)\d\d)\b", lambda match, _: match["year"]),
)
