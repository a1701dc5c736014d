"""Those who run a server set up what the bot does there."""

from __future__ import annotations

import logging
from typing import Any

import discord
import pytest

from bot.client import CHANGED
from bot.cogs.setup import EVERYBODY
from bot.guilds import GuildSettings
from bot.rights import FOR_ADMINS
from tests.journeys.world import AWAY, HOME, KLIGER, World, buttons, shown


async def ask(world: World, who: Any, channel: Any, **how: Any) -> Any:
    """Ask by command; the response."""
    return (await who.slash(channel, "ask", question=KLIGER, **how)).response


async def set_up(world: World, what: str, **how: Any) -> str:
    """Have the admin set something up; what the bot says to them alone."""
    result = await world.admin.slash(world.channel, f"setup {what}", **how)
    assert result.response
    assert result.response.ephemeral
    return shown(result.response)


async def open_thread(world: World, channel: Any) -> Any:
    """Open a thread in a channel; in the simulated Discord only the bot can."""
    with world.env._bot_scope():
        parent: Any = world.bot.get_channel(channel.id)
        await parent.create_thread(name="A question", type=discord.ChannelType.public_thread)
    await world.env.settle()
    return channel.threads[0]


async def test_setup_is_offered_to_those_who_run_the_server(world: World) -> None:
    """In the home guild with curators and two_person, elsewhere with channels alone; curators do not see it."""
    home = ("setup channels", "setup curators", "setup two_person")
    seen = {
        who.user.name: [each for each in who.available_commands(channel) if each.startswith("setup")]
        for who, channel in (
            (world.admin, world.channel),
            (world.curator, world.channel),
            (world.alice, world.channel),
            (world.stranger, world.lobby),
        )
    }
    assert seen == {"admin": list(home), "curator": [], "alice": [], "stranger": ["setup channels"]}


@pytest.mark.parametrize("who", ["alice", "curator"])
async def test_a_crafted_setup_is_refused_and_logged(world: World, who: str, caplog: pytest.LogCaptureFixture) -> None:
    """Discord hides the command; somebody sends it anyway, and nothing changes. A curator is no admin."""
    command = world.env.backend.find_command("setup", HOME)
    person = getattr(world, who)
    given = [{"name": "curators", "type": 1, "options": []}]
    data = {"id": command["id"], "name": "setup", "type": 1, "guild_id": str(HOME), "options": given}
    result = await world.craft(person, world.channel, data)
    assert result.response
    assert shown(result.response) == FOR_ADMINS
    assert result.response.ephemeral
    logged = [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]
    assert logged == [f"Refused /setup curators to user {person.id}, server {HOME}."]
    assert (await world.bot.desk.guilds.load(HOME)).curators == world.curators.id


async def test_a_stranger_cannot_name_curators_in_their_own_server(world: World) -> None:
    """There is no such command, crafted or not."""
    command = world.env.backend.find_command("setup", AWAY)
    given = [{"name": "curators", "type": 1, "options": []}]
    data = {"id": command["id"], "name": "setup", "type": 1, "options": given}
    result = await world.craft(world.stranger, world.lobby, data)
    assert shown(result.response) == CHANGED


async def test_an_admin_names_the_curator_role(world: World) -> None:
    """Another one, none, and never the role that everybody has."""
    desk = world.guild.create_role("Desk")
    await world.env.settle()
    said = await set_up(world, "curators", role=desk)
    assert said == f"Curators are the members with Manage Server and everybody with the role <@&{desk.id}>."
    assert (await world.bot.desk.guilds.load(HOME)).curators == desk.id
    assert await set_up(world, "curators", role=world.guild.default_role) == EVERYBODY
    assert (await world.bot.desk.guilds.load(HOME)).curators == desk.id
    assert await set_up(world, "curators") == "Curators are the members with Manage Server."
    assert (await world.bot.desk.guilds.load(HOME)).curators is None


async def test_an_admin_turns_the_rule_of_two_off_and_on(world: World) -> None:
    """It holds for the whole base, and is kept where the library looks."""
    assert "no second curator" in await set_up(world, "two_person", on=False)
    assert await world.worker.setting("two_person") == "off"
    assert "need a second curator" in await set_up(world, "two_person", on=True)
    assert await world.worker.setting("two_person") == "on"


