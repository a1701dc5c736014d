"""The Discord client: loads the gestures, answers every error in one place, and closes without losing an answer."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons import Does, Interaction, Press
from bot.cogs.about import About
from bot.cogs.alias import Alias
from bot.cogs.answer_buttons import AnswerButtons
from bot.cogs.ask import Ask
from bot.cogs.bulk import Bulk
from bot.cogs.changes import WhatChanged
from bot.cogs.correcting import Correcting
from bot.cogs.documents import Documents
from bot.cogs.facts import Facts
from bot.cogs.feedback import Feedback
from bot.cogs.gesture import Gesture
from bot.cogs.help import Help
from bot.cogs.messages import Messages
from bot.cogs.review import Review
from bot.cogs.setup import HomeSetup, Setup
from bot.cogs.sources import Sources
from bot.cogs.suggest import Suggest
from bot.cogs.unanswered import Unanswered
from bot.cogs.watch import Watching
from bot.desk import Desk
from bot.explain import explain
from bot.markdown import shorten
from bot.rights import NotAllowed
from bot.syncing import sync, sync_home
from knowledge import KnowledgeError

log = logging.getLogger(__name__)

APOLOGY = "Sorry, something went wrong on my side. It is logged; please try again."
CHANGED = "This command has just changed. Restart Discord, then try again."
FINISH_SECONDS = 6.0  # for answers in work at the end; with the goodbye to Discord it stays under 10 seconds
LONGEST_SENTENCE = 1_900  # characters: an error may repeat what somebody typed, and a message holds 2,000
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)  # none of them privileged
GESTURES: tuple[type[Gesture], ...] = (
    Ask,
    Messages,
    AnswerButtons,
    About,
    Sources,
    Help,
    Setup,
    HomeSetup,
    Correcting,
    WhatChanged,
    Suggest,
    Watching,
    Facts,
    Review,
    Bulk,
    Documents,
    Feedback,
    Unanswered,
    Alias,
)

Handler = Callable[[Interaction, str], Awaitable[None]]


class Tree(app_commands.CommandTree["Bot"]):
    """The slash commands; each is work that the bot finishes before it closes."""

    async def interaction_check(self, interaction: discord.Interaction[Bot], /) -> bool:
        """Count the command as work, and check whom its gesture is for."""
        self.client.desk.attend()
        if gesture := gesture_of(interaction.command):
            await gesture.allow(interaction)
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
        self._presses: dict[Does, tuple[Gesture, Handler]] = {}

    async def setup_hook(self) -> None:
        """Load the gestures, and tell Discord of the commands when they changed."""
        for gesture in GESTURES:
            await self._load(gesture(self.desk))
        self.add_dynamic_items(Press)
        await sync(self.tree, self.desk.worker, self.desk.home_guilds, always=self._sync_always)

    async def _load(self, gesture: Gesture) -> None:
        """Load a gesture, its commands in home guilds alone where it says so; its buttons are answered anyway."""
        gesture.client = self
        self._presses |= {does: (gesture, handler) for does, handler in gesture.presses.items()}
        homes = [discord.Object(guild) for guild in self.desk.home_guilds]
        if gesture.home and not homes:  # without guilds, discord.py would register the commands everywhere
            return
        where = homes if gesture.home else discord.utils.MISSING
        await self.add_cog(gesture, guilds=where)
        for menu in gesture.menus:
            self.tree.add_command(menu, guilds=where)

    async def on_guild_join(self, guild: discord.Guild, /) -> None:
        """Give a home guild that the bot was not in at the start its commands."""
        if guild.id in self.desk.home_guilds:
            await sync_home(self.tree, self.desk.worker, guild.id)

    async def on_message(self, _: discord.Message, /) -> None:
        """Do nothing: messages go to the gestures, and there are no prefix commands."""

    async def pressed(self, interaction: Interaction, does: Does, argument: str) -> None:
        """Do what a button says, and answer its errors: discord.py would only log them."""
        self.desk.attend()
        try:
            gesture, handle = self._presses[does]
            await gesture.allow(interaction)
            await handle(interaction, argument)
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
        completing = interaction.type is discord.InteractionType.autocomplete
        if isinstance(error, NotAllowed) and not completing:  # else each letter that somebody types would be logged
            log.warning(
                "Refused %s to user %s, server %s.", act(interaction), interaction.user.id, interaction.guild_id
            )
        sentence = sentence_for(error, str(interaction.type))
        with contextlib.suppress(discord.HTTPException):  # the interaction may have run out by now
            if completing:
                await interaction.response.autocomplete([])
            elif interaction.response.is_done():
                await interaction.followup.send(sentence, ephemeral=True)
            else:
                await interaction.response.send_message(sentence, ephemeral=True)

    async def close(self) -> None:
        """Finish the answers in work, then say goodbye to Discord."""
        if not self.is_closed():
            await self.desk.finish(FINISH_SECONDS)
        await super().close()


def gesture_of(command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | None) -> Gesture | None:
    """Find the gesture that a command belongs to."""
    bound = command.binding if isinstance(command, app_commands.Command) else getattr(command, "callback", None)
    owner = getattr(bound, "__self__", bound)
    return owner if isinstance(owner, Gesture) else None


def act(interaction: Interaction) -> str:
    """Name what somebody did, for the log: a command, or the custom_id of a button or form."""
    command = interaction.command
    return f"/{command.qualified_name}" if command else repr(dict(interaction.data or {}).get("custom_id"))


def sentence_for(error: BaseException | None, where: str) -> str:
    """Say what went wrong: an error that somebody can act on in its own words, else a logged one with an apology."""
    if isinstance(error, KnowledgeError):
        return shorten(explain(error), LONGEST_SENTENCE)
    if isinstance(error, NotAllowed):
        return str(error)
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return CHANGED
    log.error("Unexpected error in %s", where, exc_info=error)
    return APOLOGY
