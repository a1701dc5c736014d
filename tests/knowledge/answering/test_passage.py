"""What a source goes on to say belongs to the answer, as far as it goes on about the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge import Answer, Editor, KnowledgeBase, direct, read_document

STORY = """Ferry crews' records opened to DOGE
Harbor Courier, May 6, 2025

DOGE staff asked the Office of Kelp Permits for its Holdfast register on April 2, two officials said. The general \
counsel, Ida Marlow, refused the next day and cited the Kelp Act. Nobody has asked again.

One official said that the aides had copied 2,345 permits to a laptop. The others could not confirm that.

The Office of Kelp Permits employs 340 people in Port Sable.

Ida Marlow was moved to another post on April 20. She has filed a complaint.

A spokesman for the office, Leo Tarn, said that the register held no secrets.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the starter base with one invented story accepted as it was drafted."""
    base = KnowledgeBase.open(tmp_path_factory.mktemp("passage") / "base.db")
    base.documents.add_all([read_document("story.txt", STORY.encode())], Editor("operator", "operator"), accept=True)
    yield base
    base.close()


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [
        ("did aides copy permits to a laptop?", "had copied 2,345 permits", "could not confirm that"),
        ("did doge staff ask the office of kelp permits for its register in april", "asked", "refused the next day"),
    ],
)
def test_what_takes_a_statement_back_or_answers_it_follows_it(
    told: KnowledgeBase, question: str, first: str, then: str
) -> None:
    """A claim without "the others could not confirm that" would be half the record."""
    reply = told.ask(question)
    assert isinstance(reply, Answer), direct(reply)
    text = direct(reply)
    assert first in text
    assert then in text
    assert text.index(first) < text.index(then)
    assert all(claim.citations for claim in reply.claims)


def test_an_answer_stays_within_what_a_phone_shows(told: KnowledgeBase) -> None:
    """Three statements at most, each with its own citation."""
    reply = told.ask("did aides copy permits to a laptop?")
    assert isinstance(reply, Answer)
    assert len(reply.claims) <= 3


def test_a_statement_that_has_all_that_is_asked_stands_alone(told: KnowledgeBase) -> None:
    """How many people work there is one sentence."""
    reply = told.ask("how many people does the office of kelp permits employ")
    assert isinstance(reply, Answer), direct(reply)
    assert [claim.text for claim in reply.claims] == ["The Office of Kelp Permits employs 340 people in Port Sable."]


def test_another_matter_does_not_follow(told: KnowledgeBase) -> None:
    """The next paragraph about somebody else is no part of the answer."""
    reply = told.ask("did aides copy permits to a laptop?")
    assert isinstance(reply, Answer)
    assert "employs" not in direct(reply)


def test_what_another_part_tells_is_not_said_to_be_missing(told: KnowledgeBase) -> None:
    """How many, and of what: one sentence has both, and no note denies it."""
    reply = told.ask("how many permits were copied to a laptop, and did the others confirm that?")
    assert isinstance(reply, Answer), direct(reply)
    assert "2,345 permits" in direct(reply)
    assert "could not confirm that" in direct(reply)
    assert "rest of the question" not in direct(reply)


@pytest.mark.parametrize(
    "question",
    [
        "what does Ida Marlow allege about the after-hours visits?",
        "Ida Marlow on the register: what level did the spokesman claim?",
    ],
)
def test_a_question_about_a_person_is_no_question_about_all_accesses_and_all_spokesmen(
    told: KnowledgeBase, question: str
) -> None:
    """To be there after hours seeks nothing, and the spokesman of a story is not that of the starter report."""
    reply = told.ask(question)
    assert "Harrison Fields" not in direct(reply)
    assert "agencies" not in direct(reply)


def test_where_a_claim_comes_from_asks_who_says_so(told: KnowledgeBase) -> None:
    """It asks for no place."""
    reply = told.ask("where does the 2345 permits claim come from?")
    assert isinstance(reply, Answer), direct(reply)
    assert "One official said" in direct(reply)
    assert "2,345 permits" in direct(reply)
