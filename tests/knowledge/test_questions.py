"""The batches of fresh questions: the level that each has reached."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from knowledge import KnowledgeBase

FOLDER = Path(__file__).parents[1] / "questions"

# Right at least, wrong at most, as shares of the batch: raised when answers get better, never lowered.
LEVELS = {"batch_1": (0.91, 0.04), "batch_2": (0.88, 0.05), "batch_3": (0.935, 0.035), "batch_4": (0.92, 0.04)}


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_a_batch_stays_at_its_level(kb: KnowledgeBase, name: str) -> None:
    """What a change breaks shows here, with the questions that it breaks."""
    judged = list(kb.measure((FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()))
    count = Counter(one.verdict for one in judged)
    least, most = LEVELS[name]
    missed = [f"{one.golden.id} {one.verdict}: {one.why}: {one.golden.question}" for one in judged if one.why]
    assert count["right"] >= least * len(judged), missed
    assert count["wrong"] <= most * len(judged), missed


def test_every_batch_is_held_to_a_level() -> None:
    """A batch that nobody counts measures nothing."""
    assert {path.stem for path in FOLDER.glob("*.jsonl")} == set(LEVELS)
