"""Measure speed, recall and size beside the usual ways: `python -m tests.benchmarks.search --facts 100000`.

All ways answer the same questions in turn, in one process, so that their ratios are fair whatever the machine does
meanwhile; a slow one gets fewer of them. Times are of the processor, in milliseconds.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from knowledge import KnowledgeBase
from tests.benchmarks.peers import LIMIT, PEERS, Search
from tests.benchmarks.size import megabytes
from tests.benchmarks.synthetic import Asked, Synthetic, make, questions
from tests.benchmarks.whole import measure_whole, opened

SIZES = (1_000, 10_000, 100_000)
QUESTIONS = 400
TURN = 20  # questions before the next way has its turn: one that reads 20 MB leaves the next an empty cache
PATIENCE = 6.0  # seconds of processor time that one way may take for one kind of question
KINDS = {"35 % misspelt": (0.35, 0.0), "55 % misspelt, half missing": (0.55, 0.5)}
OURS = "KnowledgeBase.search"


@dataclass(slots=True)
class Measured:
    """What one way needed for the questions it got, and where it found the right fact."""

    times: list[float] = field(default_factory=list)
    first: int = 0
    five: int = 0

    def ask(self, search: Search, asked: Asked) -> None:
        """Ask one question."""
        start = time.process_time()
        found = search(asked.text)
        self.times.append(time.process_time() - start)
        self.first += found[:1] == [asked.fact]
        self.five += asked.fact in found

    def __str__(self) -> str:
        """Give the columns of the table."""
        count = len(self.times)
        middle, slow = np.percentile(np.array(self.times) * 1000, [50, 99])
        return f"{middle:10.2f}{slow:10.2f}{self.first / count:10.3f}{self.five / count:8.3f}{count:7}"


def ours(kb: KnowledgeBase) -> Search:
    """Search as the library does."""
    return lambda text: [int(found.fact.id[1:]) for found in kb.search(text, LIMIT)]


def beside(base: Synthetic, ways: dict[str, Search]) -> None:
    """Print the table of one size."""
    for kind, (wrong, missing) in KINDS.items():
        measured = {name: Measured() for name in ways}
        asked = questions(base, QUESTIONS, wrong, missing, seed=2)
        for turn in range(0, QUESTIONS, TURN):
            for name, search in ways.items():
                for one in asked[turn : turn + TURN]:
                    if sum(measured[name].times) < PATIENCE:
                        measured[name].ask(search, one)
        print(f"  {kind:34}{'p50 ms':>10}{'p99 ms':>10}{'recall@1':>10}{'@5':>8}{'asked':>7}{'ratio':>9}")
        fast = float(np.median(measured[OURS].times))
        for name, row in measured.items():
            print(f"    {name:32}{row}{float(np.median(row.times)) / fast:8.0f}x")


def timed(build: Callable[[], Search | None]) -> tuple[Search | None, float]:
    """Build a way of searching; how many seconds that takes."""
    start = time.perf_counter()
    return build(), time.perf_counter() - start


def run(count: int, phrasings: int, *, peers: bool) -> None:
    """Measure one size."""
    print(f"\n{count:,} facts, {phrasings} phrasings each")
    base = make(count, phrasings, seed=1)
    gc.collect()
    with opened(base) as (kb, path):
        print(f"  index {megabytes(kb):.0f} MB; peak of the process {peak():.0f} MB")
        ways: dict[str, Search] = {OURS: ours(kb)}
        statements = [fact.statement for fact in base.facts]
        for name, build in PEERS.items() if peers else ():
            search, seconds = timed(lambda build=build: build(statements))  # type: ignore[misc]
            print(f"  {name}: " + (f"built in {seconds:.1f} s" if search else "not installed, left out"))
            if search:
                ways[name] = search
        beside(base, ways)
        ways.clear()
        measure_whole(base, kb, path)


def peak() -> float:
    """Give the most memory that this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure at growing sizes, up to the number of facts asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--phrasings", type=int, default=0)
    parser.add_argument("--alone", action="store_true", help="without the peers")
    options = parser.parse_args()
    for count in [*(size for size in SIZES if size < options.facts), options.facts]:
        run(count, options.phrasings, peers=not options.alone)
    return 0


if __name__ == "__main__":
    sys.exit(main())
