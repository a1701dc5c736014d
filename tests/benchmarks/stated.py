"""Fit the weights of knowledge/answering/told.py: `python -m tests.benchmarks.stated`.

Facts that nobody has written phrasings for cannot be fitted on phrasings. So the invented documents are accepted
as they were drafted, and their questions say which statement is right; and the starter report is asked by its own
phrasings without having them, as if nobody had written any. A logistic regression learns when the best statement was
right, and is measured on a tenth of the questions at a time that it has not seen. Questions that are answered by many
facts at once (lists, statuses, changes) are left out: other rules decide those.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge import Editor, KnowledgeBase, read_document
from knowledge.answering.index import Index, build_index
from knowledge.answering.stated import stated
from knowledge.answering.told import WEIGHTS, Told
from knowledge.answering.understand import understand
from knowledge.model import Fact
from knowledge.starter import data
from knowledge.storage.store import Store

Floats = NDArray[np.float64]
TESTS = Path(__file__).parents[1]
FIRST, LATER, CANALS, ANNUITY = (TESTS / "documents" / name for name in ("", "later", "canals", "annuity"))
BATCHES = {
    FIRST: (FIRST / "questions.jsonl", *sorted((TESTS / "questions" / "documents").glob("*.jsonl"))),
    LATER: (LATER / "questions.jsonl",),
    CANALS: (CANALS / "questions.jsonl",),
    ANNUITY: (ANNUITY / "questions.jsonl",),
}
OF_MANY = frozenset({"list", "multi", "status", "asof", "changed", "conflict"})
SAMPLE = 600  # questions of the starter report
STARTER = 0.3  # what one of them counts beside one about a document
PARTS = 10
WRONG = (0.03, 0.05, 0.08)
RIDGE = 0.01


@dataclass(frozen=True, slots=True)
class Asked:
    """The best statement for a question: what speaks for it, and whether it is right."""

    text: str
    told: Told
    lead: float
    right: bool
    weight: float


def of_documents(path: Path, folder: Path) -> Iterator[Asked]:
    """Ask the questions over the invented documents of a folder."""
    base = KnowledgeBase.open(path)
    read = [read_document(one.name, one.read_bytes()) for one in sorted(folder.glob("*.txt"))]
    base.documents.add_all(read, Editor("bench", "bench"), accept=True)
    index = base._current.snapshot().index
    for row in (
        json.loads(line) for batch in BATCHES[folder] for line in batch.read_text(encoding="utf-8").splitlines()
    ):
        if row["type"] not in OF_MANY or not row["answerable"]:
            must = row["must"] if row["answerable"] else ["(?!)"]
            yield from _asked(row["q"], index, partial(_says, must), 1.0)
    base.close()


def _says(must: list[str], fact: Fact) -> bool:
    return all(re.search(pattern, f"{fact.statement} {fact.attribution}", re.IGNORECASE) for pattern in must)


def of_starter() -> Iterator[Asked]:
    """Ask the starter report, without its phrasings, by some of them."""
    with Store(Path(":memory:")) as store:
        data.fill(store)
        facts, phrasings, entities = store.facts(), store.phrasings(), store.entities()
        sources = {source.id: source for source in store.sources()}
    heads = {fact.id: fact.part_of or fact.id for fact in facts}
    index = replace(build_index(facts, (), entities, data.domain(), data.english()), sources=sources)
    for phrasing in Random(1).sample(phrasings, SAMPLE):  # noqa: S311
        family = {key for key, head in heads.items() if head == heads.get(phrasing.fact or "")}
        yield from _asked(phrasing.text, index, partial(_is_one, family), STARTER)


def _is_one(family: set[str], fact: Fact) -> bool:
    return fact.id in family


def _asked(text: str, index: Index, right: Callable[[Fact], bool], weight: float) -> Iterator[Asked]:
    """Give the best statement that does not lack what is asked for, where there is one."""
    found = [one for one in stated(understand(text, index.lexicon), index) if not one.told.lacks]
    if found:
        yield Asked(text, found[0].told, found[0].lead, right(index.facts[found[0].place]), weight)


def fit(design: Floats, right: Floats, weight: Floats) -> Floats:
    """Weights and, last, the bias of a weighted ridge logistic regression, by Newton's method."""
    mean, spread = design.mean(0), design.std(0) + 1e-9
    scaled = np.c_[(design - mean) / spread, np.ones(len(design))]
    found = np.zeros(scaled.shape[1])
    penalty = RIDGE * weight.sum() * np.diag([1.0] * design.shape[1] + [0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ found))
        gradient = scaled.T @ (weight * (chance - right)) + penalty @ found
        curvature = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + penalty
        found -= np.linalg.solve(curvature + 1e-9 * np.eye(len(found)), gradient)
    plain = found[:-1] / spread
    return np.append(plain, found[-1] - float(plain @ mean))


def main() -> int:
    """Print what a tenth left out gives, and the weights."""
    with TemporaryDirectory() as folder:
        bases = ((Path(folder) / f"{at}.db", documents) for at, documents in enumerate(BATCHES))
        asked = [*(one for path, documents in bases for one in of_documents(path, documents)), *of_starter()]
    design = np.array([[*map(float, astuple(one.told)[: len(WEIGHTS)]), one.lead] for one in asked])
    right = np.array([float(one.right) for one in asked])
    weight = np.array([one.weight for one in asked])
    part = np.array([crc32(one.text.encode()) % PARTS for one in asked])
    chance = np.zeros(len(asked))
    for out in range(PARTS):
        weights = fit(design[part != out], right[part != out], weight[part != out])
        chance[part == out] = 1 / (1 + np.exp(-(design[part == out] @ weights[:-1] + weights[-1])))
    own = weight == 1.0
    print(f"{own.sum()} questions over documents, the best statement right in {right[own].sum():.0f}")
    for limit in WRONG:
        share, at = max((_at(chance[own], right[own], least), least) for least in _fair(chance[own], right[own], limit))
        print(f"  {share:.0%} right where {limit:.0%} are wrong, from {at:.2f}")
    names = (*(field.name for field in fields(Told)[: len(WEIGHTS)]), "lead", "bias")
    for name, value in zip(names, fit(design, right, weight), strict=True):
        print(f"{name:12}{value:8.2f}")
    return 0


def _fair(chance: Floats, right: Floats, limit: float) -> list[float]:
    """Give the thresholds at which no more than a share of all questions is answered wrongly."""
    levels = [float(level) for level in np.linspace(0, 1, 101)]
    return [level for level in levels if float(((chance >= level) & (right == 0)).mean()) <= limit]


def _at(chance: Floats, right: Floats, level: float) -> float:
    return float(((chance >= level) & (right == 1)).mean())


if __name__ == "__main__":
    sys.exit(main())
