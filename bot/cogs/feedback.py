"""👎 and "Send to curators": a question gets to those who keep the facts, without the name of who asked it.

A question is held in memory alone; where it is forgotten, whoever presses is asked for it.
"""

from __future__ import annotations

from typing import Any, cast

import discord
from discord import ui

from bot.buttons import Does, Interaction
from bot.cogs.gesture import Form, Gesture, must_wait
from bot.desk import Desk

LONGEST_QUESTION = 300  # characters: what curators keep of one
THANKS = "Thank you. The question goes to the curators; your name is not kept."
NOTHING = "Thank you. There is nothing in it that curators could look up, or they have seen it already."
AGAIN = "Thank you, you have said so already."
NOBODY = "Nobody curates the facts here, so the question cannot be sent to anybody."


class Feedback(Gesture):
    """What curators hear of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.DISLIKE: self.dislike, Does.SEND: self.send}

    async def dislike(self, interaction: Interaction, receipt: str) -> None:
        """Take in that an answer was no good, once from each person."""
        await self.take(interaction, receipt, disliked=True)

    async def send(self, interaction: Interaction, key: str) -> None:
        """Take in a question that had no answer, because its asker wants it to be looked at."""
        await self.take(interaction, key, disliked=False)

    async def take(self, interaction: Interaction, key: str, *, disliked: bool) -> None:
        """Leave the question that is held under a key, or ask for it where it is forgotten."""
        pressed, question = (interaction.user.id, key), self.desk.questions.recall(key)
        if not self.desk.curated:
            await tell(interaction, NOBODY)
        elif self.desk.disliked.recall(pressed):
            await tell(interaction, AGAIN)
        elif question:
            await self.leave(interaction, key, question, disliked=disliked)
        else:
            await interaction.response.send_modal(Forgotten(self, key, disliked=disliked))

    async def leave(
        self, interaction: Interaction, key: str, question: str, remark: str = "", *, disliked: bool
    ) -> None:
        """Leave a question for curators, and say thanks in one line."""
        self.desk.disliked.remember((interaction.user.id, key), True)
        left = await self.desk.worker.use(lambda base: base.inbox.leave(question, disliked=disliked, remark=remark))
        await tell(interaction, THANKS if left else NOTHING)


class Forgotten(Form, title="Tell the curators"):
    """The form for a question that is not held any more."""

    question: ui.Label[Any] = ui.Label(
        text="What did you ask?",
        description="Names, addresses and numbers of people are taken out before anybody reads it.",
        component=ui.TextInput(custom_id="question", max_length=LONGEST_QUESTION),
    )
    remark: ui.Label[Any] = ui.Label(
        text="What was wrong?",
        component=ui.TextInput(
            custom_id="remark", max_length=LONGEST_QUESTION, required=False, style=discord.TextStyle.paragraph
        ),
    )

    def __init__(self, gesture: Feedback, key: str, *, disliked: bool) -> None:
        super().__init__(gesture)
        self.feedback, self.key, self.about_an_answer = gesture, key, disliked
        if not disliked:
            self.remove_item(self.remark)

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Leave it, as one of the questions that a person may ask in a while."""
        if await must_wait(interaction, self.desk):
            return
        question, remark = (cast("ui.TextInput[Any]", each.component).value for each in (self.question, self.remark))
        await self.feedback.leave(interaction, self.key, question, remark, disliked=self.about_an_answer)


async def tell(interaction: Interaction, sentence: str) -> None:
    """Say something to the person alone."""
    await interaction.response.send_message(sentence, ephemeral=True)
