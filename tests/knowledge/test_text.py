"""One definition of "the same words"."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.text import fold, stem, strip_markup, unmask, words

CASES = st.sampled_from([str.upper, str.lower, str.title])


@given(st.text())
@example("𝔸.𝔹.")
@example("ͅΑ")
@example("ſ.ẞ.ﬁ.")
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is folded, whatever people type."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_has_no_capitals_accents_or_invisible_characters(text: str) -> None:
    """All that is left is what the eye tells apart."""
    folded = fold(text)
    assert folded == folded.strip() == folded.casefold()
    assert not any(unicodedata.combining(c) or unicodedata.category(c) in {"Cf", "Cs", "Co"} for c in folded)


@given(st.text("abcdefghijklmnop ", min_size=1), CASES)
def test_case_does_not_matter(text: str, change: object) -> None:
    """Shouting changes no word."""
    assert callable(change)
    assert fold(change(text)) == fold(text)


@given(st.text())
def test_words_are_never_empty_and_have_no_spaces(text: str) -> None:
    """Each word is a word."""
    assert all(word and not any(c.isspace() for c in word) for word in words(fold(text)))


@given(st.lists(st.text("abcdefghij", min_size=1), max_size=6))
def test_plain_words_come_back_as_they_were(line: list[str]) -> None:
    """Splitting what was joined by spaces gives it back."""
    assert words(" ".join(line)) == tuple(line)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_stem_is_a_word(word: str) -> None:
    """No word vanishes."""
    assert stem(word)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("I.R.S.", "irs"),
        ("the I.R.S. and the U.S. Treasury", "the irs and the us treasury"),
        ("naïve Señor ﬁne Ⅻ", "naive senor fine xii"),
        ("“quoted” ‘single’ – dash", "\"quoted\" 'single' - dash"),
        ("I\u200bR\u200dS\u2060", "irs"),
        ("\u202eIRS\u202c", "irs"),
        ("a\u00a0b\t\nc", "a b c"),
        ("it was $9.1.", "it was $9.1."),
        ("on 10.2. it was 1.7.", "on 10.2. it was 1.7."),
    ],
)
def test_what_looks_the_same_is_the_same(text: str, folded: str) -> None:
    """Dots in acronyms, ligatures, quotes, invisible characters; figures keep their point."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("musk's workers' data", ("musk", "workers", "data")),
        ("2,667 and $9.1 billion, 90%", ("2667", "and", "9.1", "billion", "90")),
        ("don't o'neil's", ("dont", "oneil")),
        ("who/what-if", ("who", "what", "if")),
        ("fy24 19th", ("fy", "24", "19", "th")),
        ("", ()),
        ("🙂 !!! ...", ()),
    ],
)
def test_words_are_split_as_a_reader_would(text: str, expected: tuple[str, ...]) -> None:
    """Figures stay whole, possessives lose their s."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("news", "new"), ("founded", "found"), ("states", "state"), ("according", "accord"), ("founder", "found")],
)
def test_stems_do_not_collide(one: str, other: str) -> None:
    """Words that mean different things stay apart."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize(("one", "other"), [("agencies", "agency"), ("blocked", "blocking"), ("records", "record")])
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    """Whoever asks in another form is understood."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("masked", "plain"),
    [
        ("who blocked the \u0406RS", "who blocked the IRS"),  # Cyrillic I
        ("wh\u043e bl\u043ecked DOGE", "who blocked DOGE"),  # Cyrillic o
        ("what is the \u0399RS", "what is the IRS"),  # Greek I
        ("who is Ron Wyden", "who is Ron Wyden"),
        ("\u043a\u0442\u043e \u0442\u0430\u043a\u043e\u0439 \u041c\u0430\u0441\u043a",) * 2,  # Russian stays Russian
    ],
)
def test_look_alike_letters_are_read_as_they_look(masked: str, plain: str) -> None:
    """A filter-dodging letter becomes its Latin twin; another language stays as it is."""
    assert unmask(masked) == plain


@given(st.text())
def test_unmasking_never_fails_and_leaves_plain_text_alone(text: str) -> None:
    """Plain text passes through unchanged."""
    assert unmask(text) == text or not text.isascii()


@pytest.mark.parametrize(
    "text",
    ["<@123>", "<@!123>", "<@&12>", "<#9>", "<:doge:12>", "</ask:12>", "https://evil.example/x", "**__~~", "@everyone"],
)
def test_markup_is_taken_out(text: str) -> None:
    """Mentions, links and formatting say nothing."""
    assert words(fold(strip_markup(f"who {text} blocked it"))) == ("who", "blocked", "it")
