"""What changed, the proof that nothing was rewritten, and how a harmful text is taken out."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from bot import terminal_edits, terminal_json
from bot.commands.call import Call, as_json, opened, signed
from bot.commands.drafting import named
from bot.commands.outcome import print_json
from bot.commands.values import a_day, a_number, said
from bot.ending import stop
from knowledge import Editor


@click.command()
@click.option("--since", metavar="DATE", callback=a_day, help="From this day on.")
@click.option("--about", default="", callback=said, help="An agency, system or person; a misspelt name is found.")
@as_json
@click.pass_obj
def changes(call: Call, since: str, about: str, *, as_json: bool) -> None:
    """Tell what was added, corrected and retracted, with reasons, oldest first; who did it is for curators alone."""
    with opened(call) as base:
        found = base.archive.changes(since, about)
        if as_json:
            for one in found:
                print_json(terminal_json.change_json(one))
            return
        names = named(base, *(one.fact for one in found), *(one.before for one in found))
        for one in found:
            click.echo("\n".join(terminal_edits.revision_lines(one, names, signed=False)))
        click.echo(f"{len(found)} {'change' if len(found) == 1 else 'changes'}. Fact base {base.base.head}")


@click.command()
@click.option(
    "--head", default="", metavar="HASH", callback=said, help="A head that was published: is it in this chain?"
)
@as_json
@click.pass_obj
def audit(call: Call, head: str, *, as_json: bool) -> None:
    """Prove that no revision was rewritten; exit code 1 where one was, or where the head is not in the chain."""
    with opened(call) as base:
        found = base.archive.audit(head.strip())
        if as_json:
            print_json(asdict(found))
        else:
            click.echo("\n".join(terminal_edits.audit_lines(found, head.strip())))
    sys.exit(0 if not found.broken and found.replayed and found.holds_head is not False else 1)


@click.command()
@click.argument("revision", type=a_number)
@click.option("--reason", default="", help="Why; it stands in the history for everybody.")
@click.option("--yes", is_flag=True, help="Do it. Without it, what would go is shown, and stays.")
@signed
@click.pass_obj
def redact(call: Call, revision: int, reason: str, by: Editor, *, yes: bool) -> None:
    """Take the text of a revision out, by its number in the base; the chain stays whole. It cannot be undone."""
    with opened(call) as base:
        named = terminal_edits.revision_line(base.archive.revision(revision))
        if not yes:
            stop(f"Revision {revision} of the base is {named} Its text stays so far; --yes takes it out for good.")
        count = base.archive.redact(revision, reason, by)
        gone = f"The text is gone from {count} {'revision' if count == 1 else 'revisions'}."
        click.echo(f"{named}\n{gone} Fact base {base.base.head}")
