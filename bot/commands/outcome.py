"""What a change came to: the proposal, what to look at, and the revision where it was accepted at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from bot import terminal_edits, terminal_json
from bot.commands.call import as_json, signed
from bot.commands.drafting import named
from knowledge import Dossier, Editor, KnowledgeBase, Proposal


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who makes a change, whether it is accepted at once, and whether a program reads what it came to."""

    by: Editor
    accept: bool
    as_json: bool


def wanted(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --as, --accept and --json, as its argument `how`."""

    @signed
    @click.option("--accept", is_flag=True, help="Accept it at once, as the same person.")
    @as_json
    @wraps(command)
    def with_these(*args: Any, by: Editor, accept: bool, as_json: bool, **kwargs: Any) -> None:  # noqa: ANN401 (click's)
        command(*args, how=Wanted(by, accept, as_json), **kwargs)

    return with_these


def print_json(value: object) -> None:
    """Print one JSON object on a line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def proposed(base: KnowledgeBase, proposal: Proposal, how: Wanted) -> None:
    """Show a proposal that was just made, and accept it where that is wanted."""
    found = base.proposals.dossier(proposal.number)
    if not how.as_json:
        click.echo("\n".join(dossier_lines(base, found)))
    decision = base.decisions.accept(proposal.number, how.by) if how.accept else None
    if how.as_json:
        made = (
            terminal_json.decision_json(decision) if decision else {"proposal": terminal_json.proposal_json(proposal)}
        )
        print_json({**made, "warnings": found.warnings})
    elif decision:
        click.echo(terminal_edits.decision_line(decision))
    else:
        click.echo(f"`oversight review accept {proposal.number} --as NAME` accepts it.")


def dossier_lines(base: KnowledgeBase, found: Dossier) -> list[str]:
    """Write a proposal with all that a curator wants beside it."""
    retracted = found.proposal.fact in gone(base)
    return terminal_edits.dossier_lines(found, names_in(base, found.proposal), retracted=retracted)


def gone(base: KnowledgeBase) -> frozenset[str]:
    """Give the facts that are retracted."""
    return frozenset(revision.key for revision in base.archive.retracted())


def names_in(base: KnowledgeBase, proposal: Proposal) -> dict[str, str]:
    """Give the names of all that a proposal is about, before and after."""
    old = base.proposals.draft_of(proposal.fact) if proposal.fact else None
    return named(base, proposal.draft, old)
