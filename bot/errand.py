"""Something that is done in the background, never twice at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

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
        if not task.cancelled() and (error := task.exception()):
            log.error("Unexpected error in the background", exc_info=error)
