"""Questions that a fact is known for: linked to it by a curator, or put in words that its phrasings all have."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.answering.index import Index
from knowledge.answering.match import Matches
from knowledge.answering.scope import actors_named
from knowledge.answering.understand import Question
from knowledge.model import Fact, Phrasing
from knowledge.text import fold, strip_markup, unmask, words
from knowledge.vocabulary import TAUGHT

PHRASED = 0.95  # least trust of a fact that answers before rules for accesses are asked
ALL_OF_IT = 0.999  # coverage of a question that has no other word


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


def is_phrased(question: Question, matches: Matches, index: Index) -> bool:
    """Tell whether the phrasings of the best fact have every word of a question about nobody's access.

    "Which accounts are clerks authorized to open?" asks for no access of one who seeks it: no rule sums up for it.
    """
    best = matches.ranked[0] if matches.ranked else None
    if best is None or best.told or best.fact.access or best.trust < PHRASED or actors_named(question, index):
        return False
    return best.evidence.coverage >= ALL_OF_IT and not best.evidence.strangers
