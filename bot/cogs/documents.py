"""`/documents`: a curator sends a document in, corrects what it states about itself, and takes it in for review."""

from __future__ import annotations

import asyncio
import builtins
import logging
from functools import partial

import discord
from discord import app_commands

from bot import render_documents
from bot.buttons import Does, Interaction
from bot.cogs.curating import LONGEST_TITLE, begin, find_sources, put, source_choices
from bot.cogs.document_form import DocumentForm
from bot.cogs.gesture import CuratorGesture, editor
from bot.desk import Desk
from bot.markdown import shorten
from bot.memory import Memory
from bot.reviewing import Spot
from bot.shelving import held, shelf
from bot.told import Told
from knowledge import MOST_BYTES, Document, Drawn, IncompleteDocument, Source, UnreadableDocument, read_document

log = logging.getLogger(__name__)

MOST_UPLOADS = 8  # documents that wait to be taken in, of two million characters each at most; they are in memory alone
FORGOTTEN = "That document is no longer kept: one that is not taken in goes after 15 minutes. Please send it again."


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
            then = partial(self.corrected, key)
            await interaction.response.send_modal(DocumentForm(self, "Correct", drawn.document, then))

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

    async def corrected(self, key: str, interaction: Interaction, told: Told) -> None:
        """Show the card again with what was typed."""
        if drawn := await self.kept(interaction, key):
            await begin(interaction)
            self._uploads.forget(key)
            await self.show(interaction, told.in_place_of(drawn.document))

    @documents.command(description="Correct what is said of a document that was taken in: title, publisher, date, link")
    @app_commands.describe(source="The document")
    async def edit(self, interaction: Interaction, source: str) -> None:
        """Open the form with what is said of a document that is held."""
        found = await self.desk.worker.use(held, source)
        form = DocumentForm(self, shorten(f"Correct {found.id}", LONGEST_TITLE), found, partial(self.amended, found))
        await interaction.response.send_modal(form)

    @edit.autocomplete("source")
    async def sources(self, _: Interaction, current: str) -> builtins.list[app_commands.Choice[str]]:
        """Suggest documents."""
        return source_choices(await self.desk.worker.use(find_sources, current))

    async def amended(self, source: Source, interaction: Interaction, told: Told) -> None:
        """Correct what is said of a document; where it would lack something, say so, and change nothing."""
        await begin(interaction)
        said = told.said
        try:
            now = await self.desk.worker.use(lambda base: base.documents.amend(source.id, **said))
        except IncompleteDocument as error:
            await put(interaction, render_documents.not_amended(source, error))
            return
        log.info("User %s corrected what is said of %s.", interaction.user.id, source.id)
        await put(interaction, render_documents.amended(now))

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


async def _fetched(file: discord.Attachment) -> bytes:
    """Fetch an attachment. Raises UnreadableDocument."""
    if file.size > MOST_BYTES:
        megabytes = MOST_BYTES // 1024**2
        raise UnreadableDocument(file.filename, f"is larger than {megabytes} MB", "Give it in several parts.")
    try:
        return await file.read()
    except discord.HTTPException:
        raise UnreadableDocument(file.filename, "could not be fetched from Discord", "Send it again.") from None
