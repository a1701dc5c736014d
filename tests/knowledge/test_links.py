"""Links that light up the cited passage."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge import Citation, KnowledgeBase, Source, passage_link
from knowledge.links import LONGEST_LINK

URL = "https://example.org/story"
SOURCE = Source("S1", "T", "P", "2025-02-17", URL, "")
texts = st.text(st.characters(codec="utf-8"), max_size=300)


def cite(quote: str, prefix: str = "", suffix: str = "") -> Citation:
    """Cite a quote at the start of a text."""
    return Citation("S1", 1, quote, 0, len(quote), prefix, suffix)


@given(texts.filter(bool), texts, texts)
def test_a_link_is_never_longer_than_a_button_takes(quote: str, prefix: str, suffix: str) -> None:
    """Whatever the quote; at worst it is the bare address."""
    link = passage_link(SOURCE, cite(quote, prefix, suffix))
    assert len(link) <= LONGEST_LINK
    assert link == URL or link.startswith(f"{URL}#:~:text=")
    assert link.isascii()
    assert link.isprintable()
    assert " " not in link


@given(st.text("abc ,-&%é'", min_size=1, max_size=40), st.text("ab,-", max_size=9), st.text("ab,-", max_size=9))
def test_prefix_quote_and_suffix_are_told_apart(quote: str, prefix: str, suffix: str) -> None:
    """A comma, a dash or an ampersand of the text is never taken for syntax."""
    assume(len(quote.split()) <= 6)
    directive = passage_link(SOURCE, cite(quote, prefix, suffix)).removeprefix(f"{URL}#:~:text=")
    parts = directive.split(",")
    if prefix:
        assert unquote(parts.pop(0).removesuffix("-")) == prefix
    if suffix:
        assert unquote(parts.pop().removeprefix("-")) == suffix
    assert unquote(",".join(parts)) == quote


def test_a_long_quote_is_named_by_its_first_and_last_words() -> None:
    """The browser lights up what stands between."""
    quote = " ".join(f"word{n}" for n in range(120))
    assert passage_link(SOURCE, cite(quote)).endswith("#:~:text=word0%20word1%20word2,word117%20word118%20word119")


def test_every_citation_of_the_starter_base_has_a_link_to_its_passage(kb: KnowledgeBase) -> None:
    """None falls back to the bare address."""
    [source] = kb.sources()
    for fact in kb.facts():
        for citation in fact.citations:
            assert "#:~:text=" in passage_link(source, citation)
