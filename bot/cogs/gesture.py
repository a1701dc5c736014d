"""What all gestures have in common: the desk, their buttons, and how they answer a question in an interaction."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping

import discord
from discord.ext import commands

from bot import render
from bot.buttons import Does, Interaction
from bot.desk import Asker, Desk
from knowledge import Context, Receipt

MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[^<>:]+:)\d+>|<t:-?\d+(?::\w)?>")  # mentions, emoji, commands, times

EXPIRED = "That answer is no longer kept: answers stay for 30 days. Please ask the question again."


class Gesture(commands.Cog):
    """A cog with a desk; `presses` says which buttons it answers."""

    presses: Mapping[Does, Callable[[Interaction, str], Awaitable[None]]] = {}

    def __init__(self, desk: Desk) -> None:
        self.desk = desk


def asker(interaction: Interaction) -> Asker:
    """Tell who acts, and where."""
    return Asker(interaction.user.id, interaction.channel_id or interaction.user.id)


def is_private(interaction: Interaction) -> bool:
    """Tell whether the message with the pressed button is for one person alone; what follows from it stays so."""
    return interaction.message is not None and interaction.message.flags.ephemeral


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
    """Answer a question that came by a command, a button or a form."""
    if await must_wait(interaction, desk):
        return
    await interaction.response.defer(ephemeral=private, thinking=True)
    asked = await desk.ask(question, asker(interaction), context)
    view = render.reply(asked.reply, asked.receipt, private=private)
    message = await interaction.edit_original_response(view=view)
    if not private:
        await desk.shown(asked.receipt, message.id)


async def kept(interaction: Interaction, desk: Desk, key: str) -> Receipt | None:
    """Find the receipt of a pressed button; where it is gone, say so to the person alone."""
    receipt = await desk.worker.receipt(key)
    if receipt is None:
        await interaction.response.send_message(EXPIRED, ephemeral=True)
    return receipt


async def show(interaction: Interaction, view: discord.ui.LayoutView) -> None:
    """Show something to the person alone, below: the answer stays where it is."""
    await interaction.response.send_message(view=view, ephemeral=True)
