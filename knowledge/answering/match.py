"""A Question meets the Index: candidates by rare words, scored by all, each with how far it may be trusted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from knowledge.answering.asks import Ask
from knowledge.answering.empty import EMPTY
from knowledge.answering.index import PAIR, Index
from knowledge.answering.lines import Floats, Ints, common, ragged
from knowledge.answering.score import score
from knowledge.answering.stated import Stated, stated
from knowledge.answering.told import Told, belief
from knowledge.answering.trust import Evidence, trust
from knowledge.answering.understand import Question
from knowledge.model import Fact, Phrasing

SHARPNESS = 1.5  # how fast a lower score loses probability; from the leave-one-voice-out measurement
NO_NEAR = 3.0  # how far ahead a fact counts as being where the base has no near miss at all
HEARD = 0.4  # trust from which what a document says is weighed against facts with phrasings
FOREIGN, UNKNOWN = 0.3, 0.5  # what such a fact loses by each name that it is not about, and by what it does not explain
KEPT = 25  # candidates that are looked at closely

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
    """A fact that may answer: `share` is its family's part of the probability, `trust` how likely it is right.

    `told` is what a fact without phrasings is judged by; its score is on a scale of its own.
    """

    fact: Fact
    score: float
    share: float
    trust: float
    evidence: Evidence
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Matches:
    """The best facts, best first, and the near miss that is closest where one is closer than any fact."""

    ranked: tuple[Match, ...]
    near: Phrasing | None = None


def match(question: Question, index: Index) -> Matches:
    """Rank the facts for a question, each with its trust."""
    documents, scores = score(question, index)
    is_fact = documents < len(index.facts)
    facts, fact_scores = documents[is_fact], scores[is_fact]
    near, near_scores = documents[~is_fact], scores[~is_fact]
    taught = ~index.untaught[facts]
    ranked, missed = _taught((facts[taught], fact_scores[taught]), (near, near_scores), question, index)
    ranked += _untaught(missed, question, index)
    if not ranked:
        return Matches(())
    known = max((one.evidence.coverage for one in ranked if one.told and one.trust >= HEARD), default=0.0)
    ranked.sort(key=lambda one: -_standing(one, known))  # a closer look orders better than the score
    closest = index.near[int(near[near_scores.argmax()]) - len(index.facts)] if len(near) else None
    beaten = closest is not None and float(near_scores.max()) > float(fact_scores.max(initial=-np.inf))
    return Matches(tuple(ranked), closest if beaten else None)


def _standing(match: Match, known: float) -> float:
    """Give the trust by which a match is ranked.

    Where documents say more of the question than a fact with phrasings, or it is about somebody else, it comes after:
    its trust was learnt where nothing else was on record.
    """
    if match.told or not known:
        return match.trust
    return match.trust - FOREIGN * match.evidence.strangers - UNKNOWN * max(0.0, known - match.evidence.coverage)


Scored = tuple[Ints, Floats]


def _taught(found: Scored, missed: Scored, question: Question, index: Index) -> tuple[list[Match], float]:
    """Judge the facts with phrasings, and give how alike the question is to a near miss."""
    (facts, fact_scores), (near, near_scores) = found, missed
    if not len(facts):
        look = Look(question, index, set())
        return [], float(look.likeness(near[np.argsort(-near_scores)[:KEPT]]).max(initial=0.0))
    odds = np.exp((fact_scores - fact_scores.max()) * SHARPNESS)
    best_near = float(near_scores.max(initial=-np.inf))
    order = np.argsort(-fact_scores, kind="stable")[:KEPT]
    owners = index.families[facts]
    shares = {family: float(odds[owners == family].sum() / odds.sum()) for family in set(owners[order].tolist())}
    look = Look(question, index, set(shares))
    nearest_miss = float(look.likeness(near[np.argsort(-near_scores)[:KEPT]]).max(initial=0.0))
    judged: dict[int, Evidence] = {}
    ranked = []
    for at in order:
        document, own = int(facts[at]), float(fact_scores[at])
        family = int(index.families[document])
        if family not in judged:
            judged[family] = look.evidence(family, shares[family], nearest_miss)
        evidence = replace(judged[family], lead=own - best_near if len(near) else NO_NEAR)
        ranked.append(Match(index.facts[document], own, shares[family], trust(evidence), evidence))
    return ranked, nearest_miss


def _untaught(nearest_miss: float, question: Question, index: Index) -> list[Match]:
    """Judge the facts that nobody has written phrasings for, by their statements."""
    found = stated(question, index)
    total = sum(one.score for one in found)
    return [
        Match(
            index.facts[one.place],
            one.score,
            one.score / total if total else 0.0,
            belief(one.told, one.lead),
            _evidence(one, nearest_miss, one.score / total if total else 0.0, question),
            one.told,
        )
        for one in found
    ]


def _evidence(one: Stated, nearest_miss: float, share: float, question: Question) -> Evidence:
    """Put what speaks for a statement into the terms of a fact with phrasings."""
    told = one.told
    return Evidence(
        share=share,
        lead=one.lead,
        nearest=0.0,
        nearest_miss=nearest_miss,
        coverage=max(min(1.0, told.cover + told.context), told.defines),
        unexplained=told.unexplained,
        lacks_slot=told.lacks,
        strangers=told.strangers,
        words=len(question.words),
    )


class Look:
    """A closer look at a question's candidates: what of it they hold, and how alike their lines are to it."""

    def __init__(self, question: Question, index: Index, families: set[int]) -> None:
        self.question, self.index = question, index
        found = index.find(question.terms)
        self.wanted = list(found.values())
        unseen = sum(PAIR if " " in term else 1.0 for term in question.terms if term not in found)
        self.weight = float(index.weights[self.wanted].sum()) + unseen
        content = question.unnamed - EMPTY
        places = index.find(content)
        self.content = {term: float(index.weights[places[term]]) if term in places else 1.0 for term in content}
        members = np.array(sorted({at for family in families for at in index.members[family]}), np.int32)
        self.alike = dict(zip(members.tolist(), self.likeness(members).tolist(), strict=True))
        self.having = {term: set(index.among(members, place).tolist()) for term, place in places.items()}

    def likeness(self, documents: Ints) -> Floats:
        """Give of each document the likeness, 0 to 1, to its most similar line: weighted Jaccard."""
        index = self.index
        if not len(documents):
            return np.zeros(0, np.float32)
        counts = index.first[documents + 1] - index.first[documents]
        lines = ragged(index.first[documents], counts)
        order = np.argsort(lines)
        ordered, sums = lines[order], np.zeros(len(lines), np.float32)
        for place in self.wanted:
            having = index.postings.lines[index.postings.starts[place] : index.postings.starts[place + 1]]
            sums[common(ordered, having)] += index.weights[place]
        shared = np.empty_like(sums)
        shared[order] = sums
        alike: Floats = shared / (self.weight + index.line_weights[lines] - shared + 1e-6)
        return np.maximum.reduceat(alike, np.cumsum(counts) - counts)

    def evidence(self, family: int, share: float, nearest_miss: float) -> Evidence:
        """Collect what speaks for and against a family of facts as the answer; `lead` is left to the caller."""
        index, question = self.index, self.question
        members = index.members[family]
        covered = {term for term, having in self.having.items() if not having.isdisjoint(members)}
        total = sum(self.content.values())
        slots = {key for member in members for key, _ in index.facts[member].slots}
        about = {e for member in members for one in index.facts[member].about for e in index.lexicon.family(one)}
        needed = NEEDED.get(question.ask)
        unknown = sum(word not in covered for word in question.proper)
        return Evidence(
            share=share,
            lead=0.0,
            nearest=max(self.alike[member] for member in members),
            nearest_miss=nearest_miss,
            coverage=sum(self.content[term] for term in covered) / total if total else 1.0,
            unexplained=max((weight for term, weight in self.content.items() if term not in covered), default=0.0),
            lacks_slot=bool(needed and not needed & slots),
            strangers=sum(not about & set(mention.entities) for mention in question.mentions) + min(unknown, 2),
            words=len(question.words),
        )
