"""Measure an edit on the starter base: until a question sees it, and what the event loop notices of it.

`python -m tests.benchmarks.editing`; with `--plain` as if PyStemmer were not installed. Edits are timed by the
processor time of the worker's thread, the loop's longest block by the clock on the wall.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from snowballstemmer.english_stemmer import EnglishStemmer

from bot.worker import Worker
from knowledge import KnowledgeBase, text
from knowledge.storage import rows

TICK = 0.001  # seconds between two looks of the event loop at the clock
EDITS = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds: of each edit, of each edit with the question that sees it, and the loop's longest block."""

    rebuilt: tuple[float, ...]
    seen: tuple[float, ...]
    blocked: float


async def measure(folder: Path, edits: int = EDITS) -> Measured:
    """Edit a fact again and again in the worker's thread, ask after each, and watch the event loop meanwhile."""
    worker = await Worker.open(folder / "base.db", lambda: datetime.now(UTC))
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            start = time.perf_counter()
            await asyncio.sleep(TICK)
            longest = max(longest, time.perf_counter() - start - TICK)

    await worker.ask("what did Ron Wyden say?")
    ticking = asyncio.create_task(tick())
    times = [await worker._call(_edit, worker._base, number) for number in range(edits)]
    ticking.cancel()
    await worker.close()
    return Measured(tuple(1000 * one for one, _ in times), tuple(1000 * two for _, two in times), 1000 * longest)


def _edit(base: KnowledgeBase, number: int) -> tuple[float, float]:
    """Give a fact another statement and ask for it: seconds until it is taken, and until it is seen."""
    fact = base.facts()[7]
    made = f"zorblax{'abcdefghijklmnopqrstuvwxyz'[number % 26]}"
    body = rows.fact_body(fact) | {"statement": f"Quumbled {made} revised the vexilloid of Plonktown."}
    line = json.dumps({"kind": "fact", "id": fact.id, **body})
    start = time.thread_time()
    base.import_lines([line])
    taken = time.thread_time() - start
    assert base.search(f"quumbled {made}")[0].fact.statement == body["statement"]
    base.ask(f"who revised {made}?")
    return taken, time.thread_time() - start


def main() -> None:
    """Print the three figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", action="store_true", help="stem without PyStemmer")
    if parser.parse_args().plain:
        text._stemmer = EnglishStemmer()
    with TemporaryDirectory() as folder:
        measured = asyncio.run(measure(Path(folder)))
    for name, times in (("an edit taken", measured.rebuilt), ("an edit seen by a question", measured.seen)):
        print(f"{name}: median {median(times):.1f} ms, worst of {len(times)} {max(times):.1f} ms")
    print(f"the event loop's longest block: {measured.blocked:.1f} ms")


if __name__ == "__main__":
    main()
