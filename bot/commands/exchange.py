"""The whole base out and in as JSON Lines, and how well it answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from bot import terminal
from bot.commands.call import Call, opened, read
from knowledge import Export

SUFFIXES = {".csv": Export.CSV, ".jsonld": Export.ANNOTATIONS}


@click.command("eval")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def measure(call: Call, file: Path | None) -> None:
    """Ask golden questions (the project's own, or those of FILE) and count right, wrong and abstained."""
    with opened(call) as base:
        lines = read(file).split("\n") if file else None
        click.echo("\n".join(terminal.judged_lines(list(base.measure(lines)))))


@click.command()
@click.argument("file", type=click.File("w", encoding="utf-8", lazy=True))
@click.option(
    "--format", "form", type=click.Choice([each.value for each in Export]), help="Else by the suffix of FILE, or jsonl."
)
@click.pass_obj
def export(call: Call, file: IO[str], form: str | None) -> None:
    """Write the whole base to FILE as JSON Lines (- is standard output), or its facts, accesses or citations.

    A .csv file takes the facts as a table, a .jsonld file the citations as W3C Web Annotations. A cell of a table that
    begins with = + - @ has an apostrophe before it, or a spreadsheet would run it.
    """
    wanted = Export(form) if form else SUFFIXES.get(Path(file.name).suffix.lower(), Export.JSONL)
    with opened(call) as base:
        for line in base.export(wanted):
            click.echo(line, file=file)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(call: Call, file: Path) -> None:
    """Take a file of JSON Lines in, whole or not at all."""
    lines = read(file).rstrip("\n").split("\n")  # splitlines would break a text at characters that JSON leaves in it
    quiet = not sys.stderr.isatty()
    with (
        opened(call) as base,
        click.progressbar(length=len(lines), label="Reading", file=sys.stderr, hidden=quiet) as bar,
    ):
        count = base.import_lines(lines, lambda _: bar.update(1))
    click.echo(f"{count} {'row' if count == 1 else 'rows'} taken in.")
