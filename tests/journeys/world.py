"""What a journey sees: a clock, servers, people, and what a message shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import simcord
from discord.ui import LayoutView
from simcord.components import walk_components
from simcord.interactions import base_payload
from simcord.results import InteractionResult

from bot.client import Bot
from bot.guilds import GuildSettings
from bot.worker import Worker

HOME = 200_000_000_000_000_001  # the home guild, whose id the bot must know when it starts
AWAY = 200_000_000_000_000_002  # another server with the bot
LIST = "which agencies and systems did DOGE seek access to?"
KLIGER = "who is gavin kliger?"


@dataclass
class Clock:
    """A clock that is set by hand."""

    now: datetime = datetime(2025, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def later(self, **how: float) -> None:
        """Move on, in the units of timedelta."""
        self.now += timedelta(**how)


@dataclass
class World:
    """The home guild with a channel and its people, another server with a stranger, and what makes another bot.

    Alice and Bob are plain members. The curator has the role that was named in the settings, and no permission by it;
    the admin has Manage Server. The stranger has every permission in the other server, and is not in the home guild.
    """

    env: Any
    guild: Any
    channel: Any
    alice: Any
    bob: Any
    curator: Any
    admin: Any
    curators: Any
    away: Any
    lobby: Any
    stranger: Any
    clock: Clock
    worker: Worker
    new_bot: Callable[[], Bot]

    @classmethod
    async def make(cls, env: simcord.Env, clock: Clock, worker: Worker, new_bot: Callable[[], Bot]) -> World:
        """Set the scene; nobody has set up anything but the curator role."""
        guild, away = env.create_guild("Newsroom", id=HOME), env.create_guild("Elsewhere", id=AWAY)
        channel, lobby = guild.create_text_channel("general"), away.create_text_channel("lobby")
        curators = guild.create_role("Curators")
        managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        owners = away.create_role("Owners", permissions=discord.Permissions(administrator=True))
        alice, bob = (guild.add_member(env.create_user(name)) for name in ("alice", "bob"))
        curator = guild.add_member(env.create_user("curator"), roles=[curators])
        admin = guild.add_member(env.create_user("admin"), roles=[managers])
        stranger = away.add_member(env.create_user("stranger"), roles=[owners])
        world = cls(
            env, guild, channel, alice, bob, curator, admin, curators, away, lobby, stranger, clock, worker, new_bot
        )
        await env.settle()
        await world.bot.desk.guilds.save(HOME, GuildSettings(curators=curators.id))
        return world

    async def leave(self) -> None:
        """Forget what was set up: the database is shared by all journeys."""
        for guild in (HOME, AWAY):
            await self.bot.desk.guilds.save(guild, GuildSettings())
        await self.worker.keep_setting("two_person", "")

    @property
    def bot(self) -> Bot:
        """The bot that runs."""
        found = self.env.bot
        assert isinstance(found, Bot)
        return found

    @property
    def me(self) -> str:
        """The mention of the bot."""
        return f"<@{self.env.bot.user.id}>"

    async def mention(self, who: Any, text: str, **how: Any) -> Any:
        """Have somebody mention the bot; what was said last in the channel."""
        await who.send(self.channel, f"{self.me} {text}", **how)
        return self.channel.last_message

    async def craft(self, who: Any, channel: Any, data: dict[str, Any], *, type: int = 2) -> InteractionResult:  # noqa: A002
        """Send an interaction that Discord's own client would not offer: `data` as Discord names it, for a type.

        Type 2 is a command, 3 a button, 5 a form.
        """
        backend = self.env.backend
        record, payload = base_payload(
            backend, type=type, channel_id=channel.id, guild_id=who.guild.id, user_id=who.id, data=data
        )
        backend.emit("INTERACTION_CREATE", payload)
        await self.env.settle()
        return InteractionResult(self.env, record)

    def said(self) -> list[Any]:
        """List what the bot said in the channel for everybody, oldest first."""
        return [message for message in self.channel.history() if message.author.id == self.env.bot.user.id]

    async def show(self, view: LayoutView, channel: Any = None) -> None:
        """Have the bot show something in a channel."""
        with self.env._bot_scope():
            await self.bot.get_partial_messageable((channel or self.channel).id).send(view=view)
        await self.env.settle()

    async def restart(self) -> None:
        """Start the bot anew, with an empty memory and the same database."""
        await self.env.restart_bot(self.new_bot())


def components(message: Any) -> list[dict[str, Any]]:
    """List the components of a message, as Discord has them."""
    if isinstance(message, simcord.ResponseMessage):
        return list(message.components)
    return [component.to_dict() for component in message.components]


def shown(message: Any) -> str:
    """Join all text that a message shows."""
    parts = [each["content"] for each in walk_components(components(message)) if each["type"] == 10]
    return "\n".join([message.content, *parts]).strip()


def buttons(message: Any) -> dict[str, str]:
    """Map the buttons of a message: label and custom_id."""
    return {each["label"]: each["custom_id"] for each in walk_components(components(message)) if each["type"] == 2}
