"""An answer stands in a channel; then what it says is corrected, and so is the message."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cogs.correcting import MINUTES, PACE
from bot.worker import Worker
from knowledge import Answer
from tests.journeys.changing import change, follow, own_worker, retract, undo
from tests.journeys.test_user_install import used_elsewhere
from tests.journeys.world import KLIGER, Clock, World, buttons, shown

NEW = "Gavin Kliger was a top aide to Elon Musk at DOGE, the report said."


@pytest.fixture
def worker(db: Path, clock: Clock) -> Iterator[Worker]:
    """Open a base that this journey changes."""
    yield from own_worker(db, clock)


@pytest.fixture
async def fact(world: World) -> str:
    """Find the fact that KLIGER is answered with."""
    reply = await world.worker.ask(KLIGER)
    assert isinstance(reply, Answer)
    return reply.claims[0].fact


def edits(world: World) -> list[Any]:
    """List the edits of messages in channels, oldest first."""
    return [each for each in world.env.http_requests if each.method == "PATCH" and "/channels/" in each.path]


async def failures(world: World) -> int:
    """Count the messages that could not be corrected."""
    return await world.worker.use(lambda base: base.corrections.failures())


async def test_a_corrected_fact_corrects_the_messages_that_used_it(world: World, fact: str) -> None:
    """One answer by mention, one by command; both say what was wrong, when, and why. Nothing else is touched."""
    first = await world.mention(world.alice, KLIGER)
    second = (await world.bob.slash(world.channel, "ask", question=KLIGER)).response
    other = await world.mention(world.alice, "did a judge block access to the treasury?")
    before = shown(other)
    await change(world, fact, "The report does not say more.", statement=NEW)
    said = {message.id: shown(message) for message in world.said()}
    for text in (said[first.id], said[second.id]):
        assert text.startswith("**Correction, 1 March 2025:** an earlier version of this answer said “Gavin Kliger")
        assert "The report does not say more." in text
        assert NEW in text
    assert said[other.id] == before
    assert len(edits(world)) == 2
    assert not any(message.mentions for message in world.said())


async def test_buttons_of_a_corrected_message_lead_to_what_stands(world: World, fact: str) -> None:
    """Sources and Cite are of the new revision, and Cite names the head of the base that has it."""
    await world.mention(world.alice, KLIGER)
    await change(world, fact, statement=NEW)
    message = world.said()[-1]
    cited = await world.bob.click(message, label="Cite")
    assert NEW in shown(cited.response)
    assert (await world.worker.base()).head in shown(cited.response)
    assert "“" in shown((await world.bob.click(message, label="Sources")).response)


async def test_a_retracted_fact_leaves_the_line_alone(world: World, fact: str) -> None:
    """There is nothing left to cite; the reason is there."""
    await world.mention(world.alice, KLIGER)
    await retract(world, fact, "The paper took it back.")
    message = world.said()[-1]
    assert shown(message).startswith("**Retracted, 1 March 2025:** “Gavin Kliger")
    assert shown(message).endswith("no longer stands. The paper took it back.")
    assert list(buttons(message)) == ["Follow up"]


async def test_a_second_correction_is_told_above_the_first(world: World, fact: str) -> None:
    """The newest first."""
    await world.mention(world.alice, KLIGER)
    await change(world, fact, "First.", statement=NEW)
    world.clock.later(days=2)
    await retract(world, fact, "Second.")
    text = shown(world.said()[-1])
    assert text.index("Retracted, 3 March 2025") < text.index("Correction, 1 March 2025")


async def test_a_deleted_message_and_a_lost_permission_are_counted_and_never_raised(
    world: World, fact: str, caplog: pytest.LogCaptureFixture
) -> None:
    """One line each in the log; the other messages are corrected."""
    caplog.set_level(logging.INFO)
    deleted = await world.mention(world.alice, KLIGER)
    kept = await world.mention(world.alice, KLIGER)
    with world.env._bot_scope():
        await world.bot.get_partial_messageable(world.channel.id).get_partial_message(deleted.id).delete()
    await change(world, fact, statement=NEW)
    assert await failures(world) == 1
    assert "Correction" in shown(next(message for message in world.said() if message.id == kept.id))
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50001, times=1)
    await retract(world, fact)
    assert await failures(world) == 2
    told = [record.getMessage() for record in caplog.records if "cannot be corrected" in record.getMessage()]
    assert [line.split(":")[0] for line in told] == [
        f"Message {deleted.id} cannot be corrected",
        f"Message {kept.id} cannot be corrected",
    ]
    assert told[1].endswith("2 so far.")


async def test_what_discord_cannot_take_now_is_done_at_the_next_round(world: World, fact: str) -> None:
    """A server error is nobody's fault; nothing is lost and nothing counted."""
    await world.mention(world.alice, KLIGER)
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=1)
    await change(world, fact, statement=NEW)
    assert "Correction" not in shown(world.said()[-1])
    await world.env.advance_time(MINUTES * 60)
    assert "Correction" in shown(world.said()[-1])
    assert await failures(world) == 0


