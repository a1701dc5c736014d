"""What a form shows is the draft it began with, and what is typed into it is read as it was meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.details import find_entity, read_details
from bot.drafting import Goal, Typed, begin, propose, read
from bot.finding import find_facts
from knowledge import Access, Action, Draft, Editor, Entity, Evidence, InvalidDraft, Kind, KnowledgeBase, Level, Quote

ME = Editor("1", "me")


@pytest.fixture
def base(db: Path) -> Iterator[KnowledgeBase]:
    """Open the starter base."""
    opened = KnowledgeBase.open(db)
    yield opened
    opened.close()


def test_a_form_that_is_sent_in_as_it_was_opened_changes_nothing(base: KnowledgeBase) -> None:
    """For every fact: statement, quotes with their places, names, dates, access."""
    for fact in base.facts():
        typed = begin(base, Goal(fact=fact.id), {})
        draft, problems = read(base, typed, base.proposals.draft_of(fact.id))
        assert not problems
        assert draft == base.proposals.draft_of(fact.id)


def test_quotes_of_several_sources_are_told_apart(base: KnowledgeBase) -> None:
    """Each line begins with its source, whatever a quote holds; one without is of the first."""
    [source] = base.sources()
    row = {"kind": "source", "id": "S2", "title": "Another report", "publisher": source.publisher}
    row |= {"published": source.published, "url": source.url, "sha256": "0" * 64}
    base.import_lines([json.dumps(row)])
    old = Draft("A lamp was lent.", (Quote("S1", "lamp: brass", 7), Quote("S2", "S1 lent it")), ("irs",), "X")
    number = base.proposals.propose(old, ME).number
    typed = begin(base, Goal(proposal=number), {})
    assert typed.quotes == "S1: lamp: brass\nS2: S1 lent it"
    draft, _ = read(base, replace(typed, quotes=f"{typed.quotes}\n\n  a new   one \nS9: none"), old)
    assert draft.quotes == (*old.quotes, Quote("S1", "a new one"), Quote("S1", "S9: none"))


def test_details_are_read_by_name_id_acronym_or_alias(base: KnowledgeBase) -> None:
    """In any order and case; an access is of the first agency where none is named."""
    text = "level: Read-Write\nACTION: requested\nAbout: irs; Elon Musk\nsystem: IDRS\nevidence: Sworn filing"
    found = read_details(base, text, Draft(""))
    assert not found.problems
    assert found.evidence is Evidence.SWORN_FILING
    assert found.access == Access("doge", "irs", "idrs", Action.REQUESTED, Level.READ_WRITE)
    assert found.about == ("irs", "musk", "doge", "idrs")


def test_a_name_that_is_only_like_one_is_asked_about(base: KnowledgeBase) -> None:
    """Nobody is taken for somebody else: the nearest names are offered."""
    assert find_entity(base, "Gavin Klinger") is None
    [problem] = read_details(base, "About: Gavin Klinger", Draft("")).problems
    assert problem.startswith("There is no agency, system or person called “Gavin Klinger”. Do you mean Gavin Kliger")


def test_an_access_without_an_action_or_an_agency_is_a_problem(base: KnowledgeBase) -> None:
    """Neither is guessed."""
    assert "give its Action (requested, approved" in read_details(base, "System: IDRS", Draft("")).problems[0]
    assert "needs the agency" in read_details(base, "Action: used\nAbout: DOGE", Draft("")).problems[0]


def test_what_a_form_does_not_show_stays(base: KnowledgeBase) -> None:
    """Who decided, typed values, and the entities that came with a draft."""
    new = Entity("tides", Kind.AGENCY, "Ministry of Tides")
    access = Access("doge", "tides", None, Action.DENIED, Level.READ, "federal-judge")
    old = Draft("A judge denied it.", (Quote("S1", "denied"),), ("tides",), "X", access=access, new=(new,))
    number = base.proposals.propose(replace(old, slots=(("reason", "denied"),)), ME).number
    typed = begin(base, Goal(proposal=number), {})
    made = propose(base, replace(typed, attribution="Y"), ME)
    assert made.draft == replace(old, slots=(("reason", "denied"),), attribution="Y")


def test_problems_of_form_and_draft_come_together(base: KnowledgeBase) -> None:
    """One list, nothing twice."""
    typed = Typed(Goal(source="S1"), "He did.", "lamp", "", "When: soon\nFoo: bar")
    with pytest.raises(InvalidDraft) as refused:
        propose(base, typed, ME)
    assert len(refused.value.problems) == len(set(refused.value.problems)) == 4


def test_facts_are_found_by_id_and_by_words(base: KnowledgeBase) -> None:
    """An id that is typed comes first; without a word, the newest are offered."""
    assert [key for _, key in find_facts(base, "f6")][:4] == ["F6", "F60", "F61", "F62"]
    assert find_facts(base, "12")[0][1] == "F12"
    assert any("Kliger" in name for name, _ in find_facts(base, "kliger visited"))
    assert len(find_facts(base, "")) == len({key for _, key in find_facts(base, "")}) == 25
    assert find_facts(base, "x" * 5000) is not None
