"""What a follow-up leans on, kept in memory alone: a bounded number of exchanges, each for a quarter of an hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.memory import KEPT, Memory
from knowledge import Context

MOST = 5_000  # exchanges in memory, under 1 KB each; the least recently used one goes first


class Conversations(Memory[Context]):
    """The context of the last exchange under each key: a person in a channel, or an answer."""

    def __init__(self, clock: Callable[[], datetime], most: int = MOST, kept: timedelta = KEPT) -> None:
        super().__init__(clock, most, kept)
