"""Discord is told of the commands when they changed, for everywhere and for each home guild apart."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.client import Bot
from bot.config import Config
from bot.desk import Desk
from tests.journeys.world import AWAY, HOME, World


def sent(world: World) -> dict[int, list[str]]:
    """Map the guilds that were sent commands since the last look to the names; 0 is everywhere."""
    found: dict[int, list[str]] = {}
    for each in world.env.http_requests:
        if each.method == "PUT" and each.path.endswith("/commands"):
            _, _, guild = each.path.removesuffix("/commands").partition("/guilds/")
            found[int(guild or 0)] = [command["name"] for command in each.json]
    world.env.http_requests.clear()
    return found


async def start(world: World, *homes: int) -> None:
    """Start the bot anew with other home guilds."""
    desk = Desk(world.worker, Config(home_guilds=frozenset(homes)), world.clock, str)
    await world.env.restart_bot(Bot(desk))


async def test_commands_for_curators_go_to_home_guilds_and_nothing_is_sent_twice(world: World) -> None:
    """A new Discord gets all; a second start sends nothing."""
    first = sent(world)
    assert set(first) == {0, HOME}
    assert "setup" in first[HOME]
    assert "ask" not in first[HOME]
    await world.restart()
    assert sent(world) == {}


async def test_a_server_that_is_home_no_more_loses_its_commands_once(world: World) -> None:
    """And one that became home gets them; the rest stays as it is."""
    mine = sent(world)[HOME]
    await start(world, AWAY)
    assert sent(world) == {HOME: [], AWAY: mine}
    await start(world)
    assert sent(world) == {AWAY: []}
    await start(world)
    assert sent(world) == {}


async def test_a_home_guild_without_the_bot_is_one_warning_until_it_joins(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator sets the id first and invites the bot later: then the commands come, without a restart."""
    missing: Any = {"status": 403, "code": 50001}
    sent(world)
    world.env.inject_error("PUT", "/applications/*/guilds/*/commands", times=1, **missing)
    await start(world, HOME, AWAY)
    warned = [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]
    assert len(warned) == 1
    assert f"Server {AWAY} has no commands" in warned[0]
    sent(world)
    for guild in (AWAY, HOME):  # whatever was known before: a server that the bot comes back to has nothing left
        with world.env._bot_scope():
            world.bot.dispatch("guild_join", world.bot.get_guild(guild))
        await world.env.settle()
    assert set(sent(world)) == {AWAY, HOME}
    await start(world, HOME, AWAY)
    assert sent(world) == {}


async def test_without_a_home_guild_commands_for_curators_are_nowhere(world: World) -> None:
    """Not even everywhere, where discord.py would put commands that name no guild."""
    await start(world)
    commands = {each.name: each for each in world.bot.tree.get_commands()}
    setup: Any = commands["setup"]
    assert [each.name for each in setup.commands] == ["channels"]
    assert "HomeSetup" not in world.bot.cogs
