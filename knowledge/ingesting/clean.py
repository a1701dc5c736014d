"""Make the view of a text that is matched: plain quotes and spaces, whole words and paragraphs, no page furniture.

The stored text stays as it is; every character of the view knows where it came from, so a quote is always the
original's own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\v", " "),
    }
)
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\r\f")
LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
PAGE = re.compile(
    r"\s*(?:[-\u2013\u2014]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-\u2013\u2014])?\s*", re.IGNORECASE
)
BULLET = re.compile(
    r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014\u00b7]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S))"
)
LABEL = re.compile(r"\s*(?:Q|A|Question|Answer|To|From|Date|Re|Subject|Title|Case)\s?[:.]\s|\s*#+\s|\s*\|")
DATELINE = re.compile(r"(?:\d{4}-\d\d-\d\d|[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\s*$")
ENDED = re.compile(r"[.?!:;][\"')\]\u201d\u2019]*\s*$")
REPEATS = 3  # a short line that comes back as often as this, apart from its figures, is a page's header or footer
NARROW = 45  # nobody wraps running text as narrow as this: shorter lines are entries
WRAPPED = 110  # no line of a wrapped text is longer: in a longer one every line is a paragraph


@dataclass(frozen=True, slots=True)
class View:
    """A text to match in; paragraphs are apart by one newline. `places` has the original's offset of each character."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original's offsets of a stretch of the view that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def clean(text: str) -> View:
    """Make the view of a text."""
    letters: list[str] = []
    places: list[int] = []
    lines = _lines(text)
    for number, (start, line) in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        joined = following is not None and not _breaks(text, lines, number)
        hyphen = (
            joined
            and re.search(r"[a-z][-\u00ad\u2010]\s*$", line)
            and following
            and following[1].lstrip()[:1].islower()
        )
        end = len(line.rstrip()) - (1 if hyphen else 0)
        _copy(line[:end], start, letters, places)
        if following is not None and not hyphen:
            letters.append(" " if joined else "\n")
            places.append(min(start + end, len(text) - 1))
    return View("".join(letters), tuple(places))


def _lines(text: str) -> list[tuple[int, str]]:
    """List the lines that say something, with their offsets; page numbers, headers and footers are left out."""
    found, start = [], 0
    for line in re.split(r"[\n\f]", text):
        if line.strip():
            found.append((start, line))
        start += len(line) + 1
    shapes = Counter(re.sub(r"\d+", "0", line.strip()) for _, line in found)
    return [
        (start, line)
        for start, line in found
        if not PAGE.fullmatch(line)
        and not (len(line) < 80 and shapes[re.sub(r"\d+", "0", line.strip())] >= REPEATS and not ENDED.search(line))
    ]


def _breaks(text: str, lines: list[tuple[int, str]], number: int) -> bool:
    """Tell whether a paragraph ends with this line."""
    (start, line), (next_start, following) = lines[number], lines[number + 1]
    between = text[start + len(line) : next_start]
    if not ENDED.search(line) and following.lstrip()[:1].islower() and not BULLET.match(following):
        return False  # a sentence goes on, over a page break too
    if between.count("\n") > 1 or "\f" in between:
        return True
    if any(len(one) < 80 and DATELINE.search(one) for one in (line, following)):
        return True
    if BULLET.match(following) or LABEL.match(following) or LABEL.match(line):
        return True
    width = max(len(line) for _, line in lines[max(0, number - 3) : number + 4])
    if width > WRAPPED or width < NARROW:
        return True
    return len(line) + len(following.split()[0]) + 1 < width * 0.85


def _copy(line: str, start: int, letters: list[str], places: list[int]) -> None:
    """Copy a line into the view, one space between words."""
    for place, letter in enumerate(line, start):
        if letter in INVISIBLE:
            continue
        plain = unicodedata.normalize("NFKC", letter) if letter in LIGATURES else letter.translate(PLAIN)
        if plain == " " and (not letters or letters[-1] in " \n"):
            continue
        for one in plain:
            letters.append(one)
            places.append(place)


def paragraphs(view: View) -> tuple[tuple[int, int], ...]:
    """Give start and end of each paragraph of a view."""
    ends = [-1, *(match.start() for match in re.finditer("\n", view.text)), len(view.text)]
    return tuple((start + 1, end) for start, end in pairwise(ends) if view.text[start + 1 : end].strip())
