"""Deciding about many proposals at once: those of a page or a document, each time after being asked once more."""

from __future__ import annotations

from functools import partial

from bot import render_review
from bot.buttons import Does, Interaction
from bot.cogs.curating import Sure, begin, put
from bot.cogs.gesture import CuratorGesture, editor
from bot.desk import Desk
from bot.reviewing import Span, within
from bot.wording import count

NONE_LEFT = "None of these waits any more: somebody decided them. The list shows what is left."


class Bulk(CuratorGesture):
    """What a curator does with many proposals. A form is for exactly those that were open when it was opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {
            Does.ACCEPT_ALL: self.accept,
            Does.ACCEPT_ACCESS: self.accept_access,
            Does.REJECT_ALL: self.reject,
        }

    async def accept(self, interaction: Interaction, argument: str) -> None:
        """Ask once more, then accept those of a span."""
        await self.ask_to_accept(interaction, Span.read(argument), "proposal")

    async def accept_access(self, interaction: Interaction, argument: str) -> None:
        """Ask once more, then accept those of a span that are about an access."""
        await self.ask_to_accept(interaction, Span.read(argument), "access fact", access=True)

    async def ask_to_accept(self, interaction: Interaction, span: Span, what: str, *, access: bool = False) -> None:
        """Open the form that asks for the number."""
        numbers = await self.desk.worker.use(within, span, access=access)
        if not numbers:
            await interaction.response.send_message(NONE_LEFT, ephemeral=True)
            return
        title, then = f"Accept {count(len(numbers), what)}?", partial(self.accepted, span, numbers)
        await interaction.response.send_modal(Sure(self, title, then, word=str(len(numbers))))

    async def accepted(self, span: Span, numbers: tuple[int, ...], interaction: Interaction, _: str) -> None:
        """Accept them, and tell what came of it."""
        await begin(interaction)
        by = editor(interaction)
        found = await self.desk.worker.use(lambda base: base.decisions.accept_all(numbers, by))
        await put(interaction, render_review.many(found, span))
        if found.accepted:
            await self.desk.changed()

    async def reject(self, interaction: Interaction, argument: str) -> None:
        """Ask for the number and a reason, then reject those of a span."""
        span = Span.read(argument)
        numbers = await self.desk.worker.use(within, span)
        if not numbers:
            await interaction.response.send_message(NONE_LEFT, ephemeral=True)
            return
        title, then = f"Reject {count(len(numbers), 'proposal')}?", partial(self.rejected, span, numbers)
        told = "One for all of them"
        await interaction.response.send_modal(Sure(self, title, then, word=str(len(numbers)), reason=told))

    async def rejected(self, span: Span, numbers: tuple[int, ...], interaction: Interaction, reason: str) -> None:
        """Reject them, and tell how many were still open."""
        await begin(interaction)
        by = editor(interaction)
        number = await self.desk.worker.use(lambda base: base.decisions.reject(numbers, by, reason))
        await put(interaction, render_review.rejected(number, span))
