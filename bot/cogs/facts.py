"""`/facts`: curators add, edit, retract and undo facts, and read their history. Each makes a proposal, then a card."""

from __future__ import annotations

import re

from discord import app_commands

from bot import render_review
from bot.buttons import Does, Interaction
from bot.cogs.curating import LONGEST_REASON, begin, choice, find_sources, put, source_choices
from bot.cogs.draft_form import DraftForm
from bot.cogs.gesture import CuratorGesture, editor
from bot.desk import Desk
from bot.details import spoken
from bot.drafting import Goal
from bot.drafting import begin as fill_in
from bot.finding import find_entities, find_facts, find_revisions, key_of
from bot.reviewing import Spot, case, past
from knowledge import Action, Evidence, Kind, Level, Proposal

FORGOTTEN = (
    "What you typed is no longer kept: it stays for 15 minutes, and not over a restart of mine."
    " Please begin again with `/facts add`, `/facts edit` or the proposal's Edit button."
)
PAGE = re.compile(r"(.+)\.(\d{1,6}):?", re.DOTALL)

Text = app_commands.Range[str, 1, 100]
Choices = list[app_commands.Choice[str]]

OPTIONS = {
    "about": "An agency or person that it is about; more can be named in the form",
    "action": "What happened to an access, where the fact is about one",
    "system": "The system that the access was to",
    "level": "How far the access goes",
    "evidence": "Who is on record for it",
    "when": "When it happened: 2025-02-17, 2025-02, or 2025-02-10/2025-02-16",
}
WORDS = {
    "action": [choice(spoken(each), each.value) for each in Action],
    "level": [choice(spoken(each), each.value) for each in Level],
    "evidence": [choice(spoken(each), each.value) for each in Evidence],
}


