"""Looking up an agency, a system or a person by a name that may be misspelt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import KnowledgeBase, UnknownName
from tests.knowledge.starter.test_facts import ENTITIES, FACTS, KNOWN


def test_every_entity_is_found_by_its_own_name_and_id(kb: KnowledgeBase) -> None:
    """Its own name comes before every name that resembles it."""
    for entity in ENTITIES:
        assert entity in kb.names(entity.name, 3), entity.name
        card = kb.about(entity.id)
        assert card
        assert card.entity == entity


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("irs", "irs"),
        ("IRS", "irs"),
        ("internal rev", "irs"),
        ("Internal Revenu Servise", "irs"),
        ("gavin klieger", "kliger"),
        ("wyden", "wyden"),
        ("social secur", "ssa"),
        ("IDRS", "idrs"),
        ("federal bureau of inv", "fbi"),
    ],
)
def test_a_half_typed_or_misspelt_name_finds_what_is_meant(kb: KnowledgeBase, typed: str, found: str) -> None:
    """The first that is offered is the one."""
    assert kb.names(typed)[0].id == found


@given(st.text(max_size=40), st.integers(1, 25))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_at_most_so_many_names_and_none_twice(kb: KnowledgeBase, text: str, limit: int) -> None:
    """Discord takes 25."""
    found = kb.names(text, limit)
    assert len(found) <= limit
    assert len({entity.id for entity in found}) == len(found)


def test_nothing_typed_offers_what_is_on_record_first(kb: KnowledgeBase) -> None:
    """The most spoken of come first; an agency without a fact comes after all that have one."""
    found = kb.names("", 1000)
    count = [sum(entity.id in fact.about for fact in FACTS) for entity in found]
    assert count == sorted(count, reverse=True)
    assert found[0].id in {"irs", "doge"}


def test_gibberish_is_nobody(kb: KnowledgeBase) -> None:
    """A name that resembles none finds none."""
    assert kb.names("zqxvolt kwyjibo") == ()
    assert kb.about("zqxvolt kwyjibo") is None
    with pytest.raises(UnknownName, match="zqxvolt"):
        kb.facts("zqxvolt kwyjibo")


@pytest.mark.parametrize("key", sorted({key for fact in FACTS for key in fact.about}))
def test_a_card_shows_facts_about_its_entity_and_each_once(kb: KnowledgeBase, key: str) -> None:
    """What it is, its access, the rest: all about it, all cited."""
    card = kb.about(key)
    assert card
    shown = [claim.fact for claim in (*card.identity, *card.access, *card.others)]
    assert len(set(shown)) == len(shown)
    assert set(shown) <= {fact.id for fact in FACTS if key in fact.about}
    assert {claim.fact for claim in card.access} == {fact.id for fact in FACTS if fact.access and key in fact.about}
    assert card.sources
    assert card.base == kb.base


def test_the_card_of_a_system_says_where_its_access_stands(kb: KnowledgeBase) -> None:
    """The same status as in an answer."""
    card = kb.about("Treasury's payment system")
    assert card
    assert card.status == "Sought; temporarily blocked by a federal judge, as of 17 Feb 2025."


def test_the_card_of_an_agency_without_a_fact_is_empty(kb: KnowledgeBase) -> None:
    """It is known to be real, and that nothing is on record."""
    card = kb.about("Social Security Administration")
    assert card
    assert (card.identity, card.access, card.others, card.sources, card.status) == ((), (), (), (), "")


def test_facts_about_somebody_are_all_that_name_them(kb: KnowledgeBase) -> None:
    """By id, by name, by misspelt name."""
    expected = tuple(fact for fact in FACTS if "wyden" in fact.about)
    assert kb.facts("wyden") == kb.facts("Ron Wyden") == kb.facts("ron widen") == expected
    assert kb.facts() == FACTS
    assert KNOWN["wyden"].name == "Ron Wyden"
