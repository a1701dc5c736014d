"""What every command is given, how it opens the fact base, and who signs a change."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from bot.config import Config
from bot.ending import stop
from bot.explain import explain
from bot.terminal_edits import problem_lines
from knowledge import Editor, InvalidDraft, KnowledgeBase, KnowledgeError


@dataclass(frozen=True, slots=True)
class Call:
    """The settings of a run, its clock, and where ids come from: only `bot/__main__.py` reads the real ones."""

    config: Config
    now: Callable[[], datetime]
    new_id: Callable[[], str]


@contextmanager
def opened(call: Call) -> Iterator[KnowledgeBase]:
    """Open the fact base; what goes wrong ends in one sentence, or one for each problem, and exit code 2."""
    try:
        base = KnowledgeBase.open(call.config.db, call.now)
        try:
            yield base
        finally:
            base.close()
    except InvalidDraft as error:
        stop("\n".join(problem_lines(error)))
    except KnowledgeError as error:
        stop(explain(error))


def editor(name: str | None) -> Editor:
    """Make the editor of a name that was given with --as, or say that one is needed.

    Whoever writes it in other letters or with other spaces is the same person, and no second curator.
    """
    words = " ".join(unicodedata.normalize("NFKC", name or "").split())
    if not words:
        stop("Say who you are, with --as NAME: the history keeps who changed what.")
    return Editor(f"terminal:{words.casefold()}", words)


def _editor(context: click.Context, _: click.Parameter, name: str | None) -> Editor | None:
    return None if context.resilient_parsing else editor(name)


signed = click.option("--as", "by", metavar="NAME", callback=_editor, help="Who you are; the history keeps it.")
acting = click.option("--as", "by", metavar="NAME", callback=_editor, help="Who you are.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def read(file: Path) -> str:
    """Read a text, or say that it is none."""
    try:
        return file.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError):
        stop(f"{file} cannot be read as UTF-8 text. Save it as plain text first.")
