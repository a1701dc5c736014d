"""What a server has set up for itself."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import guilds
from bot.guilds import Guilds, GuildSettings
from bot.worker import Worker

IDS = st.integers(10**16, 10**20)


@given(st.builds(GuildSettings, st.frozensets(IDS), st.none() | IDS))
def test_settings_come_back_as_they_were_kept(settings: GuildSettings) -> None:
    """To JSON and back."""
    assert GuildSettings.from_json(settings.to_json()) == settings


def test_without_named_channels_every_channel_is_welcome() -> None:
    """And a thread counts as its channel."""
    assert GuildSettings().welcome(1)
    named = GuildSettings(frozenset({1}))
    assert named.welcome(1)
    assert named.welcome(5, 1)
    assert not named.welcome(2)
    assert not named.welcome(2, 3)
    assert not named.welcome(None)


async def test_two_changes_at_once_are_both_kept(worker: Worker) -> None:
    """Two admins name a channel in the same moment."""
    settings = Guilds(worker)

    async def name(channel: int) -> None:
        await settings.change(7, lambda now: replace(now, channels=now.channels | {channel}))

    await asyncio.gather(name(1), name(2))
    assert (await Guilds(worker).load(7)).channels == {1, 2}
    await settings.save(7, GuildSettings())


async def test_what_is_looked_up_while_it_changes_is_not_remembered_as_it_was(worker: Worker) -> None:
    """The look-up began first; the change counts."""
    settings = Guilds(worker)
    await asyncio.gather(settings.load(8), settings.save(8, GuildSettings(curators=3)))
    assert (await settings.load(8)).curators == 3
    await settings.save(8, GuildSettings())


async def test_memory_is_bounded(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot in very many servers forgets and reads again."""
    monkeypatch.setattr(guilds, "MOST", 3)
    settings = Guilds(worker)
    for guild in range(1, 11):
        await settings.save(guild, GuildSettings(curators=guild))
        assert len(settings._known) <= 3
    assert [(await settings.load(guild)).curators for guild in range(1, 11)] == list(range(1, 11))
    for guild in range(1, 11):
        await settings.save(guild, GuildSettings())


async def test_direct_messages_have_no_settings(worker: Worker) -> None:
    """Nothing is set up there."""
    assert await Guilds(worker).load(None) == GuildSettings()
