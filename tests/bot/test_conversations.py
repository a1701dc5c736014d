"""What a follow-up leans on is bounded in number and in time."""

from __future__ import annotations

from datetime import timedelta

from bot.conversations import Conversations
from knowledge import Context
from tests.journeys.world import Clock

A, B, C = (Context(words=(word,)) for word in "abc")


def test_a_context_is_kept_for_a_quarter_of_an_hour() -> None:
    """Not longer, and it leaves nothing behind."""
    clock = Clock()
    talks = Conversations(clock, kept=timedelta(minutes=15))
    talks.remember("a", A)
    clock.later(minutes=15)
    assert talks.recall("a") == A
    clock.later(seconds=1)
    assert talks.recall("a") is None
    assert len(talks) == 0


def test_the_least_recently_used_context_goes_first() -> None:
    """A full memory keeps those who are talking."""
    talks = Conversations(Clock(), most=2)
    talks.remember("a", A)
    talks.remember("b", B)
    assert talks.recall("a") == A
    talks.remember("c", C)
    assert (talks.recall("a"), talks.recall("b"), talks.recall("c")) == (A, None, C)
