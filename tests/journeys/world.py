"""What a journey sees: a clock, a server, people, and what a message shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import simcord
from discord.ui import LayoutView
from simcord.components import walk_components

from bot.client import Bot
from bot.worker import Worker

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
    """A server with the bot, a channel, two people, and what makes another bot for the same database."""

    env: Any
    guild: Any
    channel: Any
    alice: Any
    bob: Any
    clock: Clock
    worker: Worker
    new_bot: Callable[[], Bot]

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

    def said(self) -> list[Any]:
        """List what the bot said in the channel for everybody, oldest first."""
        return [message for message in self.channel.history() if message.author.id == self.env.bot.user.id]

    async def show(self, view: LayoutView) -> None:
        """Have the bot show something in the channel."""
        with self.env._bot_scope():
            await self.bot.get_partial_messageable(self.channel.id).send(view=view)
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
