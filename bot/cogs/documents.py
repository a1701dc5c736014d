"""`/documents`: a curator sends a document in, corrects what it states about itself, and takes it in for review."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import app_commands, ui

from bot import render_documents
from bot.buttons import Does, Interaction
from bot.cogs.curating import begin, put
from bot.cogs.gesture import CuratorGesture, Form, editor
from bot.desk import Desk
from bot.memory import Memory
from bot.reviewing import Spot
from bot.shelving import shelf
from knowledge import MOST_BYTES, Document, Drawn, IncompleteDocument, UnreadableDocument, read_document

MOST_UPLOADS = 8  # documents that wait to be taken in, of two million characters each at most; they are in memory alone
LONGEST_FIELD = 300
FORGOTTEN = "That document is no longer kept: one that is not taken in goes after 15 minutes. Please send it again."
FIELDS = {
    "title": ("Title", "As it stands over the document"),
    "publisher": ("Publisher", "The newsroom, court, agency or person that published it"),
    "published": ("Published", "The day, as 2025-02-17"),
    "url": ("Link", "Where it can be read; a newer text at a known link is a new version. May stay empty"),
}


class Documents(CuratorGesture):
    """Documents on their way in, and those that are held."""

    documents = app_commands.Group(name="documents", description="The documents that facts are drafted from")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._uploads = Memory[Drawn](desk.clock, MOST_UPLOADS)
        self._reading = asyncio.Semaphore(1)  # a reading process may take 512 MB, and drafting a long text a processor
        self.presses = {Does.CORRECT: self.correct, Does.TAKE_IN: self.take_in, Does.SHELF: self.page}

    @documents.command(description="Send in a document: .txt, .md, .html, .pdf or .docx, up to 10 MB")
    @app_commands.describe(
        file="The document",
        title="Its title, where it does not state it",
        publisher="Who published it",
        published="When, as 2025-02-17",
        url="Where it can be read",
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        title: str = "",
        publisher: str = "",
        published: str = "",
        url: str = "",
    ) -> None:
        """Read a document, and show what would be taken in."""
        await begin(interaction)
        told = Told(title, publisher, published, url)
        data = await _fetched(file)
        async with self._reading:
            document = await asyncio.to_thread(read_document, file.filename, data)
        await self.show(interaction, told.of(document))

    async def show(self, interaction: Interaction, document: Document, note: str = "") -> None:
        """Draft a document outside of the base's thread, keep it for a while, and show its card."""
        async with self._reading:
            draw = await self.desk.worker.use(lambda base: base.documents.drawing(document))
            drawn = await asyncio.to_thread(draw)
        key = str(interaction.id)
        self._uploads.remember(key, drawn)
        await put(interaction, render_documents.upload(drawn, key, note))

    async def correct(self, interaction: Interaction, key: str) -> None:
        """Open the form with what the document states."""
        if drawn := await self.kept(interaction, key):
            await interaction.response.send_modal(Correction(self, key, drawn.document))

    async def take_in(self, interaction: Interaction, key: str) -> None:
        """Take the document in; its drafts wait for review."""
        drawn = await self.kept(interaction, key)
        if drawn is None:
            return
        await begin(interaction)
        by, document = editor(interaction), drawn.document
        try:
            taken = await self.desk.worker.use(lambda base: base.documents.add(document, by, drawn=drawn))
        except IncompleteDocument as error:
            await put(interaction, render_documents.upload(drawn, key, render_documents.lacking(error)))
            return
        self._uploads.forget(key)
        await put(interaction, render_documents.taken(taken))

    async def kept(self, interaction: Interaction, key: str) -> Drawn | None:
        """Find the document of a card; where it is gone, say so to the person alone."""
        drawn = self._uploads.recall(key)
        if drawn is None:
            await interaction.response.send_message(FORGOTTEN, ephemeral=True)
        return drawn

    async def corrected(self, interaction: Interaction, key: str, told: Told) -> None:
        """Show the card again with what was typed."""
        if drawn := await self.kept(interaction, key):
            await begin(interaction)
            self._uploads.forget(key)
            await self.show(interaction, told.in_place_of(drawn.document))

    @documents.command(description="The documents that are held: their versions, and the drafts that wait")
    async def list(self, interaction: Interaction) -> None:
        """List the documents, newest first."""
        await begin(interaction)
        await put(interaction, render_documents.shelf(await self.desk.worker.use(shelf, 1)))

    async def page(self, interaction: Interaction, argument: str) -> None:
        """Show another page of the list."""
        await begin(interaction)
        number = Spot.read(argument).number
        await put(interaction, render_documents.shelf(await self.desk.worker.use(shelf, number)))


@dataclass(frozen=True, slots=True)
class Told:
    """What a curator says of a document."""

    title: str
    publisher: str
    published: str
    url: str

    def of(self, document: Document) -> Document:
        """Give the document with what was said; what was left out stays as it is stated."""
        return self.in_place_of(document, keep=True)

    def in_place_of(self, document: Document, *, keep: bool = False) -> Document:
        """Give the document with what was said, in place of all that it states."""
        said = {name: " ".join(getattr(self, name).split()) for name in FIELDS}
        return replace(document, **{name: text for name, text in said.items() if text or not keep})


class Correction(Form, title="Correct"):
    """The form with what a document states about itself."""

    def __init__(self, gesture: Documents, key: str, document: Document) -> None:
        super().__init__(gesture)
        self._documents, self._key = gesture, key
        self.inputs: dict[str, ui.TextInput[Any]] = {}
        for name, (label, description) in FIELDS.items():
            stated = getattr(document, name)[:LONGEST_FIELD]
            field: ui.TextInput[Any] = ui.TextInput(
                custom_id=name, default=stated or None, required=name != "url", max_length=LONGEST_FIELD
            )
            self.inputs[name] = field
            self.add_item(ui.Label(text=label, description=description, component=field))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Show the card again."""
        told = Told(**{name: field.value for name, field in self.inputs.items()})
        await self._documents.corrected(interaction, self._key, told)


async def _fetched(file: discord.Attachment) -> bytes:
    """Fetch an attachment. Raises UnreadableDocument."""
    if file.size > MOST_BYTES:
        megabytes = MOST_BYTES // 1024**2
        raise UnreadableDocument(file.filename, f"is larger than {megabytes} MB", "Give it in several parts.")
    try:
        return await file.read()
    except discord.HTTPException:
        raise UnreadableDocument(file.filename, "could not be fetched from Discord", "Send it again.") from None
