"""Questions: one, a file of them, or a conversation."""

from __future__ import annotations

import json
from typing import IO

import click

from bot import terminal
from bot.commands.call import Call, opened
from bot.commands.values import a_day
from bot.questions import answer_lines, converse, timed


@click.command()
@click.argument("words", metavar="[QUESTION]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--explain", "explained", is_flag=True, help="Show how the answer came about, stage by stage.")
@click.option("--jsonl", type=click.File(encoding="utf-8", errors="replace"), help="Questions, one JSON object a line.")
@click.option(
    "--known-by", metavar="DATE", callback=a_day, help="Answer from the base as it stood at the end of a day."
)
@click.pass_obj
def ask(
    call: Call, words: tuple[str, ...], jsonl: IO[str] | None, known_by: str, *, as_json: bool, explained: bool
) -> None:
    """Answer one question, or a file of them (`--jsonl FILE`, or `-`): id, q and, for a follow-up, after."""
    if bool(words) == (jsonl is not None):
        raise click.UsageError("Give a question, or a file of questions with --jsonl.")
    if explained and (as_json or jsonl or known_by):
        raise click.UsageError("--explain is for reading: it goes with neither --json, --jsonl nor --known-by.")
    if known_by and jsonl:
        raise click.UsageError("--known-by goes with one question, not with --jsonl.")
    question = " ".join(words)
    with opened(call) as base:
        if jsonl is not None:
            answer_lines(base, jsonl)
            return
        if explained:
            click.echo(terminal.harmless("\n".join([*base.explain(question), "4. Compose"])))
        value, milliseconds = timed(base, question, None, known_by)
        if as_json:
            click.echo(json.dumps(terminal.as_json(question, value, milliseconds), ensure_ascii=False))
        else:
            click.echo(terminal.wrapped(terminal.reply(value)))


@click.command()
@click.pass_obj
def chat(call: Call) -> None:
    """Talk with the fact base in this terminal; questions from a pipe are answered one by one."""
    with opened(call) as base:
        converse(base)
