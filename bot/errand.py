"""Something that is done in the background, never twice at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.explain import explain
from knowledge import KnowledgeError

log = logging.getLogger(__name__)


class Errand:
    """Runs when it is woken, and ends when it is done; woken meanwhile, it runs once more."""

    def __init__(self, run: Callable[[], Awaitable[None]]) -> None:
        self._run, self._again = run, False
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Have it run, now or once more."""
        self._again = True
        if self._task is None:
            self._task = asyncio.create_task(self._work())
            self._task.add_done_callback(self._ended)

    def stop(self) -> None:
        """End it where it is."""
        if self._task is not None:
            self._task.cancel()

    async def _work(self) -> None:
        while self._again:
            self._again = False
            await self._run()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        error = None if task.cancelled() else task.exception()
        if isinstance(error, KnowledgeError):  # a base that is in use: the next round does it
            log.warning("Work in the background waits: %s", explain(error))
        elif error:
            log.error("Unexpected error in the background", exc_info=error)
