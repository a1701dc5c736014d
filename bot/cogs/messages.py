"""Asking by message: a mention, a reply that pings, a direct message."""

from __future__ import annotations

import contextlib
import logging
from typing import Any

import discord
from discord.ext import commands, tasks

from bot import render
from bot.buttons import receipt_of
from bot.cogs.gesture import MARKUP, Gesture, slow_down
from bot.cogs.welcome import directions, is_welcome
from bot.desk import Asker, Desk
from knowledge import Context

log = logging.getLogger(__name__)

CANNOT_READ = "Discord shows me a reply to that message only when you mention me in it, too."
SWEEP_SECONDS = 6.0  # a message in a channel cannot be for one person alone: a passing line stays for one to two sweeps
ASKED = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Messages(Gesture):
    """Questions in messages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.passing: list[discord.Message] = []  # lines said since the last sweep
        self.leaving: list[discord.Message] = []  # lines that go at the next

    async def cog_load(self) -> None:
        """Begin to sweep."""
        self.sweep.start()

    async def cog_unload(self) -> None:
        """Stop sweeping."""
        self.sweep.cancel()

    @tasks.loop(seconds=SWEEP_SECONDS)
    async def sweep(self) -> None:
        """Delete the lines that were said before the last sweep."""
        gone, self.leaving, self.passing = self.leaving, self.passing, []
        for message in gone:
            with contextlib.suppress(discord.HTTPException):  # somebody was faster
                await message.delete()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention, a reply that pings, or a direct message."""
        if not is_addressed(message):
            return
        self.desk.attend()
        if not may_answer(message):
            self.leave(message)
            return
        try:
            await self.reply(message)
        except discord.Forbidden:
            self.leave(message)

    def leave(self, message: discord.Message) -> None:
        """Count a question that cannot be answered where it was asked."""
        self.desk.silent += 1
        log.info("No permission to answer in channel %s; %s questions so far.", message.channel.id, self.desk.silent)

    async def reply(self, message: discord.Message) -> None:
        """Answer a message that is addressed to the bot."""
        question = MARKUP.sub(" ", message.content).strip()
        who = Asker(message.author.id, message.channel.id)
        if seconds := self.desk.wait(who):
            await self.say_in_passing(message, who, slow_down(seconds))
        elif not await is_welcome(message, self.desk):
            await self.say_in_passing(message, who, await directions(message, self.desk))
        elif not question and message.type is discord.MessageType.reply:
            await send(message, content=CANNOT_READ)
        elif not question:
            await send(message, view=render.welcome(await self.desk.worker.examples(), await self.desk.worker.base()))
        else:
            public = message.guild is not None
            asked = await self.desk.ask(question, who, await self.context(message), public=public)
            sent = await send(message, view=render.reply(asked.reply, asked.receipt, key=asked.key))
            await self.desk.shown(asked.receipt, sent.id)

    async def say_in_passing(self, message: discord.Message, who: Asker, sentence: str) -> None:
        """Say why there is no answer, once in a while, in a line that goes away again."""
        if self.desk.may_say_in_passing(who):
            self.passing.append(await send(message, content=sentence))

    async def context(self, message: discord.Message) -> Context | None:
        """Recall what a reply to an answer leans on; without one, the desk recalls the person's last question."""
        replied = message.reference.resolved if message.reference else None
        receipt = receipt_of(replied) if isinstance(replied, discord.Message) else None
        return await self.desk.context_of(receipt) if receipt else None


def is_addressed(message: discord.Message) -> bool:
    """Tell whether a person asks the bot: never another bot, a webhook, @everyone or a role."""
    if message.author.bot or message.webhook_id or message.type not in ASKED:
        return False
    # not `mentioned_in`, which is true for @everyone
    return message.guild is None or message.guild.me in message.mentions


def rights(message: discord.Message) -> discord.Permissions:
    """Look up what the bot may do where the message stands."""
    if message.guild is None:
        return discord.Permissions.all()
    return message.channel.permissions_for(message.guild.me)


def may_answer(message: discord.Message) -> bool:
    """Tell whether the bot may write where the message stands."""
    may = rights(message)
    in_thread = isinstance(message.channel, discord.Thread)
    return may.view_channel and (may.send_messages_in_threads if in_thread else may.send_messages)


async def send(message: discord.Message, **what: Any) -> discord.Message:  # noqa: ANN401 (as discord.py has it)
    """Answer below a message, as a reply where the bot may read it."""
    if rights(message).read_message_history:
        what["reference"] = message.to_reference(fail_if_not_exists=False)  # the question may be deleted by now
    return await message.channel.send(**what, mention_author=False)
