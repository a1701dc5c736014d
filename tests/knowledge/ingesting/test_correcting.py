"""A correction is linked to what it corrects, and only to that."""

from __future__ import annotations

from pathlib import Path

from knowledge import Answer, Document, Editor, KnowledgeBase
from knowledge.ingesting.correcting import is_correction

BY = Editor("terminal:op", "op")
FIRST = Document(
    "first.txt",
    "Kelp office opens its ledger\n\n"
    "The Office of Kelp Rights gave DOGE read-only access to the Tangle database on May 1, 2025.\n",
    "Kelp office opens its ledger",
    "The Tern Post",
    "2025-05-02",
)
SECOND = Document(
    "second.txt",
    "Correction: access to the kelp ledger\n\n"
    "The Office of Kelp Rights gave DOGE administrator access to the Tangle database on May 1, 2025.\n",
    "Correction: access to the kelp ledger",
    "The Tern Post",
    "2025-05-04",
)


def level(base: KnowledgeBase) -> str:
    """Ask what stands."""
    reply = base.ask("what access did DOGE get to the Tangle database?")
    assert isinstance(reply, Answer)
    return "\n".join([*(claim.text for claim in reply.claims), *reply.notes])


def test_a_correction_takes_the_place_of_what_it_corrects(db: Path) -> None:
    """Its headline says so, the publisher is the same, the access is one: the answer is the new one, and says so."""
    base = KnowledgeBase.open(db)
    base.documents.add(FIRST, BY, accept=True)
    assert "read-only" in level(base)
    [proposal] = base.documents.add(SECOND, BY).proposals
    assert proposal.draft
    old = next(fact for fact in base.facts() if "Tangle" in fact.statement)
    assert dict(proposal.draft.slots)["corrects"] == old.id
    base.decisions.accept(proposal.number, BY, alone=True)
    assert "administrator" in level(base)
    assert "Corrects an earlier report" in level(base)
    base.close()


def test_another_paper_corrects_nobody_elses_report(db: Path) -> None:
    """Nor does a report that does not call itself a correction: then both stand."""
    base = KnowledgeBase.open(db)
    base.documents.add(FIRST, BY, accept=True)
    for name, title, publisher in (("a", SECOND.title, "The Gull"), ("b", "More on the ledger", "The Tern Post")):
        text = SECOND.text.replace("May 1", "May 3" if name == "a" else "May 2").replace(SECOND.title, title)
        for proposal in base.documents.add(Document(name, text, title, publisher, "2025-05-05"), BY).proposals:
            assert proposal.draft
            assert "corrects" not in dict(proposal.draft.slots)
    base.close()


def test_what_calls_itself_a_correction() -> None:
    """The headline decides, not a department of corrections."""
    assert is_correction("Treasury access: a correction")
    assert is_correction("Paper corrects report on the ledger")
    assert not is_correction("The Department of Corrections opens its ledger")
