"""Somebody has the bot with them, in places where it is not installed."""

from __future__ import annotations

from typing import Any

from simcord.interactions import base_payload
from simcord.results import InteractionResult

from tests.journeys.world import KLIGER, World, shown

PRIVATE_CHANNEL = 2  # Discord's context for group and other people's direct messages


async def used_elsewhere(world: World, name: str, option: str, value: str) -> Any:
    """Let alice use a command as her own app, in a direct message with somebody else."""
    command = world.env.backend.find_command(name, None)
    given = [{"name": option, "type": 3, "value": value}]
    data = {"id": command["id"], "name": name, "type": 1, "options": given}
    await world.alice.send_dm("hello")  # makes the channel
    channel = world.alice.user.dm_channel.id
    record, payload = base_payload(
        world.env.backend, type=2, channel_id=channel, guild_id=None, user_id=world.alice.id, data=data
    )
    payload["context"] = PRIVATE_CHANNEL
    payload["authorizing_integration_owners"] = {"1": str(world.alice.id)}
    world.env.backend.emit("INTERACTION_CREATE", payload)
    await world.env.settle()
    return InteractionResult(world.env, record)


async def test_every_command_can_be_installed_by_a_person_and_used_everywhere_but_setup(world: World) -> None:
    """Discord is told so for each command; what is set up for a server has no place elsewhere."""
    registered = next(each for each in world.env.http_requests if each.method == "PUT" and "commands" in each.path)
    commands = {each["name"]: (each["integration_types"], each["contexts"]) for each in registered.json}
    assert (commands.pop("setup"), commands.pop("watch")) == (([0], [0]), ([0], [0]))
    assert commands == dict.fromkeys(
        ("Suggest as a fact", "about", "ask", "changes", "help", "sources", "suggest"), ([0, 1], [0, 1, 2])
    )


async def test_a_question_among_friends_is_answered(world: World) -> None:
    """Alice asks in a conversation in which the bot is not."""
    result = await used_elsewhere(world, "ask", "question", KLIGER)
    assert "top aide to Elon Musk" in shown(result.response)


async def test_a_card_among_friends_is_shown(world: World) -> None:
    """The same for /about."""
    result = await used_elsewhere(world, "about", "name", "kliger")
    assert "Gavin Kliger" in shown(result.response)
