"""The facts: what is on record, and every change of it, by the same door as in Discord."""

from __future__ import annotations

import json
from typing import IO, Unpack

import click

from bot import terminal, terminal_edits, terminal_json
from bot.commands.call import Call, as_json, opened
from bot.commands.drafting import NOTHING, Given, checked, drafting, given_in, named
from bot.commands.outcome import Wanted, print_json, proposed, wanted
from bot.commands.values import a_number, said
from bot.ending import stop
from bot.finding import key_of
from knowledge import Draft, InvalidDraft, KnowledgeBase

AGAIN = "Nothing was proposed; correct the line, and give the file again."


@click.group(invoke_without_command=True)
@click.option("--about", default="", callback=said, help="An agency, system or person; a misspelt name is found.")
@as_json
@click.pass_context
def facts(context: click.Context, about: str, *, as_json: bool) -> None:
    """List the facts, each with its id and who says so; or change them."""
    if context.invoked_subcommand is not None:
        return
    with opened(context.obj) as base:
        found = base.facts(about)
        if as_json:
            for fact in found:
                print_json(terminal_json.fact_json(fact))
        else:
            click.echo("\n".join(terminal.fact_lines(found)))


@facts.command()
@drafting
@click.option("--jsonl", type=click.File(encoding="utf-8", errors="replace"), help="Facts, one JSON object a line.")
@click.option("--reason", default="", help="Why.")
@wanted
@click.pass_obj
def add(call: Call, jsonl: IO[str] | None, reason: str, how: Wanted, **given: Unpack[Given]) -> None:
    """Propose a new fact, or those of a file (`--jsonl FILE`, or `-`); with --accept, accept it, too."""
    with opened(call) as base:
        if jsonl is None:
            draft = checked(base, Draft(""), given)
            proposed(base, base.proposals.propose(draft, how.by, reason=reason), how)
            return
        if given != NOTHING:
            raise click.UsageError("Give one fact, or a file of facts with --jsonl.")
        for draft in _drafts(base, jsonl):
            proposed(base, base.proposals.propose(draft, how.by, reason=reason), how)


def _drafts(base: KnowledgeBase, lines: IO[str]) -> list[Draft]:
    """Read facts line by line, and check them all before one is proposed."""
    drafts = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            draft = checked(base, Draft(""), given_in(json.loads(line)))
            base.proposals.warnings(draft)
        except (ValueError, RecursionError) as error:
            stop(f"Line {number}: {error}. {AGAIN}")
        except InvalidDraft as error:
            stop("\n".join(f"Line {number}: {problem}" for problem in error.problems) + f"\n{AGAIN}")
        drafts.append(draft)
    return drafts


@facts.command()
@click.argument("fact", type=key_of)
@drafting
@click.option("--reason", default="", help="Why.")
@wanted
@click.pass_obj
def edit(call: Call, fact: str, reason: str, how: Wanted, **given: Unpack[Given]) -> None:
    """Propose an edit: what is given replaces what the fact says, the rest stays."""
    if given == NOTHING:
        stop("Say what to change: --statement, --quote, --says or another field; `oversight facts edit -h` lists them.")
    with opened(call) as base:
        draft = checked(base, base.proposals.draft_of(fact), given, fact)
        proposed(base, base.proposals.propose(draft, how.by, fact=fact, reason=reason), how)


@facts.command()
@click.argument("fact", type=key_of)
@click.option("--reason", default="", help="Why; it stands in the history for everybody.")
@wanted
@click.pass_obj
def retract(call: Call, fact: str, reason: str, how: Wanted) -> None:
    """Propose that a fact answers no more; it stays in the history."""
    with opened(call) as base:
        proposed(base, base.proposals.retract(fact, how.by, reason), how)


@facts.command()
@click.argument("fact", type=key_of)
@click.argument("revision", type=a_number)
@click.option("--reason", default="", help="Why.")
@wanted
@click.pass_obj
def undo(call: Call, fact: str, revision: int, reason: str, how: Wanted) -> None:
    """Propose that a fact says again what an earlier revision of it said."""
    with opened(call) as base:
        proposed(base, base.proposals.undo(fact, revision, how.by, reason), how)


@facts.command()
@click.argument("fact", type=key_of)
@as_json
@click.pass_obj
def history(call: Call, fact: str, *, as_json: bool) -> None:
    """Show every revision of a fact: what it changed word by word, when, by whom and why."""
    with opened(call) as base:
        found = base.archive.history(fact)
        names = named(base, *(one.fact for one in found))
        for one in found:
            if as_json:
                print_json(terminal_json.revision_json(one))
            else:
                click.echo("\n".join(terminal_edits.revision_lines(one, names, signed=True)))
