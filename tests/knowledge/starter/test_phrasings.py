"""The questions that the starter facts answer, and those that nothing answers."""

from __future__ import annotations

from collections import Counter, defaultdict

from knowledge import Phrasing
from knowledge.starter import data
from knowledge.storage import rows
from knowledge.text import fold, words

PATHS = sorted((data._folder() / "phrasings").iterdir(), key=lambda path: path.name)
ASKED = tuple(rows.read_phrasing(row) for path in PATHS for row in data._lines(path))
MISSES = tuple(rows.read_phrasing(row) for row in data._lines(data._folder() / "near_misses.jsonl"))
FACTS = {row.text("id") for row in data._lines(data._folder() / "facts.jsonl")}

LEAST = 40  # phrasings a fact: what the measurements behind docs/answering.md asked for
VOICES = 4  # independent voices a fact
LEAST_MISSES = 400


def same(phrasing: Phrasing) -> str:
    """Reduce a question to its words."""
    return " ".join(words(fold(phrasing.text)))


def test_every_fact_is_asked_for_in_many_ways_by_several_voices() -> None:
    """Vocabulary is what new askers lack."""
    count = Counter(phrasing.fact for phrasing in ASKED)
    voices: dict[str | None, set[str]] = defaultdict(set)
    for phrasing in ASKED:
        voices[phrasing.fact].add(phrasing.voice)
    assert set(count) == FACTS
    assert {fact: n for fact, n in count.items() if n < LEAST} == {}
    assert {fact: found for fact, found in voices.items() if len(found) < VOICES} == {}


def test_a_file_holds_one_voice_and_is_named_after_it() -> None:
    """Leaving a voice out is leaving a file out."""
    for path in PATHS:
        assert {row.text("voice") for row in data._lines(path)} == {path.name.removesuffix(".jsonl")}


def test_there_are_enough_near_misses_and_each_says_why() -> None:
    """Questions without an answer are a class of their own."""
    assert len(MISSES) >= LEAST_MISSES
    assert all(miss.fact is None and miss.reason for miss in MISSES)


def test_no_question_is_both_answered_and_a_near_miss() -> None:
    """Whatever its case, accents and punctuation."""
    assert {same(phrasing) for phrasing in ASKED} & {same(miss) for miss in MISSES} == set()


def test_no_voice_asks_the_same_for_one_fact_twice() -> None:
    """Each line of a file counts once; two people may well say the same."""
    count = Counter((phrasing.text, phrasing.fact, phrasing.voice) for phrasing in (*ASKED, *MISSES))
    assert [pair for pair, n in count.items() if n > 1] == []


def test_questions_that_are_shown_read_well() -> None:
    """The first of the shown voice is what a button offers: a sentence, for every fact."""
    shown: dict[str | None, str] = {}
    for phrasing in ASKED:
        if phrasing.voice == data.SHOWN_VOICE:
            shown.setdefault(phrasing.fact, phrasing.text)
    assert set(shown) == FACTS
    assert all(text[0].isupper() and text.isprintable() and text.endswith(("?", ".")) for text in shown.values())
