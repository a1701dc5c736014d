"""An invented base of three facts and two curators, for what follows from a change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from knowledge import Answer, Claim, Draft, Editor, KnowledgeBase, Quote, Receipt, Revision
from knowledge.exchange import import_rows
from knowledge.storage.store import Store
from tests.journeys.world import Clock

ONE, TWO = Editor("1", "Ada"), Editor("2", "Ben")
LAMPS = "DOGE asked the Harbor Office for the lamp records on 3 February 2025."
GIVEN = "The Harbor Office gave DOGE read access to the lamp records on 5 February 2025."
FERRY = "The ferry count is kept on paper."
QUOTES = {"H1": "asked for the lamp records", "H2": "was let in to read", "H3": "the count is on paper"}


def rows() -> Iterator[str]:
    """Give the base as lines to import."""
    source = {"kind": "source", "id": "L1", "title": "Lamps", "publisher": "The Harbor Courier"}
    yield json.dumps(source | {"published": "2025-02-20", "url": "https://example.org/L1", "sha256": "0" * 64})
    for key, kind, name in (("doge", "organisation", "DOGE"), ("harbor", "agency", "Harbor Office")):
        yield json.dumps({"kind": "entity", "id": key, "entity": kind, "name": name})
    for key, statement, about in (
        ("H1", LAMPS, ["doge", "harbor"]),
        ("H2", GIVEN, ["doge", "harbor"]),
        ("H3", FERRY, []),
    ):
        quote = QUOTES[key]
        cited = {"source": "L1", "paragraph": 2, "quote": quote, "start": 10, "end": 10 + len(quote)}
        fact = {"kind": "fact", "id": key, "statement": statement, "about": about, "citations": [cited]}
        yield json.dumps(fact | {"attribution": "The Harbor Courier", "evidence": "reported"})


def small_base(path: Path, clock: Clock) -> KnowledgeBase:
    """Make the base in a new file."""
    store = Store(path)
    import_rows(store, rows(), "2025-02-21T12:00:00Z")
    return KnowledgeBase(store, clock)


def edit(base: KnowledgeBase, fact: str, reason: str = "", **changes: object) -> Revision:
    """Correct a fact; the new revision."""
    draft: Draft = replace(base.proposals.draft_of(fact), **changes)  # type: ignore[arg-type]
    return decided(base, base.proposals.propose(draft, ONE, fact=fact, reason=reason).number)


def retract(base: KnowledgeBase, fact: str, reason: str = "It was never so.") -> Revision:
    """Retract a fact; the new revision."""
    return decided(base, base.proposals.retract(fact, ONE, reason).number)


def undo(base: KnowledgeBase, fact: str, revision: int, reason: str = "") -> Revision:
    """Go back to a revision; the new one."""
    return decided(base, base.proposals.undo(fact, revision, ONE, reason).number)


def decided(base: KnowledgeBase, number: int) -> Revision:
    """Accept a proposal."""
    revision = base.decisions.accept(number, TWO, alone=True).revision
    assert revision
    return revision


def quote(text: str) -> tuple[Quote, ...]:
    """Quote the source of the base."""
    return (Quote("L1", text),)


def answer_of(base: KnowledgeBase, *facts: str, **how: object) -> Answer:
    """Make an answer that states facts."""
    known = {fact.id: fact for fact in base.facts()}
    claims = tuple(Claim(known[key].statement, key, known[key].revision, known[key].citations) for key in facts)
    return replace(Answer(claims, base.sources(), base.base), **how)  # type: ignore[arg-type]


def shown(base: KnowledgeBase, answer: Answer, key: str = "r1", message: str = "77") -> Receipt:
    """Leave the receipt of an answer that stands in a message."""
    receipt = Receipt(key, "2025-02-22T12:00:00Z", answer, "7", message)
    base.leave_receipt(receipt)
    return receipt
