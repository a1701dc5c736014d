"""What is kept in memory alone: a bounded number of values, each for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

V = TypeVar("V")

KEPT = timedelta(minutes=15)  # as long as a person plausibly comes back to what they just did


class Memory(Generic[V]):
    """The last value under each key; the least recently used one goes first."""

    def __init__(self, clock: Callable[[], datetime], most: int, kept: timedelta = KEPT) -> None:
        self._clock, self._most, self._kept = clock, most, kept
        self._values: OrderedDict[Hashable, tuple[datetime, V]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def remember(self, key: Hashable, value: V) -> None:
        """Keep a value under this key, from now on."""
        self._values[key] = (self._clock(), value)
        self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """Let go of the value under this key."""
        self._values.pop(key, None)

    def recall(self, key: Hashable) -> V | None:
        """Look up the value under this key; None when there is none or it is too old."""
        if key not in self._values:
            return None
        at, value = self._values[key]
        if self._clock() - at > self._kept:
            del self._values[key]
            return None
        self._values.move_to_end(key)
        return value
