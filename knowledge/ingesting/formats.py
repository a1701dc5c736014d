"""Which kind of document a file is: by what it holds, and where that says nothing, by its name."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from knowledge.errors import UnreadableDocument

KINDS = "Give a .txt, .md, .html, .pdf or .docx file."
# A page begins with its doctype or its root, after comments and an XML declaration. Nothing weaker: a text may speak
# of tags.
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--(?s:.{0,2000}?)-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
PDF_WITHIN = 1024  # bytes before "%PDF-" that readers of PDF tolerate


class Format(StrEnum):
    """The kinds of document that can be read."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "Word"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
}


def sniff(name: str, data: bytes) -> Format:
    """Tell a file's format; raise UnreadableDocument for one that is none of ours."""
    named = SUFFIXES.get(PurePath(name.strip()).suffix.lower())
    if b"%PDF-" in data[:PDF_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _packed(name, data, named)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        # the container of old .doc files, and of a .docx under a password
        why = "is an old or a password-protected Office file"
        raise UnreadableDocument(name, why, "Save it as .docx without a password, and give that.")
    if data.startswith(b"{\\rtf"):
        raise UnreadableDocument(name, "is an RTF file", "Save it as .docx or .txt, and give that.")
    if PAGE.match(data):
        return Format.HTML
    match named:
        case None:
            raise UnreadableDocument(name, "is of a kind that cannot be read", KINDS)
        case Format.PDF | Format.DOCX:
            raise UnreadableDocument(name, f"is damaged, or is no {named} document", KINDS)
        case Format.TEXT | Format.MARKDOWN | Format.HTML:
            return named


def _packed(name: str, data: bytes, named: Format | None) -> Format:
    """Tell a Word document from other archives; a broken archive is what its name says."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if "word/document.xml" in archive.namelist():
                return Format.DOCX
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        if named is Format.DOCX:
            raise UnreadableDocument(name, "is damaged", "Save it anew from Word, and give that.") from None
    raise UnreadableDocument(name, "is an archive or another kind of Office file", KINDS)
