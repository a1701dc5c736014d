"""Watching: channels that are told of changes as they happen, or once a day.

What a channel has to be told follows from how far it was told: nothing is queued, so that a restart loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.archive import Archive
from knowledge.edits import Revision, Watch
from knowledge.errors import TooMuch
from knowledge.storage.watches import Watches
from knowledge.workroom import Workroom

MOST = 20  # watches of one server
TRIES = 5  # failures one after another that end a watch
DAY = timedelta(days=1)
REMEMBERED = timedelta(days=30)  # for so long it can be seen that a watch has ended


@dataclass(frozen=True, slots=True)
class Watching:
    """The channels that are told."""

    room: Workroom

    def add(self, guild: str, channel: str, about: str = "", *, daily: bool = False) -> Watch:
        """Tell a channel of changes from now on: about an entity (by id), or all. Raises TooMuch."""
        watch = Watch(guild, channel, about, daily, self.room.ledger.last(), self.room.now())
        with self.room.store.change():
            going = [each for each in self.of(guild) if not self.ended(each)]
            if sum((each.channel, each.about) != (channel, about) for each in going) >= MOST:
                raise TooMuch(f"This server has {MOST} watches. End one with `/watch remove` first.")
            if all((each.channel, each.about) != (channel, about) for each in going):
                self._watches.remove(channel, about)  # one that has ended begins anew
            self._watches.add(watch)
        return watch

    def remove(self, channel: str, about: str = "") -> bool:
        """End a watch; False where there is none."""
        with self.room.store.change():
            return self._watches.remove(channel, about)

    def of(self, guild: str) -> tuple[Watch, ...]:
        """Give the watches of a server, for a while also those that have ended."""
        return self._watches.all(guild)

    @staticmethod
    def ended(watch: Watch) -> bool:
        """Tell whether a watch has ended, since its channel could not be told; `told` is then when that was."""
        return watch.failed >= TRIES

    def due(self) -> tuple[tuple[Watch, tuple[Revision, ...]], ...]:
        """Give the watches that have something to be told now, each with what it is, oldest change first."""
        last, now, found = self.room.ledger.last(), self.room.now(), []
        with self.room.store.change():
            forgotten = (datetime.fromisoformat(now) - REMEMBERED).strftime("%Y-%m-%dT%H:%M:%SZ")
            for watch in self._watches.all():
                if self.ended(watch):
                    if watch.told < forgotten:
                        self._watches.remove(watch.channel, watch.about)
                    continue
                if watch.daily and datetime.fromisoformat(now) - datetime.fromisoformat(watch.told) < DAY:
                    continue
                news = Archive(self.room).changes(about=watch.about, after=watch.sent) if watch.sent < last else ()
                if news:
                    found.append((watch, news))
                elif watch.daily or watch.sent < last:  # there was nothing for it
                    self._watches.told(watch, last, now)
        return tuple(found)

    def told(self, watch: Watch, number: int) -> None:
        """Note that a channel was told of the changes up to a revision (by its number in the chain)."""
        with self.room.store.change():
            self._watches.told(watch, number, self.room.now())

    def failed(self, watch: Watch) -> bool:
        """Note that a channel could not be told; True where that was once too often, and the watch has ended."""
        with self.room.store.change():
            ended = self._watches.failed(watch) >= TRIES
            if ended:
                self._watches.end(watch, self.room.now())
        return ended

    @property
    def _watches(self) -> Watches:
        return Watches(self.room.store)
