"""Only curators keep facts, in home guilds alone: whoever crafts a command, a press or a form is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.buttons import Does, Press
from bot.render import ON_RECORD, layout
from bot.rights import FOR_CURATORS, READ_ONLY
from bot.worker import Worker
from tests.journeys.curating import card, fill, press, propose, suggest, told_of
from tests.journeys.world import HOME, Clock, World, buttons, shown

CURATING = (
    Does.PROPOSAL,
    Does.ACCEPT,
    Does.AMEND,
    Does.REJECT,
    Does.REDO,
    Does.SHIFTS,
    Does.BLOCK,
    Does.UNBLOCK,
    Does.QUEUE,
    Does.ACCEPT_ALL,
    Does.ACCEPT_ACCESS,
    Does.REJECT_ALL,
    Does.HISTORY,
    Does.TYPED,
)


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a base for each journey: these change it."""
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def test_the_commands_are_those_of_home_guilds(world: World) -> None:
    """Members of the home guild see them, for Discord cannot know the role; elsewhere there are none."""
    names = {"review", "facts add", "facts edit", "facts retract", "facts undo", "facts history"}
    assert names <= set(world.curator.available_commands(world.channel))
    assert not names & set(world.stranger.available_commands(world.lobby))


@pytest.mark.parametrize(
    "gesture", ["review", "facts add", "facts edit", "facts retract", "facts undo", "facts history"]
)
async def test_a_plain_member_is_refused(world: World, gesture: str, caplog: pytest.LogCaptureFixture) -> None:
    """In one sentence, for them alone; it is logged, and nothing comes up as they type."""
    options: dict[str, dict[str, Any]] = {
        "review": {},
        "facts add": {"source": "S1"},
        "facts retract": {"fact": "F1", "reason": "x"},
        "facts undo": {"fact": "F1", "revision": 1},
    }
    result = await world.alice.slash(world.channel, gesture, **options.get(gesture, {"fact": "F1"}))
    assert result.response.ephemeral
    assert shown(result.response) == FOR_CURATORS
    assert f"Refused /{gesture} to user {world.alice.id}" in caplog.text
    if gesture != "review":
        option = "source" if gesture == "facts add" else "fact"
        assert await world.alice.autocomplete(world.channel, gesture, option, "") == []


async def test_a_crafted_press_is_refused(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """By a plain member of the home guild, and by who runs another server; nothing changes."""
    await suggest(world)
    spans = {Does.ACCEPT_ALL, Does.ACCEPT_ACCESS, Does.REJECT_ALL}
    presses = [Press(does, does, "1-9:" if does in spans else "1.1:") for does in CURATING]
    for who, channel, sentence in (
        (world.alice, world.channel, FOR_CURATORS),
        (world.stranger, world.lobby, READ_ONLY),
    ):
        await world.show(layout(["Press."], [presses[:5], presses[5:10], presses[10:]], ON_RECORD), channel)
        for does in CURATING:
            refused = await who.click(channel.last_message, label=does.value)
            assert refused.response.ephemeral
            assert shown(refused.response) == sentence
        assert caplog.text.count(f"to user {who.id}") == len(CURATING)
    assert await world.worker.use(lambda base: base.proposals.proposal(1).status.value) == "open"
    assert await world.worker.use(lambda base: base.proposals.blocked()) == ()


async def test_whoever_loses_the_role_loses_the_buttons_and_the_form(world: World) -> None:
    """Rights are asked for at each press, and when a form is sent in."""
    await propose(world)
    seen = await world.curator.slash(world.channel, "review")
    form = await press(world.curator, seen, "Edit")
    world.env.backend.remove_member_role(HOME, world.curator.id, world.curators.id)
    assert told_of(await press(world.curator, seen, "Accept")) == FOR_CURATORS
    assert told_of(await fill(world.curator, form, statement="Something else.")) == FOR_CURATORS
    assert await world.worker.use(lambda base: base.proposals.proposal(1).status.value) == "open"


@pytest.mark.parametrize("argument", ["x", "1", "-1", "9" * 40, "1.x:S1", "1-x", "0.0:", "7.1:nowhere", "F1.99:"])
async def test_a_button_that_we_never_made_is_answered_in_a_sentence(world: World, argument: str) -> None:
    """Whatever it carries: it is never an error of ours."""
    presses = [Press(does, does, argument) for does in CURATING]
    await world.show(layout(["Press."], [presses[:5], presses[5:10], presses[10:]], ON_RECORD))
    for does in CURATING:
        result = await world.curator.click(world.channel.last_message, label=does.value)
        assert result.acknowledged
        assert "Sorry" not in told_of(result) if not result.modal else does is Does.BLOCK


async def test_an_admin_is_a_curator_without_the_role(world: World) -> None:
    """Manage Server is enough."""
    await propose(world)
    seen = await world.admin.slash(world.channel, "review")
    assert "Accepted by admin" in card(await press(world.admin, seen, "Accept"))
    assert "Accept" not in buttons(seen.response)
