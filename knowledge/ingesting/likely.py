"""A second opinion on what a clause says about an access: naive Bayes over example sentences, beside the patterns.

The examples are data that curators extend: starter/frame_examples/VOICE.jsonl, a sentence and its action a line, with
ACTOR, AGENCY, SYSTEM, PERSON and COURT for names. What happened less surely than it is said ("unknown") and what is no
matter of access ("none") are examples too: they tell when to be silent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from knowledge.text import stem
from knowledge.vocabulary import Action

TOKEN = re.compile(r"(ACTOR|AGENCY|SYSTEM|PERSON|COURT|GROUP)\d*|\d+|[^\W\d_]+(?:'t\b)?")
NONE = "none"
SAME = {Action.APPROVED: Action.GRANTED, Action.GAINED: Action.GRANTED}  # one kind of news, told apart last
SMOOTHING = 0.1  # of the counts; measured best of .05, .1 and .3, leaving one voice out
NEAR = 8  # so many words after a role still belong to it
LETTERS = 4  # the length of the pieces by which "reopened" is like "reopening"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a clause most likely says, and how surely: the log-odds against the next best, by the size of the clause.

    `action` is None where it speaks of no access; `leads` tells by how much each action leads or lags.
    """

    action: Action | None
    sure: float
    leads: dict[Action | None, float]


@dataclass(frozen=True, slots=True)
class Likely:
    """A fitted classifier: a column of weights for each label, a row for each trait."""

    labels: tuple[Action | None, ...]
    rows: dict[str, int]
    weights: NDArray[np.float64]
    prior: NDArray[np.float64]

    def judge(self, clause: str) -> Opinion:
        """Tell what a masked clause most likely says."""
        known = [row for one in traits(clause) if (row := self.rows.get(one)) is not None]
        scores = self.prior + self.weights[known].sum(0)
        kinds: dict[Action | None, float] = {}
        best: dict[Action | None, tuple[float, Action | None]] = {}
        for label, score in zip(self.labels, scores.tolist(), strict=True):
            kind = SAME.get(label, label) if label else None
            kinds[kind] = float(np.logaddexp(kinds[kind], score)) if kind in kinds else score
            best[kind] = max(best.get(kind, (score, label)), (score, label), key=lambda one: one[0])
        size = sqrt(max(len(known), 1))
        order = sorted(kinds, key=lambda kind: -kinds[kind])
        leads = {kind: (kinds[kind] - kinds[order[1] if kind is order[0] else order[0]]) / size for kind in order}
        return Opinion(best[order[0]][1], leads[order[0]], leads)


def traits(clause: str) -> frozenset[str]:
    """Give what a clause is recognised by: stems, pairs, what follows a role, and pieces of words."""
    words = ["^", *_stems(clause), "$"]
    return frozenset(_traits(words))


def _stems(clause: str) -> Iterator[str]:
    for match in TOKEN.finditer(clause):
        word = match.group()
        yield match[1] or ("0" if word[0].isdigit() else stem(word.lower()))


def _traits(words: list[str]) -> Iterator[str]:
    yield from words
    for number, word in enumerate(words):
        yield from (f"{word} {after}" for after in words[number + 1 : number + 2])
        yield from (f"{word}_{after}" for after in words[number + 2 : number + 3])
        if word.isupper():
            yield from (f"{word}>{after}" for after in words[number + 1 : number + NEAR])
    text = " ".join(words)
    yield from (f"#{text[start : start + LETTERS]}" for start in range(len(text) - LETTERS + 1))


def fit(examples: Iterable[tuple[str, str]]) -> Likely:
    """Fit the classifier to (sentence, action) pairs."""
    labels: dict[Action | None, int] = {}
    rows: dict[str, int] = {}
    where: list[tuple[int, int]] = []
    totals: list[int] = []
    for sentence, action in examples:
        label = None if action == NONE else Action(action)
        column = labels.setdefault(label, len(labels))
        totals += [0] * (column + 1 - len(totals))
        totals[column] += 1
        where += [(rows.setdefault(one, len(rows)), column) for one in traits(sentence)]
    counts = np.zeros((len(rows), len(labels)))
    np.add.at(counts, tuple(np.array(where).T), 1)
    weights = np.log((counts + SMOOTHING) / (counts.sum(0) + SMOOTHING * len(rows)))
    return Likely(tuple(labels), rows, weights, np.log(np.array(totals) / sum(totals)))


def read_examples() -> dict[str, tuple[tuple[str, str], ...]]:
    """Read the starter's example sentences: (sentence, action) by voice."""
    found = {}
    for path in sorted((files("knowledge.starter") / "frame_examples").iterdir(), key=lambda one: one.name):
        lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        found[path.name.removesuffix(".jsonl")] = tuple((row["text"], row["action"]) for row in lines)
    return found


@lru_cache(maxsize=1)
def likely() -> Likely:
    """Give the classifier of the starter's examples, fitted once."""
    return fit(one for voice in read_examples().values() for one in voice)
