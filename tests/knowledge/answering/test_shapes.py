"""Rare shapes that a question may ask for, what it turns on, and words that stand for one another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.answering.fits import has_asked
from knowledge.answering.index import Index, build_index
from knowledge.answering.shapes import has_shape
from knowledge.answering.stated import stated
from knowledge.answering.understand import understand
from knowledge.answering.units import only_documents
from knowledge.model import Fact
from knowledge.starter import data
from knowledge.storage.store import Store


@pytest.fixture(scope="module")
def index() -> Index:
    """Give the starter base, and a statement beside it that nobody wrote phrasings for."""
    with Store(Path(":memory:")) as store:
        data.fill(store)
        facts, phrasings, entities = store.facts(), store.phrasings(), store.entities()
    new = replace(
        facts[0], id="X1", statement="The harbor pilots were sent home by the keeper.", part_of=None, about=()
    )
    return build_index([*facts, new], phrasings, entities, data.domain(), data.english())


def saying(statement: str, index: Index) -> Fact:
    """Give a fact with that statement, about nobody."""
    return replace(index.facts[0], statement=statement, about=(), slots=())


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("which two offices did the order cover?", "The order covers the Kelp Office and the Tide Bureau."),
        ("name the four pilots who were let in", "It let in Ada Quill, Bo Marsh, Cy Fenn and Di Hale."),
        ("who led the letter?", "It was led by Ada Quill, Bo Marsh and Cy Fenn."),
        ("what did the judge call the search?", 'She described it as a "dragnet without a fish".'),
        ("by what vote was it given?", "The board gave it, by three votes to two."),
        ("why did the keeper refuse?", "He refused because the law forbids it."),
    ],
)
def test_a_rare_shape_that_is_asked_for_is_seen(question: str, statement: str, index: Index) -> None:
    """Names in a row, quoted words, a tally, a reason."""
    asked = understand(question, index.lexicon)
    assert has_shape(asked, saying(statement, index))
    assert not has_shape(asked, saying("The keeper was asked on Monday.", index))


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("which three offices did the order cover?", "The order covers the Kelp Office and the Tide Bureau."),
        ("at which offices was it lifted?", "It was extended to Ada Quill and Bo Marsh."),
    ],
)
def test_fewer_names_or_names_of_others_are_no_such_list(question: str, statement: str, index: Index) -> None:
    """Three are not answered by two, nor offices by people."""
    assert not has_shape(understand(question, index.lexicon), saying(statement, index))


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("how did the harbor vote turn out", "The vote will be held on May 31."),
        ("when did the pilots get their list back", "The pilots gave away their list in April."),
        ("what was the answer to the letter", "The letter asked for a key."),
        ("what judge ruled on the tide data", "The Tide Bureau has given nobody its data."),
    ],
)
def test_what_a_question_turns_on_must_be_said(question: str, statement: str, index: Index) -> None:
    """A statement about the same thing is no answer."""
    assert has_asked(understand(question, index.lexicon), saying(statement, index), index, None) is False


def test_two_words_may_stand_for_one(index: Index) -> None:
    """Who was "turned away" may have been "sent home"."""
    best = stated(understand("who turned away the harbor pilots", index.lexicon), index)[0]
    assert index.facts[best.place].id == "X1"
    assert best.told.cover > 0.7


def test_words_of_documents_alone_are_told_apart(index: Index) -> None:
    """A fact with phrasings is silent on them."""
    assert only_documents(understand("did the pilots visit the IRS", index.lexicon), index) == ("pilot",)
