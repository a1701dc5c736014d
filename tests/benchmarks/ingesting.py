"""Measure a thousand documents: how long they take to come in with `accept`, and what asking costs afterwards.

`python -m tests.benchmarks.ingesting [N]`, with `--profile` to see where the time goes. Documents are texts of about
500 words. Documents are timed by the clock on the wall and by processor time, questions by the processor time of their
thread.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from knowledge import Editor, Ingested, KnowledgeBase
from tests.benchmarks.invented import documents

OPERATOR = Editor("terminal:bench", "bench")
QUESTIONS = 1_000
ASKED = (
    "which systems did DOGE ask for at the {}?",
    "was the {} blocked?",
    "what is the latest status at the {}?",
    "did doge get into {}",
    "what did {} say?",
    "which agencies' access was blocked by courts?",
    "what changed in May?",
    "who runs {}?",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds for all, facts, seconds to start anew, megabytes of the process, and milliseconds of questions."""

    seconds: float
    processor: float
    facts: int
    failed: int
    opening: float
    megabytes: float
    asked: tuple[float, ...]


def measure(path: Path, count: int) -> Measured:
    """Take documents in, open the base anew, and ask."""
    with_starter = KnowledgeBase.open(path)
    made = list(documents(count))
    start, busy = time.perf_counter(), _processor()
    outcomes = with_starter.documents.add_all(made, OPERATOR, accept=True)
    seconds, processor = time.perf_counter() - start, _processor() - busy
    with_starter.close()
    done = [one for one in outcomes if isinstance(one, Ingested)]
    failed = len(outcomes) - len(done) + sum(len(one.accepted.failed) for one in done if one.accepted)
    start = time.perf_counter()
    base = KnowledgeBase.open(path)
    opening = time.perf_counter() - start
    asked = tuple(ask(base))
    facts = len(base.facts())
    base.close()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(seconds, processor, facts, failed, opening, megabytes, asked)


def _processor() -> float:
    """Give the seconds at work of this process and of those that draft for it."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def ask(base: KnowledgeBase) -> list[float]:
    """Ask about names of the base, each question once; sorted milliseconds."""
    random = Random(7)  # noqa: S311
    known = {key for fact in base.facts() for key in fact.about}
    names = sorted({entity.name for key in known for entity in base.names(key, 1)})
    base.ask("who is gavin kliger?")
    times = []
    for _ in range(QUESTIONS):
        question = random.choice(ASKED).format(random.choice(names))
        start = time.thread_time()
        base.ask(question)
        times.append(1000 * (time.thread_time() - start))
    return sorted(times)


def main() -> None:
    """Print the figures, beside their goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1_000)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    asked = parser.parse_args()
    profile = cProfile.Profile()
    with TemporaryDirectory() as folder:
        if asked.profile:
            profile.enable()
        found = measure(Path(folder) / "base.db", asked.count)
        profile.disable()
    times = found.asked
    print(f"{asked.count} documents, {found.facts} facts, {found.failed} not taken")
    print(f"taken in within {found.seconds:.1f} s, {found.processor:.1f} s of them at work (goal 120)")
    print(f"ask: p50 {times[len(times) // 2]:.2f} ms, p99 {times[int(len(times) * 0.99)]:.2f} ms (goal 10)")
    print(f"opening the base: {found.opening:.1f} s; the process took at most {found.megabytes:.0f} MB")
    if asked.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)


if __name__ == "__main__":
    main()
