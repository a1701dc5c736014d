"""A Question meets the Index: candidates by rare words, scored by all, each with how far it may be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.answering.asks import Ask
from knowledge.answering.index import Floats, Index, Ints
from knowledge.answering.trust import Evidence, trust
from knowledge.answering.understand import Question
from knowledge.model import Fact, Phrasing
from knowledge.text import stem

BUDGET = 20_000  # postings that rare words may gather; the common ones then only score what was gathered
SHARPNESS = 1.5  # how fast a lower score loses probability; from the leave-one-voice-out measurement
KEPT = 25  # candidates that are looked at closely

# Words that carry no subject: they say nothing about whether a fact explains a question.
EMPTY = frozenset(
    stem(word)
    for word in (
        "a an the of to in on at for from by with about is are was were be been being do does did has have had and or but"
        " so if then than that this these those it its he she they them his her their you your i me my we us our what who"
        " whom whose which when where why how many much can could will would should may might must not no yes any some all"
        " just as into out up over there here get got tell know say said says please really actually exactly one thing"
        " things someone anyone something anything also too more most very such like"
    ).split()
)

# Which typed slot a fact must fill to answer a type of question.
NEEDED: dict[Ask, frozenset[str]] = {
    Ask.WHEN: frozenset({"date", "duration"}),
    Ask.WHERE: frozenset({"place"}),
    Ask.WHY: frozenset({"reason"}),
    Ask.HOW_MANY: frozenset({"amount", "duration"}),
    Ask.SOURCE: frozenset({"source"}),
    Ask.QUOTE: frozenset({"speaker"}),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A fact that may answer. `share` is its family's part of the probability among facts, `trust` how likely it is right."""

    fact: Fact
    score: float
    share: float
    trust: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Matches:
    """The best facts, best first, and the near miss that is closest where one is closer than any fact."""

    ranked: tuple[Match, ...]
    near: Phrasing | None = None


def score(question: Question, index: Index) -> tuple[Ints, Floats]:
    """Score documents: their numbers and naive Bayes scores, in no order; only those that share a gathered word."""
    known = sorted((index.terms[term] for term in question.terms if term in index.terms), key=lambda t: _size(index, t))
    if not known:
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    spent, cut = 0, 0
    for cut, term in enumerate(known, 1):  # noqa: B007
        spent += _size(index, term)
        if spent > BUDGET:
            break
    gathered, total = known[:cut], float(index.weights[known].sum())
    spans = [slice(index.starts[t], index.starts[t + 1]) for t in gathered]
    found = np.concatenate([index.documents[span] for span in spans])
    gains = np.concatenate([index.gains[span] * index.weights[t] for t, span in zip(gathered, spans, strict=True)])
    candidates, inverse = np.unique(found, return_inverse=True)
    sums = np.bincount(inverse, gains, len(candidates))
    for term in known[cut:]:
        span = slice(index.starts[term], index.starts[term + 1])
        documents = index.documents[span]
        at = np.minimum(np.searchsorted(documents, candidates), len(documents) - 1)
        sums += np.where(documents[at] == candidates, index.gains[span][at] * index.weights[term], 0)
    sums = (sums + total * index.absent[candidates]) / (len(known) ** 0.5 + 1)
    return candidates, sums.astype(np.float32)


def _size(index: Index, term: int) -> int:
    return int(index.starts[term + 1] - index.starts[term])


def match(question: Question, index: Index) -> Matches:
    """Rank the facts for a question, each with its trust."""
    documents, scores = score(question, index)
    is_fact = documents < len(index.facts)
    if not is_fact.any():
        return Matches(())
    facts, fact_scores = documents[is_fact], scores[is_fact]
    near, near_scores = documents[~is_fact], scores[~is_fact]
    odds = np.exp((fact_scores - fact_scores.max()) * SHARPNESS)
    shares = np.bincount(index.families[facts], odds, len(index.facts)) / odds.sum()
    best_near = float(near_scores.max()) if len(near) else float("-inf")
    nearest_miss = max((_nearness(question, index, int(d)) for d in near[np.argsort(-near_scores)[:KEPT]]), default=0.0)
    ranked = []
    for at in np.argsort(-fact_scores, kind="stable")[:KEPT]:
        document = int(facts[at])
        share = float(shares[index.families[document]])
        evidence = _evidence(question, index, document, float(fact_scores[at]), share, best_near, nearest_miss)
        ranked.append(Match(index.facts[document], float(fact_scores[at]), share, trust(evidence), evidence))
    closest = index.near[int(near[near_scores.argmax()]) - len(index.facts)] if len(near) else None
    return Matches(tuple(ranked), closest if best_near > float(fact_scores.max()) else None)


def _nearness(question: Question, index: Index, document: int) -> float:
    """How alike the question and the most similar line of a document are: weighted Jaccard, 0 to 1."""
    wanted = [index.terms[term] for term in question.terms if term in index.terms]
    has = np.zeros(len(index.terms), bool)
    has[wanted] = True
    first, last = index.lines[document], index.lines[document + 1]
    bounds = index.line_starts[first : last + 1]
    terms = index.line_terms[bounds[0] : bounds[-1]]
    raw = index.weights[terms] * has[terms]
    shared = np.add.reduceat(raw, bounds[:-1] - bounds[0])
    unit = np.log1p(index.lines[-1])
    own = float(index.weights[wanted].sum()) + sum(_unseen(term) for term in question.terms if term not in index.terms)
    return float((shared / (own + index.line_weights[first:last] / unit - shared + 1e-6)).max())


def _unseen(term: str) -> float:
    """The weight of a term that no line has: the rarest there is."""
    return 0.7 if " " in term else 1.0


def _evidence(  # noqa: PLR0913, PLR0917
    question: Question, index: Index, document: int, own: float, share: float, best_near: float, nearest_miss: float
) -> Evidence:
    """Collect what speaks for and against a fact as the answer."""
    family = np.flatnonzero(index.families == index.families[document])
    lexicon = index.lexicon
    named = {at for mention in question.mentions for at in range(mention.start, mention.end)}
    content = {stem(word) for at, word in enumerate(question.words) if at not in named} - EMPTY
    covered = {term for term in content if term in index.terms and _holds(index, index.terms[term], family)}
    weigh = {term: float(index.weights[index.terms[term]]) if term in index.terms else 1.0 for term in content}
    total = sum(weigh.values())
    slots = {key for at in family for key, _ in index.facts[at].slots}
    about = {parent for at in family for entity in index.facts[at].about for parent in lexicon.family(entity)}
    needed = NEEDED.get(question.ask)
    return Evidence(
        share=share,
        lead=own - best_near if best_near > float("-inf") else 3.0,
        nearest=max(_nearness(question, index, int(at)) for at in family),
        nearest_miss=nearest_miss,
        coverage=sum(weigh[term] for term in covered) / total if total else 1.0,
        unexplained=max((weigh[term] for term in content - covered), default=0.0),
        lacks_slot=bool(needed and not needed & slots),
        strangers=sum(not about & set(mention.entities) for mention in question.mentions)
        + min(2, sum(word not in covered for word in question.proper)),
        words=len(question.words),
    )


def _holds(index: Index, term: int, family: Ints | np.ndarray) -> bool:  # type: ignore[type-arg]
    """Tell whether a document of a family has a term."""
    documents = index.documents[index.starts[term] : index.starts[term + 1]]
    return bool(np.isin(family, documents).any())
