"""The days that a question asks about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.periods import MONTHS, period_in

LATEST = "2025-06-20"
WORDS = st.sampled_from(
    [*MONTHS, *"0 1 2 10 th 31 99 2025 2024 as of between and to since after before week from".split()]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("as of 2 may 2025 could they see it", "As of 2 May 2025"),
        ("before 20 march was it blocked", "Before 20 March 2025"),
        ("what happened in the week of 12 february 2025", "The week of 10 February 2025"),
        ("what happened between february and april", "February 2025 to April 2025"),
        ("between 1 and 12 february 2025", "1 February 2025 to 12 February 2025"),
        ("from november to february", "November 2024 to February 2025"),
        ("everything since june", "Since June 2025"),
        ("after 1 june 2025", "After 1 June 2025"),
        ("on february 10 th", "10 February 2025"),
        ("on 2025 05 02", "2 May 2025"),
        ("in december", "December 2024"),
        ("in 2024", "2024"),
    ],
)
def test_days_are_read_as_people_write_them(text: str, words: str) -> None:
    """A month without a year is the last one up to the newest source."""
    period = period_in(text, LATEST)
    assert period
    assert period.words == words
    assert period.said in text


@pytest.mark.parametrize(
    "text", ["what may happen", "they may see it", "a march on the lamps", "before the order", "12"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    """May is a word, too."""
    assert period_in(text, LATEST) is None


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_any_words_are_read_or_not_and_never_fail(text: str) -> None:
    """The first day of a period is not after its last one by more than a turn of the year."""
    period = period_in(text, LATEST)
    assert period is None or (period.words and period.said in text)
