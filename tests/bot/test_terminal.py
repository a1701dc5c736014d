"""What a terminal shows, and the JSON that a program reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import terminal
from knowledge import CLOSEST, Answer, Declined, KnowledgeBase, Verification, direct, numbered
from tests.bot.strategies import answers, refusals
from tests.journeys.world import KLIGER, LIST, Clock

KEYS = ["question", "answered", "kind", "answer", "text", "facts", "closest", "offers", "citations", "base", "ms"]
CITATION_KEYS = ["n", "source", "title", "publisher", "published", "url", "paragraph", "quote", "start", "end"]


@pytest.fixture(scope="module")
def kb(starter: Path) -> Iterator[KnowledgeBase]:
    """Open the starter base; nobody writes to it."""
    base = KnowledgeBase.open(starter, Clock())
    yield base
    base.close()


@given(st.one_of(answers(), refusals), st.text(max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_reply_becomes_text_and_json(value: Answer | Declined, question: str) -> None:
    """Every field is there; "answered" is true exactly when the kind is "answer"."""
    shown = terminal.as_json(question, value, 1.23456)
    assert list(shown) == KEYS
    assert shown["answered"] == (shown["kind"] == "answer") == isinstance(value, Answer)
    assert shown["question"] == question
    assert shown["ms"] == 1.235
    assert shown["text"].startswith(shown["answer"])
    assert bool(shown["closest"]) == bool(isinstance(value, Declined) and value.closest and value.closest.claims)
    assert bool(shown["citations"]) == bool(shown["facts"]) == shown["answered"]
    assert shown["base"] == {"head": value.base.head, "sources": value.base.sources, "latest": "2025-02-17"}


@given(answers())
@settings(max_examples=30, deadline=None)
def test_every_citation_is_shown_with_its_number(value: Answer) -> None:
    """In the text and in the JSON, each once, in order."""
    shown = terminal.citations_json(value)
    assert [row["n"] for row in shown] == [number for number, _ in numbered(value)]
    assert all(list(row) == CITATION_KEYS for row in shown)
    assert [row["quote"] for row in shown] == [citation.quote for _, citation in numbered(value)]
    text = "\n".join(terminal.citation_lines(value))
    assert all(f"[{row['n']}] " in text and f'"{row["quote"]}"' in text for row in shown)
    assert terminal.reply(value).endswith(terminal.harmless(text))


@given(st.text())
def test_control_characters_never_reach_the_terminal(text: str) -> None:
    """No escape sequence, no direction change; what is left is left as it was."""
    shown = terminal.harmless(text)
    assert not [c for c in shown if c not in "\n\t" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}]
    assert terminal.harmless(shown) == shown
    assert terminal.harmless("plain text, naïve – “quoted” 日本語\n") == "plain text, naïve – “quoted” 日本語\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=400))
def test_wrapping_loses_no_word(text: str) -> None:
    """Long lines break between words, never inside."""
    line = " ".join(text[at : at + 9] for at in range(0, len(text), 9))
    assert terminal.wrapped(line).split() == line.split()


def test_wrapped_lines_fit_and_links_stay_whole(kb: KnowledgeBase) -> None:
    """A link that is broken cannot be pressed."""
    for line in terminal.wrapped(terminal.reply(kb.ask(LIST))).splitlines():
        assert len(line) <= terminal.WIDTH or "://" in line
        assert "://" not in line or " " not in line.strip()


def test_an_answer_is_followed_by_its_sources(kb: KnowledgeBase) -> None:
    """Publisher, date, paragraph, quote, a link that lights up the passage, the head of the base."""
    shown = terminal.reply(kb.ask(KLIGER))
    assert shown.startswith("Gavin Kliger was a top aide to Elon Musk. [1]")
    assert re.search(r'\[1\] USA TODAY, 17 Feb 2025, paragraph 12: "Top Musk', shown)
    assert "https://www.usatoday.com/" in shown
    assert "#:~:text=" in shown
    assert shown.endswith(f"Fact base {kb.base.head}")


def test_a_refusal_offers_what_is_on_record(kb: KnowledgeBase) -> None:
    """As questions that one could ask, of which each is answered."""
    value = kb.ask("did DOGE get into the Social Security Administration?")
    assert isinstance(value, Declined)
    shown = terminal.reply(value)
    assert shown.startswith("Nothing on the Social Security Administration (SSA) in 1 source, to 17 Feb 2025.")
    assert value.offers
    assert "On record is, for example:" in shown
    assert all(f"• {offer.question}" in shown for offer in value.offers)
    assert terminal.as_json("q", value, 0)["offers"] == [offer.fact for offer in value.offers]


@given(answers(), refusals)
@settings(max_examples=30, deadline=None)
def test_what_comes_closest_stands_under_a_refusal_with_its_sources(near: Answer, refusal: Declined) -> None:
    """Cited as an answer is, in the text and in the JSON; the answer of the reply stays the refusal alone."""
    value = replace(refusal, closest=near)
    shown = terminal.as_json("q", value, 0)
    assert shown["answer"] == terminal.harmless(direct(value)) == terminal.harmless(direct(refusal))
    assert terminal.harmless(CLOSEST) in shown["text"]
    assert terminal.harmless("\n".join(terminal.citation_lines(near))) in shown["text"]
    assert [row["fact"] for row in shown["closest"]] == [claim.fact for claim in near.claims]
    assert all(row["n"] for one in shown["closest"] for row in one["citations"])
    assert not shown["answered"]


def test_facts_and_sources_are_listed_with_who_says_so(kb: KnowledgeBase) -> None:
    """One line a fact; a source says whether its text is held."""
    facts = terminal.fact_lines(kb.facts("wyden"))
    assert len(facts) == len(kb.facts("wyden"))
    assert any("(Ron Wyden; allegation)" in line for line in facts)
    sources = "\n".join(terminal.source_lines(kb.sources()))
    assert "USA TODAY, 17 Feb 2025 (Contributing: Reuters); text not held: quotes only" in sources


def test_a_verification_counts_what_passed_what_failed_and_what_could_not_be_checked() -> None:
    """Unchecked is said, with how to change it."""
    lines = terminal.verification_lines(Verification(3, ('fact F1: "x" does not stand at 1 to 2',), 4))
    assert lines[0] == 'failed: fact F1: "x" does not stand at 1 to 2'
    assert lines[1] == "3 citations checked, 1 failed."
    assert lines[2].startswith("4 citations could not be checked")
    assert len(terminal.verification_lines(Verification(3, (), 0))) == 1


def test_a_measurement_ends_in_a_line_that_counts(kb: KnowledgeBase) -> None:
    """Misses first, with what was asked and said; nothing measured is no division by zero."""
    rows = [
        '{"id": "a", "q": "who leads DOGE?", "answerable": true, "must": ["Musk"]}',
        '{"id": "b", "q": "who leads DOGE?", "answerable": true, "must": ["nobody"]}',
        '{"id": "c", "q": "how do I bake a \\u001b[31mcake?", "answerable": true}',
    ]
    lines = terminal.judged_lines(list(kb.measure(rows)))
    assert lines[0] == "b wrong: lacks nobody"
    assert "3 questions: right 1 (33.3%), wrong 1 (33.3%), abstained 1" in lines[-1]
    assert "\x1b" not in "\n".join(lines)
    assert terminal.judged_lines([])[-1].startswith("0 questions")
