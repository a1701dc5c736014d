"""`/about`: everything on record about one agency, system or person."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import render
from bot.buttons import Does, Interaction, to_page
from bot.cogs.gesture import Gesture, asker, must_wait, show, stays
from bot.cogs.welcome import is_welcome
from bot.desk import Desk
from bot.markdown import shorten

SUGGESTED = 25  # names that Discord shows while somebody types
LONGEST_CHOICE = 100  # characters of one
UNKNOWN = "No agency, system or person of that name is known here. Choose one of the names that come up as you type."


class About(Gesture):
    """The card of an entity."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.CARD: self.page}

    @app_commands.command(description="What is on record about one agency, system or person")
    @app_commands.describe(name="An agency, a system or a person")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def about(self, interaction: Interaction, name: str) -> None:
        """Show the card."""
        if await must_wait(interaction, self.desk):
            return
        card = await self.desk.worker.about(name)
        if card is None:
            await interaction.response.send_message(UNKNOWN, ephemeral=True)
            return
        whole = render.card_answer(card)
        receipt = await self.desk.keep(whole, asker(interaction).channel) if whole else None
        view = render.card(card, receipt.id if receipt else "")
        sent = await interaction.response.send_message(
            view=view, ephemeral=not await is_welcome(interaction, self.desk)
        )
        message = sent.resource
        if isinstance(message, discord.InteractionMessage) and stays(interaction, message.flags):
            await self.desk.shown(receipt, message.id)

    @about.autocomplete("name")
    async def suggest(self, _: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Suggest names, misspelt or half typed."""
        return await names(self.desk, current)

    async def page(self, interaction: Interaction, argument: str) -> None:
        """Show another page of a card."""
        key, number = to_page(argument)
        if card := await self.desk.worker.about(key):
            await show(interaction, render.card(card, "", number))
        else:
            await interaction.response.send_message(UNKNOWN, ephemeral=True)


async def names(desk: Desk, current: str) -> list[app_commands.Choice[str]]:
    """Offer the agencies, systems and people whose names come nearest to what is being typed."""
    found = await desk.worker.names(current, SUGGESTED)
    return [
        app_commands.Choice(name=shorten(entity.short, LONGEST_CHOICE), value=shorten(entity.name, LONGEST_CHOICE))
        for entity in found[:SUGGESTED]
    ]
