"""What all gestures have in common: the desk, buttons and forms, whom they are for, and how they answer a question."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot import render
from bot.buttons import Does, Interaction
from bot.cogs.welcome import is_welcome
from bot.desk import Asker, Desk
from bot.rights import must_be_curator, must_set_up
from knowledge import Context, Editor, Receipt

MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[^<>:]+:)\d+>|<t:-?\d+(?::\w)?>")  # mentions, emoji, commands, times

FORM_SECONDS = 15 * 60.0  # as long as Discord lets a form be answered
EXPIRED = "That answer is no longer kept: answers stay for 30 days. Please ask the question again."


class Gesture(commands.Cog):
    """A cog with a desk; `presses` says which buttons it answers, `menus` what it adds to the menu of a message.

    Where `home` is set, its commands are those of home guilds alone. The client asks `allow` before each command,
    completion and button of the gesture, and `Form` before it is taken in: whoever lost a right is refused.
    """

    client: discord.Client  # set when the client loads the gesture
    home: ClassVar[bool] = False
    presses: Mapping[Does, Callable[[Interaction, str], Awaitable[None]]] = {}
    menus: tuple[app_commands.ContextMenu, ...] = ()

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def allow(self, _: Interaction) -> None:
        """Refuse whoever the gesture is not for, by raising NotAllowed: nobody, unless it says otherwise."""


class AdminGesture(Gesture):
    """A gesture for those who run a server."""

    async def allow(self, interaction: Interaction) -> None:
        """Refuse whoever may not set up the bot for their server. Raises NotAllowed."""
        must_set_up(interaction)


class CuratorGesture(Gesture):
    """A gesture for curators alone."""

    home = True

    async def allow(self, interaction: Interaction) -> None:
        """Refuse whoever may not keep facts. Raises NotAllowed."""
        await must_be_curator(interaction, self.desk)


class Form(ui.Modal):
    """A form for those whom its gesture is for; what is sent in is work that the bot finishes before it closes."""

    def __init__(self, gesture: Gesture) -> None:
        super().__init__(timeout=FORM_SECONDS)
        self.gesture, self.desk = gesture, gesture.desk

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Count the form as work, and check once more whom it is for."""
        self.desk.attend()
        await self.gesture.allow(interaction)
        return True

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # type: ignore[override]
        """Leave the error to the one place for errors."""
        await interaction.client.failed(interaction, error)


def asker(interaction: Interaction) -> Asker:
    """Tell who acts, and where."""
    return Asker(interaction.user.id, interaction.channel_id or interaction.user.id)


def editor(interaction: Interaction) -> Editor:
    """Tell who edits: an id of Discord, and a name for curators alone."""
    return Editor(str(interaction.user.id), interaction.user.display_name)


def is_private(interaction: Interaction) -> bool:
    """Tell whether the message with the pressed button is for one person alone; what follows from it stays so."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def is_here(interaction: Interaction) -> bool:
    """Tell whether this happens in a server with the bot: a person may bring it along to others and to messages."""
    return interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None


async def must_wait(interaction: Interaction, desk: Desk) -> bool:
    """Count a question; where it was one too many, say so to the person alone."""
    if seconds := desk.wait(asker(interaction)):
        await interaction.response.send_message(slow_down(seconds), ephemeral=True)
    return bool(seconds)


def slow_down(seconds: int) -> str:
    """Ask for patience."""
    return f"That is a lot of questions at once. Give me {seconds} seconds, then ask again."


async def answer(
    interaction: Interaction, desk: Desk, question: str, *, private: bool, context: Context | None = None
) -> None:
    """Answer a question that came by a command, a button or a form; for the asker alone where that is the rule."""
    if await must_wait(interaction, desk):
        return
    welcome = await is_welcome(interaction, desk)
    await interaction.response.defer(ephemeral=private or not welcome, thinking=True)
    public = welcome and not private and is_here(interaction)
    asked = await desk.ask(question, asker(interaction), context, public=public)
    # only where it is welcome it can be posted
    view = render.reply(asked.reply, asked.receipt, private=private and welcome, key=asked.key)
    message = await interaction.edit_original_response(view=view)
    if stays(interaction, message.flags):
        await desk.shown(asked.receipt, message.id)


def stays(interaction: Interaction, flags: discord.MessageFlags) -> bool:
    """Tell whether a message is one that the bot can edit later: where it is, and not for one person alone."""
    return (is_here(interaction) or interaction.context.dm_channel) and not flags.ephemeral


async def kept(interaction: Interaction, desk: Desk, key: str) -> Receipt | None:
    """Find the receipt of a pressed button; where it is gone, say so to the person alone."""
    receipt = await desk.worker.receipt(key)
    if receipt is None:
        await interaction.response.send_message(EXPIRED, ephemeral=True)
    return receipt


async def show(interaction: Interaction, view: discord.ui.LayoutView) -> None:
    """Show something to the person alone, below: the answer stays where it is."""
    await interaction.response.send_message(view=view, ephemeral=True)
