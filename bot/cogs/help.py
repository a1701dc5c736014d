"""`/help`: what can be asked, and examples to press."""

from __future__ import annotations

from discord import app_commands

from bot import render
from bot.buttons import Interaction
from bot.cogs.gesture import Gesture


class Help(Gesture):
    """The way in."""

    @app_commands.command(description="What I can answer, with examples to press")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, interaction: Interaction) -> None:
        """Show what can be asked."""
        view = render.welcome(await self.desk.worker.examples(), await self.desk.worker.base())
        await interaction.response.send_message(view=view, ephemeral=True)
