"""Measure what people wait for: an answer, a start, a change, a name being typed, an import."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from knowledge import Entity, KnowledgeBase
from knowledge.exchange import import_rows
from knowledge.storage import rows
from knowledge.storage.store import Store
from tests.benchmarks.synthetic import SOURCE, Synthetic, entities, misspell, questions

NAMES = 100_000
ASKED = 300
NOW = "2026-01-01T00:00:00Z"


def exported(base: Synthetic) -> list[str]:
    """Give a base as JSON Lines."""
    found = [{"kind": "source", **rows.source_row(SOURCE)}]
    found += [{"kind": "entity", **rows.entity_row(entity)} for entity in base.entities]
    found += [{"kind": "fact", "id": fact.id, **rows.fact_body(fact)} for fact in base.facts]
    found += [{"kind": "phrasing", **rows.phrasing_row(phrasing)} for phrasing in base.phrasings]
    return [json.dumps(row) for row in found]


@contextmanager
def opened(base: Synthetic) -> Iterator[tuple[KnowledgeBase, Path]]:
    """Import a base into a file and open it from there; print how long both take."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "base.db"
        lines = exported(base)
        with Store(path) as store:
            start = time.perf_counter()
            import_rows(store, lines, NOW)
            seconds = time.perf_counter() - start
        print(f"  import {seconds:.2f} s, {len(lines) / seconds:,.0f} rows a second")
        KnowledgeBase.open(Path(":memory:")).close()  # reads the word lists, which any start does once
        start = time.perf_counter()
        kb = KnowledgeBase.open(path)
        print(f"  start from the database {time.perf_counter() - start:.2f} s")
        yield kb, path
        kb.close()


def _spread(calls: list[Callable[[], object]]) -> str:
    times = []
    for call in calls:
        start = time.process_time()
        call()
        times.append((time.process_time() - start) * 1000)
    return "p50 {:.2f} ms, p99 {:.2f} ms".format(*np.percentile(times, [50, 99]))


def measure_whole(base: Synthetic, kb: KnowledgeBase, path: Path) -> None:
    """Print the lines below the table of one size."""
    asked = questions(base, ASKED, 0.1, 0.0, seed=3)
    texts = [
        f"{start} {one.text}?" for one, start in zip(asked, ["who", "when did", "what about"] * ASKED, strict=False)
    ]
    print("  ask, composed:", _spread([lambda text=text: kb.ask(text) for text in texts]))  # type: ignore[misc]
    edited = replace(base.facts[7], statement="Zorblaxing quumbled the vexilloid of Plonktown.")
    line = json.dumps({"kind": "fact", "id": edited.id, **rows.fact_body(edited)})
    start = time.perf_counter()
    kb.import_lines([line])
    assert kb.search("zorblaxing quumbled")[0].fact.id == edited.id
    print(f"  a fact edited, seen by the next question {(time.perf_counter() - start) * 1000:.0f} ms")
    if len(base.facts) >= NAMES:
        print(f"  names of {NAMES:,}:", _autocomplete())


def _autocomplete() -> str:
    """Type names letter by letter, some misspelt."""
    random = Random(5)  # noqa: S311
    named = tuple(entities(random, NAMES))
    kb = KnowledgeBase.open(Path(":memory:"))
    kb.import_lines(json.dumps({"kind": "entity", **rows.entity_row(entity)}) for entity in named)
    return _spread([lambda text=text: kb.names(text) for text in _typed(named, random)])  # type: ignore[misc]


def _typed(named: tuple[Entity, ...], random: Random) -> list[str]:
    names = [random.choice(named).name.lower() for _ in range(ASKED)]
    begun = [name[: random.randint(1, len(name))] for name in names]
    return [misspell(text, random) if len(text) > 3 and at % 3 == 0 else text for at, text in enumerate(begun)]
