"""How far a match may be trusted: a logistic regression over nine things that a careful reader would look at."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a fact as the answer to a question."""

    share: float  # probability of the fact's family among all facts, 0 to 1
    lead: float  # its score less that of the best near miss
    nearest: float  # likeness to the most similar phrasing of the family, 0 to 1
    nearest_miss: float  # likeness to the most similar near miss, 0 to 1
    coverage: float  # weight of the question's content words that the family's lines have, 0 to 1
    unexplained: float  # weight of the rarest content word that they lack, 0 to 1
    lacks_slot: bool  # a "when" without a date, a "how many" without an amount
    strangers: int  # entities and other proper names that the family is not about
    words: int  # length of the question


# Fitted by `python -m tests.benchmarks.trust`, leaving one voice out at a time; see docs/answering.md.
WEIGHTS = (2.863, 0.299, 4.338, -6.113, 1.516, -0.283, -0.677, -1.170, 0.117)
BIAS = -2.209


def trust(evidence: Evidence) -> float:
    """Give the probability, 0 to 1, that the fact answers the question."""
    values = (getattr(evidence, name) for name in evidence.__slots__)
    total = BIAS + sum(weight * float(value) for weight, value in zip(WEIGHTS, values, strict=True))
    return 1 / (1 + exp(-total))
