"""Whether a statement can stand as a fact."""

from __future__ import annotations

import pytest

from knowledge.editing.stands import doubts, leaning, problems_of
from knowledge.starter import data

GOOD = [
    "The Zorb Office asked the Quill Agency for its ledger on 3 March 2025.",
    "Kim Rell said that she signed the request.",
    "Hershey Lane, a contractor, runs the ledger.",
    "The Quill Agency refused: no such access was ever given.",
]


@pytest.mark.parametrize("statement", GOOD)
def test_a_good_statement_passes(statement: str) -> None:
    """Without a word about it."""
    assert [*problems_of(statement), *leaning(statement), *doubts(statement, data.loaded())] == []


@pytest.mark.parametrize(
    "statement", ["", "  \n", "x" * 1001, "a <@123> b", "see https://x.example", "[a](b)", "@here"]
)
def test_what_cannot_be_shown_is_a_problem(statement: str) -> None:
    """One sentence each."""
    [problem] = problems_of(statement)
    assert problem.endswith(".")


@pytest.mark.parametrize(
    "statement", ["He said no.", "it went out twice", "“They refused.”", "Much later she said no."]
)
def test_a_statement_that_leans_on_another_is_named(statement: str) -> None:
    """An answer shows it alone."""
    assert "stands alone" in next(leaning(statement))


@pytest.mark.parametrize("statement", ["It was given last week.", "The office asked yesterday."])
def test_a_date_that_passes_is_a_doubt(statement: str) -> None:
    """Tomorrow it is wrong."""
    assert "write the date" in next(doubts(statement, ()))


def test_every_loaded_word_is_a_doubt_whatever_its_case() -> None:
    """And no word that only holds one."""
    for word in data.loaded():
        assert f"“{word}”" in next(doubts(f"It was a {word.upper()} thing.", data.loaded()))
        assert not list(doubts(f"It was x{word}x.", [word]))
