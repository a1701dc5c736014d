"""A Question meets the Index: candidates by rare words, scored by all, each with how far it may be trusted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from knowledge.answering.asks import Ask
from knowledge.answering.index import PAIR, Floats, Index, Ints
from knowledge.answering.trust import Evidence, trust
from knowledge.answering.understand import Question
from knowledge.model import Fact, Phrasing
from knowledge.text import stem

BUDGET = 20_000  # postings that rare words may gather; the common ones then only score what was gathered
SHARPNESS = 1.5  # how fast a lower score loses probability; from the leave-one-voice-out measurement
NO_NEAR = 3.0  # how far ahead a fact counts as being where the base has no near miss at all
KEPT = 25  # candidates that are looked at closely

# Words that carry no subject: they say nothing about whether a fact explains a question.
EMPTY = frozenset(
    stem(word)
    for word in (
        "a an the of to in on at for from by with about is are was were be been being do does did has have had"
        " and or but"
        " so if then than that this these those it its he she they them his her their you your i me my we us our"
        " what who"
        " whom whose which when where why how many much can could will would should may might must not no yes"
        " any some all"
        " just as into out up over there here get got tell know say said says please really actually exactly one thing"
        " things someone anyone something anything also too more most very such like far since"
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
    """A fact that may answer: `share` is its family's part of the probability, `trust` how likely it is right."""

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
    best_near = float(near_scores.max(initial=-np.inf))
    look = Look(question, index)
    missed = look.nearest(near[np.argsort(-near_scores)[:KEPT]])
    judged: dict[int, Evidence] = {}
    ranked = []
    for at in np.argsort(-fact_scores, kind="stable")[:KEPT]:
        document, own = int(facts[at]), float(fact_scores[at])
        family = int(index.families[document])
        if family not in judged:
            judged[family] = look.evidence(family, float(shares[family]), missed)
        evidence = replace(judged[family], lead=own - best_near if len(near) else NO_NEAR)
        ranked.append(Match(index.facts[document], own, float(shares[family]), trust(evidence), evidence))
    ranked.sort(key=lambda one: -one.trust)  # a closer look orders better than the score: docs/answering.md
    closest = index.near[int(near[near_scores.argmax()]) - len(index.facts)] if len(near) else None
    return Matches(tuple(ranked), closest if best_near > float(fact_scores.max()) else None)


class Look:
    """A closer look at a question's candidates: what of it they hold, and how alike their lines are to it."""

    def __init__(self, question: Question, index: Index) -> None:
        self.question, self.index = question, index
        known = [index.terms[term] for term in question.terms if term in index.terms]
        self.wanted = np.zeros(len(index.terms), np.float32)
        self.wanted[known] = index.weights[known]
        unseen = sum(PAIR if " " in term else 1.0 for term in question.terms if term not in index.terms)
        self.weight = float(self.wanted.sum()) + unseen
        named = {at for mention in question.mentions for at in range(mention.start, mention.end)}
        stems = {stem(word) for at, word in enumerate(question.words) if at not in named}
        self.content = {term: self._weight(term) for term in stems - EMPTY}

    def _weight(self, term: str) -> float:
        at = self.index.terms.get(term)
        return 1.0 if at is None else float(self.index.weights[at])

    def nearest(self, documents: Ints) -> float:
        """Give the likeness, 0 to 1, to the most similar line of any of these documents: weighted Jaccard."""
        return max((self._likeness(int(document)) for document in documents), default=0.0)

    def _likeness(self, document: int) -> float:
        index = self.index
        first, last = index.lines[document], index.lines[document + 1]
        bounds = index.line_starts[first : last + 1]
        if bounds[0] == bounds[-1]:
            return 0.0
        shared = np.add.reduceat(self.wanted[index.line_terms[bounds[0] : bounds[-1]]], bounds[:-1] - bounds[0])
        return float((shared / (self.weight + index.line_weights[first:last] - shared + 1e-6)).max())

    def evidence(self, family: int, share: float, nearest_miss: float) -> Evidence:
        """Collect what speaks for and against a family of facts as the answer; `lead` is left to the caller."""
        index, question = self.index, self.question
        members = index.members[family]
        covered = {term for term in self.content if any(index.holds(member, term) for member in members)}
        total = sum(self.content.values())
        slots = {key for member in members for key, _ in index.facts[member].slots}
        about = {e for member in members for one in index.facts[member].about for e in index.lexicon.family(one)}
        needed = NEEDED.get(question.ask)
        unknown = sum(word not in covered for word in question.proper)
        return Evidence(
            share=share,
            lead=0.0,
            nearest=self.nearest(np.asarray(members, np.int32)),
            nearest_miss=nearest_miss,
            coverage=sum(self.content[term] for term in covered) / total if total else 1.0,
            unexplained=max((weight for term, weight in self.content.items() if term not in covered), default=0.0),
            lacks_slot=bool(needed and not needed & slots),
            strangers=sum(not about & set(mention.entities) for mention in question.mentions) + min(unknown, 2),
            words=len(question.words),
        )