async def test_channels_are_named_shown_and_taken_away(world: World) -> None:
    """Each time the admin sees how it is set now."""
    other = world.guild.create_text_channel("facts")
    await world.env.settle()
    everywhere = "Answers for everybody are welcome in every channel."
    only = "Answers for everybody are welcome in {}; elsewhere only the asker sees them."
    one, both = f"<#{other.id}>", f"<#{world.channel.id}> and <#{other.id}>"
    assert await set_up(world, "channels") == everywhere
    assert await set_up(world, "channels", channel=other) == only.format(one)
    assert await set_up(world, "channels", channel=world.channel) == only.format(both)
    assert await set_up(world, "channels") == only.format(both)
    assert await set_up(world, "channels", channel=world.channel, allowed=False) == only.format(one)
    assert await set_up(world, "channels", allowed=False) == everywhere
    assert (await world.bot.desk.guilds.load(HOME)) == GuildSettings(curators=world.curators.id)


@pytest.fixture
async def facts(world: World) -> Any:
    """Name #facts as the channel for public answers."""
    channel = world.guild.create_text_channel("facts")
    await world.env.settle()
    await set_up(world, "channels", channel=channel)
    return channel


async def test_where_public_answers_are_welcome_all_is_as_ever(world: World, facts: Any) -> None:
    """In the channel, in a thread of it, in direct messages, and in other servers."""
    thread = await open_thread(world, facts)
    for who, channel in ((world.alice, facts), (world.alice, thread), (world.stranger, world.lobby)):
        assert not (await ask(world, who, channel)).ephemeral
        await who.send(channel, f"{world.me} {KLIGER}")
        assert "top aide" in shown(channel.last_message)
    await world.alice.send_dm(KLIGER)
    assert "top aide" in shown(world.alice.user.dm_channel.last_message)


async def test_elsewhere_commands_buttons_and_forms_answer_the_asker_alone(world: World, facts: Any) -> None:
    """The answer cannot be posted there, and no button brings it out."""
    thread = await open_thread(world, world.channel)
    for channel in (world.channel, thread):
        answer = await ask(world, world.alice, channel)
        assert "top aide" in shown(answer)
        assert answer.ephemeral
        assert "Post here" not in buttons(answer)
    assert (await world.alice.slash(world.channel, "about", name="kliger")).response.ephemeral
    form = await world.alice.click(answer, label="Follow up")
    field = form.modal["components"][0]["component"]["custom_id"]
    assert (await world.alice.submit_modal(form, {field: "who is he?"})).response.ephemeral
    assert not any("aide" in shown(message) for message in world.said())


async def test_buttons_from_before_answer_the_asker_alone_too(world: World) -> None:
    """A public refusal and a private answer stand in a channel that is not welcome any more."""
    refusal = await world.mention(world.alice, "did they get into social security?")
    private = await ask(world, world.alice, world.channel, private=True)
    other = world.guild.create_text_channel("facts")
    await world.env.settle()
    await set_up(world, "channels", channel=other)
    offered = await world.bob.click(refusal, custom_id=next(iter(buttons(refusal).values())))
    assert offered.response.ephemeral
    posted = await world.alice.click(private, label="Post here")
    assert posted.response.ephemeral
    assert f"<#{other.id}>" in shown(posted.response)
    assert world.said() == [refusal]


async def test_a_mention_elsewhere_gets_a_passing_line_that_says_where_to_ask(world: World, facts: Any) -> None:
    """Once in half a minute; it goes away again, and the question is not answered."""
    said = shown(await world.mention(world.alice, KLIGER))
    assert said == f"Here I answer for you alone: use /ask. Answers for everybody are welcome in <#{facts.id}>."
    await world.mention(world.bob, KLIGER)
    await world.mention(world.bob, "")
    assert len(world.said()) == 1
    await world.env.advance_time(15)
    assert world.said() == []
    world.clock.later(seconds=31)
    assert "use /ask" in shown(await world.mention(world.alice, KLIGER))


async def test_what_was_set_up_holds_after_a_restart(world: World, facts: Any) -> None:
    """It is in the database."""
    await world.restart()
    assert (await ask(world, world.alice, world.channel)).ephemeral
    assert not (await ask(world, world.alice, facts)).ephemeral


async def test_many_channels_fit_a_line(world: World) -> None:
    """Ten are named, the others counted."""
    many = frozenset(range(10**17, 10**17 + 300))
    await world.bot.desk.guilds.save(HOME, GuildSettings(many))
    said = await set_up(world, "channels")
    assert said.count("<#") == 9
    assert "291 more channels" in said
