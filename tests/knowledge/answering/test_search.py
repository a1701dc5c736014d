"""Search: ranked facts with scores, for lists and autocomplete, and nothing composed."""

from __future__ import annotations

import pytest

from knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "fact"),
    [("ferderal jugde blocked tresury", "F51"), ("2,667 investigations", "F42"), ("kliger top aide", "F57")],
)
def test_a_half_remembered_fact_is_found_first(kb: KnowledgeBase, text: str, fact: str) -> None:
    """Misspelt or not, best first, with falling scores."""
    found = kb.search(text, limit=5)
    assert found[0].fact.id == fact
    assert len(found) <= 5
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize("text", ["", "?!", "zzzzqqqq"])
def test_nothing_is_found_for_nothing(kb: KnowledgeBase, text: str) -> None:
    """No word of it is known."""
    assert kb.search(text) == ()