class Facts(CuratorGesture):
    """What a curator does with a fact."""

    facts = app_commands.Group(name="facts", description="Keep the facts: add, edit, retract, undo, history")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.TYPED: self.again, Does.HISTORY: self.page}

    @facts.command(description="Propose a new fact from a source")
    @app_commands.describe(source="The document that it stands in", **OPTIONS)
    @app_commands.choices(**WORDS)
    async def add(  # noqa: PLR0913 (each is an option of the command)
        self,
        interaction: Interaction,
        source: str,
        *,
        about: Text = "",
        action: str = "",
        system: Text = "",
        level: str = "",
        evidence: str = "",
        when: Text = "",
    ) -> None:
        """Open the form for a new fact."""
        given = {"About": about, "Action": action, "System": system, "Level": level, "Evidence": evidence, "When": when}
        await self.write(interaction, Goal(source=source), given)

    @facts.command(description="Propose another wording, quote or detail of a fact")
    @app_commands.describe(fact="The fact: its id, or words of it", **OPTIONS)
    @app_commands.choices(**WORDS)
    async def edit(  # noqa: PLR0913 (each is an option of the command)
        self,
        interaction: Interaction,
        fact: str,
        *,
        about: Text = "",
        action: str = "",
        system: Text = "",
        level: str = "",
        evidence: str = "",
        when: Text = "",
    ) -> None:
        """Open the form, filled in with the fact as it is."""
        given = {"About": about, "Action": action, "System": system, "Level": level, "Evidence": evidence, "When": when}
        await self.write(interaction, Goal(fact=key_of(fact)), given)

    @facts.command(description="Propose that a fact answers no more; it stays in the history, with the reason")
    @app_commands.describe(fact="The fact: its id, or words of it", reason="Why: it stands in the history")
    async def retract(
        self, interaction: Interaction, fact: str, reason: app_commands.Range[str, 1, LONGEST_REASON]
    ) -> None:
        """Propose to retract a fact."""
        await begin(interaction)
        by = editor(interaction)
        made = await self.desk.worker.use(lambda base: base.proposals.retract(key_of(fact), by, reason))
        await self.proposed(interaction, made)

    @facts.command(description="Propose that a fact says again what it said before, also one that was retracted")
    @app_commands.describe(fact="The fact: its id, or words of it", revision="The revision to go back to")
    async def undo(self, interaction: Interaction, fact: str, revision: int) -> None:
        """Propose to go back to an earlier revision."""
        await begin(interaction)
        by = editor(interaction)
        made = await self.desk.worker.use(lambda base: base.proposals.undo(key_of(fact), revision, by))
        await self.proposed(interaction, made)

    @facts.command(description="Every revision of a fact: what changed, when, by whom and why")
    @app_commands.describe(fact="The fact: its id, or words of it; also one that was retracted")
    async def history(self, interaction: Interaction, fact: str) -> None:
        """Show the history of a fact."""
        await begin(interaction)
        await put(interaction, render_review.history(await self.desk.worker.use(past, key_of(fact))))

    async def page(self, interaction: Interaction, argument: str) -> None:
        """Show another page of a history."""
        await begin(interaction)
        found = PAGE.fullmatch(argument)
        key, number = (found[1], int(found[2])) if found else (argument, 1)
        await put(interaction, render_review.history(await self.desk.worker.use(past, key), number))

    async def again(self, interaction: Interaction, key: str) -> None:
        """Open a form again with what was typed."""
        typed = self.desk.typed.recall(key)
        if typed:
            await interaction.response.send_modal(DraftForm(self, typed))
        else:
            await interaction.response.send_message(FORGOTTEN, ephemeral=True)

    async def write(self, interaction: Interaction, goal: Goal, given: dict[str, str]) -> None:
        """Open the form in which a fact is written."""
        typed = await self.desk.worker.use(fill_in, goal, given)
        await interaction.response.send_modal(DraftForm(self, typed))

    async def proposed(self, interaction: Interaction, made: Proposal) -> None:
        """Show what was proposed, with what can be done about it."""
        found = await self.desk.worker.use(case, Spot(made.number))
        await put(interaction, render_review.proposal(found, "Proposed."))

    # What comes up as somebody types

    @add.autocomplete("source")
    async def sources(self, _: Interaction, current: str) -> Choices:
        """Suggest sources."""
        return source_choices(await self.desk.worker.use(find_sources, current))

    @add.autocomplete("about")
    @edit.autocomplete("about")
    async def agencies(self, _: Interaction, current: str) -> Choices:
        """Suggest agencies and people."""
        found = await self.desk.worker.use(find_entities, current, frozenset(Kind) - {Kind.SYSTEM})
        return [choice(each.short, each.id) for each in found]

    @add.autocomplete("system")
    @edit.autocomplete("system")
    async def systems(self, _: Interaction, current: str) -> Choices:
        """Suggest systems."""
        found = await self.desk.worker.use(find_entities, current, frozenset({Kind.SYSTEM}))
        return [choice(each.short, each.id) for each in found]

    @edit.autocomplete("fact")
    @retract.autocomplete("fact")
    async def standing(self, _: Interaction, current: str) -> Choices:
        """Suggest facts that answer."""
        return [choice(name, key) for name, key in await self.desk.worker.use(find_facts, current)]

    @undo.autocomplete("fact")
    @history.autocomplete("fact")
    async def ever(self, _: Interaction, current: str) -> Choices:
        """Suggest facts, those that were retracted too."""
        return [choice(name, key) for name, key in await self.desk.worker.use(find_facts, current, retracted=True)]

    @undo.autocomplete("revision")
    async def revisions(self, interaction: Interaction, current: str) -> list[app_commands.Choice[int]]:
        """Suggest the earlier revisions of the fact that was chosen."""
        key = key_of(str(getattr(interaction.namespace, "fact", "") or ""))
        found = await self.desk.worker.use(find_revisions, key, str(current))
        return [app_commands.Choice(name=choice(name, name).name, value=number) for name, number in found]
