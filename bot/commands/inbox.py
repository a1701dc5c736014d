"""Questions without an answer, what is taught, other names and other words."""

from __future__ import annotations

import click

from bot.commands.call import Call, as_json, opened
from bot.commands.outcome import print_json
from bot.ending import stop
from bot.finding import key_of
from bot.naming import take_away
from bot.terminal import harmless
from knowledge import Asked, day

LONGEST_QUESTION = 300  # characters of a question: of a longer one, the inbox keeps no more either
LONGEST_NUMBER = 10  # digits: what is longer is no number of a question


@click.command()
@as_json
@click.pass_obj
def unanswered(call: Call, *, as_json: bool) -> None:
    """List what people asked and nothing on record answers, most asked first."""
    with opened(call) as base:
        groups = base.inbox.groups()
    for group in groups if as_json else ():
        print_json(_group_json(group))
    if not as_json:
        lines = [line for group in groups for line in _group_lines(group)]
        click.echo(harmless("\n".join(lines)) or "No questions wait.")


def _group_json(group: Asked) -> dict[str, object]:
    return {
        "number": group.number,
        "question": group.question,
        "times": group.times,
        "disliked": group.disliked,
        "latest": group.latest,
        "wordings": group.wordings,
        "remarks": group.remarks,
        "near": [fact.id for fact in group.near],
    }


def _group_lines(group: Asked) -> list[str]:
    times = "once" if group.times == 1 else f"{group.times} times"
    disliked = f", {group.disliked} of them with an answer that was disliked" if group.disliked else ""
    also = [f"       also: {wording}" for wording in group.wordings[1:]]
    near = [f"       near: {fact.id}  {fact.statement}" for fact in group.near]
    head = f"{group.number:>5}  {group.question}  ({times}, last on {day(group.latest[:10])}{disliked})"
    return [head, *also, *near]


@click.command()
@click.argument("question")
@click.argument("fact", required=False)
@click.option("--forget", is_flag=True, help="Let the fact answer it no more.")
@click.option("--not-ours", is_flag=True, help="Put it away, and its like for 30 days.")
@click.pass_obj
def teach(call: Call, question: str, fact: str | None, *, forget: bool, not_ours: bool) -> None:
    """Let FACT answer QUESTION from now on: its words, or its number in `oversight unanswered`."""
    if not_ours == bool(fact) or (forget and not_ours):
        stop("Name the fact that answers it, such as F12; or give --not-ours in its place.")
    if len(question) > LONGEST_QUESTION:
        stop(f"That is too long for a question: give at most {LONGEST_QUESTION} characters.")
    with opened(call) as base:
        number = int(question) if question.isdecimal() and len(question) < LONGEST_NUMBER else 0
        if not_ours:
            if not number:
                stop("Give the number that the question has in `oversight unanswered`.")
            click.echo(harmless(f"“{base.inbox.dismiss(number).question}” and its like stay away for 30 days."))
            return
        key = key_of(fact or "")
        if forget:
            if not base.inbox.forget(question, key):
                stop(f"“{question}” was not taught to {key}. Give it word for word.")
            click.echo(f"{key} answers it no more.")
            return
        taught = base.inbox.teach(number, key) if number else base.inbox.link(question, key)
        asked = "\n".join(f"  {wording}" for wording in taught.wordings)
        click.echo(harmless(f"From now on {key} answers:\n{asked}"))


@click.group()
def alias() -> None:
    """Name agencies, systems and people otherwise; let words mean the same."""


@alias.command()
@click.argument("of")
@click.argument("alias")
@click.option("--word", "is_word", is_flag=True, help="OF is a word that people use, ALIAS what it means.")
@click.pass_obj
def add(call: Call, of: str, alias: str, *, is_word: bool) -> None:
    """Give OF, an agency, system or person, the other name ALIAS."""
    with opened(call) as base:
        doubts = base.naming.add_word(of, alias) if is_word else base.naming.add_alias(of, alias)
        said = f"“{of}” is read as “{alias}”" if is_word else f"“{alias}” is {base.naming.entity(of).name}"
    click.echo(harmless("\n".join([f"{said} from now on.", *doubts])))


@alias.command()
@click.argument("of")
@click.argument("alias", required=False)
@click.option("--word", "is_word", is_flag=True, help="OF is a word that was added.")
@click.pass_obj
def remove(call: Call, of: str, alias: str | None, *, is_word: bool) -> None:
    """Take the name ALIAS away from OF."""
    if is_word == bool(alias):
        stop("Give the agency, system or person and the name; or one word, with --word.")
    with opened(call) as base:
        written = take_away(base, of, alias) if alias else of
        if not alias and not base.naming.remove_word(of):
            stop(f"“{of}” was not added. `oversight alias list` shows the words that were.")
    click.echo(harmless(f"“{written}” is taken away."))


@alias.command("list")
@click.argument("of", required=False)
@as_json
@click.pass_obj
def list_(call: Call, of: str | None, *, as_json: bool) -> None:
    """List the other names of OF; without it, the words that were added."""
    with opened(call) as base:
        pairs = [(each, base.naming.entity(of).name) for each in base.naming.aliases(of)] if of else base.naming.words()
    for word, means in pairs:
        if as_json:
            print_json({"word": word, "means": means})
        else:
            click.echo(harmless(f"{word} → {means}"))
    if not pairs and not as_json:
        click.echo("None so far.")
