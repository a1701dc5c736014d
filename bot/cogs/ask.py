"""Asking by command: `/ask`, and the buttons of help and refusals that ask a question."""

from __future__ import annotations

from discord import app_commands

from bot.buttons import Does, Interaction
from bot.cogs.gesture import MARKUP, Gesture, answer, is_private
from bot.desk import Desk
from knowledge import Context


class Ask(Gesture):
    """Questions in, answers out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.ASK: self.press, Does.ASK_FACT: self.press_fact}

    @app_commands.command(description="Ask what is on record about DOGE and access to government systems")
    @app_commands.describe(question="Your question, in your own words", private="Show the answer to you alone")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(self, interaction: Interaction, question: str, private: bool = False) -> None:  # noqa: FBT001, FBT002
        """Answer a question."""
        await answer(interaction, self.desk, MARKUP.sub(" ", question), private=private)

    async def press(self, interaction: Interaction, question: str) -> None:
        """Answer the question on a button."""
        await answer(interaction, self.desk, question, private=is_private(interaction), context=Context())

    async def press_fact(self, interaction: Interaction, fact: str) -> None:
        """Answer with a fact whose question was too long for its button."""
        await self.press(interaction, await self.desk.worker.statement(fact) or "")
