"""The process that reads one document under limits: bytes from standard input, one JSON object to standard output.

`python -m knowledge.ingesting.child PDF` is started by `apart.read_apart`. It answers {"read": the fields of the
Document} or {"why": …, "advice": …}, with {"detail": …} for whoever looks into a damaged file.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from knowledge.drafts import Document
from knowledge.errors import UnreadableDocument
from knowledge.ingesting.formats import Format
from knowledge.ingesting.limits import MEGABYTE, MOST_CHARACTERS, MOST_MEMORY, SPLIT, TOO_LONG, hold_to_limits


def read_formatted(kind: Format, name: str, data: bytes) -> Document:
    """Read a document that is more than plain text; ImportError where its library is missing."""
    # each of the libraries takes 0.1 s and 20 MB to load, and none is part of the core
    match kind:
        case Format.HTML:
            from knowledge.ingesting.web import read_page as read  # noqa: PLC0415
        case Format.PDF:
            from knowledge.ingesting.pdf import read_pdf as read  # noqa: PLC0415
        case Format.DOCX:
            from knowledge.ingesting.word import read_word as read  # noqa: PLC0415
        case Format.TEXT | Format.MARKDOWN:
            raise ValueError(kind)
    return read(name, data)


def answer(kind: Format, data: bytes) -> dict[str, object]:
    """Read a document, and say in values of JSON what came of it."""
    try:
        document = read_formatted(kind, "", data)
    except UnreadableDocument as error:
        return {"why": error.why, "advice": error.advice}
    except ImportError as error:
        why = f"cannot be read: what reads {kind} files is not installed"
        return {"why": why, "advice": 'Run `pip install "oversight-bot[documents]"`.', "detail": str(error)}
    except MemoryError:
        return {"why": f"needs more than {MOST_MEMORY // MEGABYTE} MB of memory to read", "advice": SPLIT}
    except Exception as error:  # noqa: BLE001  a damaged file breaks the libraries in ways that none of them lists
        detail = f"{type(error).__name__}: {error}"[:500]
        return {"why": "is damaged", "advice": "Save it anew, or give its text as .txt.", "detail": detail}
    if len(document.text) > MOST_CHARACTERS:
        return {"why": TOO_LONG, "advice": SPLIT}
    return {"read": asdict(document)}


if __name__ == "__main__":
    hold_to_limits()
    told = answer(Format(sys.argv[1]), sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told).encode())