async def test_a_private_answer_is_not_listed_and_its_buttons_are_right(world: World, fact: str) -> None:
    """It cannot be edited; pressing a button, or posting it for everybody, shows what stands."""
    private = (await world.alice.slash(world.channel, "ask", question=KLIGER, private=True)).response
    await change(world, fact, statement=NEW)
    assert edits(world) == []
    assert await failures(world) == 0
    assert NEW in shown((await world.alice.click(private, label="Cite")).response)
    await world.alice.click(private, label="Post here")
    posted = world.said()[-1]
    assert NEW in shown(posted)
    await retract(world, fact)
    assert "Retracted" in shown(world.said()[-1])


async def test_an_answer_among_friends_is_not_listed(world: World, fact: str) -> None:
    """The bot is not there, and cannot edit it."""
    await used_elsewhere(world, "ask", "question", KLIGER)
    await used_elsewhere(world, "about", "name", "kliger")
    await change(world, fact, statement=NEW)
    assert edits(world) == []
    assert await failures(world) == 0


async def test_a_direct_message_and_a_card_are_corrected(world: World, fact: str) -> None:
    """An answer of the bot in its own direct messages, and `/about` in a channel, which keeps its heading."""
    await world.alice.send_dm(KLIGER)
    await world.alice.user.slash("ask", question=KLIGER)
    await world.alice.slash(world.channel, "about", name="Gavin Kliger")
    await change(world, fact, statement=NEW)
    direct = [each for each in world.alice.user.dm_channel.history() if each.author.id == world.env.bot.user.id]
    for message in (*direct, world.said()[-1]):
        assert "Correction, 1 March 2025" in shown(message)
        assert NEW in shown(message)
    assert "**Gavin Kliger**" in shown(world.said()[-1])


async def test_a_change_while_the_bot_was_away_is_told_at_the_next_start(world: World, fact: str) -> None:
    """Killed before the edit, or corrected from a terminal meanwhile: what is due stands in the tables."""
    await world.mention(world.alice, KLIGER)
    await world.bot.remove_cog("Correcting")
    world.bot.desk._listeners.clear()
    await change(world, fact, statement=NEW)
    assert "Correction" not in shown(world.said()[-1])
    await world.restart()
    await world.env.settle()
    assert "Correction" in shown(world.said()[-1])


async def test_messages_of_one_channel_are_edited_at_a_calm_pace(world: World, fact: str, monkeypatch: Any) -> None:
    """Answers need Discord's limits, too: one edit a second in a channel."""
    for _ in range(3):
        await world.mention(world.alice, KLIGER)
    elsewhere = world.guild.create_text_channel("elsewhere")
    await world.env.settle()
    await world.alice.send(elsewhere, f"{world.me} {KLIGER}")
    times: list[float] = []
    edit = discord.PartialMessage.edit

    async def timed(message: discord.PartialMessage, **how: Any) -> discord.Message:
        if message.channel.id == world.channel.id:
            times.append(world.env.bot.loop.time())
        return await edit(message, **how)

    monkeypatch.setattr(discord.PartialMessage, "edit", timed)
    await change(world, fact, statement=NEW)
    assert len(edits(world)) == 4
    assert all(later - earlier >= PACE * 0.99 for earlier, later in pairwise(times))


async def test_a_redacted_text_goes_from_the_messages(world: World, fact: str) -> None:
    """Nothing of it is left in the channel."""
    await change(world, fact, statement="Gavin Kliger lives at the lamp house.")
    await world.mention(world.alice, KLIGER)
    numbers = [each.number for each in await world.worker.use(lambda base: base.archive.history(fact))]
    await world.worker.use(lambda base: base.archive.redact(numbers[-1], "It names where somebody lives."))
    await follow(world)
    text = shown(world.said()[-1])
    assert "lamp house" not in text
    assert "Withdrawn, 1 March 2025" in text


async def test_what_came_back_to_the_same_words_is_not_edited(world: World, fact: str) -> None:
    """Nobody is told of a correction that they cannot see."""
    await world.mention(world.alice, KLIGER)
    await undo(world, fact, 1)
    assert edits(world) == []
