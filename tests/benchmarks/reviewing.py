"""Measure how long a curator waits for the queue: `/review`, the list, and the turn of a page.

`python -m tests.benchmarks.reviewing`; on the starter base with 1,000 open proposals, from the call to the view that is
sent, in the worker's thread and the event loop as in Discord, by the clock on the wall.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from discord import ui

from bot import render_review
from bot.reviewing import Spot, case, first, queue
from bot.worker import Worker
from knowledge import Access, Action, Draft, Editor, KnowledgeBase, Quote

OPEN = 1_000
TIMES = 20
BY = Editor("1", "A curator")


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds until the view is made: of the card that opens, of another card, and of a page of the list."""

    opened: tuple[float, ...]
    turned: tuple[float, ...]
    listed: tuple[float, ...]


async def measure(path: Path, proposals: int = OPEN, times: int = TIMES) -> Measured:
    """Fill the queue, then look at it again and again."""
    worker = await Worker.open(path, lambda: datetime.now(UTC))
    await worker.use(_fill, proposals)

    async def opened(_: int) -> ui.LayoutView:
        found = await worker.use(first)
        assert found
        return render_review.proposal(found)

    async def turned(number: int) -> ui.LayoutView:
        return render_review.proposal(await worker.use(case, Spot(proposals // 2 + number)))

    async def listed(number: int) -> ui.LayoutView:
        return render_review.queue(await worker.use(queue, proposals // 20 + number))

    found = Measured(*[await _timed(each, times) for each in (opened, turned, listed)])
    await worker.close()
    return found


async def _timed(act: Callable[[int], Awaitable[ui.LayoutView]], times: int) -> tuple[float, ...]:
    found = []
    for number in range(times):
        start = time.perf_counter()
        view = await act(number)
        view.to_components()  # type: ignore[no-untyped-call]
        found.append(1000 * (time.perf_counter() - start))
    return tuple(found)


def _fill(base: KnowledgeBase, proposals: int) -> None:
    """Queue drafts of which each says something of its own, every second one about an access."""
    frame = Access("doge", "irs", None, Action.REQUESTED)
    drafts = (
        Draft(
            f"Gavin Kliger asked the Internal Revenue Service for ledger number {number} on 17 February 2025.",
            (Quote("S1", f"asked for ledger number {number}"),),
            ("irs", "doge"),
            "USA TODAY",
            access=frame if number % 2 else None,
        )
        for number in range(proposals)
    )
    base.proposals.draw(drafts, "S1", BY)


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder) / "base.db"))
    for name, times in (
        ("/review", found.opened),
        ("another card", found.turned),
        ("a page of the list", found.listed),
    ):
        print(f"{name} with {OPEN:,} open: median {median(times):.1f} ms, worst of {len(times)} {max(times):.1f} ms")


if __name__ == "__main__":
    main()
