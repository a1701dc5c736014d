"""The golden questions: the level that the answers have reached and never fall below."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from knowledge import Answer, BadRow, Base, Citation, Claim, Declined, KnowledgeBase, Reason
from knowledge.golden import Golden, judge, read_golden
from knowledge.starter import data

# The recorded level: raised when the answers get better, never lowered.
LEAST_RIGHT = 0.93
MOST_WRONG = 0.04
LEAST_QUESTIONS = 150
MOST_KNOWN = 0.10  # share of questions that stand among the phrasings word for word

BASE = Base("head", 1, "2025-02-17")
GOLDEN = Golden("g", "q", "what", True, ("IRS",), ("gained",), ("evil",), ())


def answer(text: str) -> Answer:
    """Make an answer that says a text."""
    return Answer((Claim(text, "F1", 1, (Citation("S1", 1, "q", 0, 1),)),), (), BASE)


def verdict(golden: Golden, reply: Answer | Declined) -> str:
    """Judge, and keep the verdict."""
    return judge(golden, reply).verdict


def test_the_golden_set_stays_at_its_level(kb: KnowledgeBase) -> None:
    """What a change breaks shows here, with the questions that it breaks."""
    judged = list(kb.measure())
    count = Counter(one.verdict for one in judged)
    missed = [f"{one.golden.id} {one.verdict}: {one.why}: {one.golden.question}" for one in judged if one.why]
    assert count["right"] >= LEAST_RIGHT * len(judged), missed
    assert count["wrong"] <= MOST_WRONG * len(judged), missed


def test_there_are_enough_golden_questions_of_each_kind() -> None:
    """With and without an answer."""
    golden = read_golden(data.golden())
    assert len(golden) >= LEAST_QUESTIONS
    assert len({one.id for one in golden}) == len(golden)
    assert sum(one.answerable for one in golden) >= 100
    assert sum(not one.answerable for one in golden) >= 40
    assert all(one.must for one in golden if one.answerable)


def test_hardly_a_golden_question_is_a_phrasing(kb: KnowledgeBase) -> None:
    """A measure that was learnt by heart measures nothing; the shortest ones people ask alike."""
    phrasings = {phrasing.text.casefold() for phrasing in kb._store.phrasings()}
    golden = read_golden(data.golden())
    known = [one.id for one in golden if one.question.casefold() in phrasings]
    assert len(known) <= MOST_KNOWN * len(golden), known


def test_an_answer_is_right_when_it_says_what_it_must_and_nothing_it_must_not() -> None:
    """Patterns ignore case."""
    assert verdict(GOLDEN, answer("DOGE sought access to the irs.")) == "right"
    assert verdict(GOLDEN, answer("DOGE sought access.")) == "wrong"
    assert verdict(GOLDEN, answer("DOGE gained access to the IRS.")) == "wrong"
    assert verdict(GOLDEN, answer("The IRS is evil.")) == "wrong"


def test_a_sentence_that_denies_a_record_is_no_claim() -> None:
    """Saying that nothing says so is not saying so."""
    assert verdict(GOLDEN, answer("DOGE sought IRS access. No source here says that it gained any.")) == "right"


def test_a_refusal_is_right_where_there_is_no_answer_and_abstains_where_there_is_one() -> None:
    """A wrong answer costs more than none."""
    refusal = Declined(Reason.NOT_ON_RECORD, "Nothing on that in 1 source.", BASE)
    unanswerable = Golden("g", "q", "what", False, (), ("gained",), (), ())
    assert verdict(GOLDEN, refusal) == "abstained"
    assert verdict(unanswerable, refusal) == "right"
    assert verdict(unanswerable, answer("DOGE sought access.")) == "wrong"


def test_only_what_a_phone_shows_counts() -> None:
    """What comes after 700 characters is not read; a list has 1,400."""
    late = answer("x" * 690 + " and more words until the IRS comes.")
    assert verdict(GOLDEN, late) == "wrong"
    assert verdict(Golden("g", "q", "list", True, ("IRS",), (), (), ()), late) == "right"


def test_earlier_questions_are_asked_first(kb: KnowledgeBase) -> None:
    """Only the last one is judged."""
    row = {
        "id": "x",
        "q": "who blocked it?",
        "answerable": True,
        "must": ["federal judge"],
        "after": ["did doge try to get into the treasury payment system?"],
    }
    [one] = kb.measure([json.dumps(row)])
    assert one.verdict == "right"


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        "{}",
        '{"id": 1, "q": "?"}',
        '{"id": 1, "q": "?", "answerable": true, "must": ["("]}',
        '{"id": 1, "q": "?", "answerable": true, "must": 7}',
    ],
)
def test_a_row_that_is_no_question_is_named(line: str) -> None:
    """A curator's own file may hold mistakes."""
    with pytest.raises(BadRow, match="Line 2, field"):
        read_golden(["", line])
