"""Nothing that could lead to whoever asked is left in a question; what it is about stays readable."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import scrub as module
from knowledge.scrub import GONE, LONGEST, scrub

pieces = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["@", "\uff20", "\ufe6b", "@everyone", "<@123456789012345678>", "jo@example.org", "\u200b", GONE]),
    st.from_regex(r"[0-9\u0660-\u0669\u2070-\u2079 ().+-]{3,20}", fullmatch=True),
    st.sampled_from(["https://example.org/a?token=", "$", "5 CFR ", "2025-02-17", " "]),
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_no_address_and_no_long_number_survives(text: str) -> None:
    """Whatever the script of the digits, and however they are dressed up; doing it twice changes nothing more."""
    left = scrub(text)
    assert "@" not in left
    assert not re.search(r"\d{7}", left)
    assert not re.search(r"https?://\S*\?\S", left)
    assert len(left) <= LONGEST
    assert left == " ".join(left.split())
    assert not re.search(r"\d{7}|@", scrub(left))


@pytest.mark.parametrize(
    "number",
    [
        "202-555-0147",
        "(202) 555-0147",
        "+1 202 555 0147",
        "202.555.0147",
        "555-0147",
        "+44 20 7946 0958",
        "01 23 45 67 89",
        "+49 (0)30 / 901820",
        "030/9018200",
        "+91 98765 43210",
        "090-1234-5678",
        "123-45-6789",
        "4111 1111 1111 1111",
        "phone no. 202-555-0147",
        "٠٩٠١٢٣٤٥٦٧٨",
    ],
)
def test_telephone_and_other_long_numbers_go(number: str) -> None:
    """As people write them in many countries."""
    assert not re.search(r"\d{3}", scrub(f"did they call me at {number} about it?"))


@pytest.mark.parametrize(
    "secret",
    [
        "jo@example.org",
        "jo.do+x@mail.example.co.uk",
        "jo @ example.org",
        "jo (at) example (dot) org",
        "jo[at]example.org",
        "jo at example dot org",
        "<@123456789012345678>",
        "@jo_do",
        "mailto:jo@example.org",
    ],
)
def test_addresses_and_handles_go(secret: str) -> None:
    """However they are spelt out."""
    left = scrub(f"tell {secret} what was asked")
    assert left.startswith("tell ")
    assert left.endswith("what was asked")
    assert not re.search(r"\bjo|@|\d", left)


@pytest.mark.parametrize(
    "question",
    [
        "What did the office ask for on 2025-02-17?",
        "Who was there on 17.02.2025, or 2/17/2025 at 14:30?",
        "How did it stand in 2024-2025 or FY 2023 2024 2025?",
        "Does 5 CFR 1234 or 26 U.S.C. 6103(a)(1) allow it?",
        "Does 5 CFR 1234.56(7) allow it?",
        "Was it $9,100,000,000 or 1,234,567 people?",
        "What is in Executive Order 14158, form W-2, and case 1:25-cv-00596?",
        "see https://example.org/news/page for it",
    ],
)
def test_an_ordinary_question_stays_as_it_is(question: str) -> None:
    """Dates, years, laws, sums and links without a query are no secrets."""
    assert scrub(question) == question


def test_the_query_of_a_link_goes_and_a_long_question_is_cut() -> None:
    """A token may stand in the one; nobody reads the end of the other."""
    assert scrub("see https://example.org/a?token=abc#x now") == "see https://example.org/a now"
    assert scrub("see https://jo:secret@example.org/a now").count("secret") == 0
    assert len(scrub("why " * 200)) == LONGEST


def test_the_example_in_the_code_holds() -> None:
    """As written."""
    assert doctest.testmod(module).failed == 0
