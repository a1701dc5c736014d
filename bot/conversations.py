"""What a follow-up leans on, kept in memory alone: a bounded number of exchanges, each for a quarter of an hour."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta

from knowledge import Context

KEPT = timedelta(minutes=15)  # as long as a person plausibly means "it" by what was said before
MOST = 5_000  # exchanges in memory, under 1 KB each; the least recently used one goes first


class Conversations:
    """The context of the last exchange under each key: a person in a channel, or an answer."""

    def __init__(self, clock: Callable[[], datetime], most: int = MOST, kept: timedelta = KEPT) -> None:
        self._clock, self._most, self._kept = clock, most, kept
        self._contexts: OrderedDict[Hashable, tuple[datetime, Context]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._contexts)

    def remember(self, key: Hashable, context: Context) -> None:
        """Keep the context of the exchange that just ended under this key."""
        self._contexts[key] = (self._clock(), context)
        self._contexts.move_to_end(key)
        while len(self._contexts) > self._most:
            self._contexts.popitem(last=False)

    def recall(self, key: Hashable) -> Context | None:
        """Look up the context under this key; None when there is none or it is too old."""
        at, context = self._contexts.get(key, (None, None))
        if at is None or self._clock() - at > self._kept:
            self._contexts.pop(key, None)
            return None
        self._contexts.move_to_end(key)
        return context
