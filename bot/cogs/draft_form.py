"""The form in which a fact is written: a new one, an edit, or another wording of what somebody proposed."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot import render_review
from bot.buttons import Interaction
from bot.cogs.curating import LONGEST_TITLE, begin, put
from bot.cogs.gesture import Form, Gesture, editor
from bot.drafting import LONGEST_FIELD, Goal, Typed, propose
from bot.markdown import shorten
from bot.reviewing import Spot, case
from knowledge import InvalidDraft, KnowledgeError

NEEDED = frozenset({"statement", "quotes", "attribution"})
FIELDS = {
    "statement": ("Statement", "One neutral sentence that stands alone, in the past tense, with absolute dates"),
    "quotes": ("Exact quote", "To the letter as the source has it; several, one a line"),
    "attribution": ("Who says so", "A person, an agency, a court, or the publication itself"),
    "details": ("Details", "One a line after its name; names apart by semicolons; what is unknown stays empty"),
    "reason": ("Reason", "Why: it stands in the history for everybody"),
}


class DraftForm(Form, title="Fact"):
    """The form, filled in with what is known or was typed before."""

    def __init__(self, gesture: Gesture, typed: Typed) -> None:
        super().__init__(gesture)
        self.typed, self.title = typed, title_of(typed.goal)
        self.inputs: dict[str, ui.TextInput[Any]] = {}
        for name, (label, description) in FIELDS.items():
            if name == "reason" and typed.goal.proposal:
                continue  # the reason of the proposal stays
            field: ui.TextInput[Any] = ui.TextInput(
                custom_id=name,
                style=discord.TextStyle.short if name == "attribution" else discord.TextStyle.paragraph,
                default=getattr(typed, name)[:LONGEST_FIELD] or None,
                required=name in NEEDED or (name == "reason" and bool(typed.goal.fact)),
                max_length=LONGEST_FIELD,
            )
            self.inputs[name] = field
            self.add_item(ui.Label(text=label, description=description, component=field))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Propose it; where it does not hold, say why and keep what was typed."""
        typed = Typed(self.typed.goal, **{name: field.value for name, field in self.inputs.items()})
        await begin(interaction)
        try:
            made = await self.desk.worker.use(propose, typed, editor(interaction))
        except KnowledgeError as error:
            await put(interaction, self._again(typed, error))
            return
        found = await self.desk.worker.use(case, Spot(made.number, 1, typed.goal.document))
        await put(interaction, render_review.proposal(found, "Proposed."))

    def _again(self, typed: Typed, error: KnowledgeError) -> ui.LayoutView:
        goal = typed.goal
        found = (error.problems, error.warnings) if isinstance(error, InvalidDraft) else ((str(error),), ())
        back = Spot(goal.proposal, 1, goal.document) if goal.proposal else None
        return render_review.problems(*found, self.desk.put_by(typed), back)


def title_of(goal: Goal) -> str:
    """Name the form."""
    if goal.proposal:
        return f"Edit proposal {goal.proposal}"
    return shorten(f"Edit {goal.fact}", LONGEST_TITLE) if goal.fact else "New fact"
