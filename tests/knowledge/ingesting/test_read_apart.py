"""A document is read in a process of its own: slow, greedy or broken, it harms only itself."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import UnreadableDocument
from knowledge.ingesting import apart, child, limits
from knowledge.ingesting.formats import Format
from knowledge.ingesting.read import read_document
from tests.knowledge.ingesting import made
from tests.knowledge.ingesting.made import STORY


async def test_all_formats_are_read_from_threads_of_an_asyncio_program() -> None:
    """At once, and each comes back with what its head states."""
    head = ("Who read the ledger", "The Quillmoor Courier, April 17, 2025")
    files = {
        "a.PDF": made.pdf(tuple((700 - 40 * at, 11, text) for at, text in enumerate((*head, STORY)))),
        "a.docx": made.word(*head, STORY),
        "a.html": made.page("".join(f"<p>{text}</p>" for text in (*head, STORY))),
    }
    for document in await asyncio.gather(*(asyncio.to_thread(read_document, *file) for file in files.items())):
        assert document.text == "\n\n".join((*head, STORY))
        assert (document.title, document.publisher, document.published) == (
            *head[:1],
            "The Quillmoor Courier",
            "2025-04-17",
        )
        assert document.name in files


def test_what_went_wrong_there_is_said_here() -> None:
    """With the name of the file, which the child never learns."""
    with pytest.raises(UnreadableDocument, match=r"^tide\.docx is damaged\. Save it anew") as found:
        read_document("tide.docx", made.with_part(made.word(), "word/document.xml", b"<nothing"))
    assert "XMLSyntaxError" in found.value.__notes__[0]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Put a child of our own in the place of the one that reads; it has the same limits."""

    def behave(code: str) -> None:
        package = tmp_path / "knowledge" / "ingesting"
        package.mkdir(parents=True)
        for folder in (package, package.parent):
            (folder / "__init__.py").touch()
        (package / "limits.py").write_bytes(Path(limits.__file__).read_bytes())
        (package / "child.py").write_text(
            f"from .limits import hold_to_limits\nhold_to_limits()\n{code}", encoding="utf-8"
        )
        monkeypatch.setattr(apart, "ROOT", tmp_path)

    return behave


def refused() -> str:
    """Read any page, and give the sentence that comes of it."""
    with pytest.raises(UnreadableDocument, match=r"^harbor\.html ") as found:
        read_document("harbor.html", made.page(STORY))
    return str(found.value)


def test_a_document_that_takes_too_long_is_left_and_its_process_is_gone(
    put: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing waits for it, and nothing of it stays."""
    put("import time; time.sleep(60)")
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.5)
    began = time.monotonic()
    assert "took more than 0.5 seconds" in refused()
    assert time.monotonic() - began < 10
    if hasattr(os, "WNOHANG"):
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)


def test_a_reader_that_breaks_down_breaks_nothing_else(put: Callable[[str], None]) -> None:
    """As a library in C may at a document made for it."""
    put("import os; os.abort()")
    assert "broke down" in refused()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits the memory of a process")
def test_a_document_that_needs_too_much_memory_is_left(put: Callable[[str], None]) -> None:
    """The machine never notices."""
    put('try:\n    bytearray(600_000_000)\nexcept MemoryError:\n    print(\'{"why": "needs", "advice": "x"}\')')
    assert refused() == "harbor.html needs. x"


def test_the_reading_process_knows_no_secret(put: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """What surrounds the bot is not handed on to where a stranger's file is read."""
    monkeypatch.setenv("OVERSIGHT_TOKEN", "secret")
    put("import json, os\nprint(json.dumps({'why': ' '.join(os.environ), 'advice': 'secret' in os.environ.values()}))")
    assert "OVERSIGHT_TOKEN" not in refused()


@pytest.mark.parametrize(
    ("kind", "library"), [(Format.HTML, "trafilatura"), (Format.PDF, "pypdf"), (Format.DOCX, "docx")]
)
def test_a_missing_library_is_named_by_what_to_install(
    kind: Format, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one sentence; plain text needs none."""
    for room in ("web", "pdf", "word"):
        monkeypatch.delitem(sys.modules, f"knowledge.ingesting.{room}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    told = child.answer(kind, b"")
    assert told["why"] == f"cannot be read: what reads {kind} files is not installed"
    assert "oversight-bot[documents]" in str(told["advice"])
    assert read_document("a.txt", STORY.encode()).text == STORY


def test_greedy_and_endless_texts_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text may be small in its file and long once read."""
    monkeypatch.setattr(child, "MOST_CHARACTERS", 10)
    assert "characters of text" in str(child.answer(Format.HTML, made.page(f"<p>{STORY}</p>"))["why"])

    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "read_formatted", greedy)
    assert child.answer(Format.HTML, b"")["why"] == "needs more than 512 MB of memory to read"


def test_the_reader_loads_no_library_for_plain_text() -> None:
    """The core alone reads it."""
    code = (
        "import sys; from knowledge.ingesting.read import read_document; read_document('a.txt', b'The agency\\x92s');"
        "libraries = ('trafilatura', 'lxml', 'pypdf', 'docx', 'charset_normalizer')\n"
        "print([name for name in libraries if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=apart.ROOT)
    assert done.stdout.strip() == "[]"
