"""Who has to agree, and what is decided already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge import (
    AlreadyDecided,
    Change,
    Editor,
    Entity,
    Evidence,
    Fact,
    Kind,
    Origin,
    Proposal,
    StaleProposal,
    Status,
)
from knowledge.editing.review import behind, needs_second, refuse
from knowledge.quoting import cite_unplaced
from tests.knowledge.curating import ANN, BO, HELD, KIM, QUILL, asked_for

ENTITIES = {KIM: Entity(KIM, Kind.PERSON, "Kim Rell"), QUILL: Entity(QUILL, Kind.AGENCY, "Quill Agency")}
CID = Editor("test:cid", "Cid")
ASKED = Proposal(1, Change.EDIT, "F1", 2, asked_for("ledger"), Origin.CURATOR, ANN, "", "2025-03-01T12:00:00Z")


def fact(*about: str, evidence: Evidence = Evidence.REPORTED) -> Fact:
    """Make a fact about somebody."""
    return Fact("F1", 2, "It is so.", about, (cite_unplaced(HELD, "x"),), "Somebody", evidence)


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED, Status.WITHDRAWN])
def test_what_was_decided_stays_decided(status: Status) -> None:
    """Even where the fact has changed since, too."""
    with pytest.raises(AlreadyDecided, match=f"was {status.value} on 2025-03-02"):
        refuse(replace(ASKED, status=status, decided_at="2025-03-02T09:00:00Z"), 3)


@pytest.mark.parametrize("newest", [0, 1, 3])
def test_a_proposal_for_another_revision_is_stale(newest: int) -> None:
    """Only the revision that its author saw will do."""
    with pytest.raises(StaleProposal, match=f"revision 2 of F1, which is at revision {newest}"):
        refuse(ASKED, newest)
    refuse(ASKED, 2)


def test_a_person_or_an_allegation_needs_two() -> None:
    """Taking down never does."""
    assert needs_second(ASKED, fact(QUILL, KIM), ENTITIES)
    assert needs_second(ASKED, fact(QUILL, evidence=Evidence.ALLEGATION), ENTITIES)
    assert not needs_second(ASKED, fact(QUILL), ENTITIES)
    assert not needs_second(replace(ASKED, change=Change.RETRACT), fact(KIM), ENTITIES)
    coming = replace(asked_for("ledger"), new=(Entity("new", Kind.PERSON, "New Person"),))
    assert needs_second(replace(ASKED, draft=coming), fact("new"), ENTITIES)


def test_a_person_who_is_named_counts_whatever_the_fact_is_filed_under() -> None:
    """Leaving somebody out of About does not lower the guard; a last name is enough, a part of a word is not."""
    named = {**ENTITIES, "orla": Entity("orla", Kind.PERSON, "Orla Vance", aliases=("O. V. Vance",))}
    for statement, two in (("Quill lent Vance a lamp.", True), ("O. V. Vance left.", True), ("It Vanced.", False)):
        assert needs_second(ASKED, replace(fact(QUILL), statement=statement), named) is two


def test_the_author_counts_where_a_curator() -> None:
    """A suggestion or a document does not count; nobody counts twice."""
    assert behind(ASKED, BO) == {ANN.key, BO.key}
    assert behind(ASKED, ANN) == {ANN.key}
    for origin in (Origin.SUGGESTION, Origin.DOCUMENT):
        assert behind(replace(ASKED, origin=origin), BO) == {BO.key}
        assert behind(replace(ASKED, origin=origin, seconds=(CID, BO)), BO) == {CID.key, BO.key}
