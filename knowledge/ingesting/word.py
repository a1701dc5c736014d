"""A Word document becomes its text as it reads with all changes accepted: paragraphs, lists and tables in order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from knowledge.drafts import Document
from knowledge.errors import UnreadableDocument
from knowledge.ingesting.guess import printed_title
from knowledge.ingesting.limits import MEGABYTE, MOST_PARTS, MOST_UNPACKED

# python-docx steps over what stands in content controls and in tracked insertions, and a sentence without its inserted
# "not" would be a false quote: hence this walk. Deleted and moved text, text boxes and notes are left out.
SILENT = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "drawing", "pict", "object")}
AROUND = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
SPOKEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}"}


def read_word(name: str, data: bytes) -> Document:
    """Read a .docx; list items begin with "- ", the cells of a table stand between " | "."""
    _check_size(name, data)
    word = docx.Document(BytesIO(data))
    text, before = "", ""
    for kind, line in _lines(word.element.body):
        text += ("\n" if kind and kind == before else "\n\n") * bool(text) + line
        before = kind
    if not text:
        raise UnreadableDocument(name, "holds no text", "If it holds pictures of pages, give the text instead.")
    return Document(name=name, text=text, title=printed_title(word.core_properties.title, text))


def _check_size(name: str, data: bytes) -> None:
    """Refuse an archive that would unpack to too much, by what it declares and then by what it really holds."""
    why = f"unpacks to more than {MOST_UNPACKED // MEGABYTE} MB or {MOST_PARTS:,} parts"
    bomb = UnreadableDocument(name, why, "Save its text as .txt, and give that.")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise bomb
        unpacked = 0
        for part in parts:
            with archive.open(part) as opened:
                while block := opened.read(MEGABYTE):
                    unpacked += len(block)
                    if unpacked > MOST_UNPACKED:
                        raise bomb


def _lines(parent: BaseOxmlElement) -> Iterator[tuple[str, str]]:
    """Give each paragraph, list item ("- ") and table row ("|") in order, with its kind."""
    for element in parent:
        if element.tag == qn("w:p"):
            if line := _spoken(element).strip():
                item = _is_item(element)
                yield ("- ", f"- {line}") if item else ("", line)
        elif element.tag == qn("w:tbl"):
            yield from _rows(element)
        elif element.tag in AROUND:
            yield from _lines(element)


def _rows(table: BaseOxmlElement) -> Iterator[tuple[str, str]]:
    """Give each row of a table on a line, and a table within a cell as part of the cell."""
    for row in table.iterchildren(qn("w:tr")):
        cells = (" ".join(line for _, line in _lines(cell)) for cell in row.iterchildren(qn("w:tc")))
        if any(told := [" ".join(cell.split("\n")) for cell in cells]):
            yield "|", " | ".join(told)


def _is_item(paragraph: BaseOxmlElement) -> bool:
    """Tell an item of a list; a numbered heading is none."""
    if (properties := paragraph.find(qn("w:pPr"))) is None:
        return False
    style = properties.find(qn("w:pStyle"))
    named = "" if style is None else str(style.get(qn("w:val"), ""))
    return named.startswith("List") or (properties.find(qn("w:numPr")) is not None and not named.startswith("Heading"))


def _spoken(element: BaseOxmlElement) -> str:
    """Give the words of a paragraph, with what was inserted and without what was deleted."""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag in SILENT:
        return ""
    return SPOKEN.get(element.tag) or "".join(map(_spoken, element))
