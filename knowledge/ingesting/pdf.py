"""A PDF becomes running text: its lines in reading order, paragraphs told apart by the space between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from knowledge.drafts import Document
from knowledge.errors import UnreadableDocument
from knowledge.ingesting.guess import printed_title

# A gap of so many usual gaps between two lines begins a paragraph; the spacing between paragraphs is commonly 1.5.
NEW_PARAGRAPH = 1.3
# Double spacing, which courts ask for, is 2.3 times the size of the letters; more is no spacing of lines.
WIDEST_SPACING = 2.5
# So much larger or smaller letters are a heading's.
OTHER_SIZE = 1.15
# Headers and footers stand in so many lines from the edge of a page, and on this share of the pages: a book has one for
# even and one for odd pages, and none where a chapter begins.
EDGE_LINES = 3
ON_PAGES = 0.4
PAGE_NUMBER = re.compile(
    r"page\s+\d+(\s+of\s+\d+)?|[-\u2013\u2014\s]*\d{1,3}[-\u2013\u2014\s]*|\d+\s*(/|of)\s*\d+", re.IGNORECASE
)
ENDED = re.compile(r"[.!?:;\"'\u201d\u2019)\]]\s*$")
# A line this much shorter than usual ends its paragraph, even at the end of a page.
SHORT_LINE = 0.6
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: how high its baseline is, and how large its letters are, in points."""

    y: float
    size: float
    text: str


def read_pdf(name: str, data: bytes) -> Document:
    """Read the text of a PDF, without headers, footers and page numbers; words hyphenated at a line's end stay so."""
    reader = PdfReader(BytesIO(data))
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:  # of AES, which pypdf leaves to another library
        locked = True
    if locked:
        raise UnreadableDocument(
            name, "is an encrypted PDF", "Print it to a new PDF without a password, and give that."
        )
    text = _running(_without_furniture([_lines(page) for page in reader.pages]))
    if not any(letter.isalpha() for letter in text):
        why = "is a PDF without text: its pages are pictures"
        raise UnreadableDocument(name, why, "Have its text recognised (OCR), and give the result.")
    title = (reader.metadata.title if reader.metadata else None) or ""
    return Document(name=name, text=text, title=printed_title(title, text))


def _lines(page: PageObject) -> tuple[Line, ...]:
    """Give the lines of a page in the order in which it writes them, which is mostly that of reading."""
    lines: list[Line] = []

    def gather(text: str, around: list[float], within: list[float], _font: object, size: float) -> None:
        """Take a piece of text at the place that the matrices around and within it say."""
        y = within[4] * around[1] + within[5] * around[3] + around[5]
        size = abs(size * within[3] * around[3]) or abs(size)
        shown = size if CONTROL.sub("", text).strip() else 0.0  # a bullet in a font of its own makes no heading
        if lines and (not lines[-1].text.endswith("\n") or abs(lines[-1].y - y) < size / 3):
            last = lines[-1]
            lines[-1] = Line(last.y, max(last.size, shown), last.text + text)
        elif text.strip():
            lines.append(Line(y, shown, text))

    page.extract_text(visitor_text=gather)
    return tuple(Line(line.y, line.size, " ".join(CONTROL.sub("", line.text).split())) for line in lines)


def _without_furniture(pages: list[tuple[Line, ...]]) -> Iterator[tuple[Line, ...]]:
    """Drop what repeats at the top or bottom of pages, whatever its numbers, and page numbers."""
    edges = [_edges(page) for page in pages]
    often = Counter(_shape(line) for edge in edges for line in edge)
    least = max(2, ON_PAGES * len(pages))
    for page, edge in zip(pages, edges, strict=True):
        yield tuple(
            line
            for line in page
            if line.text and not (line in edge and (often[_shape(line)] >= least or PAGE_NUMBER.fullmatch(line.text)))
        )


def _edges(page: tuple[Line, ...]) -> set[Line]:
    """Give the lines next to the upper and the lower edge of a page."""
    downwards = sorted(page, key=lambda line: -line.y)
    return {*downwards[:EDGE_LINES], *downwards[-EDGE_LINES:]}


def _shape(line: Line) -> tuple[int, str]:
    """Give the place and the words of a line, without the numbers that change from page to page."""
    return round(line.y), re.sub(r"\d+", "#", line.text.casefold())


def _running(pages: Iterable[tuple[Line, ...]]) -> str:
    """Join lines by LF and paragraphs by a blank line; a sentence that goes on over a page or column is not torn."""
    lines = [line for page in pages for line in page]
    gaps = Counter(round(upper.y - lower.y, 1) for upper, lower in pairwise(lines) if upper.y > lower.y)
    long = median(len(line.text) for line in lines) if lines else 0
    plain = median(line.size for line in lines) if lines else 0
    usual = min(max(gaps, key=lambda gap: (gaps[gap], -gap), default=0.0), WIDEST_SPACING * plain)
    text = lines[0].text if lines else ""
    for upper, lower in pairwise(lines):
        if upper.y <= lower.y:
            # from the foot of a page or column to the head of the next
            new = bool(ENDED.search(upper.text)) or len(upper.text) < SHORT_LINE * long
        else:
            new = upper.y - lower.y > NEW_PARAGRAPH * usual * max(1, lower.size / plain)
        other = max(upper.size, lower.size) > OTHER_SIZE * min(upper.size, lower.size)
        # a headline over several lines is one line
        text += ("\n\n" if new or other else " " if lower.size > OTHER_SIZE * plain else "\n") + lower.text
    return text
