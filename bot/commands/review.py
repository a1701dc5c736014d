"""The queue of proposals: look, accept, reject, amend, redo."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from typing import Unpack

import click

from bot import terminal_edits, terminal_json
from bot.commands.call import Call, as_json, opened, signed
from bot.commands.drafting import NOTHING, Given, checked, drafting
from bot.commands.outcome import Wanted, dossier_lines, gone, print_json, proposed, wanted
from bot.commands.values import a_document, a_number, said
from bot.ending import stop
from knowledge import Change, Draft, Editor, KnowledgeBase, Proposal, UnknownName


@click.group()
def review() -> None:
    """Look through what is proposed, and decide."""


@review.command("list")
@click.option("--document", default="", metavar="ID", callback=said, help="Only what was drafted from this document.")
@as_json
@click.pass_obj
def list_(call: Call, document: str, *, as_json: bool) -> None:
    """List the open proposals, oldest first."""
    with opened(call) as base:
        found = base.proposals.open(document=a_document(base, document))
        if as_json:
            for one in found:
                print_json(terminal_json.proposal_json(one))
        else:
            click.echo("\n".join(_listed(base, found)) or "Nothing waits for a decision.")


def _listed(base: KnowledgeBase, found: Sequence[Proposal]) -> list[str]:
    """Write the queue; of an edit whose statement stays, what else changes."""
    edited = dict.fromkeys(one.fact for one in found if one.change is Change.EDIT)
    before = dict[str, Draft]()
    for fact in edited:
        with contextlib.suppress(UnknownName):  # its text was taken out
            before[fact] = base.proposals.draft_of(fact)
    return terminal_edits.brief_lines(found, before, gone(base))


@review.command()
@click.argument("number", type=a_number)
@as_json
@click.pass_obj
def show(call: Call, number: int, *, as_json: bool) -> None:
    """Show a proposal: what it changes word by word, what is alike, what to look at."""
    with opened(call) as base:
        found = base.proposals.dossier(number)
        if as_json:
            print_json(terminal_json.dossier_json(found))
        else:
            click.echo("\n".join(dossier_lines(base, found)))


@review.command()
@click.argument("numbers", metavar="NUMBER...", type=a_number, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that are open.")
@click.option("--access", is_flag=True, help="All open ones that tell what happened to an access.")
@click.option("--document", default="", metavar="ID", callback=said, help="Only what was drafted from this document.")
@signed
@as_json
@click.pass_obj
def accept(
    call: Call, numbers: tuple[int, ...], document: str, by: Editor, *, everything: bool, access: bool, as_json: bool
) -> None:
    """Accept proposals; exit code 1 where some of many do not hold."""
    if bool(numbers) == (everything or access or bool(document)):
        stop(
            "Say which to accept: their numbers, or --all, --access or --document ID; `oversight review list` has them."
        )
    with opened(call) as base:
        if len(numbers) == 1:
            decision = base.decisions.accept(numbers[0], by)
            if as_json:
                print_json(terminal_json.decision_json(decision))
            else:
                click.echo(terminal_edits.decision_line(decision))
            return
        open_ones = base.proposals.open(document=a_document(base, document))
        chosen = numbers or [one.number for one in open_ones if not access or _is_access(one)]
        bulk = base.decisions.accept_all(chosen, by)
        waiting = {one.number for one in base.proposals.open()}
        if as_json:
            print_json(terminal_json.bulk_json(bulk, waiting))
        else:
            click.echo("\n".join(terminal_edits.bulk_lines(bulk, waiting)))
        failed = bool(bulk.failed)
    sys.exit(1 if failed else 0)


def _is_access(proposal: Proposal) -> bool:
    return proposal.draft is not None and proposal.draft.access is not None


@review.command()
@click.argument("numbers", metavar="NUMBER...", type=a_number, nargs=-1, required=True)
@click.option("--reason", default="", help="Why: the person who proposed it is owed a reason.")
@signed
@click.pass_obj
def reject(call: Call, numbers: tuple[int, ...], reason: str, by: Editor) -> None:
    """Reject proposals; nothing of the facts changes."""
    with opened(call) as base:
        for number in numbers:
            base.proposals.proposal(number)  # an unknown number is said before anything is rejected
        count = base.decisions.reject(numbers, by, reason)
        left = len(set(numbers)) - count
        click.echo(f"{count} rejected." + (f" {left} of them had been decided before, and stay so." if left else ""))


@review.command()
@click.argument("number", type=a_number)
@drafting
@wanted
@click.pass_obj
def amend(call: Call, number: int, how: Wanted, **given: Unpack[Given]) -> None:
    """Put a better draft in the place of a proposal: what is given replaces what it says, the rest stays."""
    if given == NOTHING:
        stop(
            "Say what to change: --statement, --quote, --says or another field; `oversight review amend -h` lists them."
        )
    with opened(call) as base:
        old = base.proposals.proposal(number)
        draft = checked(base, old.draft or Draft(""), given, old.fact)
        proposed(base, base.proposals.amend(number, draft, how.by), how)


@review.command()
@click.argument("number", type=a_number)
@wanted
@click.pass_obj
def redo(call: Call, number: int, how: Wanted) -> None:
    """Propose again, for the fact as it is now, what a stale proposal proposed."""
    with opened(call) as base:
        proposed(base, base.proposals.redo(number, how.by), how)
