"""Anybody suggests a fact; a curator decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from discord import ui
from simcord.components import walk_components

from bot.buttons import Does, Press
from bot.client import Bot
from bot.cogs.suggest import NO_TEXT, NOBODY, NOT_YOURS
from bot.config import Config
from bot.desk import Desk
from bot.worker import Worker
from knowledge import Editor, Origin, Proposal
from tests.journeys.changing import ONE, own_worker
from tests.journeys.world import Clock, World, buttons, shown

WRITTEN = {
    "statement": "The Harbor Office lent DOGE a lamp on 3 March 2025.",
    "quote": "lent the team a lamp",
    "where": "https://example.org/lamps",
    "says": "The Harbor Courier",
}


@pytest.fixture
def worker(db: Path, clock: Clock) -> Iterator[Worker]:
    """Open a base that this journey changes."""
    yield from own_worker(db, clock)


async def suggest(world: World, who: Any, channel: Any = None, **how: str) -> Any:
    """Have somebody open the form and send it in; the confirmation."""
    form = await who.slash(channel or world.channel, "suggest")
    return (await who.submit_modal(form, WRITTEN | how)).response


async def queue(world: World) -> tuple[Proposal, ...]:
    """Look at the open proposals."""
    return await world.worker.use(lambda base: base.proposals.open())


async def mine(world: World, who: Any) -> Any:
    """Have somebody look at their suggestions."""
    return (await who.slash(world.channel, "suggest", mine=True)).response


async def test_a_member_suggests_a_fact_and_is_told_what_happens_next(world: World) -> None:
    """It waits in the queue with its quote and where it stands; the number is confirmed to its author alone."""
    told = await suggest(world, world.alice)
    [found] = await queue(world)
    assert told.ephemeral
    assert f"### Suggestion {found.number}" in shown(told)
    assert "A curator reads it against its source" in shown(told)
    assert found.origin is Origin.SUGGESTION
    assert found.by.key == str(world.alice.id)
    assert found.draft
    assert (found.draft.statement, found.draft.attribution) == (WRITTEN["statement"], WRITTEN["says"])
    assert found.draft.quotes[0].text == WRITTEN["quote"]
    assert found.reason == "It stands in: https://example.org/lamps"


async def test_a_stranger_and_a_direct_message_reach_the_same_queue(world: World) -> None:
    """There is one fact base, wherever somebody suggests; a source that is known is recognised."""
    await suggest(world, world.stranger, world.lobby, where="S1")
    form = await world.bob.user.slash("suggest")
    await world.bob.user.submit_modal(form, WRITTEN)
    first, second = await queue(world)
    assert first.draft
    assert first.draft.quotes[0].source == "S1"
    assert first.reason == ""
    assert second.by.key == str(world.bob.id)


async def test_a_message_is_suggested_from_its_menu(world: World) -> None:
    """The form begins with its text, without mentions; a message without text is no fact."""
    message = await world.bob.send(world.channel, f"{world.alice.user.mention} The Harbor Office lent  DOGE a lamp.")
    opened = await world.alice.context_menu(world.channel, "Suggest as a fact", message or world.channel.last_message)
    inputs = (each for each in walk_components(opened.modal["components"]) if each["type"] == 4)
    fields = {each["custom_id"]: each.get("value") for each in inputs}
    assert fields["statement"] == "The Harbor Office lent DOGE a lamp."
    assert not fields["quote"]
    answer = await world.mention(world.alice, "who is gavin kliger?")
    told = await world.alice.context_menu(world.channel, "Suggest as a fact", answer)
    assert shown(told.response) == NO_TEXT


async def test_a_suggestion_is_withdrawn_later_by_its_author_alone(world: World) -> None:
    """Also after a restart; whoever else presses is told that it is not theirs."""
    told = await suggest(world, world.alice)
    [found] = await queue(world)
    await world.restart()
    assert shown((await press(world, world.bob, str(found.number))).response) == NOT_YOURS
    assert await queue(world) == (found,)
    pressed = await world.alice.click(told, label="Withdraw")
    assert pressed.acknowledged
    assert await queue(world) == ()
    assert "is withdrawn" in shown(pressed.response or told)


async def test_somebody_sees_their_own_suggestions_and_what_became_of_them(world: World) -> None:
    """With the reason of a rejection, and never who decided."""
    for number in range(3):
        await suggest(world, world.alice, statement=f"Harbor number {number} lent DOGE a lamp.")
    first, second, third = await queue(world)
    await world.worker.use(lambda base: base.decisions.reject([first.number], ONE, "The quote is of another day."))
    draft = replace(await world.worker.use(lambda base: base.proposals.draft_of("F1")), statement="DOGE wants a lamp.")
    await world.worker.use(lambda base: base.proposals.amend(second.number, draft, ONE))
    seen = await mine(world, world.alice)
    text = shown(seen)
    assert "rejected, 1 Mar 2025: The quote is of another day." in text
    assert "taken up by a curator, 1 Mar 2025" in text
    assert "waits for a curator" in text
    assert ONE.name not in text
    assert list(buttons(seen)) == [f"Withdraw {third.number}"]
    assert "You have no suggestions here." in shown(await mine(world, world.bob))


async def test_a_fourth_suggestion_of_a_day_is_refused_with_those_that_are_open(world: World) -> None:
    """Before the form is filled in for nothing; a day later, or after one is withdrawn, it is taken."""
    for number in range(3):
        await suggest(world, world.alice, statement=f"Harbor number {number} lent DOGE a lamp.")
    refused = (await world.alice.slash(world.channel, "suggest")).response
    assert "You have 3 open suggestions of today. Withdraw one, or come back tomorrow." in shown(refused)
    assert len(buttons(refused)) == 3
    world.clock.later(days=1, minutes=1)
    assert (await world.alice.slash(world.channel, "suggest")).modal


async def test_two_forms_at_once_do_not_slip_past_the_limit(world: World) -> None:
    """What was typed is given back."""
    forms = [await world.alice.slash(world.channel, "suggest") for _ in range(4)]
    told = [
        (await world.alice.submit_modal(form, WRITTEN | {"statement": f"Harbor {n} lent DOGE a lamp."})).response
        for n, form in enumerate(forms)
    ]
    assert len(await queue(world)) == 3
    assert "Withdraw one, or come back tomorrow" in shown(told[-1])
    assert "Harbor 3 lent DOGE a lamp." in shown(told[-1])


async def test_a_blocked_person_is_told(world: World) -> None:
    """And what they can do about it."""
    await world.worker.use(lambda base: base.proposals.block(Editor(str(world.alice.id), "alice")))
    refused = (await world.alice.slash(world.channel, "suggest")).response
    assert "Your suggestions are not taken here." in shown(refused)


async def test_what_cannot_be_a_fact_is_given_back_with_why(world: World) -> None:
    """A mention in it, or more than one sentence can hold; nothing is queued and nobody is pinged."""
    told = await suggest(world, world.alice, statement="See <@1> and @everyone ``` for yourself.")
    assert "write plain words, without mentions and links" in shown(told)
    assert "for yourself" in shown(told)
    assert await queue(world) == ()


async def test_the_longest_texts_are_taken_and_shown(world: World) -> None:
    """A form full of anything never breaks a layout."""
    full = {"statement": "a*_~|`[]<>" * 100, "quote": "@`" * 500, "where": "x" * 400, "says": "y" * 200}
    assert "### Suggestion" in shown(await suggest(world, world.alice, **full))
    assert "waits for a curator" in shown(await mine(world, world.alice))


async def test_where_nobody_reviews_it_is_said_and_nothing_collected(
    world: World, config: Config, clock: Clock
) -> None:
    """Rather than a queue that nobody looks at."""
    await world.env.restart_bot(Bot(Desk(world.worker, Config(home_guilds=frozenset()), clock, lambda: "id")))
    told = (await world.alice.slash(world.channel, "suggest")).response
    assert shown(told) == NOBODY
    assert told.ephemeral


async def test_a_suggestion_of_nobody_or_of_another_is_not_yours(world: World) -> None:
    """A crafted number leads nowhere."""
    await suggest(world, world.alice)
    shown_to_bob = await mine(world, world.bob)
    assert not buttons(shown_to_bob)
    for number in ("1", "999999", "9" * 60, "x"):
        told = await press(world, world.bob, number)
        assert shown(told.response) == NOT_YOURS
    assert len(await queue(world)) == 1


async def press(world: World, who: Any, number: str) -> Any:
    """Have somebody press a button that says so."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.ActionRow(Press("Withdraw", Does.WITHDRAW, number)))
    await world.show(view)
    return await who.click(world.channel.last_message, label="Withdraw")
