"""How far a statement may be trusted as the answer: a logistic regression over what it explains, shows and lacks."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Told:
    """What speaks for and against a statement as the answer to a question; shares are 0 to 1."""

    cover: float  # share of the question's content, rare words weighing more, that the statement has
    context: float  # share of it that only the sentences beside it or its source's title have
    verb: float  # how far it has the word right after "who": what somebody did
    named: float  # share of the entities named that the statement is about
    strange: float  # share of the names that no entity has and the statement lacks
    pairs: float  # share of the question's neighbouring words that stand side by side there too
    defines: float  # "who is X", and it says what X is
    astray: bool  # the question names days, and it does not speak of them
    shape: bool  # it has what hardly another statement near it has: a reason, quoted words, names in a row
    fits: bool  # it has what is asked for: a date, a figure of the right thing, a person
    unexplained: float  # weight of the rarest word that it lacks, half where the context has it
    content: int  # words of content in the question that are no names
    dated: bool  # the question names days, and it speaks of them
    strangers: int  # names in the question that neither it nor its source speaks of
    lacks: bool  # it has not what is asked for: then it is never trusted


# Of the first ten, and of the lead; fitted by `python -m tests.benchmarks.stated`; see docs/answering.md.
WEIGHTS = (2.44, 0.49, 1.75, 5.47, -0.69, 2.74, 2.31, -2.42, 1.92, 0.23)
LEAD = 1.26
BIAS = -8.87


# What is asked about most rarely is missing, and much else: such a statement never answers.
UNSURE, HALF, RARE = 0.45, 0.6, 0.5


def belief(told: Told, lead: float) -> float:
    """Give the probability, 0 to 1, that the statement answers; `lead` is how far it is ahead of the best other one."""
    if told.lacks:
        return 0.0
    most = UNSURE if told.cover < HALF and told.unexplained >= RARE and not (told.defines or told.shape) else 1.0
    values = (getattr(told, name) for name in told.__slots__)
    total = BIAS + LEAD * lead + sum(weight * float(value) for weight, value in zip(WEIGHTS, values, strict=False))
    return min(most, 1 / (1 + exp(-total)))
