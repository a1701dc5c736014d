"""An HTML page becomes its main text and what it says about itself; scripts, menus and markup stay behind."""

from __future__ import annotations

import re

from trafilatura import bare_extraction
from trafilatura.settings import Document as Page

from knowledge.drafts import Document
from knowledge.errors import UnreadableDocument
from knowledge.ingesting.plain import decode

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
DECLARED_WITHIN = 4096  # bytes; the HTML standard asks for the first 1,024
ISO = re.compile(r"\d{4}-\d\d-\d\d")
RULE = re.compile(r"[|\s:-]+")  # the line under a table's head
# Only dates that the page declares: the library would also take one from a copyright line or an address.
DATES = {"extensive_search": False, "original_date": True}


def read_page(name: str, data: bytes) -> Document:
    """Read the main text, title, date, site and canonical address of a page.

    Paragraphs stand apart by a blank line, list items begin with "- ", the cells of a table stand between " | ".
    """
    found = DECLARED.search(data[:DECLARED_WITHIN])
    source = decode(name, data, found.group(1).decode() if found else "")
    page = bare_extraction(source, include_comments=False, with_metadata=True, date_extraction_params=DATES)
    if not isinstance(page, Page) or not (page.text or "").strip():
        why = "is a page without text of its own: it holds only scripts, menus or frames, or is damaged"
        raise UnreadableDocument(
            name, why, "Save the page once it is shown in full, or copy its text into a .txt file."
        )
    date = (page.date or "")[:10]
    return Document(
        name=name,
        text=_blocks((page.text or "").split("\n")),
        title=(page.title or "").strip(),
        publisher=(page.sitename or "").strip(),
        published=date if ISO.fullmatch(date) else "",
        url=page.url if page.url and page.url.startswith(("http://", "https://")) else "",
    )


def _blocks(lines: list[str]) -> str:
    """Set paragraphs apart by blank lines, and keep the items of a list and the rows of a table together."""
    text, before = "", ""
    for line in lines:
        if not line.strip() or (line.startswith("|") and RULE.fullmatch(line)):
            continue
        kind = line[:1] if line.startswith(("|", "- ")) else ""
        told = line.strip().strip("|").strip() if kind == "|" else line.rstrip()
        text += ("\n" if kind and kind == before else "\n\n") * bool(text) + told
        before = kind
    return text
