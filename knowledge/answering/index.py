"""Facts and the questions they answer become an Index: an immutable snapshot in a few arrays.

A *line* is a statement or a phrasing; a *document* is a fact with all its lines, or one near miss. For every term
and document the index keeps how much likelier the term is in a question about that document than in any question
(a log-likelihood ratio, smoothed by PRIOR lines of background): closed form, nothing is trained, a new fact counts
at once. The sum over the terms of a question is the classic naive Bayes score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.lexicon import Lexicon
from knowledge.answering.understand import understand
from knowledge.model import Fact, Phrasing

PRIOR = 5.0  # lines of background mixed into every document; 3 and 8 were within half a point (docs/answering.md)
STATED = 3  # what the statement counts beside one phrasing: it is the record, they are how people ask for it
PAIR = 0.7  # what two neighbouring words count beside one word; from the same measurement

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Index:
    """Documents 0..len(facts)-1 are facts, the rest near misses.

    Postings of term t: `documents[starts[t]:starts[t+1]]`, with `gains` beside them. Lines of document d:
    `line_starts[lines[d]:lines[d+1]]` into `line_terms`.
    """

    lexicon: Lexicon
    facts: tuple[Fact, ...]
    near: tuple[Phrasing, ...]
    terms: dict[str, int]
    weights: Floats
    starts: Ints
    documents: Ints
    gains: Floats
    absent: Floats
    lines: Ints
    line_starts: Ints
    line_terms: Ints
    line_weights: Floats
    families: Ints
    members: dict[int, tuple[int, ...]]
    place: dict[str, int]
    about: dict[str, tuple[int, ...]]

    def fact(self, key: str) -> Fact | None:
        """Give the fact of that id, or None."""
        at = self.place.get(key)
        return None if at is None else self.facts[at]

    def holds(self, document: int, term: str) -> bool:
        """Tell whether a document has a term in any of its lines."""
        known = self.terms.get(term)
        if known is None:
            return False
        start, end = int(self.starts[known]), int(self.starts[known + 1])
        at = start + int(self.documents[start:end].searchsorted(document))
        return at < end and int(self.documents[at]) == document

    def facts_about(self, entity: str) -> tuple[Fact, ...]:
        """Give the facts about an entity, oldest first."""
        return tuple(self.facts[at] for at in self.about.get(entity, ()))


def build_index(facts: Sequence[Fact], phrasings: Sequence[Phrasing], lexicon: Lexicon) -> Index:
    """Build the snapshot; phrasings of facts that are not there are left out."""
    place = {fact.id: at for at, fact in enumerate(facts)}
    near = tuple(phrasing for phrasing in phrasings if phrasing.fact is None)
    texts: list[list[str]] = [[fact.statement] for fact in facts]
    for phrasing in phrasings:
        if phrasing.fact in place:
            texts[place[phrasing.fact]].append(phrasing.text)
    texts += [[phrasing.text] for phrasing in near]

    terms: dict[str, int] = {}
    line_terms: list[int] = []
    line_starts, lines = [0], [0]
    counted: list[Counter[int]] = []
    for document in texts:
        counts: Counter[int] = Counter()
        for place_in, text in enumerate(document):
            found = [terms.setdefault(term, len(terms)) for term in understand(text, lexicon).terms]
            counts.update(found if place_in else found * STATED)
            line_terms += found
            line_starts.append(len(line_terms))
        counted.append(counts)
        lines.append(len(line_starts) - 1)

    total = lines[-1]
    overall = np.bincount(np.asarray(line_terms, np.int32), minlength=len(terms)).astype(np.float64)
    pair = np.array([PAIR if " " in term else 1.0 for term in terms])
    rarity = np.log1p(total / np.maximum(overall, 1))
    sizes = np.diff(lines).astype(np.float64)
    background = overall / max(total, 1)

    owner = np.repeat(np.arange(len(texts)), [len(counts) for counts in counted])
    term = np.fromiter((t for counts in counted for t in counts), np.int64, len(owner))
    count = np.fromiter((c for counts in counted for c in counts.values()), np.float64, len(owner))
    order = np.lexsort((owner, term))
    owner, term, count = owner[order], term[order], count[order]
    absent = np.log(PRIOR / (sizes + PRIOR))
    ratio = np.log((count + PRIOR * background[term]) / ((sizes[owner] + PRIOR) * background[term]))
    weights = pair * rarity / (log(1 + total) if total else 1.0)
    line_weights = np.add.reduceat(weights[line_terms], line_starts[:-1]) if line_terms else np.zeros(0)
    about: dict[str, list[int]] = {}
    for at, fact in enumerate(facts):
        for entity in fact.about:
            about.setdefault(entity, []).append(at)
    heads = [place.get(fact.part_of or fact.id, place[fact.id]) for fact in facts]
    members: dict[int, list[int]] = {}
    for at, head in enumerate(heads):
        members.setdefault(head, []).append(at)
    return Index(
        lexicon=lexicon,
        facts=tuple(facts),
        near=near,
        terms=terms,
        weights=weights.astype(np.float32),
        starts=np.searchsorted(term, np.arange(len(terms) + 1)).astype(np.int32),
        documents=owner.astype(np.int32),
        gains=(ratio - absent[owner]).astype(np.float32),
        absent=absent.astype(np.float32),
        lines=np.asarray(lines, np.int32),
        line_starts=np.asarray(line_starts, np.int32),
        line_terms=np.asarray(line_terms, np.int32),
        line_weights=line_weights.astype(np.float32),
        families=np.asarray(heads, np.int32),
        members={head: tuple(found) for head, found in members.items()},
        place=place,
        about={entity: tuple(found) for entity, found in about.items()},
    )
