"""The values: what would be wrong cannot be built."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Answer, Base, Citation, Claim, Evidence, Fact
from tests.knowledge.strategies import facts

QUOTE = Citation("S1", 1, "seeks access", 0, 12)


@given(st.text(), st.integers(), st.integers())
def test_a_citation_spans_exactly_its_quote(quote: str, start: int, end: int) -> None:
    """Offsets and quote agree, or there is no citation."""
    if quote and end - start == len(quote):
        assert Citation("S1", 1, quote, start, end).quote == quote
    else:
        with pytest.raises(ValueError, match="citation"):
            Citation("S1", 1, quote, start, end)


def test_a_claim_without_a_citation_cannot_be_built() -> None:
    """No uncited sentence is possible."""
    with pytest.raises(ValueError, match="a claim needs a citation"):
        Claim("DOGE sought access.", "F1", 1, ())


def test_a_fact_without_a_citation_cannot_be_built() -> None:
    """Nothing is on record without its source."""
    with pytest.raises(ValueError, match="a fact needs a citation"):
        Fact("F1", 1, "DOGE sought access.", ("doge",), (), "USA TODAY", Evidence.REPORTED)


def test_an_answer_without_a_claim_cannot_be_built() -> None:
    """An answer says something, and says where it stands."""
    with pytest.raises(ValueError, match="an answer needs a claim"):
        Answer((), (), Base("", 0, ""))


def test_an_answer_of_a_cited_claim_can_be_built() -> None:
    """And replacing its claims by none fails like building it so."""
    answer = Answer((Claim("DOGE sought access.", "F1", 1, (QUOTE,)),), (), Base("", 1, ""))
    with pytest.raises(ValueError, match="claim"):
        replace(answer, claims=())


@given(facts)
def test_values_are_never_changed(fact: Fact) -> None:
    """A fact in hand stays as it is."""
    with pytest.raises(FrozenInstanceError):
        fact.statement = "something else"  # type: ignore[misc]


@given(facts)
def test_a_slot_is_found_by_its_name(fact: Fact) -> None:
    """Each slot gives its value; a missing one is None."""
    assert [fact.slot(name) for name, _ in fact.slots] == [value for _, value in fact.slots]
    assert fact.slot("no such slot") is None
