"""What docs/documents.md shows is what the program says: its commands are run in their order, on one base."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```\n(\$ oversight .+?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^\$ oversight (?P<command>.+)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
NEWER = "Correction, March 20, 2025: an earlier version of this report gave a wrong number of quarries."


def commands() -> Iterator[tuple[str, str]]:
    """Give each command that the guide shows, with what it shows under it."""
    for block in BLOCK.findall(GUIDE):
        for match in SHOWN.finditer(block):
            yield match["command"], match["output"]


def folder(path: Path) -> Path:
    """Lay out the files that the guide speaks of."""
    (path / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "larkspur.txt", path / "docs")
    text = (ROOT / "docs" / "larkspur.txt").read_text(encoding="utf-8")
    (path / "larkspur-2.txt").write_text(f"{text.replace('214', '219')}\n{NEWER}\n", encoding="utf-8")
    (path / "empty.txt").write_text("", encoding="utf-8")
    (path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (path / "note.docx").write_bytes(b"\x00\x01torn")
    return path


def as_read(text: str) -> str:
    """Put text on one line, as it is read; lines are broken by the width of the window."""
    return " ".join(text.split())


def test_every_command_says_what_the_guide_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the letter, but for the lines' breaks, the day of the run, and what the guide leaves out with an ellipsis."""
    monkeypatch.chdir(folder(tmp_path))
    monkeypatch.setenv("OVERSIGHT_DB", str(tmp_path / "guide.db"))
    monkeypatch.setenv("COLUMNS", "120")
    today = f"{datetime.now(UTC):%-d %b %Y}"
    shown = list(commands())
    assert len(shown) >= 8
    for command, output in shown:
        said = CliRunner().invoke(main, [*_words(command)])
        pattern = re.escape(as_read(re.sub(r"\bBy Ada, \d+ \w+ \d{4}", f"By Ada, {today}", output)))
        pattern = pattern.replace("…", ".*?")
        assert re.search(pattern, as_read(said.output)), f"$ oversight {command}\n{said.output}\n{output}"


def _words(command: str) -> list[str]:
    """Split a command as a shell would: by spaces, but inside of quotes."""
    return [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
