"""What states something becomes a draft; headings, credits, captions and appeals do not."""

from __future__ import annotations

import pytest

from knowledge.ingesting.stating import is_label, is_statement


@pytest.mark.parametrize(
    "words",
    [
        "What is not settled.",
        "What she says happened next.",
        "Where the two can be compared.",
        "Keepers' Guild v. Lighthouse Service, No. 25-cv-12, District Court for the Eastern Shore.",
        "Reporting by Mae Lin and Ada Quill.",
        "Last updated by Mae Lin.",
        "Ines Calder, public affairs officer.",
        "Four employees of the Kelp Survey.",
        "The name and employer of every person who holds an account with you.",
        "All agreements under which data were shared.",
        "Write to the records desk with your number.",
        "Do not touch anything.",
        "The Harbor Gazette reported on it earlier.",
    ],
)
def test_what_states_nothing_is_told(words: str) -> None:
    """No verb of its own, or nothing that can be true or false."""
    assert not is_statement(words)


@pytest.mark.parametrize(
    "words",
    [
        "What she was looking for is not clear from the log.",
        "Whether they can save copies has not been disclosed.",
        "Where accounts differ, we say so.",
        "The unions that sued plan to appeal.",
        "An archivist who wrote to us thinks that one is coming.",
        "It recommends that two people sign for every account.",
        "Rights of that kind let a user change what others see.",
        "Beamlog records every change to every lamp.",
        "Ada Quill wrote that the request came late.",
        "Plaintiffs: two unions and a guild.",
        "Mae Lin retires in June.",
    ],
)
def test_what_states_something_is_told(words: str) -> None:
    """A verb of its own, wherever it stands."""
    assert is_statement(words)


def test_a_short_sentence_is_no_label() -> None:
    """A paragraph may open with a sentence of five words; "The roof." is what the paragraph is about."""
    assert is_label("The roof. ")
    assert is_label("Kelp Survey: ")
    assert not is_label("The air controllers' union complains. ")
    assert not is_label("Orlov retires in June. ")
