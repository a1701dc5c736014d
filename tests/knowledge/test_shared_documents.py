"""The development documents that lie beside the repository: what is drafted from them answers questions about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Editor, Ingested, KnowledgeBase, read_document

# Right at least, wrong at most, as shares. They were open while answers were tuned: no held-out result.
DOCUMENTS = (0.83, 0.01)  # questions on the six documents; the goal is 0.80 and 0.05
STARTER = (0.99, 0.0)  # the starter's questions, with the six documents in


@pytest.fixture(scope="module")
def six(starter: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Take the six documents in on top of the starter base, all drafts accepted."""
    path = tmp_path_factory.mktemp("six") / "six.db"
    path.write_bytes(starter.read_bytes())
    base = KnowledgeBase.open(path)
    files = sorted((shared / "eval" / "documents").glob("*.txt"))
    read = [read_document(file.name, file.read_bytes()) for file in files]
    assert all(isinstance(one, Ingested) for one in base.documents.add_all(read, Editor("op", "op"), accept=True))
    yield base
    base.close()


@pytest.mark.parametrize(("name", "level"), [("document_questions", DOCUMENTS), ("seed_questions", STARTER)])
def test_questions_stay_at_their_level(six: KnowledgeBase, shared: Path, name: str, level: tuple[float, float]) -> None:
    """Ids and verdicts alone are shown: neither the questions nor the documents are ours to show."""
    lines = (shared / "eval" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    judged = list(six.measure(lines))
    count = Counter(one.verdict for one in judged)
    missed = [f"{one.golden.id} {one.verdict}" for one in judged if one.verdict != "right"]
    assert count["right"] >= level[0] * len(judged), missed
    assert count["wrong"] <= level[1] * len(judged), missed


def test_every_citation_of_the_six_is_proved(six: KnowledgeBase) -> None:
    """Every quote stands at its place, to the character."""
    found = six.verify()
    assert found.checked > 80
    assert not found.failed
