"""Where nothing answers, the statements that come closest are shown, and are no answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge import Declined, Editor, KnowledgeBase, direct, read_document
from knowledge.answering.closest import LONGEST
from tests.knowledge.documents_base import with_documents

STORY = """Kelp permits and the aides
Harbor Courier, May 6, 2025

DOGE staff asked the Office of Kelp Permits for its Holdfast register on April 2, two officials said. The general \
counsel, Ida Marlow, refused the next day and cited the Kelp Act.

One official said that the aides had copied 2,000 permits to a laptop. The others could not confirm that.

The Office of Kelp Permits employs 340 people in Port Sable.

Ida Marlow was moved to another post on April 20. She has filed a complaint.

On April 22 the Office of Kelp Permits published a catalogue of its lantern room, which lists ropes, brass fittings, \
wicks, oil cans, two barometers, a bell, nine flags, a rowing boat, the logs of five keepers, a harmonium, a map of \
the sound, three coats, a pair of boots, a stove, tins of paint and a photograph of the opening day.
"""
COPIED = "One official said that the aides [DOGE] had copied 2,000 permits to a laptop."


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the starter base with one invented story accepted as it was drafted."""
    base = KnowledgeBase.open(tmp_path_factory.mktemp("closest") / "base.db")
    base.documents.add_all([read_document("story.txt", STORY.encode())], Editor("operator", "operator"), accept=True)
    yield base
    base.close()


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the base of invented documents, one of which corrects another."""
    base = with_documents(tmp_path_factory.mktemp("closest") / "documents.db")
    yield base
    base.close()


def refused(base: KnowledgeBase, question: str) -> Declined:
    """Ask what has no answer."""
    reply = base.ask(question)
    assert isinstance(reply, Declined), direct(reply)
    return reply


def closest(reply: Declined) -> list[str]:
    """Give the statements that a refusal shows."""
    return [claim.text for claim in reply.closest.claims] if reply.closest else []


def test_a_refusal_shows_the_statement_that_comes_closest_and_does_not_answer_with_it(told: KnowledgeBase) -> None:
    """Somebody who asks how many were deleted learns what was copied, from where; the answer stays the refusal."""
    reply = refused(told, "how many permits did doge delete from the register?")
    assert closest(reply) == [COPIED, "The others could not confirm that."]  # the claim never stands without it
    assert reply.closest
    assert [source.publisher for source in reply.closest.sources] == ["Harbor Courier"]
    assert all(claim.citations for claim in reply.closest.claims)
    assert direct(reply) == "Nothing on that in 2 sources, to 6 May 2025."


def test_three_statements_are_shown_at_most(told: KnowledgeBase) -> None:
    """A phone shows no more without scrolling; each with what follows it in its paragraph, or not at all."""
    reply = refused(told, "did the office of kelp permits sue over the laptop?")
    assert closest(reply)[0] == COPIED
    assert len(closest(reply)) == 3


@pytest.mark.parametrize(
    "question",
    [
        "did DOGE get into the Social Security Administration's permits?",
        "how many permits did Orrin Vash delete from the register?",
        "should doge copy permits to a laptop?",
        "will doge copy permits to a laptop?",
        "how old is Ida Marlow?",
        "did aides copy permits to a laptop in 2019?",
        "hello there",
        "what is the best recipe for kelp soup?",
    ],
)
def test_what_is_about_something_else_is_not_shown(told: KnowledgeBase, question: str) -> None:
    """A name or a year of which nothing speaks, an opinion, a prediction, a greeting, no word of what is asked."""
    assert closest(refused(told, question)) == []


def test_a_long_statement_is_not_shown_since_none_is_cut(told: KnowledgeBase) -> None:
    """A sentence that stops in the middle may say something else."""
    assert any("harmonium" in fact.statement and len(fact.statement) > LONGEST for fact in told.facts())
    assert not any("harmonium" in text for text in closest(refused(told, "who plays the harmonium and the bell?")))


def test_a_statement_that_was_corrected_is_not_shown(documents: KnowledgeBase) -> None:
    """Its correction is, which says what it corrects; the earlier report would be believed."""
    reply = refused(documents, "what did the Orchard Service's employee Casper Fenn say of read-only bicycles?")
    assert reply.closest
    assert [claim.fact for claim in reply.closest.claims] == ["D601"]
    assert reply.closest.notes == ("Corrects an earlier report (Orchard Weekly, 7 February 2025).",)


def test_questions_are_offered_where_they_are_near(told: KnowledgeBase) -> None:
    """What shares nothing with the question is an example, for those who would find nothing else on the card."""
    near = refused(told, "what did the restitution for permits cost?")
    assert [offer.question for offer in near.offers] == ["How much restitution did the IRS recover?"]
    beside = refused(told, "how many permits did doge delete from the register?")
    assert beside.closest
    assert not beside.offers
    alone = refused(told, "how old is Ida Marlow?")
    assert alone.offers


def test_the_starter_base_alone_has_nothing_close(kb: KnowledgeBase) -> None:
    """Its facts have questions of their own, which are offered instead."""
    reply = refused(kb, "how much do DOGE workers earn?")
    assert reply.closest is None
    assert reply.offers
