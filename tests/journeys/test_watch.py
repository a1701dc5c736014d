"""Those who run a server have a channel told of changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cogs.watch import CANNOT, MINUTES
from bot.rights import FOR_ADMINS
from bot.worker import Worker
from knowledge.watching import TRIES
from tests.journeys.changing import change, own_worker, retract
from tests.journeys.world import AWAY, HOME, Clock, World, buttons, shown

NEW = "DOGE asked the Internal Revenue Service for its lamps."


@pytest.fixture
def worker(db: Path, clock: Clock) -> Iterator[Worker]:
    """Open a base that this journey changes."""
    yield from own_worker(db, clock)


async def watch(world: World, what: str, who: Any = None, channel: Any = None, **how: Any) -> str:
    """Have an admin use `/watch`; what they alone see."""
    result = await (who or world.admin).slash(channel or world.channel, f"watch {what}", **how)
    assert result.response.ephemeral
    return shown(result.response)


def said(world: World, channel: Any) -> list[str]:
    """List what the bot said in a channel, oldest first."""
    return [shown(each) for each in channel.history() if each.author.id == world.env.bot.user.id]


async def test_a_channel_is_told_as_it_happens(world: World) -> None:
    """In the home guild and in any other server; by words, with the reason, and nobody is pinged or named."""
    assert await watch(world, "add") == f"<#{world.channel.id}> is told of changes, as they happen."
    assert "is told of changes" in await watch(world, "add", world.stranger, world.lobby)
    await change(world, "F1", "Not @everyone knows it.", statement=NEW)
    for channel in (world.channel, world.lobby):
        [text] = said(world, channel)
        assert text.startswith("### What changed")
        assert "**Corrected F1:**" in text
        assert "— a curator" in text
        assert f"Fact base {(await world.worker.base()).head}" in text
        assert not buttons(channel.last_message)
        stored = world.env.backend.messages[channel.id][channel.last_message.id]
        assert not stored.mention_everyone
    await retract(world, "F8")
    assert "**Retracted F8:**" in said(world, world.lobby)[-1]
    assert "F1" not in said(world, world.lobby)[-1]


async def test_a_watch_may_be_about_one_agency_and_for_another_channel(world: World) -> None:
    """It is listed, and ended."""
    news = world.guild.create_text_channel("news")
    await world.env.settle()
    added = await watch(world, "add", about="Treasury", channel=news)
    assert added == f"<#{news.id}> is told of changes about Department of the Treasury, as they happen."
    await change(world, "F1", statement=NEW)
    assert said(world, news) == []
    listed = await watch(world, "list")
    assert listed == f"<#{news.id}> about Department of the Treasury, as they happen"
    assert await watch(world, "list", world.stranger, world.lobby) == (
        "No channel is told of changes. `/watch add` begins it."
    )
    assert "no such watch" in await watch(world, "remove", channel=news)
    assert "is not told any more" in await watch(world, "remove", about="Treasury", channel=news)
    assert "No channel" in await watch(world, "list")


async def test_a_digest_comes_once_a_day(world: World) -> None:
    """All that changed, in one message."""
    assert "once a day" in await watch(world, "add", daily=True)
    await change(world, "F1", statement=NEW)
    await retract(world, "F8")
    await world.env.advance_time(MINUTES * 60)
    assert said(world, world.channel) == []
    world.clock.later(days=1)
    await world.env.advance_time(MINUTES * 60)
    [text] = said(world, world.channel)
    assert text.index("**Retracted F8:**") < text.index("**Corrected F1:**")
    world.clock.later(days=1)
    await world.env.advance_time(MINUTES * 60)
    assert len(said(world, world.channel)) == 1


async def test_a_restart_loses_no_news(world: World) -> None:
    """What changed while the bot was away is told when it comes back."""
    await watch(world, "add")
    world.bot.desk._listeners.clear()
    await change(world, "F1", statement=NEW)
    assert said(world, world.channel) == []
    await world.restart()
    await world.env.settle()
    assert len(said(world, world.channel)) == 1


async def test_a_channel_that_is_closed_to_the_bot_is_let_go(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """After some tries, with a line in the log; a server error is no failure of the channel."""
    await watch(world, "add")
    world.env.inject_error("POST", "/channels/*/messages", status=503, times=1)
    await change(world, "F1", statement=NEW)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50001, times=TRIES)
    for _ in range(TRIES):
        assert "as they happen" in await watch(world, "list")
        await world.env.advance_time(MINUTES * 60)
    over = await watch(world, "list")
    assert over.startswith("No channel is told of changes.")
    assert f"<#{world.channel.id}>: ended on 1 Mar 2025, since I could not write there any more" in over
    assert said(world, world.channel) == []
    [line] = [each.getMessage() for each in caplog.records if "has ended" in each.getMessage()]
    assert line.startswith(f"The watch of channel {world.channel.id} has ended")


async def test_a_watch_needs_a_channel_that_the_bot_may_write_to(world: World) -> None:
    """It is said at once, with what to do."""
    silent = {world.env.bot.user: discord.PermissionOverwrite(send_messages=False)}
    quiet = world.guild.create_text_channel("quiet", overwrites=silent)
    await world.env.settle()
    assert await watch(world, "add", channel=quiet) == CANNOT
    assert await watch(world, "add", channel=None, who=world.admin) != CANNOT


async def test_only_those_who_run_a_server_may_watch(world: World) -> None:
    """Discord hides the command; a crafted one is refused and logged."""
    offered = {
        who.user.name: who.available_commands(world.channel) for who in (world.admin, world.curator, world.alice)
    }
    assert [name for name, seen in offered.items() if any(each.startswith("watch") for each in seen)] == ["admin"]
    command = world.env.backend.find_command("watch", None)
    given = [{"name": "add", "type": 1, "options": []}]
    data = {"id": command["id"], "name": "watch", "type": 1, "options": given}
    result = await world.craft(world.curator, world.channel, data)
    assert shown(result.response) == FOR_ADMINS
    found = await world.worker.use(lambda base: [base.watching.of(str(guild)) for guild in (HOME, AWAY)])
    assert found == [(), ()]


async def test_a_name_that_means_nothing_says_what_to_do(world: World) -> None:
    """No watch is begun."""
    assert "There is no agency" in await watch(world, "add", about="zzzqqq")
    assert any(
        "Treasury" in c["name"] for c in await world.admin.autocomplete(world.channel, "watch add", "about", "tr")
    )


async def test_a_channel_that_was_deleted_is_listed_as_gone(world: World) -> None:
    """The list says that the watch has ended, when and why; nobody is told anything."""
    other = world.guild.create_text_channel("short-lived")
    await world.env.settle()
    await watch(world, "add", channel=other)
    await world.env.settle()
    with world.env._bot_scope():
        gone = world.bot.get_channel(other.id)
        assert isinstance(gone, discord.TextChannel)
        await gone.delete()
    await world.env.settle()
    await change(world, "F1", statement=NEW)
    for _ in range(TRIES):
        await world.env.advance_time(MINUTES * 60)
    assert f"<#{other.id}>: ended on 1 Mar 2025, since I cannot find the channel any more" in await watch(world, "list")
    assert said(world, world.channel) == []
