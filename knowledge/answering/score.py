"""Score the documents of an Index for a Question: rare words gather candidates, common words only score them."""

from __future__ import annotations

import numpy as np

from knowledge.answering.index import Index
from knowledge.answering.lines import Floats, Ints, changes
from knowledge.answering.understand import Question

BUDGET = 4_000  # postings that rare words may gather; the common ones then only score what was gathered
SURVIVORS = 1_000  # candidates that common words still score, those that lead by the rare ones
DOUBT = 0.8  # what a word counts that could as well have been meant as the one that was read


def score(question: Question, index: Index) -> tuple[Ints, Floats]:
    """Score documents: their numbers, ascending, and naive Bayes scores; only those that share a gathered word."""
    found = index.find(question.terms)
    if not found:
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    factors = _factors(question, index, found)
    known = sorted(factors, key=lambda term: _size(index, term))
    spent, cut = 0, 0
    for cut, term in enumerate(known, 1):  # noqa: B007
        spent += _size(index, term)
        if spent > BUDGET:
            break
    candidates, sums = _gathered(known[:cut], factors, index)
    if cut < len(known) and len(candidates) > SURVIVORS:
        best = np.sort(np.argpartition(-sums, SURVIVORS)[:SURVIVORS])
        candidates, sums = candidates[best], sums[best]
    for term in known[cut:]:
        start, end = index.starts[term], index.starts[term + 1]
        at = index.documents[start:end].searchsorted(candidates)
        at = np.minimum(at, end - start - 1) + start
        sums += np.where(index.documents[at] == candidates, index.gains[at] * factors[term], 0)
    total = float(index.weights[list(found.values())].sum())
    sums = (sums + total * index.absent[candidates]) / (len(found) ** 0.5 + 1)
    return candidates, sums.astype(np.float32)


def _factors(question: Question, index: Index, found: dict[str, int]) -> dict[int, float]:
    """Give what a gain counts for each term: its weight, and of one word's readings the lowest: no rare one wins."""
    factors = {place: float(index.weights[place]) for place in found.values()}
    read = index.find(term for own, others in question.others for term in (own, *others))
    for own, others in question.others:
        group = [read[term] for term in dict.fromkeys((own, *others)) if term in read]
        if own not in found or len(group) < 2:
            continue
        weight = min(float(index.weights[place]) for place in group)
        for place in group:
            doubt = 1.0 if place == found[own] else DOUBT
            factors[place] = doubt * weight * weight / max(float(index.weights[place]), 1e-6)
    return factors


def _gathered(terms: list[int], factors: dict[int, float], index: Index) -> tuple[Ints, Floats]:
    """Give the documents of terms, ascending, and the sums of their gains."""
    spans = [slice(index.starts[term], index.starts[term + 1]) for term in terms]
    documents = np.concatenate([index.documents[span] for span in spans])
    gains = np.concatenate([index.gains[span] * factors[term] for term, span in zip(terms, spans, strict=True)])
    order = documents.argsort(kind="stable")
    documents = documents[order]
    first = np.flatnonzero(changes(documents))
    return documents[first], np.add.reduceat(gains[order], first)


def _size(index: Index, term: int) -> int:
    return int(index.starts[term + 1] - index.starts[term])
