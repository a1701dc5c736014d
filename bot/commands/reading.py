"""The files of a command are read two at a time, ahead of the base that takes them in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from knowledge import MOST_BYTES, SUFFIXES, Document, KnowledgeError, UnreadableDocument, read_document

READERS = 2  # documents that are read at once: each but plain text has a process of its own, of up to 512 MB
AHEAD = 4  # documents that are read before they are needed; each may hold two million characters

Read = Document | KnowledgeError


def walked(files: Iterable[Path]) -> Iterator[Path]:
    """Give files as they were named, and the documents of folders, hidden ones left out."""
    for file in files:
        if not file.is_dir():
            yield file
            continue
        inside = (path for path in sorted(file.rglob("*")) if path.suffix.lower() in SUFFIXES and path.is_file())
        yield from (path for path in inside if not any(part[0] == "." for part in path.relative_to(file).parts))


def read_ahead(paths: Iterable[Path]) -> Iterator[Read]:
    """Read documents in their order; one that cannot be read gives its error."""
    waiting = deque[Future[Read]]()
    with ThreadPoolExecutor(READERS) as pool:
        for path in paths:
            waiting.append(pool.submit(_read, path))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read(path: Path) -> Read:
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            return UnreadableDocument(str(path), "is no file", "Give a file or a folder.")
        with path.open("rb") as file:
            return read_document(str(path), file.read(MOST_BYTES + 1))
    except OSError as error:
        why = f"cannot be opened: {(error.strerror or 'of an unknown trouble').lower()}"
        return UnreadableDocument(str(path), why, "Check its name and permissions.")
    except KnowledgeError as error:
        return error
