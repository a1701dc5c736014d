"""An invented base of several documents: five agencies, seven sources, facts that follow, contradict and correct.

No fact has a phrasing of its own, as it is with facts that come from documents. It is imported on top of the starter
base, so that nothing here may be mixed up with what that report says. Its texts are not held.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge import KnowledgeBase

DATA = Path(__file__).parent / "data" / "documents.jsonl"


def rows() -> Iterator[str]:
    """Give the base as lines to import."""
    yield from DATA.read_text(encoding="utf-8").splitlines()


def with_documents(path: Path) -> KnowledgeBase:
    """Open a new base with the starter report and the invented documents."""
    kb = KnowledgeBase.open(path)
    kb.import_lines(rows())
    return kb
