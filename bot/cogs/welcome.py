"""Where public answers are welcome: in the channels that a server named with `/setup channels`, or everywhere."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from bot.buttons import Interaction
from bot.desk import Desk
from bot.wording import count

LISTED = 10  # channels named in a sentence; more would fill a phone


async def is_welcome(at: Interaction | discord.Message, desk: Desk) -> bool:
    """Tell whether an answer for everybody is welcome where this happens; a thread counts as its channel."""
    settings = await desk.guilds.load(at.guild.id if at.guild else None)
    parent = at.channel.parent_id if isinstance(at.channel, discord.Thread) else None
    return settings.welcome(at.channel.id if at.channel else None, parent)


async def directions(at: Interaction | discord.Message, desk: Desk) -> str:
    """Say where to ask instead."""
    settings = await desk.guilds.load(at.guild.id if at.guild else None)
    return f"Here I answer for you alone: use /ask. Answers for everybody are welcome in {links(settings.channels)}."


def links(channels: Iterable[int]) -> str:
    """Write channels as links, in the order of their making.

    >>> links({2, 1})
    '<#1> and <#2>'
    """
    names = [f"<#{channel}>" for channel in sorted(channels)]
    if len(names) > LISTED:
        names = [*names[: LISTED - 1], f"{count(len(names) - LISTED + 1, 'more channel')}"]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
