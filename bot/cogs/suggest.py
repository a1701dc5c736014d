"""`/suggest`: anybody proposes a fact with its source; a curator decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands, ui

from bot import render_suggestions
from bot.buttons import Does, Interaction
from bot.cogs.gesture import MARKUP, Form, Gesture, editor, is_private, show
from bot.desk import Desk
from bot.drafting import STANDS_IN
from bot.markdown import visible
from bot.naming import source_of
from knowledge import (
    Draft,
    Editor,
    InvalidDraft,
    KnowledgeBase,
    Proposal,
    Quote,
    Status,
    TooMuch,
    UnknownName,
)

NOBODY = (
    "Nobody reviews suggestions here yet. Whoever runs this bot can turn it on: the README says how, at"
    " `OVERSIGHT_HOME_GUILDS`."
)
NO_TEXT = "That message has no text that could be a fact. Use `/suggest` and write one."
NOT_YOURS = "That is not an open suggestion of yours."
LONGEST = 1_000  # characters of a statement or a quote
EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
FIELDS = {  # label, description, characters
    "statement": ("The fact", "One neutral sentence that can be understood by itself", LONGEST),
    "quote": ("Exact quote", "The words of the source that bear it out, to the letter", LONGEST),
    "where": ("Where it stands", "A link to the source, or its title", 400),
    "says": ("Who says so", "A person, an agency, a court, or the publication itself", 200),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed."""

    statement: str
    quote: str
    where: str
    says: str


class Suggest(Gesture):
    """Suggestions of anybody, in any place, for the one fact base."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.WITHDRAW: self.withdraw}
        self.menus = (
            app_commands.ContextMenu(
                name="Suggest as a fact",
                callback=self.from_message,
                allowed_contexts=EVERYWHERE,
                allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            ),
        )

    @app_commands.command(description="Suggest a fact to the curators, with the source that bears it out")
    @app_commands.describe(mine="True: show your suggestions and what became of them")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def suggest(self, interaction: Interaction, mine: bool = False) -> None:  # noqa: FBT001, FBT002
        """Open the form, or list somebody's suggestions."""
        if mine:
            await show(interaction, render_suggestions.mine(await self.of(interaction)))
        else:
            await self.open(interaction, "")

    async def from_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Open the form with the text of a message."""
        text = " ".join(visible(MARKUP.sub(" ", message.content)).split())
        if text:
            await self.open(interaction, text)
        else:
            await interaction.response.send_message(NO_TEXT, ephemeral=True)

    async def open(self, interaction: Interaction, text: str) -> None:
        """Open the form, unless it would be filled in for nothing."""
        if not self.desk.home_guilds:
            await interaction.response.send_message(NOBODY, ephemeral=True)
            return
        try:
            await self.desk.worker.use(lambda base: base.proposals.may_suggest(editor(interaction)))
        except TooMuch as error:
            await show(interaction, render_suggestions.mine(await self.of(interaction), str(error)))
            return
        await interaction.response.send_modal(SuggestForm(self, text))

    async def of(self, interaction: Interaction) -> tuple[Proposal, ...]:
        """Look up the suggestions of whoever acts."""
        return await self.desk.worker.use(lambda base: base.proposals.suggestions(str(interaction.user.id)))

    async def withdraw(self, interaction: Interaction, argument: str) -> None:
        """Take a suggestion back, where it is open and its author presses."""
        number = int(argument) if argument.isdecimal() and len(argument) < 15 else 0
        told = render_suggestions.said(await self.desk.worker.use(withdraw, number, editor(interaction)))
        if is_private(interaction):
            await interaction.response.edit_message(view=told)
        else:
            await show(interaction, told)


class SuggestForm(Form, title="Suggest a fact"):
    """The form."""

    def __init__(self, gesture: Suggest, text: str) -> None:
        super().__init__(gesture)
        self.inputs: dict[str, ui.TextInput[Any]] = {}
        for name, (label, description, longest) in FIELDS.items():
            self.inputs[name] = ui.TextInput(
                custom_id=name,
                style=discord.TextStyle.paragraph if longest == LONGEST else discord.TextStyle.short,
                default=text[:LONGEST] or None if name == "statement" else None,
                max_length=longest,
            )
            self.add_item(ui.Label(text=label, description=description, component=self.inputs[name]))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Take the suggestion; where it does not hold, give back what was typed."""
        typed = Typed(**{name: " ".join(field.value.split()) for name, field in self.inputs.items()})
        try:
            made = await self.desk.worker.use(suggest, typed, editor(interaction))
        except (InvalidDraft, TooMuch) as error:
            why = " ".join(error.problems) if isinstance(error, InvalidDraft) else str(error)
            await show(
                interaction,
                render_suggestions.given_back(why, (typed.statement, typed.quote, typed.where, typed.says)),
            )
            return
        await show(interaction, render_suggestions.taken(made))


def suggest(base: KnowledgeBase, typed: Typed, by: Editor) -> Proposal:
    """Suggest what was typed. Raises InvalidDraft, TooMuch."""
    source = source_of(base, typed.where)
    draft = Draft(typed.statement, (Quote(source, typed.quote),), attribution=typed.says)
    return base.proposals.suggest(draft, by, "" if source else f"{STANDS_IN}{typed.where}")


def withdraw(base: KnowledgeBase, number: int, by: Editor) -> str:
    """Take a suggestion back; what to tell whoever pressed."""
    try:
        proposal = base.proposals.proposal(number)
    except UnknownName:
        return NOT_YOURS
    if proposal.by.key != by.key:
        return NOT_YOURS
    if proposal.status is not Status.OPEN:
        return f"Suggestion {number} is decided already: {render_suggestions.became(proposal)}."
    base.proposals.withdraw(number, by)
    return f"Suggestion {number} is withdrawn."
