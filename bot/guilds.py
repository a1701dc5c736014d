"""What a server has set up for itself: where public answers are welcome, and which role its curators have."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass

from bot.worker import Worker

MOST = 5_000  # servers in memory, some hundred bytes each; when it is full, all are read again


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """The settings of one server; without any, public answers are welcome everywhere and no role makes a curator."""

    channels: frozenset[int] = frozenset()
    curators: int | None = None

    def welcome(self, channel: int | None, parent: int | None = None) -> bool:
        """Tell whether a public answer is welcome in a channel, or in a thread of the channel `parent`."""
        return not self.channels or channel in self.channels or parent in self.channels

    def to_json(self) -> str:
        """Write the settings as they are kept."""
        return json.dumps({"channels": sorted(self.channels), "curators": self.curators})

    @classmethod
    def from_json(cls, text: str) -> GuildSettings:
        """Read kept settings; nothing kept gives the defaults."""
        kept = json.loads(text or "{}")
        return cls(frozenset(kept.get("channels", ())), kept.get("curators"))


class Guilds:
    """The settings of all servers. One process keeps them, so what is in memory is what is in the base."""

    def __init__(self, worker: Worker) -> None:
        self._worker, self._known, self._changing = worker, dict[int, GuildSettings](), asyncio.Lock()

    async def load(self, guild: int | None) -> GuildSettings:
        """Look up the settings of a server; direct messages have the defaults."""
        if guild is None:
            return GuildSettings()
        if guild in self._known:
            return self._known[guild]
        # the worker answers in order, so a save that begins meanwhile ends, and is remembered, after this
        return self._remember(guild, GuildSettings.from_json(await self._worker.setting(_name(guild))))

    async def save(self, guild: int, settings: GuildSettings) -> None:
        """Keep the settings of a server."""
        await self._worker.keep_setting(_name(guild), settings.to_json())
        self._remember(guild, settings)

    async def change(self, guild: int, change: Callable[[GuildSettings], GuildSettings]) -> GuildSettings:
        """Change the settings of a server, one change after another; the new ones."""
        async with self._changing:
            changed = change(await self.load(guild))
            await self.save(guild, changed)
        return changed

    def _remember(self, guild: int, settings: GuildSettings) -> GuildSettings:
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[guild] = settings
        return settings


def _name(guild: int) -> str:
    return f"guild:{guild}"
