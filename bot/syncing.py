"""Telling Discord of the commands when they changed: those for everywhere, and those of each home guild."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable
from typing import Any

import discord
from discord import app_commands

from bot.worker import Worker

log = logging.getLogger(__name__)

SYNCED = "commands synced to Discord"  # the setting that holds what Discord knows, for each application
EVERYWHERE = 0  # in the place of a guild's id

Tree = app_commands.CommandTree[Any]


async def sync(tree: Tree, worker: Worker, homes: Iterable[int], *, always: bool = False) -> None:
    """Send what changed since the last time; a guild that is no home any more loses its commands.

    `always` sends everything, as to a Discord that knows nothing yet.
    """
    known = {} if always else await _known(tree, worker)
    wanted = {guild: fingerprint(tree, guild) for guild in (EVERYWHERE, *sorted(homes))}
    for guild in dict.fromkeys((*wanted, *known)):
        if known.get(guild) != wanted.get(guild):
            if not await _send(tree, guild) or guild not in wanted:
                known.pop(guild, None)
            else:
                known[guild] = wanted[guild]
            await _keep(tree, worker, known)


async def sync_home(tree: Tree, worker: Worker, guild: int) -> None:
    """Send the commands of a home guild that the bot just joined, whatever Discord knew before."""
    if await _send(tree, guild):
        await _keep(tree, worker, {**await _known(tree, worker), guild: fingerprint(tree, guild)})


def fingerprint(tree: Tree, guild: int = EVERYWHERE) -> str:
    """Hash the commands as Discord gets them."""
    made = [command.to_dict(tree) for command in tree.get_commands(guild=_where(guild))]
    text = json.dumps(sorted(made, key=lambda each: (each["type"], each["name"])), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


async def _send(tree: Tree, guild: int) -> bool:
    """Send the commands of a guild; False where Discord lets the bot have none there."""
    try:
        await tree.sync(guild=_where(guild))
    except (discord.Forbidden, discord.NotFound) as error:
        if guild == EVERYWHERE:
            raise
        log.warning("Server %s has no commands for curators: the bot is not in it (%s).", guild, error)
        return False
    log.info("Discord has the new commands %s.", f"of server {guild}" if guild else "for everywhere")
    return True


def _where(guild: int) -> discord.Object | None:
    return discord.Object(guild) if guild != EVERYWHERE else None


async def _known(tree: Tree, worker: Worker) -> dict[int, str]:
    """Look up the fingerprints that Discord has, by guild."""
    kept = json.loads(await worker.setting(_name(tree)) or "{}")
    return {int(guild): mark for guild, mark in kept.items()}


async def _keep(tree: Tree, worker: Worker, known: dict[int, str]) -> None:
    await worker.keep_setting(_name(tree), json.dumps(known))


def _name(tree: Tree) -> str:
    return f"{SYNCED}: {tree.client.application_id}"
