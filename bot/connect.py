"""From the settings to a bot that is connected to Discord, until a signal ends it."""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import sys

import aiohttp
import discord

from bot.client import Bot
from bot.config import TOKEN, Config
from bot.desk import Clock, Desk, NewId
from bot.explain import explain
from bot.worker import Worker
from knowledge import KnowledgeError

TOKEN_FORM = re.compile(r"[\w-]+(\.[\w-]+){2}", re.ASCII)


def run(config: Config, clock: Clock, new_id: NewId) -> int:
    """Run the bot until SIGTERM or Ctrl-C; the exit code: 0, or 2 with one sentence on standard error."""
    if not config.token:
        return cannot(f"There is no bot token: set {TOKEN.name}, or try `oversight preview`, which needs none.")
    if not TOKEN_FORM.fullmatch(config.token):
        return cannot(
            f"{TOKEN.name} holds no bot token, which has three parts with dots between them:"
            " copy it anew from the Developer Portal."
        )
    start_logging(config.log_level)
    try:
        asyncio.run(_serve(config, clock, new_id))
    except (KnowledgeError, aiohttp.ClientConnectionError, discord.HTTPException, discord.ConnectionClosed) as error:
        return cannot(why_it_ended(error))
    except discord.LoginFailure:
        return cannot(f"Discord does not accept the bot token: copy it anew from the Developer Portal to {TOKEN.name}.")
    except KeyboardInterrupt:  # where signals have no handler (Windows); asyncio has closed everything by now
        return 0
    return 0


def why_it_ended(error: Exception) -> str:
    """Say why the bot could not stay connected, and what to do."""
    if isinstance(error, KnowledgeError):
        return explain(error)
    if isinstance(error, aiohttp.ClientConnectionError):
        return "Discord cannot be reached: check the network, then start the bot again."
    return f"Discord ended the connection ({error}): start the bot again, and look at Discord's status if that repeats."


def start_logging(level: int) -> None:
    """Log to standard error, without discord.py's warnings that a bot which never speaks cannot speak."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    discord.utils.setup_logging(level=level)


def cannot(sentence: str) -> int:
    """Say why it cannot go on; the exit code for that."""
    print(sentence, file=sys.stderr)
    return 2


async def _serve(config: Config, clock: Clock, new_id: NewId) -> None:
    worker = await Worker.open(config.db, clock)
    try:
        async with Bot(Desk(worker, config, clock, new_id)) as bot:
            await _until_stopped(bot, config.token)
    finally:
        await worker.close()


async def _until_stopped(bot: Bot, token: str) -> None:
    """Stay connected until a signal comes. Raises what the connection raises."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(each, stop.set)
    running, stopping = asyncio.create_task(bot.start(token)), asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        stopping.cancel()
        return running.result()
    # before close(): a receive still pending would end the connection as if by accident (code 4000)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return None
