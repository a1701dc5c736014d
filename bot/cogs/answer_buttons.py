"""The buttons of an answer: its sources, a line to cite, more of it, a follow-up, and posting a private one."""

from __future__ import annotations

from typing import Any, cast

from discord import ui

from bot import render
from bot.buttons import Does, Interaction, to_page
from bot.cogs.gesture import Form, Gesture, answer, is_private, kept, must_wait, show, stays
from bot.cogs.welcome import directions, is_welcome
from bot.desk import Desk
from knowledge import Context

LONGEST_QUESTION = 500  # characters that the form takes
GONE = Context()  # what a follow-up leans on when its answer is forgotten: nothing


class AnswerButtons(Gesture):
    """What can be done with an answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {
            Does.ANSWER: self.page,
            Does.SOURCES: self.sources,
            Does.CITE: self.cite,
            Does.POST: self.post,
            Does.FOLLOW_UP: self.follow_up,
        }

    async def page(self, interaction: Interaction, argument: str) -> None:
        """Show another page of an answer."""
        key, number = to_page(argument)
        if receipt := await kept(interaction, self.desk, key):
            await show(interaction, render.answer(receipt.answer, key, number))

    async def sources(self, interaction: Interaction, argument: str) -> None:
        """Show where the answer comes from."""
        key, number = to_page(argument)
        if receipt := await kept(interaction, self.desk, key):
            await show(interaction, render.sources(receipt.answer, key, number))

    async def cite(self, interaction: Interaction, argument: str) -> None:
        """Show a line to paste."""
        key, number = to_page(argument)
        if receipt := await kept(interaction, self.desk, key):
            await show(interaction, render.cite(receipt.answer, key, number))

    async def post(self, interaction: Interaction, key: str) -> None:
        """Post a private answer for everybody, once: its button goes away."""
        if not await is_welcome(interaction, self.desk):
            await interaction.response.send_message(await directions(interaction, self.desk), ephemeral=True)
            return
        receipt = await kept(interaction, self.desk, key)
        if receipt is None or await must_wait(interaction, self.desk):
            return
        self.desk.questions.remember(key, "")  # the answer is for everybody from now on, the question is not
        curated = self.desk.curated
        await interaction.response.edit_message(view=render.answer(receipt.answer, key, curated=curated))
        view = render.answer(receipt.answer, key, curated=curated)
        public = await interaction.followup.send(view=view, wait=True)
        if stays(interaction, public.flags):
            await self.desk.shown(receipt, public.id)

    async def follow_up(self, interaction: Interaction, key: str) -> None:
        """Ask for the follow-up question."""
        await interaction.response.send_modal(FollowUp(self, key))


class FollowUp(Form, title="Follow up"):
    """The form for a follow-up question."""

    question: ui.Label[Any] = ui.Label(
        text="Your question",
        description="It may lean on this answer: “who blocked it?”, “and at the Treasury?”",
        component=ui.TextInput(max_length=LONGEST_QUESTION),
    )

    def __init__(self, gesture: AnswerButtons, receipt: str) -> None:
        super().__init__(gesture)
        self.receipt = receipt

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Answer it, for whom the first answer was."""
        context = await self.desk.context_of(self.receipt) or GONE
        question = cast("ui.TextInput[Any]", self.question.component).value
        await answer(interaction, self.desk, question, private=is_private(interaction), context=context)
