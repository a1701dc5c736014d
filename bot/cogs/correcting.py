"""Live corrections: messages that show what no longer stands are edited, one after another."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
import discord
from discord.ext import commands, tasks

from bot import render
from bot.cogs.gesture import Gesture
from bot.desk import Desk
from bot.errand import Errand
from knowledge import Receipt

log = logging.getLogger(__name__)

MINUTES = 5.0  # between looks at what is due: whatever a terminal changed, and what Discord could not take before
PACE = 1.0  # seconds between edits in one channel: Discord takes five in five seconds, and answers need some of them
SERVER_ERROR = 500  # statuses from here on are Discord's own trouble, and pass


class Correcting(Gesture):
    """Edits what is due after each change, at the start, and every few minutes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.errand = Errand(self.correct)
        self._edited: dict[str, float] = {}  # when a message of a channel was last edited
        desk.on_change(self.wake)

    async def cog_unload(self) -> None:
        """Stop where it is: what was not done is due at the next start."""
        self.every.cancel()
        self.errand.stop()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin to look; the first look is now."""
        if not self.every.is_running():
            self.every.start()

    @tasks.loop(minutes=MINUTES)
    async def every(self) -> None:
        """Look at what is due."""
        await self.wake()

    async def wake(self) -> None:
        """Correct in the background."""
        self.errand.wake()

    async def correct(self) -> None:
        """Edit what is due until nothing is, or Discord has to be left alone for a while."""
        seen = set[Receipt]()
        while due := await self.desk.worker.use(lambda base: base.corrections.due()):
            for receipt in due:
                if receipt in seen or not await self.edit(receipt):
                    return
                seen.add(receipt)

    async def edit(self, receipt: Receipt) -> bool:
        """Show the corrected answer; False where Discord cannot take it just now."""
        await self.pace(receipt.channel)
        channel = self.client.get_partial_messageable(int(receipt.channel))
        try:
            await channel.get_partial_message(int(receipt.message)).edit(view=render.kept(receipt))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if not isinstance(error, discord.HTTPException) or error.status >= SERVER_ERROR:
                log.info("Corrections wait: %s", error)
                return False
            # deleted, or no permission any more, or a closed thread
            count = await self.desk.worker.use(lambda base: base.corrections.failed(receipt))
            log.warning("Message %s cannot be corrected: %s. %s so far.", receipt.message, error, count)
        else:
            await self.desk.worker.use(lambda base: base.corrections.done(receipt))
        return True

    async def pace(self, channel: str) -> None:
        """Wait until a message of the channel may be edited."""
        now = asyncio.get_running_loop().time()
        self._edited = {key: at for key, at in self._edited.items() if now - at < PACE}
        if channel in self._edited:
            await asyncio.sleep(PACE - (now - self._edited[channel]))
        self._edited[channel] = asyncio.get_running_loop().time()
