"""Questions that a curator has linked to a fact: asked again in the same words, they are answered with it, always."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.answering.index import Index
from knowledge.model import Fact, Phrasing
from knowledge.text import fold, strip_markup, unmask, words
from knowledge.vocabulary import TAUGHT


def wording(text: str) -> str:
    """Give the words of a question on one line, as nobody's case, accents and punctuation change them."""
    return " ".join(words(fold(unmask(strip_markup(text)))))


def by_heart(phrasings: Iterable[Phrasing]) -> dict[str, str]:
    """Map the wordings that were taught to their facts; what was taught last holds."""
    return {wording(p.text): p.fact for p in phrasings if p.voice == TAUGHT and p.fact}


def known_by_heart(text: str, index: Index) -> Fact | None:
    """Give the fact that a question was linked to, word for word, or None."""
    fact = index.taught.get(wording(text)) if index.taught else None
    return index.fact(fact) if fact else None
