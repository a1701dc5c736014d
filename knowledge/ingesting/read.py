"""A document's first stage: the bytes of a file become a Document, with what it says about itself."""

from __future__ import annotations

from dataclasses import replace

from knowledge.drafts import Document
from knowledge.errors import UnreadableDocument
from knowledge.ingesting.apart import read_apart
from knowledge.ingesting.formats import Format, sniff
from knowledge.ingesting.guess import guess
from knowledge.ingesting.limits import MEGABYTE, MOST_BYTES, MOST_CHARACTERS, SPLIT, TOO_LONG
from knowledge.ingesting.plain import decode


def read_document(name: str, data: bytes) -> Document:
    """Read a .txt, .md, .html, .pdf or .docx file.

    Plain text is kept to the character, but for LF line ends. Title, publisher, date and address are those that the
    document states, else "". Raises UnreadableDocument, whose one sentence names the file.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(name, f"is larger than {MOST_BYTES // MEGABYTE} MB", SPLIT)
    if not data:
        raise UnreadableDocument(name, "is empty", "Give the file with the text in it.")
    kind = sniff(name, data)
    document = _plain(name, data) if kind in {Format.TEXT, Format.MARKDOWN} else read_apart(kind, name, data)
    said = guess(document.text)
    return replace(
        document,
        title=document.title or said.title,
        publisher=document.publisher or said.publisher,
        published=document.published or said.published,
        url=document.url or said.url,
    )


def _plain(name: str, data: bytes) -> Document:
    """Read a text as it stands; markup within it is text."""
    text = decode(name, data)
    if not text.strip():
        raise UnreadableDocument(name, "holds no text", "Give the file with the text in it.")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableDocument(name, TOO_LONG, SPLIT)
    return Document(name=name, text=text)
