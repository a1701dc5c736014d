"""Who may do what, tried with a gesture for curators that has one of everything."""

from __future__ import annotations

import logging
from typing import Any

import discord
import pytest
from discord import app_commands, ui
from simcord.backend import serializers

from bot import client
from bot.buttons import Does, Interaction, Press
from bot.client import Bot
from bot.cogs.gesture import CuratorGesture, Form
from bot.desk import Desk
from bot.guilds import GuildSettings
from bot.rights import FOR_CURATORS, READ_ONLY
from tests.journeys.world import HOME, World, shown

DONE = "done"


class Probe(CuratorGesture):
    """A command with a completion, an entry in the menu of a message, a button and a form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.CITE: self.press}
        self.menus = (app_commands.ContextMenu(name="Probe this", callback=self.menu),)

    @app_commands.command(description="Probe")
    async def probe(self, interaction: Interaction, word: str) -> None:  # noqa: ARG002
        """Do it."""
        await interaction.response.send_message(DONE)

    @probe.autocomplete("word")
    async def suggest(self, _: Interaction, __: str) -> list[app_commands.Choice[str]]:
        """Suggest a secret."""
        return [app_commands.Choice(name="secret", value="secret")]

    async def menu(self, interaction: Interaction, _: discord.Message) -> None:
        """Do it."""
        await interaction.response.send_message(DONE)

    async def press(self, interaction: Interaction, _: str) -> None:
        """Open the form."""
        await interaction.response.send_modal(ProbeForm(self))


class ProbeForm(Form, title="Probe"):
    """One field."""

    word: ui.Label[Any] = ui.Label(text="Word", component=ui.TextInput(custom_id="word"))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Do it."""
        await interaction.response.send_message(DONE)


@pytest.fixture
def simcord_bot(new_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Bot:
    """Give the bot the gesture."""
    monkeypatch.setattr(client, "GESTURES", (*client.GESTURES, Probe))
    return Bot(new_desk, sync_always=True)


@pytest.fixture
async def button(world: World) -> Any:
    """Have the button stand in the channel since long ago."""
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[Any] = ui.ActionRow(Press("Probe", Does.CITE, "1"))
    await world.show(view.add_item(row))
    return world.channel.last_message


async def from_menu(world: World, who: Any, message: Any) -> Any:
    """Choose "Probe this" on a message; simcord does not say which guild's command it is, as Discord does."""
    stored = world.env.backend.messages[world.channel.id][message.id]
    resolved = {"messages": {str(message.id): dict(serializers.message_payload(world.env.backend, stored))}}
    data = {"id": "1", "name": "Probe this", "type": 3, "guild_id": str(HOME), "target_id": str(message.id)}
    return await world.craft(who, world.channel, {**data, "resolved": resolved})


def refusals(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Take what was logged as refused since the last look."""
    found = [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]
    caplog.clear()
    return [each for each in found if each.startswith("Refused")]


async def test_a_curator_and_an_admin_may(world: World, button: Any, caplog: pytest.LogCaptureFixture) -> None:
    """By the role that was named, or by Manage Server."""
    for who in (world.curator, world.admin):
        assert shown((await who.slash(world.channel, "probe", word="x")).response) == DONE
        assert shown((await from_menu(world, who, button)).response) == DONE
        assert await who.autocomplete(world.channel, "probe", "word", "s")
        form = await who.click(button, label="Probe")
        assert shown((await who.submit_modal(form, {"word": "x"})).response) == DONE
    assert refusals(caplog) == []


async def test_a_member_without_the_right_is_refused_alone_and_logged(
    world: World, button: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The command is visible to everybody in the home guild; the code decides. The log names who, where and what."""
    refused = [
        await world.alice.slash(world.channel, "probe", word="x"),
        await from_menu(world, world.alice, button),
        await world.alice.click(button, label="Probe"),
    ]
    assert [(shown(each.response), each.response.ephemeral) for each in refused] == [(FOR_CURATORS, True)] * 3
    acts = ("/probe", "/Probe this", "'v1:cite:1'")
    assert refusals(caplog) == [f"Refused {act} to user {world.alice.id}, server {HOME}." for act in acts]


async def test_who_may_not_is_suggested_nothing(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Completions are guarded, too, and typing does not fill the log."""
    assert await world.alice.autocomplete(world.channel, "probe", "word", "s") == []
    assert refusals(caplog) == []


async def test_an_old_button_and_an_open_form_ask_again(
    world: World, button: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The role is taken away in between."""
    form = await world.curator.click(button, label="Probe")
    world.env.backend.remove_member_role(HOME, world.curator.id, world.curators.id)
    pressed = await world.curator.click(button, label="Probe")
    sent = await world.curator.submit_modal(form, {"word": "x"})
    assert shown(pressed.response) == shown(sent.response) == FOR_CURATORS
    assert len(refusals(caplog)) == 2


async def test_another_role_named_takes_the_right_away(world: World) -> None:
    """The role that counts is the one that is named now, and one that was deleted counts for nobody."""
    other = world.guild.create_role("Others")
    await world.env.settle()
    await world.bot.desk.guilds.save(HOME, GuildSettings(curators=other.id))
    assert shown((await world.curator.slash(world.channel, "probe", word="x")).response) == FOR_CURATORS
    await world.bot.desk.guilds.save(HOME, GuildSettings())
    assert shown((await world.curator.slash(world.channel, "probe", word="x")).response) == FOR_CURATORS


async def test_elsewhere_nobody_may_not_even_who_runs_the_server(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """The stranger sees no such command; a crafted one, and a button that got there, are refused and logged."""
    assert "probe" not in world.stranger.available_commands(world.lobby)
    command = world.env.backend.find_command("probe", HOME)
    option = {"name": "word", "type": 3, "value": "x"}
    data = {"id": command["id"], "name": "probe", "type": 1, "guild_id": str(HOME), "options": [option]}
    crafted = await world.craft(world.stranger, world.lobby, data)
    assert shown(crafted.response) == READ_ONLY
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[Any] = ui.ActionRow(Press("Probe", Does.CITE, "1"))
    await world.show(view.add_item(row), world.lobby)
    pressed = await world.stranger.click(world.lobby.last_message, label="Probe")
    assert shown(pressed.response) == READ_ONLY
    assert len(refusals(caplog)) == 2
