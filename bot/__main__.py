"""Start here: the `oversight` command, and the only reader of clock, ids and environment."""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click

from bot import terminal
from bot.config import Config, InvalidSetting
from bot.ending import Commands, stop
from bot.explain import explain
from bot.questions import answer_lines, converse, timed
from knowledge import KnowledgeBase, KnowledgeError

EXAMPLE = "Which agencies and systems did DOGE seek access to?"


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def new_id() -> str:
    """Make the short id of a receipt."""
    return secrets.token_urlsafe(6)


@contextmanager
def opened(config: Config) -> Iterator[KnowledgeBase]:
    """Open the fact base; what goes wrong ends in one sentence and exit code 2."""
    try:
        base = KnowledgeBase.open(config.db, now)
        try:
            yield base
        finally:
            base.close()
    except KnowledgeError as error:
        stop(explain(error))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", type=click.Path(path_type=Path), help="The fact base, an SQLite file; else OVERSIGHT_DB.")
@click.version_option(package_name="oversight-bot")
@click.pass_context
def main(context: click.Context, db: Path | None) -> None:
    """Ask which agencies and systems DOGE sought access to, and what came of it; every answer is cited."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        config = Config.read(os.environ)
    except InvalidSetting as error:
        stop(str(error))
    context.obj = replace(config, db=db) if db else config


@main.command()
@click.pass_obj
def start(config: Config) -> None:
    """Run the bot where there is a token; else show an example, and the preview page or a conversation."""
    if config.token:
        run_bot(config)
    click.echo("No DISCORD_TOKEN is set, so this is the bot without Discord. An example:\n", err=True)
    with opened(config) as base:
        click.echo(f"> {EXAMPLE}\n{terminal.wrapped(terminal.reply(base.ask(EXAMPLE)))}\n")
    run_preview(config, 0, fall_back=True)


@main.command()
@click.pass_obj
def run(config: Config) -> None:
    """Connect to Discord with DISCORD_TOKEN."""
    run_bot(config)


def run_bot(config: Config) -> None:
    """Run the bot until it is stopped, and end with its exit code."""
    from bot.connect import run as run_client  # noqa: PLC0415 (the terminal does without discord.py)

    sys.exit(run_client(config, now, new_id))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port of the page; 0 takes a free one.")
@click.pass_obj
def preview(config: Config, port: int) -> None:
    """Serve the real bot in a local page that looks like Discord; no token is needed."""
    run_preview(config, port, fall_back=False)


def run_preview(config: Config, port: int, *, fall_back: bool) -> None:
    """Serve the page, and end with its exit code; without its packages, fall back to the conversation or say so."""
    from bot.preview import PreviewMissing, serve  # noqa: PLC0415 (an optional extra)

    try:
        sys.exit(serve(config, now, new_id, port))
    except PreviewMissing as error:
        if not fall_back:
            stop(str(error))
        click.echo(f"{error} Until then, ask here.\n", err=True)
    with opened(config) as base:
        converse(base)


@main.command()
@click.argument("words", metavar="[QUESTION]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--explain", "explained", is_flag=True, help="Show how the answer came about, stage by stage.")
@click.option("--jsonl", type=click.File(encoding="utf-8", errors="replace"), help="Questions, one JSON object a line.")
@click.pass_obj
def ask(config: Config, words: tuple[str, ...], jsonl: IO[str] | None, *, as_json: bool, explained: bool) -> None:
    """Answer one question, or a file of them (`--jsonl FILE`, or `-`): id, q and, for a follow-up, after."""
    if bool(words) == (jsonl is not None):
        raise click.UsageError("Give a question, or a file of questions with --jsonl.")
    if explained and (as_json or jsonl):
        raise click.UsageError("--explain is for reading: it goes with neither --json nor --jsonl.")
    question = " ".join(words)
    with opened(config) as base:
        if jsonl is not None:
            answer_lines(base, jsonl)
            return
        if explained:
            click.echo(terminal.harmless("\n".join([*base.explain(question), "4. Compose"])))
        value, milliseconds = timed(base, question, None)
        if as_json:
            click.echo(json.dumps(terminal.as_json(question, value, milliseconds), ensure_ascii=False))
        else:
            click.echo(terminal.wrapped(terminal.reply(value)))


@main.command()
@click.pass_obj
def chat(config: Config) -> None:
    """Talk with the fact base in this terminal; questions from a pipe are answered one by one."""
    with opened(config) as base:
        converse(base)


@main.command()
@click.option("--about", default="", help="An agency, system or person; a misspelt name is found.")
@click.pass_obj
def facts(config: Config, about: str) -> None:
    """List the facts, each with its id and who says so."""
    with opened(config) as base:
        click.echo("\n".join(terminal.fact_lines(base.facts(about))))


def read(file: Path) -> str:
    """Read a text, or say that it is none."""
    try:
        return file.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError):
        stop(f"{file} cannot be read as UTF-8 text. Save it as plain text first.")


@main.group(invoke_without_command=True)
@click.pass_context
def sources(context: click.Context) -> None:
    """List the documents that the facts come from."""
    if context.invoked_subcommand is None:
        with opened(context.obj) as base:
            click.echo("\n".join(terminal.source_lines(base.sources())))


@sources.command()
@click.argument("source")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def attach(config: Config, source: str, file: Path) -> None:
    """Give this database the text of a source, so that its citations can be checked."""
    text = read(file)
    with opened(config) as base:
        identical = base.attach(source, text)
        click.echo(
            f"The text of {source} is held: it is the document, to the byte."
            if identical
            else f"The text of {source} is held: a copy that differs, in which every quote stands exactly once."
        )


@main.command()
@click.pass_obj
def verify(config: Config) -> None:
    """Check every citation to the character; exit code 1 where one fails."""
    with opened(config) as base:
        found = base.verify()
        click.echo("\n".join(terminal.verification_lines(found)))
        failed = bool(found.failed)
    sys.exit(1 if failed else 0)


@main.command("eval")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def measure(config: Config, file: Path | None) -> None:
    """Ask golden questions (the project's own, or those of FILE) and count right, wrong and abstained."""
    with opened(config) as base:
        lines = read(file).split("\n") if file else None
        click.echo("\n".join(terminal.judged_lines(list(base.measure(lines)))))


@main.command()
@click.argument("file", type=click.File("w", encoding="utf-8", lazy=True))
@click.pass_obj
def export(config: Config, file: IO[str]) -> None:
    """Write the whole base to FILE as JSON Lines (- is standard output)."""
    with opened(config) as base:
        for line in base.export():
            click.echo(line, file=file)


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(config: Config, file: Path) -> None:
    """Take a file of JSON Lines in, whole or not at all."""
    lines = read(file).rstrip("\n").split("\n")  # splitlines would break a text at characters that JSON leaves in it
    quiet = not sys.stderr.isatty()
    with (
        opened(config) as base,
        click.progressbar(length=len(lines), label="Reading", file=sys.stderr, hidden=quiet) as bar,
    ):
        count = base.import_lines(lines, lambda _: bar.update(1))
    click.echo(f"{count} {'row' if count == 1 else 'rows'} taken in.")


if __name__ == "__main__":
    main()
