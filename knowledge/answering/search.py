"""Find facts by a text that may be misspelt or half remembered: ranked, with scores, and nothing composed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.answering.index import Index
from knowledge.answering.score import score
from knowledge.answering.understand import seek
from knowledge.model import Fact


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that fits a text; the score orders those of one search and means nothing beside that of another."""

    fact: Fact
    score: float


def find(text: str, index: Index, limit: int) -> tuple[Found, ...]:
    """Give the facts that fit a text best, best first; the older of two that fit alike."""
    documents, scores = score(seek(text, index.lexicon), index)
    count = int(documents.searchsorted(len(index.facts)))
    best = np.argsort(-scores[:count], kind="stable")[:limit]
    rows = zip(documents[best].tolist(), scores[best].tolist(), strict=True)
    return tuple(Found(index.facts[document], found) for document, found in rows)
