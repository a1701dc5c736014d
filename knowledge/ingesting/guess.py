"""What the first lines of a document state about it: title, publisher, date and address, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from knowledge.ingesting.written_dates import DATE, iso_date

# Lines and characters of a text that may be its head.
HEAD_LINES = 12
HEAD_CHARACTERS = 4_000
# Lines after the title in which the publisher and the date stand; below them dates are the story's.
CREDITS = 4
LONGEST_TITLE = 200
LONGEST_CREDIT = 140
LONGEST_PUBLISHER = 80

LABELS = {
    **dict.fromkeys(("title", "headline", "subject", "re"), "title"),
    **dict.fromkeys(("publisher", "publication", "source", "outlet", "site", "published by", "issued by"), "publisher"),
    **dict.fromkeys(
        (
            "published",
            "date",
            "posted",
            "issued",
            "released",
            "filed",
            "date published",
            "published on",
            "dated",
            "release date",
        ),
        "published",
    ),
    **dict.fromkeys(("url", "link", "address", "canonical"), "url"),
}
LABELLED = re.compile(r"[*_]*([A-Za-z][A-Za-z ]{1,15}?)[*_]*\s*:[*_]*\s+(\S.*)")
KICKER = re.compile(
    r"(?:for immediate release|(?:press|news) release|memorandum|media advisory|statement|news|opinion|analysis)\W*",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://\S+")
PIECES = re.compile(r"\s*[|\u2022\u00b7]\s*|\s+[-\u2013\u2014]+\s+")
CLOCK = re.compile(
    r"(?:at\s+)?\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?(?:\s+[A-Z]{2,4}\b)?|\b\d{1,2}:\d\d(?::\d\d)?(?:\s+[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.IGNORECASE)
STATED = re.compile(
    r"^(?:(?:first\s+)?published|posted|issued|released|filed|dated?)\b(?:\s+(?:on|at|in|by)\b)?\s*:?|\s+on$",
    re.IGNORECASE,
)
# After an update's date nothing says when the document was published.
UPDATED = re.compile(r"(?:last\s+)?(?:updated?|modified|revised|corrected|accessed|retrieved)\b", re.IGNORECASE)
# Whoever wrote it is not who published it; and how long it takes to read is nobody.
NOBODY = re.compile(r"by\s|\d+\s+min", re.IGNORECASE)
# Where it was written is not who published it.
PLACE = re.compile(r"washington|.*,\s*(?:[A-Z]\.\s?){2}|.*,\s*[A-Z]{2}", re.IGNORECASE)
SMALL = frozenset("of the and for in on at to & de la le von van".split())
EDGES = " \t,;:()[]*_#>-\u2013\u2014|"


@dataclass(frozen=True, slots=True)
class Head:
    """What a document states about itself, else ""; `published` is an ISO date."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def guess(text: str) -> Head:
    """Read the head of a text: labels or front matter, the headline, and the line of publisher and date near it."""
    lines = [line.strip() for line in text[:HEAD_CHARACTERS].split("\n") if line.strip()]
    stated = _front_matter(lines)
    lines = lines[len(stated) :][:HEAD_LINES]
    labels = dict(reversed([found for line in (*stated, *lines) if (found := _labelled(line))]))
    free = [line for line in lines if line.strip(EDGES + "=") and not _labelled(line) and not ADDRESS.fullmatch(line)]
    title, publisher, published = _headline([line for line in free if not KICKER.fullmatch(line)])
    return Head(
        title=labels.get("title") or title,
        publisher=labels.get("publisher") or publisher,
        published=labels.get("published") or published,
        url=labels.get("url") or next(filter(ADDRESS.fullmatch, lines), ""),
    )


def printed_title(kept: str, text: str) -> str:
    """Give the title kept beside a text if it stands at its head, too: many are left from another document."""
    title = " ".join(kept.split())
    return title if title.casefold() in " ".join(text[:HEAD_CHARACTERS].split()).casefold() else ""


def _front_matter(lines: list[str]) -> list[str]:
    """Give the lines between the two "---" that a Markdown file may begin with, both included."""
    return lines[: lines.index("---", 1) + 1] if lines[:1] == ["---"] and "---" in lines[1:] else []


def _labelled(line: str) -> tuple[str, str] | None:
    """Read "Label: value", as in front matter or above a letter; None for other lines."""
    if not (found := LABELLED.fullmatch(line)) or not (field := LABELS.get(found.group(1).casefold())):
        return None
    value = found.group(2).strip("*_ ").strip("\"'")
    match field:
        case "published":
            dated = DATE.search(value)
            return field, iso_date(dated) if dated else ""
        case "url":
            return (field, value) if ADDRESS.fullmatch(value) else None
        case "publisher":
            return (field, value) if _is_name(value) else None
        case _:
            return (field, value) if len(value) <= LONGEST_TITLE else None


def _headline(lines: list[str]) -> tuple[str, str, str]:
    """Find title, publisher and date: the headline comes first, or below the publisher's line, or is a "# " heading."""
    at = next((number for number, line in enumerate(lines) if line.startswith("# ")), 0)
    if at == 0 and len(lines) > 1 and _credit(lines[0]) and _title(lines[1]):
        at = 1
    title = _title(lines[at]) if lines and not _credit(lines[at]) else ""
    near = [*lines[:at], *takewhile(lambda line: len(line) <= LONGEST_CREDIT, lines[at + 1 :][:CREDITS])]
    if lines and not title:
        near.insert(0, lines[0])
    stated = [found for line in near if (found := _credit(line))]
    if not stated or (not stated[0][0] and sum(1 for line in lines if _credit(line)) > 1):
        # dates on lines of their own, one after the other, are those of a timeline
        return title, "", ""
    return title, *stated[0]


def _title(line: str) -> str:
    """Take a line as the title, unless it is a paragraph."""
    title = line.strip("# ").strip("*_ ")
    sentences = re.search(r"[a-z\d)]{2}[.!?]\s+[A-Z\"\u201c]", title) and len(title) > 100
    return "" if sentences or len(title) > LONGEST_TITLE or (title.endswith(".") and len(title.split()) > 8) else title


def _credit(line: str) -> tuple[str, str] | None:
    """Read the publisher, else "", and the ISO date of a line that holds nothing else; None for other lines."""
    if len(line) > LONGEST_CREDIT or not (dated := DATE.search(line)) or not (published := iso_date(dated)):
        return None
    before, after = PIECES.split(line[: dated.start()]), PIECES.split(line[dated.end() :])
    if UPDATED.match(before[-1].strip(EDGES)):
        return None
    names = []
    for piece in (*before, *after):
        name = STATED.sub("", WEEKDAY.sub("", CLOCK.sub("", piece)).strip(EDGES)).strip(EDGES)
        if not name or UPDATED.match(name) or NOBODY.match(name):
            continue
        if not _is_name(name):
            return None
        names.append(name)
    return (names[0] if len(names) == 1 and not PLACE.fullmatch(names[0]) else ""), published


def _is_name(words: str) -> bool:
    """Tell a name, whose words begin with a capital or are small ones, from a sentence."""
    capitals = [word for word in words.split() if word.casefold() not in SMALL]
    return (
        bool(capitals)
        and len(words) <= LONGEST_PUBLISHER
        and all(not word.strip("(\"'")[:1].islower() for word in capitals)
    )
