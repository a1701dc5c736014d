"""The page that looks like Discord, driven as a browser drives it."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import preview
from bot.config import Config
from tests.journeys.world import Clock

ROOT = Path(__file__).parents[2]


def test_a_missing_extra_is_said_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the caller can fall back to the terminal."""
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "simcord" else found(name))
    with pytest.raises(preview.PreviewMissing, match=r"simcord: pip install 'oversight-bot\[preview\]'"):
        preview.serve(Config(), Clock(), str)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_taken_port_and_a_broken_base_are_one_sentence_and_exit_code_2(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing else is printed."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert preview.serve(Config(db=db), Clock(), str, port) == 2
    assert f"port {port}" in capsys.readouterr().err
    (tmp_path / "broken.db").write_bytes(b"not a database" * 100)
    assert preview.serve(Config(db=tmp_path / "broken.db"), Clock(), str) == 2
    assert "broken.db" in capsys.readouterr().err


def test_what_runs_in_discord_never_imports_the_page() -> None:
    """The simulator stays out of a real run."""
    code = "import sys, bot.connect; sys.exit('simcord' in sys.modules or 'bot.preview' in sys.modules)"
    assert os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", code) == 0  # noqa: S606


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without a signal")
async def test_the_page_opens_with_an_answer_takes_a_mention_and_ends_on_ctrl_c(db: Path) -> None:
    """A person opens the printed address, asks, and ends it."""
    code = (
        "import sys, pathlib; from bot.preview import serve; from bot.config import Config;"
        "from tests.journeys.world import Clock; import itertools; ids = map(str, itertools.count());"
        "sys.exit(serve(Config(db=pathlib.Path(sys.argv[1])), Clock(), lambda: next(ids)))"
    )
    pipe = asyncio.subprocess.PIPE
    page = await asyncio.create_subprocess_exec(sys.executable, "-c", code, str(db), cwd=ROOT, stdout=pipe, stderr=pipe)
    try:
        assert page.stdout is not None
        line = (await asyncio.wait_for(page.stdout.readline(), 30)).decode()
        address = re.search(r"(http://127\.0\.0\.1:\d+)/#(\S+)", line)
        assert address, line
        assert "@oversight" in (await page.stdout.readline()).decode()
        async with aiohttp.ClientSession(address[1], headers={"X-Simcord-Capability": address[2]}) as browser:
            opened = await _json(browser.post("/api/pages", json={}))
            assert "federal judge temporarily blocked" in str(opened)
            await asyncio.sleep(1.5)  # a tick of the clock does not get in the way
            asked = await _act(browser, opened, {"kind": "send_message", "content": "@oversight who is gavin kliger?"})
            assert "top aide to Elon Musk" in str(asked)
        page.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(page.wait(), 10) == 0
    finally:
        if page.returncode is None:
            page.kill()
            await page.wait()


async def _json(request: Any) -> Any:
    async with request as answer:
        assert answer.status == 200, await answer.text()
        return await answer.json()


async def _act(browser: aiohttp.ClientSession, opened: Any, what: dict[str, Any]) -> Any:
    """Do something in the page, and look at it afterwards."""
    context = {"X-Simcord-Context": opened["context"]["id"]}
    now = await _json(browser.get("/api/state", headers=context))  # a tick may have repainted the page
    known = {
        "generation": opened["context"]["generation"],
        "bot_generation": opened["botGeneration"],
        "published_revision": now["publication"]["publishedRevision"],
    }
    body = {
        **what,
        **known,
        "reply_to_id": None,
        "target_id": None,
        "protocol_version": 3,
        "sequence": 1,
        "request_id": "a1",
    }
    done = await _json(browser.post("/api/action", json=body, headers=context))
    assert not done["rejected"], done["diagnostics"]
    return await _json(browser.get("/api/state", headers=context))
