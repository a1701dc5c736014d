"""The documents that the facts come from, their texts, and the proof of every citation."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot import terminal
from bot.commands.call import Call, acting, opened, read
from bot.commands.values import a_day, a_link, said
from bot.ending import stop
from bot.shelving import held
from knowledge import Editor, IncompleteDocument


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


@sources.command()
@click.argument("source")
@click.option("--title", default="", callback=said, help="The title as it stands over the document.")
@click.option("--publisher", default="", callback=said, help="Who published it.")
@click.option("--published", default="", metavar="DATE", callback=a_day, help="When, as 2025-02-17.")
@click.option("--url", default="", callback=a_link, help="Its address.")
@acting
@click.pass_obj
def edit(call: Call, /, source: str, by: Editor, **told: str) -> None:  # noqa: ARG001 (nobody corrects without a name)
    """Correct what is said of a document that was taken in; what is not given stays."""
    if not any(told.values()):
        stop("Say what to correct: --title, --publisher, --published or --url.")
    with opened(call) as base:
        key = held(base, source).id
        try:
            amended = base.documents.amend(key, **{name: " ".join(text.split()) for name, text in told.items()})
        except IncompleteDocument as error:
            stop(f"{key} stays as it is: it needs its {', '.join(error.lacks)}.")
        click.echo("\n".join(terminal.source_lines([amended])))


@click.command()
@click.pass_obj
def verify(call: Call) -> None:
    """Check every citation to the character; exit code 1 where one fails."""
    with opened(call) as base:
        found = base.verify()
        click.echo("\n".join(terminal.verification_lines(found)))
        failed = bool(found.failed)
    sys.exit(1 if failed else 0)
