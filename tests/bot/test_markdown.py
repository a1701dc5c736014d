"""Text of people and documents cannot ping, link or format."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given

from bot import buttons, markdown, pages, wording
from bot.markdown import link, plain, shorten
from tests.bot.strategies import texts

UNESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")


@pytest.mark.parametrize("module", [buttons, markdown, pages, wording])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    """Examples run as tests."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(texts)
def test_plain_reads_letter_for_letter(text: str) -> None:
    """Discord drops the backslashes again, and what remains is the text on one line."""
    unescaped = UNESCAPE.sub(r"\1", plain(text)).replace("@\u200b", "@")
    assert unescaped == " ".join(markdown.visible(text).split())


@given(texts)
def test_plain_leaves_nothing_that_discord_would_read_as_markup(text: str) -> None:
    """Every sign of Discord's markup has a backslash before it, counted from the left."""
    rest = UNESCAPE.sub("", plain(text))
    assert not re.search(r"[*_~|`\[\]<>\\]|://|\n", rest)
    assert not re.match(r"(#|-|\+|\d+[.)])", rest) or plain(text).startswith("\\") or re.match(r"\d+\\", plain(text))
    assert not re.search(r"@(everyone|here|[!&]?\d)", plain(text), re.IGNORECASE)


@given(texts)
def test_a_cut_text_fits_and_never_ends_in_half_an_escape(text: str) -> None:
    """The ellipsis is an ellipsis."""
    for room in (2, 10, 50):
        cut = plain(text, room)
        assert len(cut) <= room
        assert not cut.endswith("\\…")
        assert len(shorten(text, room)) <= room


@given(texts)
def test_a_link_is_one_link_or_none(text: str) -> None:
    """Neither label nor address can end it early."""
    made = link(text, f"https://example.org/{text}")
    bare = UNESCAPE.sub("", made)
    assert bare.count("](") in {0, 1}
    assert not re.search(r"[\s<>]", bare.partition("](")[2])
