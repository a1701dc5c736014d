"""Questions from a file, a pipe or a keyboard, answered one after another."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable

import click

from bot import terminal
from bot.ending import stop
from knowledge import Context, KnowledgeBase, Reply


def timed(base: KnowledgeBase, question: str, context: Context | None, known_by: str = "") -> tuple[Reply, float]:
    """Ask, and count the milliseconds."""
    began = time.perf_counter()
    value = base.ask(question, context, known_by)
    return value, (time.perf_counter() - began) * 1000


def answer_lines(base: KnowledgeBase, lines: Iterable[str]) -> None:
    """Answer questions line by line, independent of each other."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            key, question, earlier = read_question(line)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            stop(f'Line {number} is not a question: an object with "id" and "q", and "after" as a list, is expected.')
        context = None
        for text in earlier:
            context = base.ask(text, context).context
        value, milliseconds = timed(base, question, context)
        click.echo(json.dumps({"id": key, **terminal.as_json(question, value, milliseconds)}, ensure_ascii=False))


def read_question(line: str) -> tuple[object, str, list[str]]:
    """Give the id of a question, its text and the questions before it. Raises what Python raises."""
    row = json.loads(line)
    key, question, earlier = row["id"], row["q"], row.get("after", [])
    if not (isinstance(question, str) and isinstance(earlier, list) and all(isinstance(text, str) for text in earlier)):
        raise TypeError
    json.dumps(key)  # nested so deeply that it is read and cannot be written
    return key, question, earlier


def converse(base: KnowledgeBase) -> None:
    """Answer question after question until the input ends."""
    here = sys.stdin.isatty()
    if here:
        click.echo('Ask about DOGE and access to government systems. "quit" or Ctrl-D ends.')
    context: Context | None = None
    while True:
        try:
            line = input("\n> ") if here else sys.stdin.readline()
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return
        if (not here and not line) or line.strip().casefold() in {"quit", "exit"}:
            return
        if not line.strip():
            continue
        value = base.ask(line, context)
        context = value.context
        click.echo(terminal.wrapped(terminal.reply(value)) + ("" if here else "\n"))
