"""How the deployment is set up."""

from __future__ import annotations

import click

from bot.commands.call import Call, opened

TWO_PERSON = "two_person"


@click.group()
def setup() -> None:
    """Set this deployment up."""


@setup.command("two-person")
@click.argument("how", type=click.Choice(["on", "off"]))
@click.pass_obj
def two_person(call: Call, how: str) -> None:
    """Have two curators agree where a person is named or something is alleged, or let one decide."""
    with opened(call) as base:
        base.keep_setting(TWO_PERSON, how)
    click.echo(
        "Two curators must agree where a person is named or something is alleged."
        if how == "on"
        else "One curator decides, also where a person is named or something is alleged."
    )
