"""What people asked in vain, and what curators make of it: taught, written anew, or put away."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.buttons import Does, Press
from bot.client import CHANGED
from bot.cogs.unanswered import Unanswered
from bot.render import NOT_ON_RECORD, layout
from bot.render_inbox import EMPTY
from bot.rights import FOR_CURATORS, READ_ONLY
from bot.worker import Worker
from knowledge import Answer
from tests.journeys.asked import ALIKE, BUDGET, VAIN, waiting
from tests.journeys.curating import card, emit, fill, labels, press, told_of
from tests.journeys.world import AWAY, HOME, Clock, World, buttons, shown


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a fact base for one test: what is taught in one would answer in another."""
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def see(world: World, who: Any) -> Any:
    """Open the list of questions."""
    return await who.slash(world.channel, "unanswered")


async def facts_of(world: World, question: str) -> list[str]:
    """List the facts that answer a question."""
    reply = await world.worker.ask(question)
    return [claim.fact for claim in reply.claims] if isinstance(reply, Answer) else []


async def test_curators_alone_see_what_was_asked(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """The command is a home guild's; a member who has it anyway is refused, and a stranger has none."""
    await world.mention(world.alice, VAIN)
    for who in (world.curator, world.admin):
        assert VAIN in card(await see(world, who))
    assert card(await see(world, world.alice)) == FOR_CURATORS
    assert "Refused /unanswered" in caplog.text
    assert "unanswered" not in world.stranger.available_commands(world.lobby)
    command = world.env.backend.find_command("unanswered", HOME)
    data = {"id": command["id"], "name": "unanswered", "type": 1, "guild_id": str(AWAY)}
    assert shown((await world.craft(world.stranger, world.lobby, data)).response) in {CHANGED, READ_ONLY}


@pytest.mark.parametrize("label", ["Teach", "Another fact", "New fact", "Not ours", "Next"])
async def test_a_crafted_press_is_refused(world: World, label: str, caplog: pytest.LogCaptureFixture) -> None:
    """A member presses a button that only a curator sees; nothing changes, and it is logged."""
    await world.mention(world.alice, VAIN)
    await world.mention(world.alice, BUDGET)
    seen = await see(world, world.curator)
    custom_id = next(value for name, value in buttons(seen.response).items() if name.startswith(label))
    result = emit(world, world.bob, seen, custom_id)
    await world.env.settle()
    assert told_of(result) == FOR_CURATORS
    assert any(each.levelno == logging.WARNING and "Refused" in each.getMessage() for each in caplog.records)
    assert len(await waiting(world)) == 2


@pytest.mark.parametrize(
    ("does", "argument"),
    [
        (Does.TEACH, "x"),
        (Does.TEACH, "9.1.F1"),
        (Does.TEACH, "9999999999.1.F1"),
        (Does.NOT_OURS, "1"),
        (Does.INBOX, "-1"),
        (Does.WAIT_AGAIN, "7"),
        (Does.NEW_FACT, "1.1.S9"),
    ],
)
async def test_a_made_up_press_of_a_curator_is_answered(world: World, does: Does, argument: str) -> None:
    """With a sentence or a card, never with an error."""
    await world.show(layout(["Probe"], [[Press("Probe", does, argument)]], NOT_ON_RECORD))
    assert told_of(await press(world.curator, world.channel.last_message, "Probe"))


async def test_what_is_taught_answers_the_next_asker(world: World) -> None:
    """Alice asked in vain, Bob alike; after Teach both wordings are answered, and Undo takes it back."""
    await world.mention(world.alice, VAIN)
    await world.mention(world.bob, ALIKE)
    seen = await see(world, world.curator)
    assert "Asked 2 times" in card(seen)
    assert ALIKE in card(seen)
    teach = next(name for name in labels(seen) if name.startswith("Teach "))
    fact = teach.removeprefix("Teach ")
    assert f"**{fact}**" in card(seen)
    taught = await press(world.curator, seen, teach)
    assert card(taught).startswith("### Taught")
    statement = await world.worker.statement(fact)
    for who, question in ((world.bob, VAIN), (world.alice, ALIKE.upper())):
        assert statement is not None
        assert statement.split(",")[0] in shown(await world.mention(who, question)).replace("\\", "")
        assert await facts_of(world, question) == [fact]
    assert await waiting(world) == []
    back = await press(world.curator, taught, "Undo")
    assert "It waits again" in card(back)
    assert await waiting(world) == [VAIN]
    assert await facts_of(world, VAIN) != [fact]


async def test_another_fact_is_taught_by_id_or_found_by_words(world: World) -> None:
    """An id is taught at once; words bring other facts onto the card."""
    await world.mention(world.alice, VAIN)
    seen = await see(world, world.curator)
    form = await press(world.curator, seen, "Another fact")
    found = await fill(world.curator, form, fact="gavin kliger top aide")
    assert "Found by your words" in card(found)
    assert "Kliger" in card(found)
    form = await press(world.curator, found, "Another fact")
    assert "### Taught" in card(await fill(world.curator, form, fact="f3"))
    assert await facts_of(world, VAIN) == ["F3"]


async def test_words_that_no_fact_has_are_said_to_be(world: World) -> None:
    """The card stays, and nothing is taught."""
    await world.mention(world.alice, VAIN)
    form = await press(world.curator, await see(world, world.curator), "Another fact")
    result = await fill(world.curator, form, fact="qqxzzy")
    assert "Nothing was taught" in told_of(result)
    assert await waiting(world) == [VAIN]


async def test_a_new_fact_begins_with_its_form(world: World) -> None:
    """The base has one document: the form for a fact of it opens."""
    await world.mention(world.alice, VAIN)
    form = await press(world.curator, await see(world, world.curator), "New fact")
    assert form.modal["title"] == "New fact"


async def test_what_is_not_ours_stays_away_for_thirty_days(world: World) -> None:
    """Nobody is told; its like does not come back, and it can be undone."""
    await world.mention(world.alice, VAIN)
    gone = await press(world.curator, await see(world, world.curator), "Not ours")
    assert "stay away for 30 days" in card(gone)
    await world.mention(world.bob, ALIKE)
    assert await waiting(world) == []
    assert card(await press(world.curator, gone, "Next question")) == EMPTY
    world.clock.later(days=31)
    await world.mention(world.bob, ALIKE)
    assert await waiting(world) == [ALIKE]


async def test_the_list_is_paged_most_asked_first(world: World) -> None:
    """One group a card, forth and back."""
    await world.mention(world.alice, BUDGET)
    for _ in range(2):
        await world.mention(world.alice, VAIN)
    seen = await see(world, world.curator)
    assert VAIN in card(seen)
    assert "1 of 2" in card(seen)
    after = await press(world.curator, seen, "Next")
    assert BUDGET in card(after)
    assert "2 of 2" in card(after)
    assert VAIN in card(await press(world.curator, after, "Previous"))


async def test_two_curators_at_once(world: World) -> None:
    """One puts it away, the other's press is told of it."""
    await world.mention(world.alice, VAIN)
    first, second = await see(world, world.curator), await see(world, world.admin)
    await press(world.curator, first, "Not ours")
    teach = next(name for name in labels(second) if name.startswith("Teach "))
    assert "Somebody dealt with it" in told_of(await press(world.admin, second, teach))


async def test_a_button_from_before_a_restart_answers(world: World) -> None:
    """And so does Undo."""
    await world.mention(world.alice, VAIN)
    seen = await see(world, world.curator)
    await world.restart()
    gone = await press(world.curator, seen, "Not ours")
    await world.restart()
    assert VAIN in card(await press(world.curator, gone, "Undo"))


async def test_questions_go_after_thirty_days_by_themselves(world: World) -> None:
    """The bot looks when it starts, and once a day."""
    await world.mention(world.alice, VAIN)
    world.clock.later(days=31)
    assert await waiting(world) == [VAIN]
    await world.restart()
    assert await waiting(world) == []
    cog = world.bot.get_cog("Unanswered")
    assert isinstance(cog, Unanswered)
    assert cog.prune.is_running()
    assert cog.prune.hours == 24
