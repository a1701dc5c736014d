"""`/sources`: the documents behind the answers."""

from __future__ import annotations

from discord import app_commands

from bot import render
from bot.buttons import Does, Interaction, to_page
from bot.cogs.gesture import Gesture, show
from bot.desk import Desk


class Sources(Gesture):
    """The list of documents."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.DOCUMENTS: self.page}

    @app_commands.command(description="The documents that answers are drawn from")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def sources(self, interaction: Interaction) -> None:
        """List the documents."""
        view = render.documents(await self.desk.worker.sources(), await self.desk.worker.base())
        await interaction.response.send_message(view=view, ephemeral=True)

    async def page(self, interaction: Interaction, argument: str) -> None:
        """Show another page of the list."""
        _, number = to_page(argument)
        view = render.documents(await self.desk.worker.sources(), await self.desk.worker.base(), number)
        await show(interaction, view)
