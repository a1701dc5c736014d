"""Somebody asks too much."""

from __future__ import annotations

import pytest

from bot.config import Config
from tests.journeys.world import KLIGER, World, shown


@pytest.fixture
def config() -> Config:
    """Allow two questions a person and three a channel, in half a minute."""
    return Config(person_questions=2, channel_questions=3)


async def test_a_person_is_asked_for_patience_alone_and_then_answered_again(world: World) -> None:
    """Alice asks three times; the third gets a friendly line that only she sees; half a minute later all is well."""
    for _ in range(2):
        await world.alice.slash(world.channel, "ask", question=KLIGER)
    result = await world.alice.slash(world.channel, "ask", question=KLIGER)
    assert result.response.ephemeral
    assert "Give me 30 seconds" in shown(result.response)
    world.clock.later(seconds=32)
    result = await world.alice.slash(world.channel, "ask", question=KLIGER)
    assert "Kliger" in shown(result.response)


async def test_a_channel_is_asked_for_patience(world: World) -> None:
    """Alice and Bob together ask more than the channel bears."""
    for who in (world.alice, world.bob, world.alice):
        assert "Kliger" in shown((await who.slash(world.channel, "ask", question=KLIGER)).response)
    result = await world.bob.slash(world.channel, "ask", question=KLIGER)
    assert "a lot of questions" in shown(result.response)


async def test_after_a_mention_the_line_goes_away_again(world: World) -> None:
    """A message cannot be for one person alone: the line is a reply, said once, that is deleted after some seconds."""
    for _ in range(2):
        await world.mention(world.alice, KLIGER)
    assert "a lot of questions" in shown(await world.mention(world.alice, KLIGER))
    await world.env.advance_time(15)
    for _ in range(3):
        await world.mention(world.alice, KLIGER)
    assert len(world.said()) == 2
