"""The facts: what is on record, and every change of it."""

from __future__ import annotations

import click

from bot import terminal
from bot.commands.call import opened


@click.group(invoke_without_command=True)
@click.option("--about", default="", help="An agency, system or person; a misspelt name is found.")
@click.pass_context
def facts(context: click.Context, about: str) -> None:
    """List the facts, each with its id and who says so; or change them."""
    if context.invoked_subcommand is None:
        with opened(context.obj) as base:
            click.echo("\n".join(terminal.fact_lines(base.facts(about))))
