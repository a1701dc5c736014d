"""Bytes become text: the file's own characters, with LF line ends and no byte-order mark, and nothing else changed."""

from __future__ import annotations

import codecs
import re

from knowledge.errors import UnreadableDocument

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A text in a Western language has few letters beyond ASCII, one in another script has mostly such: up to this share
# Windows-1252 is certain, and above it a guess is needed. A guess at a short Western text is wrong more often than not.
WESTERN = 0.2
SAMPLE = 65_536  # bytes that the guess looks at: enough for any language, and 20 ms
# Characters that no text holds: control characters but for tab, line ends, form feed and the old end-of-file mark.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
MOST_CONTROL = 0.001  # share of stray control characters that a text may have; NUL never

ASCII = bytes(range(0x80))
BINARY = "is not a text: it holds binary data"
AS_UTF8 = "Save it as text in UTF-8, and give that."


def decode(name: str, data: bytes, declared: str = "") -> str:
    """Decode a text by its byte-order mark, by what it declares, as UTF-8, as Windows-1252, or by a guess.

    Raises UnreadableDocument for binary data and for bytes in no known encoding.
    """
    text = _characters(name, data, declared)
    found = CONTROL.findall(text)
    if "\0" in found or len(found) > len(text) * MOST_CONTROL:
        raise UnreadableDocument(name, BINARY, AS_UTF8)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _characters(name: str, data: bytes, declared: str) -> str:
    """Decode; a byte-order mark is believed before anything else."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableDocument(name, "has a damaged encoding", AS_UTF8) from error
    if b"\0" in data:
        raise UnreadableDocument(name, BINARY, AS_UTF8)
    western = len(data.translate(None, ASCII)) <= WESTERN * len(data)
    for encoding in (_usable(declared), "utf-8", "cp1252" if western else ""):
        try:
            if encoding:
                return data.decode(encoding)
        except UnicodeError:
            continue
    return data.decode("latin-1") if western else _guessed(name, data)


def _usable(declared: str) -> str:
    """Name an encoding as browsers do: latin-1 means Windows-1252, and whoever can read this has no UTF-16."""
    try:
        known = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return "cp1252" if known in {"ascii", "iso8859-1"} else "" if known.startswith(("utf-16", "utf-32")) else known


def _guessed(name: str, data: bytes) -> str:
    """Decode by the likeliest encoding of a sample, with the library that guesses it where it is installed."""
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415  only texts in other scripts need it
    except ImportError:
        why = "is not in UTF-8, and what would guess its encoding is not installed"
        raise UnreadableDocument(name, why, "Save it as UTF-8, or install oversight-bot[documents].") from None
    best = from_bytes(data[:SAMPLE]).best()
    try:
        if best is not None:
            return data.decode(best.encoding)
    except UnicodeError:
        best = None
    raise UnreadableDocument(name, BINARY, AS_UTF8)
