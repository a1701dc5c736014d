"""The same bot in a local page that looks like Discord: no token, no network; member, curator and admin to act as.

The page is simcord's, which stands on private parts of discord.py: hence the pinned versions of the `preview` extra.
`oversight run` never imports this module.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import re
import signal
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.client import Bot
from bot.config import Config
from bot.connect import cannot, start_logging
from bot.desk import Clock, Desk, NewId
from bot.explain import explain
from bot.guilds import GuildSettings
from bot.worker import Worker
from knowledge import KnowledgeError

if TYPE_CHECKING:
    import simcord

log = logging.getLogger(__name__)

NAME = "oversight"
NEEDED = ("simcord", "markdown_it", "linkify_it", "regex", "PIL")  # the `preview` extra
HOME = 100_000_000_000_000_001  # the id of the page's server, which the bot must know when it starts
FIRST_QUESTION = "which agencies and systems did DOGE seek access to?"  # asked already when the page opens
TICK = 1.0  # seconds between looks at the clock
SETTLE_SECONDS = 60.0  # how long a person's act may take until the bot is done with it


class PreviewMissing(Exception):
    """The page needs packages that are not installed."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"The preview page needs the package {missing}: pip install 'oversight-bot[preview]'.")


def serve(config: Config, clock: Clock, new_id: NewId, port: int = 0) -> int:
    """Serve the page on 127.0.0.1 until Ctrl-C; the exit code: 0, or 2 with one sentence on standard error.

    `port` 0 takes a free one. Raises PreviewMissing.
    """
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise PreviewMissing(missing[0])
    start_logging(max(config.log_level, logging.WARNING))
    logging.getLogger("discord").setLevel(logging.ERROR)  # its warnings are about the simulated Discord
    try:
        asyncio.run(_serve(config, clock, new_id, port))
    except KnowledgeError as error:
        return cannot(explain(error))
    except OSError as error:
        return cannot(f"The page cannot be served on port {port} ({error.strerror}): choose another port.")
    except KeyboardInterrupt:  # where signals have no handler (Windows)
        return 0
    return 0


async def _serve(config: Config, clock: Clock, new_id: NewId, port: int) -> None:
    import simcord  # noqa: PLC0415 (an optional extra)

    worker = await Worker.open(config.db, clock)
    try:
        # every page begins a new Discord that knows no commands yet
        desk = Desk(worker, replace(config, home_guilds=frozenset({HOME})), clock, new_id)
        bot = Bot(desk, sync_always=True)
        async with simcord.run(bot, check_errors=False, settle_timeout=SETTLE_SECONDS) as env:
            await _show(env, desk, port)
    except simcord.SetupError as error:
        raise (error.__cause__ if isinstance(error.__cause__, OSError) else error) from None  # a port that is taken
    finally:
        await worker.close()


async def _show(env: simcord.Env, desk: Desk, port: int) -> None:
    """Set the scene, serve it, and wait until it is closed."""
    env.backend.edit_bot_profile(NAME)
    read_name_as_mention(env)
    guild = env.create_guild("Newsroom", id=HOME)
    channel = guild.create_text_channel("general")
    curators = guild.create_role("Curator")
    admins = guild.create_role("Admin", permissions=discord.Permissions(manage_guild=True))
    member = guild.add_member(env.create_user("member"))
    curator = guild.add_member(env.create_user("curator"), roles=[curators])
    admin = guild.add_member(env.create_user("admin"), roles=[admins])
    await desk.guilds.save(HOME, GuildSettings(curators=curators.id))
    await env.settle()
    await member.send(channel, f"@{NAME} {FIRST_QUESTION}")
    async with env.preview(channel, viewers=[member, curator, admin], layout="channel", port=port) as preview:
        print(
            f"Open {preview.url}\n"
            f"Write in #general: @{NAME} who is Gavin Kliger?   or: /ask, /about, /sources, /help\n"
            'Act as member, curator or admin with "Viewing as". Ctrl-C ends.',
            flush=True,
        )
        await _until_closed(env, preview)


async def _until_closed(env: simcord.Env, preview: Any) -> None:  # noqa: ANN401 (simcord exports no type for it)
    """Keep the page alive until its end button, SIGTERM or Ctrl-C."""
    closed = asyncio.ensure_future(preview.wait_closed())
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(each, closed.cancel)
    ticking = asyncio.ensure_future(_tick(env, preview))
    with contextlib.suppress(asyncio.CancelledError):
        await closed
    ticking.cancel()
    await asyncio.gather(ticking, return_exceptions=True)


async def _tick(env: simcord.Env, preview: Any) -> None:  # noqa: ANN401 (simcord exports no type for it)
    """Let time pass in the page: messages that go away again, forms that run out."""
    import simcord  # noqa: PLC0415 (an optional extra)

    lock, act, seen = asyncio.Lock(), preview._action, -1  # noqa: SLF001 (an Env does one thing at a time)

    async def action(*args: object) -> object:
        async with lock:  # without it, what a person does during a tick fails
            return await act(*args)

    preview._action = action  # noqa: SLF001
    while True:
        await asyncio.sleep(TICK)
        async with lock:
            try:
                await env.advance_time(TICK)
                if len(env.http_requests) != seen:  # each refresh repaints the page
                    seen = len(env.http_requests)
                    await preview.refresh()
            except (simcord.SetupError, TimeoutError) as error:
                log.warning("The page missed a tick: %s", str(error).partition("\n")[0])


def read_name_as_mention(env: simcord.Env) -> None:
    """Read a typed "@oversight" as a mention, as Discord's own client does; the page cannot complete it."""
    prepare = env.backend.prepare_message
    me = env.bot.user
    typed = re.compile(rf"(?<!\w)@{NAME}\b", re.IGNORECASE)

    def prepare_message(channel_id: int, author_id: int, content: str = "", **fields: Any) -> Any:  # noqa: ANN401
        if me and content and author_id != me.id:
            content = typed.sub(f"<@{me.id}>", content)
        return prepare(channel_id, author_id, content, **fields)

    env.backend.prepare_message = prepare_message  # type: ignore[method-assign, assignment]
