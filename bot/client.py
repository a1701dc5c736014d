"""The Discord client: loads the gestures, answers every error in one place, and closes without losing an answer."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons import Does, Interaction, Press
from bot.cogs.about import About
from bot.cogs.answer_buttons import AnswerButtons
from bot.cogs.ask import Ask
from bot.cogs.help import Help
from bot.cogs.messages import Messages
from bot.cogs.sources import Sources
from bot.desk import Desk
from bot.explain import explain
from knowledge import KnowledgeError

log = logging.getLogger(__name__)

APOLOGY = "Sorry, something went wrong on my side. It is logged; please try again."
CHANGED = "This command has just changed. Restart Discord, then try again."
FINISH_SECONDS = 6.0  # for answers in work at the end; with the goodbye to Discord it stays under 10 seconds
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)  # none of them privileged
SYNCED = "commands synced to Discord"  # the setting that holds the hash of what Discord knows

Handler = Callable[[Interaction, str], Awaitable[None]]


class Tree(app_commands.CommandTree["Bot"]):
    """The slash commands; each is work that the bot finishes before it closes."""

    async def interaction_check(self, _: discord.Interaction[Bot], /) -> bool:
        """Count the command as work; everybody may use it."""
        self.client.desk.attend()
        return True

    async def on_error(self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /) -> None:
        """Answer an error of a slash command."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await self.client.failed(interaction, cause)


class Bot(commands.Bot):
    """Oversight in Discord."""

    def __init__(self, desk: Desk, *, sync_always: bool = False) -> None:
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            # the bot has no use for members and old messages in memory
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.desk, self._sync_always = desk, sync_always
        self._presses: dict[Does, Handler] = {}

    async def setup_hook(self) -> None:
        """Load the gestures, and tell Discord of the commands when they changed."""
        for gesture in (Ask, Messages, AnswerButtons, About, Sources, Help):
            cog = gesture(self.desk)
            await self.add_cog(cog)
            self._presses |= cog.presses
        self.add_dynamic_items(Press)
        await self._sync()

    async def _sync(self) -> None:
        known = fingerprint(self.tree, self.application_id)
        if self._sync_always or await self.desk.worker.setting(SYNCED) != known:
            await self.tree.sync()
            await self.desk.worker.keep_setting(SYNCED, known)
            log.info("The commands changed since the last start: Discord has the new ones.")

    async def on_message(self, _: discord.Message, /) -> None:
        """Do nothing: messages go to the gestures, and there are no prefix commands."""

    async def pressed(self, interaction: Interaction, does: Does, argument: str) -> None:
        """Do what a button says, and answer its errors: discord.py would only log them."""
        self.desk.attend()
        try:
            await self._presses[does](interaction, argument)
        except Exception as error:  # noqa: BLE001 (the one place for errors of buttons)
            await self.failed(interaction, error)

    async def on_error(self, event: str, /, *args: Any, **_: Any) -> None:  # noqa: ANN401 (as discord.py has it)
        """Answer an error outside of commands and buttons."""
        error = sys.exception()
        sentence = sentence_for(error, event)
        if args and isinstance(args[0], discord.Message):
            with contextlib.suppress(discord.HTTPException):
                await args[0].channel.send(sentence, reference=args[0].to_reference(fail_if_not_exists=False))

    async def failed(self, interaction: Interaction, error: BaseException) -> None:
        """Answer an error of a command, button or form, to the person alone where that is still possible."""
        sentence = sentence_for(error, str(interaction.type))
        with contextlib.suppress(discord.HTTPException):  # the interaction may have run out by now
            if interaction.response.is_done():
                await interaction.followup.send(sentence, ephemeral=True)
            else:
                await interaction.response.send_message(sentence, ephemeral=True)

    async def close(self) -> None:
        """Finish the answers in work, then say goodbye to Discord."""
        if not self.is_closed():
            await self.desk.finish(FINISH_SECONDS)
        await super().close()


def sentence_for(error: BaseException | None, where: str) -> str:
    """Say what went wrong: an error that somebody can act on in its own words, else a logged one with an apology."""
    if isinstance(error, KnowledgeError):
        return explain(error)
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return CHANGED
    log.error("Unexpected error in %s", where, exc_info=error)
    return APOLOGY


def fingerprint(tree: app_commands.CommandTree[Any], application: int | None) -> str:
    """Hash the commands as Discord gets them, so that they are synced only after a change."""
    payload = sorted((command.to_dict(tree) for command in tree.get_commands()), key=lambda each: each["name"])
    text = json.dumps([application, payload], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
