"""A question in parts, one without an answer: whether another part tells it, and whether the rest may stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.empty import ASKING, EMPTY, LIGHT
from knowledge.answering.fits import has_asked
from knowledge.answering.index import Index
from knowledge.answering.understand import Question
from knowledge.model import Fact

SURE = 0.75  # trust from which a statement of a document answers one part of a question alone
TYPED = frozenset({Ask.WHEN, Ask.HOW_MANY, Ask.WHO, Ask.WHERE, Ask.WHY})

Decided = Sequence[tuple[Question, Choice | Refusal]]


def lacks_a_part(decided: Decided, index: Index) -> bool:
    """Tell whether a part is refused, and the answers to the others do not tell it either."""
    facts = [fact for _, chosen in decided if isinstance(chosen, Choice) for fact in chosen.facts]
    return any(isinstance(chosen, Refusal) and not _tell(facts, question, index) for question, chosen in decided)


def is_no_answer(decided: Decided, index: Index) -> bool:
    """Tell whether what is answered is too little: it leans on a part without an answer, or hardly answers its own.

    "Who objected, and what came of it?" asks of nothing where nobody knows who objected. Facts with phrasings stand.
    """
    answered = [(question, chosen) for question, chosen in decided if isinstance(chosen, Choice)]
    if not all(index.untaught[index.place[chosen.facts[0].id]] for _, chosen in answered):
        return False
    first = isinstance(decided[0][1], Choice)
    leaning = not first and all(question.own or question.bare for question, _ in answered)
    return leaning or max(chosen.trust for _, chosen in answered) < SURE


def _tell(facts: Sequence[Fact], question: Question, index: Index) -> bool:
    """Tell whether facts have what a question asks for: its words, and the date, the figure or the name."""
    content = question.unnamed - EMPTY - ASKING - LIGHT
    places = [index.place[fact.id] for fact in facts]
    held = all(any(index.holds(at, one) for at in places) for one in content)
    typed = question.ask in TYPED
    has = not typed or any(has_asked(question, fact, index, None) for fact in facts)
    return held and has and (typed or bool(content))
