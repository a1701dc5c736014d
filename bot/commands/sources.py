"""The documents that the facts come from, their texts, and the proof of every citation."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot import terminal
from bot.commands.call import Call, opened, read


@click.group(invoke_without_command=True)
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
def attach(call: Call, source: str, file: Path) -> None:
    """Give this database the text of a source, so that its citations can be checked."""
    text = read(file)
    with opened(call) as base:
        identical = base.attach(source, text)
        click.echo(
            f"The text of {source} is held: it is the document, to the byte."
            if identical
            else f"The text of {source} is held: a copy that differs, in which every quote stands exactly once."
        )


@click.command()
@click.pass_obj
def verify(call: Call) -> None:
    """Check every citation to the character; exit code 1 where one fails."""
    with opened(call) as base:
        found = base.verify()
        click.echo("\n".join(terminal.verification_lines(found)))
        failed = bool(found.failed)
    sys.exit(1 if failed else 0)
