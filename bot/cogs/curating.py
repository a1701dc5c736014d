"""What the gestures of curators have in common: how they answer, and the forms that ask once more or for a reason."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands, ui

from bot.buttons import Interaction
from bot.cogs.gesture import Form, Gesture, is_private
from bot.markdown import plain, shorten
from knowledge import KnowledgeBase, Source

LONGEST_REASON = 500  # characters: it stands in the history, under the change
LONGEST_TITLE, LONGEST_LABEL = 45, 45  # Discord's limits for a form
LONGEST_CHOICE, LONGEST_VALUE = 100, 100  # and for what comes up while somebody types
SUGGESTED = 25

Then = Callable[[Interaction, str], Awaitable[None]]


async def begin(interaction: Interaction) -> None:
    """Tell Discord that it is being worked on: in place of the person's own message, else in a new one for them."""
    if is_private(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


async def put(interaction: Interaction, view: ui.LayoutView) -> None:
    """Show what was begun."""
    await interaction.edit_original_response(view=view)


class Sure(Form, title="Sure?"):
    """A form that asks once more: for a word to be typed, for a reason, or for both; then it is done."""

    def __init__(self, gesture: Gesture, title: str, then: Then, *, word: str = "", reason: str = "") -> None:
        super().__init__(gesture)
        self.title, self.word, self._then = shorten(title, LONGEST_TITLE), word, then
        self._typed: ui.TextInput[Any] = ui.TextInput(custom_id="word", max_length=20)
        style = discord.TextStyle.paragraph
        self._reason: ui.TextInput[Any] = ui.TextInput(custom_id="reason", style=style, max_length=LONGEST_REASON)
        if word:
            self.add_item(ui.Label(text=shorten(f"Type {word} to go on", LONGEST_LABEL), component=self._typed))
        if reason:
            self.add_item(ui.Label(text="Reason", description=reason, component=self._reason))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Do it, where the word is right."""
        typed = self._typed.value.strip().strip("#.").replace(",", "").casefold()
        if self.word and typed != self.word.casefold():
            sentence = f"Nothing was done: type {self.word} to go on, not “{shorten(self._typed.value, 20)}”."
            if self._reason.value:
                sentence += f" Your reason was: {plain(self._reason.value, LONGEST_REASON)}"
            await interaction.response.send_message(sentence, ephemeral=True)
            return
        await self._then(interaction, self._reason.value)


def find_sources(base: KnowledgeBase, text: str) -> tuple[Source, ...]:
    """Find sources by words of their title, publisher or id, newest first."""
    words = text.casefold().split()
    found = (s for s in base.sources() if all(w in f"{s.id} {s.title} {s.publisher}".casefold() for w in words))
    return tuple(sorted(found, key=lambda source: source.published, reverse=True)[:SUGGESTED])


def source_choices(sources: tuple[Source, ...]) -> list[app_commands.Choice[str]]:
    """Offer sources while somebody types."""
    named = ((f"{each.id} · {each.title} · {each.publisher}", each.id) for each in sources)
    return [choice(name, value) for name, value in named]


def choice(name: str, value: str) -> app_commands.Choice[str]:
    """Offer a value under a name."""
    return app_commands.Choice(name=shorten(name, LONGEST_CHOICE) or value, value=value)
