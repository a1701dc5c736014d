"""Somebody asks again, and leans on the answer before."""

from __future__ import annotations

from typing import Any

from tests.journeys.world import KLIGER, World, shown

WYDEN = "who is ron wyden?"
SAID = "what did he say?"  # means nothing without the question before
QUOTE = "henchmen"


async def test_a_mention_in_the_same_channel_goes_on_where_the_last_one_ended(world: World) -> None:
    """Alice asks who somebody is, then what he said."""
    await world.mention(world.alice, WYDEN)
    assert QUOTE in shown(await world.mention(world.alice, SAID))


async def test_a_direct_message_goes_on_too(world: World) -> None:
    """The same in a direct message."""
    await world.alice.send_dm(WYDEN)
    await world.alice.send_dm(SAID)
    assert QUOTE in shown(world.alice.user.dm_channel.last_message)


async def test_somebody_else_in_the_channel_starts_afresh(world: World) -> None:
    """Bob never heard what Alice asked: "he" means nothing to the bot when Bob says it."""
    await world.mention(world.alice, WYDEN)
    assert QUOTE not in shown(await world.mention(world.bob, SAID))


async def test_after_a_quarter_of_an_hour_a_question_starts_afresh(world: World) -> None:
    """Alice comes back later and would not expect to be remembered."""
    await world.mention(world.alice, WYDEN)
    world.clock.later(minutes=16)
    assert QUOTE not in shown(await world.mention(world.alice, SAID))


async def test_a_reply_that_pings_an_answer_leans_on_that_answer_even_after_a_restart(world: World) -> None:
    """Bob replies to the answer that Alice got, without mentioning the bot, after it was started anew."""
    answer = await world.mention(world.alice, WYDEN)
    await world.mention(world.alice, KLIGER)
    await world.restart()
    await world.bob.send(world.channel, SAID, reply_to=answer)
    assert QUOTE in shown(world.channel.last_message)


async def test_a_reply_that_discord_hides_is_told_what_to_do(world: World) -> None:
    """A reply to an answer of a slash command arrives empty unless it mentions the bot."""
    result = await world.alice.slash(world.channel, "ask", question=WYDEN)
    await world.alice.send(world.channel, SAID, reply_to=result.response)
    assert "mention me" in shown(world.channel.last_message)


async def test_the_follow_up_button_asks_and_answers_after_a_restart(world: World) -> None:
    """Bob presses Follow up on an answer from before the restart, fills in the form, and everybody sees the answer."""
    answer = await world.mention(world.alice, WYDEN)
    await world.restart()
    pressed = await world.bob.click(answer, label="Follow up")
    assert pressed.modal["title"] == "Follow up"
    result = await world.bob.submit_modal(pressed, {question_field(pressed): SAID})
    assert QUOTE in shown(result.response)
    assert not result.response.ephemeral


async def test_a_follow_up_to_a_private_answer_stays_private(world: World) -> None:
    """Alice goes on for herself."""
    result = await world.alice.slash(world.channel, "ask", question=WYDEN, private=True)
    pressed = await world.alice.click(result.response, label="Follow up")
    answer = await world.alice.submit_modal(pressed, {question_field(pressed): SAID})
    assert answer.response.ephemeral
    assert QUOTE in shown(answer.response)


def question_field(pressed: Any) -> str:
    """Find the custom_id of the only field of a form."""
    field = pressed.modal["components"][0]
    return str(field["component"]["custom_id"])
