"""Start here: the `oversight` command, and the only reader of clock, ids and environment."""

from __future__ import annotations

import os
import secrets
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import terminal
from bot.commands import COMMANDS
from bot.commands.call import Call, opened
from bot.config import Config, InvalidSetting
from bot.ending import Commands, stop
from bot.questions import converse

EXAMPLE = "Which agencies and systems did DOGE seek access to?"


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def new_id() -> str:
    """Make the short id of a receipt."""
    return secrets.token_urlsafe(6)


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
    context.obj = Call(replace(config, db=db) if db else config, now, new_id)


@main.command()
@click.pass_obj
def start(call: Call) -> None:
    """Run the bot where there is a token; else show an example, and the preview page or a conversation."""
    if call.config.token:
        run_bot(call)
    click.echo("No DISCORD_TOKEN is set, so this is the bot without Discord. An example:\n", err=True)
    with opened(call) as base:
        click.echo(f"> {EXAMPLE}\n{terminal.wrapped(terminal.reply(base.ask(EXAMPLE)))}\n")
    run_preview(call, 0, fall_back=True)


@main.command()
@click.pass_obj
def run(call: Call) -> None:
    """Connect to Discord with DISCORD_TOKEN."""
    run_bot(call)


def run_bot(call: Call) -> None:
    """Run the bot until it is stopped, and end with its exit code."""
    from bot.connect import run as run_client  # noqa: PLC0415 (the terminal does without discord.py)

    sys.exit(run_client(call.config, call.now, call.new_id))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port of the page; 0 takes a free one.")
@click.pass_obj
def preview(call: Call, port: int) -> None:
    """Serve the real bot in a local page that looks like Discord; no token is needed."""
    run_preview(call, port, fall_back=False)


def run_preview(call: Call, port: int, *, fall_back: bool) -> None:
    """Serve the page, and end with its exit code; without its packages, fall back to the conversation or say so."""
    from bot.preview import PreviewMissing, serve  # noqa: PLC0415 (an optional extra)

    try:
        sys.exit(serve(call.config, call.now, call.new_id, port))
    except PreviewMissing as error:
        if not fall_back:
            stop(str(error))
        click.echo(f"{error} Until then, ask here.\n", err=True)
    with opened(call) as base:
        converse(base)


for command in COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    main()
