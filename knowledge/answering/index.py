"""Facts and the questions they answer become an Index: an immutable snapshot in a few arrays.

A *line* is a statement or a phrasing; a *document* is a fact with all its lines, or one near miss. For every term
and document the index keeps how much likelier the term is in a question about that document than in any question
(a log-likelihood ratio, smoothed by PRIOR lines of background): closed form, nothing is trained, a new fact counts
at once. The sum over the terms of a question is the classic naive Bayes score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any, TypeVar

import numpy as np

from knowledge.answering.bulk import Postings
from knowledge.answering.columns import Columns
from knowledge.answering.lexicon import Lexicon, build_lexicon
from knowledge.answering.lines import NONE, Flags, Floats, Ints, Longs, changes, common, read_lines
from knowledge.answering.renew import Understood, renew
from knowledge.answering.templates import VOICE
from knowledge.model import Entity, Fact, Phrasing, Source
from knowledge.vocabulary import TAUGHT

K = TypeVar("K", int, str)

PRIOR = 5.0  # lines of background mixed into every document; 3 and 8 were within half a point (docs/answering.md)
STATED = 3  # what the statement counts beside one phrasing: it is the record, they are how people ask for it
PAIR = 0.7  # what two neighbouring words count beside one word; from the same measurement


@dataclass(slots=True)
class Kept:
    """What one building leaves for the next, so that an edit costs little more than what it changes."""

    last: Understood | None = None


class Families(dict[int, tuple[int, ...]]):
    """The facts of each family by that of its summary; one that stands alone takes no room, as most do."""

    def __missing__(self, head: int) -> tuple[int, ...]:
        """Give the family of a fact that has no details."""
        return (head,)


@dataclass(frozen=True, slots=True)
class Index:
    """Documents 0..len(facts)-1 are facts, the rest near misses.

    Term t is in the documents `documents[starts[t]:starts[t+1]]`, with `gains` beside them, and in the lines
    `postings.lines[postings.starts[t]:postings.starts[t+1]]`. Lines of document d: `first[d]` up to `first[d+1]`.
    `corrections` gives of a fact that was corrected the one that corrects it, `taught` the fact for a wording.
    `made` keeps its columns (arranged.py) once a question has asked for them.
    """

    lexicon: Lexicon
    facts: tuple[Fact, ...]
    near: tuple[Phrasing, ...]
    postings: Postings
    weights: Floats
    starts: Ints
    documents: Ints
    gains: Floats
    absent: Floats
    first: Longs
    line_weights: Floats
    families: Ints
    members: Families
    untaught: Flags
    texts: Ints
    place: dict[str, int]
    about: dict[str, tuple[int, ...]]
    owned: dict[str, tuple[int, ...]]
    sources: Mapping[str, Source] = field(default_factory=dict)
    corrections: Mapping[str, str] = field(default_factory=dict)
    newest: str = ""
    taught: Mapping[str, str] = field(default_factory=dict)
    made: list[Columns] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def terms(self) -> Mapping[str, int]:
        """The numbers of single terms."""
        return self.postings.numbers

    def fact(self, key: str) -> Fact | None:
        """Give the fact of that id, or None."""
        at = self.place.get(key)
        return None if at is None else self.facts[at]

    def find(self, terms: Iterable[str]) -> dict[str, int]:
        """Give the places of those terms that are in the index."""
        numbers, bits, known = self.postings.numbers, self.postings.bits, self.postings.codes
        asked: list[str] = []
        codes: list[int] = []
        for term in terms:
            one, _, other = term.partition(" ")
            left, right = numbers.get(one), numbers.get(other) if other else 0
            if left is not None and right is not None:
                asked.append(term)
                codes.append(left << bits | right)
        at = known.searchsorted(codes)
        there = known.take(at, mode="clip").tolist() if len(known) else []
        rows = zip(asked, at.tolist(), codes, there, strict=False)
        return {term: place for term, place, code, found in rows if code == found}

    def holds(self, document: int, term: str) -> bool:
        """Tell whether a document has a term in any of its lines."""
        place = self.find((term,)).get(term)
        if place is None:
            return False
        return len(self.among(np.array([document], np.int32), place)) > 0

    def among(self, documents: Ints, place: int) -> Ints:
        """Give those of some documents, ascending, that have the term at a place."""
        return documents[common(documents, self.documents[self.starts[place] : self.starts[place + 1]])]

    def access_to(self, agency: str, system: str | None) -> tuple[Fact, ...]:
        """Give the access facts of one system of an agency, oldest first."""
        wanted = (agency, system)
        return tuple(f for f in self.access_of(agency) if f.access and (f.access.agency, f.access.system) == wanted)

    def access_of(self, owner: str) -> tuple[Fact, ...]:
        """Give the access facts of an agency or system, oldest first."""
        return tuple(self.facts[at] for at in self.owned.get(owner, ()))

    def facts_about(self, entity: str) -> tuple[Fact, ...]:
        """Give the facts about an entity, oldest first."""
        return tuple(self.facts[at] for at in self.about.get(entity, ()))


def build_index(
    facts: Sequence[Fact],
    phrasings: Iterable[Phrasing],
    entities: Iterable[Entity],
    domain: Mapping[str, Mapping[str, Any]],
    english: frozenset[str],
    kept: Kept | None = None,
) -> Index:
    """Build the snapshot, with its lexicon; phrasings of facts that are not there are left out."""
    last = kept.last if kept else None
    place = {fact.id: at for at, fact in enumerate(facts)}
    asked: dict[int, list[str]] = {}
    near, taught = [], set()
    for phrasing in phrasings:
        if phrasing.fact is None:
            near.append(phrasing)
        elif phrasing.fact in place:
            asked.setdefault(place[phrasing.fact], []).append(phrasing.text)
            if phrasing.voice not in {VOICE, TAUGHT}:  # one question of a curator does not make up for the others
                taught.add(place[phrasing.fact])
    sizes = np.array([1 + len(asked.get(at, ())) for at in range(len(facts))] + [1] * len(near), np.int64)
    first = np.concatenate([[0], np.cumsum(sizes)])
    texts = [text for at, fact in enumerate(facts) for text in (fact.statement, *asked.get(at, ()))]
    lines = read_lines([*texts, *(phrasing.text for phrasing in near)], last.lines if last else NONE)
    known = Counter(entity for fact in facts for entity in fact.about)
    before = last.spelling.lexicon if last else None
    lexicon = build_lexicon(entities, lines, first[: len(facts)], domain, english, known, before)
    understood = renew(lines, lexicon, last)
    if kept:
        kept.last = understood
    return _indexed(tuple(facts), tuple(near), taught, first, (lexicon, understood.postings))


def _indexed(
    facts: tuple[Fact, ...],
    near: tuple[Phrasing, ...],
    taught: set[int],
    first: Longs,
    read: tuple[Lexicon, Postings],
) -> Index:
    """Weigh the terms and their documents."""
    lexicon, postings = read
    place = {fact.id: at for at, fact in enumerate(facts)}
    total = int(first[-1])
    overall = np.diff(postings.starts)
    rarity = np.log1p(total / np.maximum(overall, 1)) / (log(1 + total) if total else 1.0)
    weights = (np.where(postings.codes & ((1 << postings.bits) - 1), PAIR, 1.0) * rarity).astype(np.float32)
    starts, documents, counts = _documents(postings, first)
    background = (overall / max(total, 1)).astype(np.float32)
    sizes = np.diff(first).astype(np.float32)
    absent = np.log(PRIOR / (sizes + PRIOR))
    each = np.repeat(background, np.diff(starts))
    gains = np.log((counts + PRIOR * each) / ((sizes[documents] + PRIOR) * each)) - absent[documents]
    heads = [place.get(fact.part_of or fact.id, at) for at, fact in enumerate(facts)]
    families = _grouped((head, at) for at, head in enumerate(heads))
    known = {heads[at] for at in taught}
    texts: dict[str, int] = {}
    return Index(
        lexicon=lexicon,
        facts=facts,
        near=near,
        postings=postings,
        weights=weights,
        starts=starts,
        documents=documents,
        gains=gains.astype(np.float32),
        absent=absent,
        first=first,
        line_weights=np.bincount(postings.lines, np.repeat(weights, overall), total).astype(np.float32),
        families=np.asarray(heads, np.int32),
        members=Families({head: found for head, found in families.items() if found != (head,)}),
        untaught=np.array([head not in known for head in heads], np.bool_),
        texts=np.array([texts.setdefault(fact.citations[0].source, len(texts)) for fact in facts], np.int32),
        place=place,
        about=_grouped((entity, at) for at, fact in enumerate(facts) for entity in fact.about),
        owned=_grouped((owner, at) for at, fact in enumerate(facts) for owner in _owners(fact)),
    )


def _owners(fact: Fact) -> tuple[str, ...]:
    """Give the agency and the system of an access fact."""
    return tuple(filter(None, (fact.access.agency, fact.access.system))) if fact.access else ()


def _documents(postings: Postings, first: Longs) -> tuple[Ints, Ints, Floats]:
    """Give the documents of each term, and how often each has it: as often as its lines, the statement STATED times."""
    owners = np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))
    stated = np.ones(len(owners), np.float32)
    stated[first[:-1]] = STATED
    if len(owners) == len(first) - 1:  # one line a document: the postings serve both
        return postings.starts, postings.lines, stated[postings.lines]
    documents = owners[postings.lines]
    new = changes(documents)
    new[postings.starts[:-1]] = True
    at = np.flatnonzero(new)
    starts = np.searchsorted(at, postings.starts).astype(np.int32)
    return starts, documents[at], np.add.reduceat(stated[postings.lines], at)


def _grouped(pairs: Iterable[tuple[K, int]]) -> dict[K, tuple[int, ...]]:
    """Gather the numbers that belong to the same key."""
    found: dict[K, list[int]] = {}
    for key, at in pairs:
        found.setdefault(key, []).append(at)
    return {key: tuple(numbers) for key, numbers in found.items()}
