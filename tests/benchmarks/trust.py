"""Fit the weights of knowledge/answering/trust.py: `python -m tests.benchmarks.trust`.

One voice is left out at a time: its questions meet an index that has never seen them, as those of a new asker would.
A logistic regression then learns from the other voices' evidence when the best match was right, and is measured on
the voice left out. Prints the table of docs/answering.md, and the weights to put into trust.py.
"""

from __future__ import annotations

import sys
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.index import build_index
from knowledge.answering.match import match
from knowledge.answering.trust import Evidence
from knowledge.answering.understand import understand
from knowledge.model import Entity, Fact, Phrasing
from knowledge.starter import data
from knowledge.storage.store import Store

Floats = NDArray[np.float64]
WRONG = (0.02, 0.03, 0.05)  # shares of wrong answers at which the table is read
RIDGE = 0.01


def left_out(
    voice: str, facts: tuple[Fact, ...], phrasings: tuple[Phrasing, ...], entities: tuple[Entity, ...]
) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    """Evidence for each question of a voice, whether the best match was right, whether the question has an answer."""
    seen = tuple(phrasing for phrasing in phrasings if phrasing.voice != voice)
    index = build_index(facts, seen, entities, data.domain(), data.english())
    evidence, right, answerable = [], [], []
    for phrasing in phrasings:
        if phrasing.voice == voice:
            ranked = match(understand(phrasing.text, index.lexicon), index).ranked
            if ranked:
                wanted = index.fact(phrasing.fact or "")
                evidence.append([float(value) for value in astuple(ranked[0].evidence)])
                right.append(bool(wanted and _head(wanted) == _head(ranked[0].fact)))
                answerable.append(wanted is not None)
    return np.array(evidence), np.array(right), np.array(answerable)


def _head(fact: Fact) -> str:
    return fact.part_of or fact.id


def fit(evidence: Floats, right: NDArray[np.bool_]) -> Floats:
    """Weights and, last, the bias of a ridge logistic regression, by Newton's method on standardised columns."""
    mean, spread = evidence.mean(0), evidence.std(0) + 1e-9
    design = np.c_[(evidence - mean) / spread, np.ones(len(evidence))]
    weights = np.zeros(design.shape[1])
    penalty = RIDGE * len(evidence) * np.diag([1.0] * evidence.shape[1] + [0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (chance - right) + penalty @ weights
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + penalty + 1e-9 * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, gradient)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - float(plain @ mean))


def trusted(evidence: Floats, weights: Floats) -> Floats:
    """Give the trust that these weights give."""
    chance: Floats = 1 / (1 + np.exp(-(evidence @ weights[:-1] + weights[-1])))
    return chance


def main() -> int:
    """Print the table and the weights."""
    with Store(Path(":memory:")) as store:
        data.fill(store)
        base = store.facts(), store.phrasings(), store.entities()
    voices = sorted({phrasing.voice for phrasing in base[1]})
    found = {voice: left_out(voice, *base) for voice in voices}
    print(f"{'voice':14}{'top':>6}" + "".join(f"{f'right at {wrong:.0%} wrong':>24}" for wrong in WRONG))
    for voice in voices:
        others = [found[other] for other in voices if other != voice]
        weights = fit(np.vstack([row[0] for row in others]), np.concatenate([row[1] for row in others]))
        evidence, right, answerable = found[voice]
        line = f"{voice:14}{right[answerable].mean() if answerable.any() else 0:6.1%}"
        for limit in WRONG:
            share, at = _best(trusted(evidence, weights), right, answerable, limit)
            line += f"{f'{share:.1%} (from {at:.2f})':>24}"
        print(line)
    weights = fit(np.vstack([row[0] for row in found.values()]), np.concatenate([row[1] for row in found.values()]))
    for field, weight in zip(fields(Evidence), weights, strict=False):
        print(f"{field.name:14}{weight:8.3f}")
    print(f"{'bias':14}{weights[-1]:8.3f}")
    return 0


def _best(chance: Floats, right: NDArray[np.bool_], answerable: NDArray[np.bool_], limit: float) -> tuple[float, float]:
    """Give the largest share right at most `limit` wrong, over all thresholds, and the threshold."""
    best = (0.0, 1.0)
    for at in np.linspace(0, 1, 101):
        answers = chance >= at
        if (answers & ~right).mean() <= limit:
            best = max(best, (float(((answers & right) | (~answers & ~answerable)).mean()), float(at)))
    return best


if __name__ == "__main__":
    sys.exit(main())
