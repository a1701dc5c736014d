"""`/unanswered`: what people asked in vain; curators teach it to a fact, write a new one, or put it away."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, cast

from discord import app_commands, ui
from discord.ext import tasks

from bot import render_inbox
from bot.buttons import Does, Interaction
from bot.cogs.curating import begin, find_sources, put
from bot.cogs.draft_form import DraftForm
from bot.cogs.gesture import CuratorGesture, Form
from bot.desk import Desk
from bot.drafting import Goal
from bot.drafting import begin as fill_in
from bot.finding import key_of
from bot.render_inbox import FACTS, Place
from knowledge import Asked, Fact, KnowledgeBase, Taught

log = logging.getLogger(__name__)

A_DAY = 24  # hours between two times at which old questions go
LONGEST_WORDS = 200
NOT_FOUND = "No fact says that. Nothing was taught; try other words, or New fact."


class Unanswered(CuratorGesture):
    """What a curator does with questions that had no answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {
            Does.INBOX: self.turn,
            Does.TEACH: self.teach,
            Does.TEACH_OTHER: self.another,
            Does.NEW_FACT: self.write,
            Does.NOT_OURS: self.dismiss,
            Does.WAIT_AGAIN: self.undo,
        }

    async def cog_load(self) -> None:
        """Begin to let old questions go."""
        self.prune.start()

    async def cog_unload(self) -> None:
        """Stop it."""
        self.prune.cancel()

    @tasks.loop(hours=A_DAY)
    async def prune(self) -> None:
        """Let go of questions that are older than 30 days."""
        await self.desk.worker.use(lambda base: base.inbox.prune())

    @app_commands.command(description="What people asked and nothing on record answers, most asked first")
    async def unanswered(self, interaction: Interaction) -> None:
        """Show what was asked most."""
        await begin(interaction)
        await self.show(interaction, 1)

    async def turn(self, interaction: Interaction, argument: str) -> None:
        """Show another group."""
        await begin(interaction)
        await self.show(interaction, Place.read(f"0.{argument}").at)

    async def show(self, interaction: Interaction, at: int) -> None:
        """Show the group at a place of the list, the last one where it is shorter by now."""
        found, at, of = await self.desk.worker.use(_group_at, at)
        await put(interaction, render_inbox.group(found, at, of) if found else render_inbox.empty())

    async def teach(self, interaction: Interaction, argument: str) -> None:
        """Let a fact answer the group."""
        place = Place.read(argument)
        await begin(interaction)
        await self.taught(interaction, place)

    async def taught(self, interaction: Interaction, place: Place) -> None:
        """Teach, and show what was taught."""
        taught, fact = await self.desk.worker.use(_teach, place)
        log.info("User %s taught %s %s questions.", interaction.user.id, fact.id, len(taught.wordings))
        await put(interaction, render_inbox.taught(taught, fact, place.at))

    async def another(self, interaction: Interaction, argument: str) -> None:
        """Ask for another fact, by id or words."""
        await interaction.response.send_modal(Another(self, Place.read(argument)))

    async def find(self, interaction: Interaction, place: Place, words: str) -> None:
        """Teach the fact of that id, or offer those that words find."""
        await begin(interaction)
        found, of = await self.desk.worker.use(_near, place, words)
        if not found.near:
            await interaction.followup.send(NOT_FOUND, ephemeral=True)
        elif found.near[0].id == key_of(words):
            await self.taught(interaction, replace(place, fact=found.near[0].id))
        else:
            await put(interaction, render_inbox.group(found, place.at, of, "Found by your words"))

    async def write(self, interaction: Interaction, argument: str) -> None:
        """Open the form for a new fact; where there are several documents, ask first from which it comes."""
        place = Place.read(argument)
        sources = await self.desk.worker.use(find_sources, "")
        chosen = place.fact or (sources[0].id if len(sources) == 1 else "")
        if chosen:
            typed = await self.desk.worker.use(fill_in, Goal(source=chosen), {})
            await interaction.response.send_modal(DraftForm(self, typed))
        else:
            await begin(interaction)
            await put(interaction, render_inbox.documents(sources, place.at))

    async def dismiss(self, interaction: Interaction, argument: str) -> None:
        """Put the group away."""
        place = Place.read(argument)
        await begin(interaction)
        found = await self.desk.worker.use(lambda base: base.inbox.dismiss(place.number))
        log.info("User %s dismissed %s questions.", interaction.user.id, found.times)
        await put(interaction, render_inbox.dismissed(found, place.at))

    async def undo(self, interaction: Interaction, argument: str) -> None:
        """Let a group wait again that was taught or put away."""
        place = Place.read(argument)
        await begin(interaction)
        found, of = await self.desk.worker.use(_undo, place.number)
        log.info("User %s let %s questions wait again.", interaction.user.id, found.times)
        await put(interaction, render_inbox.group(found, min(place.at, of), of, "It waits again"))


class Another(Form, title="Teach another fact"):
    """The form for a fact that is not among the nearest."""

    fact: ui.Label[Any] = ui.Label(
        text="The fact",
        description="Its id, such as F12, or words of it",
        component=ui.TextInput(custom_id="fact", max_length=LONGEST_WORDS),
    )

    def __init__(self, gesture: Unanswered, place: Place) -> None:
        super().__init__(gesture)
        self.unanswered, self.place = gesture, place

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Teach it, or show what was found."""
        words = cast("ui.TextInput[Any]", self.fact.component).value
        await self.unanswered.find(interaction, self.place, words)


def _group_at(base: KnowledgeBase, at: int) -> tuple[Asked | None, int, int]:
    of = base.inbox.count()
    at = max(min(at, of), 1)
    return next(iter(base.inbox.groups(1, at - 1)), None), at, of


def _teach(base: KnowledgeBase, place: Place) -> tuple[Taught, Fact]:
    """Teach the fact to the group. Raises UnknownName, NotTaught."""
    taught = base.inbox.teach(place.number, place.fact)
    return taught, next(fact for fact in base.facts() if fact.id == taught.fact)


def _near(base: KnowledgeBase, place: Place, words: str) -> tuple[Asked, int]:
    """Give the group with the fact of that id, or those that words find; and how many groups wait."""
    exact = tuple(fact for fact in base.facts() if fact.id == key_of(words))
    near = exact or tuple(found.fact for found in base.search(words, FACTS))
    return replace(base.inbox.group(place.number), near=near), base.inbox.count()


def _undo(base: KnowledgeBase, number: int) -> tuple[Asked, int]:
    """Let a group wait again; it, and how many wait then."""
    return base.inbox.undo(number), base.inbox.count()
