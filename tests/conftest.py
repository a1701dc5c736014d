"""A clock that is set by hand, the starter base, and the bot in a simulated Discord."""

from __future__ import annotations

import asyncio
import itertools
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import discord
import pytest
import simcord
from hypothesis import HealthCheck, settings

from bot.client import Bot
from bot.config import Config
from bot.desk import Desk
from bot.worker import Worker
from knowledge import KnowledgeBase
from tests.journeys.world import HOME, Clock, World

SETTLE_SECONDS = 8.0

# The same examples in every run and however slow the machine: a red run then means a change, not luck. Look for new
# ones with `pytest --hypothesis-profile=default`.
settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.load_profile("steady")

IDS = itertools.count(1)  # of receipts, never the same twice in one run


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the starter base once; it is never written to."""
    path = tmp_path_factory.mktemp("starter") / "starter.db"
    KnowledgeBase.open(path, Clock()).close()
    return path


@pytest.fixture
def db(starter: Path, tmp_path: Path) -> Path:
    """Copy the starter base for one test."""
    return Path(shutil.copy(starter, tmp_path / "oversight.db"))


@pytest.fixture(scope="session")
def shared_clock() -> Clock:
    """Make the clock of the shared worker."""
    return Clock()


@pytest.fixture
def clock(shared_clock: Clock) -> Clock:
    """Set the clock back to its start; it moves by hand alone."""
    shared_clock.now = Clock().now
    return shared_clock


@pytest.fixture(scope="session")
def worker(starter: Path, shared_clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """One fact base for all journeys: reading it takes a second, and only receipts and settings change."""
    path = shutil.copy(starter, tmp_path_factory.mktemp("shared") / "oversight.db")
    opened = asyncio.run(Worker.open(Path(path), shared_clock))
    yield opened
    asyncio.run(opened.close())


@pytest.fixture
def config() -> Config:
    """Be generous; a file with other needs overrides this fixture."""
    return Config(person_questions=100, channel_questions=100, home_guilds=frozenset({HOME}))


@pytest.fixture
def new_desk(worker: Worker, config: Config, clock: Clock) -> Desk:
    """Make a desk without memory."""
    return Desk(worker, config, clock, lambda: f"id{next(IDS)}")


@pytest.fixture
def simcord_bot(new_desk: Desk) -> Bot:
    """Make the bot; the simulated Discord is new, so it always syncs."""
    return Bot(new_desk, sync_always=True)


@pytest.fixture
async def simcord_env(simcord_bot: Bot) -> AsyncIterator[simcord.Env]:
    """Simulate a Discord that raises when the bot asks for a privileged intent."""
    env = simcord.Env(
        simcord_bot,
        check_errors=False,
        settle_timeout=SETTLE_SECONDS,
        approved_intents=discord.Intents.default(),
    )
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()


@pytest.fixture
async def world(
    simcord_env: simcord.Env, worker: Worker, config: Config, clock: Clock, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[World]:
    """Set the scene; what the bot logs as an error fails the test, unless it was cleared."""

    def new_bot() -> Bot:
        return Bot(Desk(worker, config, clock, lambda: f"id{next(IDS)}"))

    world = await World.make(simcord_env, clock, worker, new_bot)
    yield world
    await world.leave()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
