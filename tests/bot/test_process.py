"""The bot as a process, logged in to a Discord on 127.0.0.1."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.bot.fake_gateway import TOKEN, FakeDiscord
from tests.journeys.world import KLIGER

ROOT = Path(__file__).parents[2]
LAUNCHER = Path(__file__).with_name("run_against_fake.py")
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15  # members, presences, message content

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without a signal")


@asynccontextmanager
async def running(url: str, db: Path, token: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `oversight run` against the fake Discord."""
    settings = {"FAKE_DISCORD": url, "DISCORD_TOKEN": token, "OVERSIGHT_DB": str(db)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(LAUNCHER),
        "bot",
        "run",
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            print((await process.communicate())[0].decode())  # pytest shows it when the test failed


async def test_it_logs_in_answers_and_ends_well(db: Path) -> None:
    """Log in without a privileged intent, answer a mention and a command, end on SIGTERM with 0 and a goodbye."""
    async with FakeDiscord() as fake, running(fake.url, db, fake.token) as bot:
        hello = await asyncio.wait_for(fake.identified, 30)
        assert not hello["intents"] & PRIVILEGED
        commands = await fake.request("PUT", "/applications/*/commands")
        assert {"about", "ask", "changes", "help", "setup", "sources", "suggest"} <= {each["name"] for each in commands}
        await fake.mention(KLIGER)
        post = await fake.request("POST", "/channels/*/messages")
        assert "top aide to Elon Musk" in str(post["components"])
        assert post["allowed_mentions"] == {"parse": [], "replied_user": False}
        token = await fake.slash("ask", question=KLIGER)
        assert (await fake.request("POST", f"/interactions/*/{token}/callback"))["type"] == 5
        edit = await fake.request("PATCH", f"/webhooks/*/{token}/messages/@original")
        assert "top aide to Elon Musk" in str(edit["components"])
        bot.send_signal(signal.SIGTERM)
        out, _ = await asyncio.wait_for(bot.communicate(), 10)
        assert bot.returncode == 0, out.decode()
        assert fake.close_code == 1000
        assert b"Traceback" not in out
        assert fake.token.encode() not in out


async def test_it_syncs_commands_only_when_they_changed(db: Path) -> None:
    """The second start tells Discord nothing that it knows."""
    for syncs in (1, 0):
        async with FakeDiscord() as fake, running(fake.url, db, fake.token) as bot:
            await asyncio.wait_for(fake.identified, 30)
            assert [method for method, path, _ in fake.requests if path.endswith("/commands")].count("PUT") == syncs
            bot.send_signal(signal.SIGTERM)
            await asyncio.wait_for(bot.wait(), 10)


async def test_answers_in_work_are_finished_before_the_end(db: Path) -> None:
    """SIGTERM comes right after a question."""
    async with FakeDiscord() as fake, running(fake.url, db, fake.token) as bot:
        await asyncio.wait_for(fake.identified, 30)
        fake.delay = 1.0  # Discord takes its time with every request
        await fake.mention(KLIGER)
        await asyncio.sleep(0.3)
        bot.send_signal(signal.SIGTERM)
        await asyncio.wait_for(bot.wait(), 10)
        assert bot.returncode == 0
        assert "top aide" in str(await fake.request("POST", "/channels/*/messages", within=1))


async def test_it_comes_back_after_a_cut(db: Path) -> None:
    """Discord drops the connection; the bot resumes and answers again."""
    async with FakeDiscord() as fake, running(fake.url, db, fake.token):
        await asyncio.wait_for(fake.identified, 30)
        await fake.drop()
        await asyncio.wait_for(fake.resumed.wait(), 20)
        await fake.mention(KLIGER)
        assert "top aide" in str(await fake.request("POST", "/channels/*/messages"))


@pytest.mark.parametrize("token", ["a.wrong.token", "wrong", ""])
async def test_a_wrong_or_missing_token_is_one_sentence_and_exit_code_2(db: Path, token: str) -> None:
    """The sentence says what to do, and never repeats the token."""
    async with FakeDiscord() as fake, running(fake.url, db, token) as bot:
        out, _ = await asyncio.wait_for(bot.communicate(), 30)
        assert bot.returncode == 2, out.decode()
        assert b"DISCORD_TOKEN" in out
        assert b"Traceback" not in out
        assert b"wrong" not in out


async def test_without_a_network_it_says_so(db: Path, unused_tcp_port: int) -> None:
    """One sentence, and exit code 2."""
    async with running(f"http://127.0.0.1:{unused_tcp_port}", db, TOKEN) as bot:
        out, _ = await asyncio.wait_for(bot.communicate(), 30)
        assert bot.returncode == 2, out.decode()
        assert b"Discord cannot be reached" in out
        assert b"Traceback" not in out
