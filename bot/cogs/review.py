"""`/review`: the queue of proposals, one a page, and what a curator decides about each."""

from __future__ import annotations

import asyncio
from functools import partial

from discord import app_commands

from bot import render_review
from bot.buttons import Does, Interaction
from bot.cogs.curating import Sure, begin, find_sources, put, source_choices
from bot.cogs.draft_form import DraftForm
from bot.cogs.gesture import CuratorGesture, editor
from bot.desk import Desk
from bot.drafting import Goal
from bot.drafting import begin as fill_in
from bot.memory import Memory
from bot.reviewing import Spot, case, document_of, first, open_case, queue
from knowledge import AlreadyDecided, InvalidDraft, Shift, StaleProposal

MOST_ASKED = 20  # proposals of which it is remembered what they would change, so that its pages can be turned


class Review(CuratorGesture):
    """What a curator does with a proposal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asking, self._asked = asyncio.Lock(), Memory[tuple[Shift, ...]](desk.clock, MOST_ASKED)
        self.presses = {
            Does.PROPOSAL: self.show,
            Does.QUEUE: self.page,
            Does.ACCEPT: self.accept,
            Does.AMEND: self.amend,
            Does.REJECT: self.reject,
            Does.REDO: self.redo,
            Does.SHIFTS: self.shifts,
            Does.BLOCK: self.block,
            Does.UNBLOCK: self.unblock,
        }

    @app_commands.command(description="What was proposed and waits for a curator, oldest first")
    @app_commands.describe(document="Only what was drafted from this document", as_list="Ten a page, one line each")
    async def review(self, interaction: Interaction, document: str = "", *, as_list: bool = False) -> None:
        """Show the proposal that waits longest, or the list."""
        await begin(interaction)
        chosen = await self.desk.worker.use(document_of, document)
        oldest = None if as_list else await self.desk.worker.use(first, chosen)
        if oldest:
            await put(interaction, render_review.proposal(oldest))
        else:
            await put(interaction, render_review.queue(await self.desk.worker.use(queue, 1, chosen)))

    @review.autocomplete("document")
    async def documents(self, _: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Suggest documents."""
        return source_choices(await self.desk.worker.use(find_sources, current))

    async def show(self, interaction: Interaction, argument: str) -> None:
        """Show a proposal."""
        await begin(interaction)
        await self.redraw(interaction, Spot.read(argument))

    async def page(self, interaction: Interaction, argument: str) -> None:
        """Show a page of the list."""
        await begin(interaction)
        spot = Spot.read(argument)
        await put(interaction, render_review.queue(await self.desk.worker.use(queue, spot.number, spot.document)))

    async def accept(self, interaction: Interaction, argument: str) -> None:
        """Accept a proposal; where that is not possible any more, show it as it is now, and say why."""
        spot, by = Spot.read(argument), editor(interaction)
        await begin(interaction)
        try:
            decision = await self.desk.worker.use(lambda base: base.decisions.accept(spot.number, by))
        except InvalidDraft:
            await self.redraw(interaction, spot, "Not accepted yet.")
            return
        except (AlreadyDecided, StaleProposal):
            await self.redraw(interaction, spot)
            raise
        await self.redraw(interaction, spot, "" if decision.revision else "Your acceptance is noted.")
        if decision.revision:
            await self.desk.changed()

    async def amend(self, interaction: Interaction, argument: str) -> None:
        """Open the form with what was proposed; what is sent in takes its place."""
        spot = Spot.read(argument)
        await self.desk.worker.use(open_case, spot)
        goal = Goal(proposal=spot.number, document=spot.document)
        await interaction.response.send_modal(DraftForm(self, await self.desk.worker.use(fill_in, goal, {})))

    async def reject(self, interaction: Interaction, argument: str) -> None:
        """Ask for the reason, then reject a proposal."""
        spot = Spot.read(argument)
        await self.desk.worker.use(open_case, spot)
        told = "Whoever proposed it is owed one"
        then = partial(self.rejected, spot)
        await interaction.response.send_modal(Sure(self, f"Reject proposal {spot.number}", then, reason=told))

    async def rejected(self, spot: Spot, interaction: Interaction, reason: str) -> None:
        """Reject a proposal, unless somebody else decided it meanwhile."""
        await begin(interaction)
        by = editor(interaction)
        number = await self.desk.worker.use(lambda base: base.decisions.reject([spot.number], by, reason))
        await self.redraw(interaction, spot)
        if not number:
            await self.desk.worker.use(open_case, spot)

    async def redo(self, interaction: Interaction, argument: str) -> None:
        """Propose again, for the fact as it is now, what a stale proposal proposed."""
        spot, by = Spot.read(argument), editor(interaction)
        await begin(interaction)
        made = await self.desk.worker.use(lambda base: base.proposals.redo(spot.number, by))
        await self.redraw(interaction, Spot(made.number, 1, spot.document), "Redone: see it against the fact as it is.")

    async def shifts(self, interaction: Interaction, argument: str) -> None:
        """Show which golden questions would be answered differently: the page below, a further one in its place."""
        spot = Spot.read(argument)
        await interaction.response.defer(ephemeral=True, thinking=True) if spot.page == 1 else await begin(interaction)
        found = await self.asked(spot.number)
        await put(interaction, render_review.shifts(spot.number, found, spot.page))

    async def asked(self, number: int) -> tuple[Shift, ...]:
        """Ask the golden questions before and after a proposal, outside of the worker's thread; one at a time."""
        async with self._asking:
            key = (number, (await self.desk.worker.base()).head)
            found = self._asked.recall(key)
            if found is None:
                ask = await self.desk.worker.use(lambda base: base.decisions.shifts(number))
                found = await asyncio.to_thread(ask)
                self._asked.remember(key, found)
        return found

    async def block(self, interaction: Interaction, argument: str) -> None:
        """Ask once more, then stop the person who suggested this from suggesting."""
        spot = Spot.read(argument)
        await self.desk.worker.use(case, spot)
        then = partial(self.blocked, spot)
        await interaction.response.send_modal(Sure(self, "Stop this person from suggesting?", then, word="block"))

    async def blocked(self, spot: Spot, interaction: Interaction, _: str) -> None:
        """Block the person, and reject what they have open."""
        await begin(interaction)
        by = editor(interaction)
        person = (await self.desk.worker.use(case, spot)).dossier.proposal.by
        number = await self.desk.worker.use(lambda base: base.proposals.block(person, by))
        await put(interaction, render_review.blocked(person, number, spot.document))

    async def unblock(self, interaction: Interaction, key: str) -> None:
        """Let a person suggest again."""
        await begin(interaction)
        was = await self.desk.worker.use(lambda base: base.proposals.unblock(key))
        sentence = "They may suggest again." if was else "They may suggest already."
        await put(interaction, render_review.said(f"{sentence} What was rejected stays so."))

    async def redraw(self, interaction: Interaction, spot: Spot, note: str = "") -> None:
        """Show a proposal as it is now."""
        await put(interaction, render_review.proposal(await self.desk.worker.use(case, spot), note))
