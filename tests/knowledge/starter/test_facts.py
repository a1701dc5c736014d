"""The starter facts, each by itself."""

from __future__ import annotations

import re

import pytest

from knowledge import Fact, KnowledgeBase
from knowledge.starter import data
from knowledge.storage import rows

FACTS = tuple(rows.read_fact(row) for row in data._lines(data._folder() / "facts.jsonl"))
ENTITIES = tuple(rows.read_entity(row) for row in data._lines(data._folder() / "entities.jsonl"))
KNOWN = {entity.id: entity for entity in ENTITIES}

LEANING = re.compile(
    r"^(?:he|she|it|they|this|that|these|those|his|her|its|their|there|then|here|also|but|and|so)\b(?! DOGE)",
    re.IGNORECASE,
)
PASSAGE = re.compile(r'"([^"]+)"')
LONGEST_QUOTE = 160  # characters: the key words that prove a fact, and no more
SLOTS = frozenset("amount unit date place reason speaker office source duration who name person defines".split())


def test_there_are_enough_facts_for_everything_that_the_article_states() -> None:
    """A careful reader found sixty statements."""
    assert len(FACTS) >= 60


def test_ids_are_unique() -> None:
    """One id, one fact; one id, one entity."""
    assert len({fact.id for fact in FACTS}) == len(FACTS)
    assert len(KNOWN) == len(ENTITIES)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_stands_alone(fact: Fact) -> None:
    """One sentence with a subject of its own, which says no date that depends on today."""
    assert not LEANING.match(fact.statement)
    assert fact.statement[0].isupper()
    assert fact.statement.rstrip('"').endswith((".", "?"))
    assert fact.statement == " ".join(fact.statement.split())
    assert not re.search(r"\b(?:today|yesterday|tomorrow|last week|this week|recently)\b", fact.statement)
    assert fact.attribution


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_quotes_no_more_than_it_needs(fact: Fact) -> None:
    """The article is not ours to ship."""
    assert all(0 < len(citation.quote) <= LONGEST_QUOTE for citation in fact.citations)
    assert all(citation.quote == citation.quote.strip() for citation in fact.citations)


@pytest.mark.parametrize("fact", [fact for fact in FACTS if '"' in fact.statement], ids=lambda fact: fact.id)
def test_what_a_statement_puts_in_quotation_marks_is_a_quote_of_its_citations(fact: Fact) -> None:
    """Nobody is quoted with words that no citation proves."""
    proved = [citation.quote for citation in fact.citations]
    for passage in PASSAGE.findall(fact.statement):
        plain = passage.rstrip(".,")
        assert any(plain in quote for quote in proved), plain


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_refers_to_what_is_there(fact: Fact) -> None:
    """Entities, the fact it is part of, its frame of access, its typed slots."""
    assert fact.about
    assert set(fact.about) <= set(KNOWN)
    assert {name for name, _ in fact.slots} <= SLOTS
    for name in ("speaker", "person", "defines", "who"):
        assert fact.slot(name) is None or fact.slot(name) in KNOWN
    if fact.part_of:
        [whole] = [other for other in FACTS if other.id == fact.part_of]
        assert whole.part_of is None
        assert whole is not fact
    if fact.access:
        assert {fact.access.actor, fact.access.agency} <= set(fact.about)
        assert fact.access.system is None or fact.access.system in fact.about


def test_the_access_facts_are_those_of_the_article() -> None:
    """Asked three times, blocked once; never granted."""
    found = {(f.access.agency, f.access.system, f.access.action.value) for f in FACTS if f.access}
    assert found == {
        ("irs", "irs-computer-systems", "requested"),
        ("irs", "idrs", "requested"),
        ("treasury", "treasury-payment-system", "requested"),
        ("treasury", "treasury-payment-system", "blocked"),
    }


def test_an_allegation_stays_one() -> None:
    """What a senator wrote of others is his allegation, and the statement names him."""
    found = [fact for fact in FACTS if fact.evidence.value == "allegation"]
    assert {fact.attribution for fact in found} == {"Ron Wyden"}
    assert all("Wyden" in fact.statement for fact in found)


def test_a_parent_is_an_entity() -> None:
    """And nobody is their own parent, however long the line."""
    for entity in ENTITIES:
        seen, at = {entity.id}, entity.parent
        while at:
            assert at in KNOWN
            assert at not in seen
            seen.add(at)
            at = KNOWN[at].parent


def test_the_starter_is_what_a_new_database_holds(kb: KnowledgeBase) -> None:
    """The files and the database say the same."""
    assert kb.facts() == FACTS
