"""What changes between two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import word_diff

TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.lists(st.sampled_from(["DOGE", "asked", "for", "access", "was", "given", ",", ".", " ", "  "]), max_size=20).map(
        " ".join
    ),
)


@given(TEXTS, TEXTS)
def test_kept_and_added_are_the_new_text_and_kept_and_removed_the_old(old: str, new: str) -> None:
    """Nothing is lost, and nothing made up."""
    diff = word_diff(old, new)
    assert "".join(text for kind, text in diff if kind != "removed") == new
    assert "".join(text for kind, text in diff if kind != "added") == old
    assert all(text for _, text in diff)
    assert {kind for kind, _ in diff} <= {"same", "removed", "added"}


@given(TEXTS)
def test_a_text_and_itself_have_no_change(text: str) -> None:
    """One run, or none."""
    assert word_diff(text, text) == ((("same", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("It took 12 days.", "It took 13 days.", ["12", "13"]),
        ("the court's order", "the court order", ["court's", "court"]),
        ("It was asked for.", "It was given then.", ["asked for", "given then"]),
    ],
)
def test_whole_words_change_never_letters(old: str, new: str, changed: list[str]) -> None:
    """As a person reads; neighbouring words change together."""
    assert [text for kind, text in word_diff(old, new) if kind != "same"] == changed
