"""The form for what is said of a document: before it is taken in, and where it has to be corrected later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from discord import ui

from bot.buttons import Interaction
from bot.cogs.gesture import Form, Gesture
from bot.told import Told
from knowledge import Document, Source

LONGEST_FIELD = 300
FIELDS = {
    "title": ("Title", "As it stands over the document"),
    "publisher": ("Publisher", "The newsroom, court, agency or person that published it"),
    "published": ("Published", "The day, as 2025-02-17"),
    "url": ("Link", "Where it can be read; a newer text at a known link is a new version. May stay empty"),
}


class DocumentForm(Form, title="Document"):
    """The form with what is said of a document so far."""

    def __init__(
        self,
        gesture: Gesture,
        title: str,
        stated: Document | Source,
        then: Callable[[Interaction, Told], Awaitable[None]],
    ) -> None:
        super().__init__(gesture)
        self.title, self._then = title, then
        self.inputs: dict[str, ui.TextInput[Any]] = {}
        for name, (label, description) in FIELDS.items():
            said = getattr(stated, name)[:LONGEST_FIELD]
            field: ui.TextInput[Any] = ui.TextInput(
                custom_id=name, default=said or None, required=name != "url", max_length=LONGEST_FIELD
            )
            self.inputs[name] = field
            self.add_item(ui.Label(text=label, description=description, component=field))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Go on with what was typed."""
        await self._then(interaction, Told(**{name: field.value for name, field in self.inputs.items()}))
