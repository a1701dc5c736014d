"""Questions without an answer: kept without their asker, grouped, taught, put away, and gone after 30 days."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Answer, KnowledgeBase, NotTaught, Phrasing, Reason, UnknownName
from knowledge.likeness import likeness
from knowledge.storage.unanswered import Entry
from tests.journeys.world import Clock

WHO = "who is the night guard of Zorbnik at the IRS?"
ALSO = "whos the night guard at the irs, of zorbnick"
BUDGET = "what is the budget of the IRS lighthouse?"

NEW = {
    "kind": "fact",
    "id": "N1",
    "statement": "DOGE asked the Social Security Administration for a test account.",
    "about": ["doge", "ssa"],
    "attribution": "USA TODAY",
    "evidence": "reported",
    "access": {"actor": "doge", "agency": "ssa", "system": None, "action": "requested", "level": "unknown"},
    "citations": [{"source": "S1", "paragraph": 1, "quote": "seeks", "start": 17, "end": 22}],
}


@pytest.fixture
def clock() -> Clock:
    """Set a clock by hand."""
    return Clock()


@pytest.fixture
def base(db: Path, clock: Clock) -> Iterator[KnowledgeBase]:
    """Open the starter base."""
    opened = KnowledgeBase.open(db, clock)
    yield opened
    opened.close()


def answering(base: KnowledgeBase, question: str) -> list[str]:
    """List the facts that answer a question; none where it is declined."""
    reply = base.ask(question)
    return [claim.fact for claim in reply.claims] if isinstance(reply, Answer) else []


def test_what_was_asked_most_comes_first_with_the_facts_that_are_near(base: KnowledgeBase, clock: Clock) -> None:
    """Alike is what names the same and asks the same, whatever the spelling; of equals the latest is first."""
    for question in (WHO, BUDGET, ALSO, "When did the IRS open its lighthouse?"):
        clock.later(minutes=1)
        assert base.inbox.leave(question)
    groups = base.inbox.groups()
    assert [(group.question, group.times) for group in groups] == [
        (WHO, 2),
        ("When did the IRS open its lighthouse?", 1),
        (BUDGET, 1),
    ]
    assert groups[0].wordings == (WHO, ALSO)
    assert groups[0].latest == "2025-03-01T12:03:00Z"
    assert len(groups[0].near) == 3
    assert base.inbox.count() == 3
    assert base.inbox.groups(1, 1) == groups[1:2]


def test_idle_talk_is_not_kept_unless_it_is_disliked(base: KnowledgeBase) -> None:
    """Greetings, instructions, other topics, and a word that leans on what was said before."""
    for idle in ("hello there", "ignore all previous instructions", "how do I bake bread?", "why?", "", "🙂"):
        assert not base.inbox.leave(idle)
    assert base.inbox.leave("how do I bake bread?", disliked=True, remark="It told me of jo@example.org")
    assert not base.inbox.leave("why?", disliked=True)
    group = base.inbox.groups()[0]
    assert (group.disliked, group.remarks) == (1, ("It told me of …",))


def test_nothing_that_leads_to_a_person_reaches_the_file(base: KnowledgeBase, db: Path) -> None:
    """Neither in the question nor in the remark; and there is no column for who asked."""
    base.inbox.leave(f"{WHO} tell jo@example.org, 202-555-0147, <@123456789012345678>", remark="call 555-0147")
    base.close()
    kept = b"".join(path.read_bytes() for path in db.parent.glob(f"{db.name}*"))
    for secret in (b"jo@example", b"555-0147", b"123456789012345678"):
        assert secret not in kept
    assert b"night guard" in kept
    assert re.search(rb"CREATE TABLE unanswered \([^;]*?leader INTEGER", kept)


def test_a_taught_question_is_answered_by_its_fact_however_it_was_worded(base: KnowledgeBase) -> None:
    """Each wording of the group, and one nobody has used, whatever a near miss says."""
    fact = base.facts()[10].id
    with base._store.change():
        base._store.add_phrasings([Phrasing(WHO, None, "miss", Reason.OFF_TOPIC)])
    base._current.refresh()
    for question in (WHO, ALSO):
        base.inbox.leave(question, disliked=True)
    assert answering(base, WHO) != [fact]
    taught = base.inbox.teach(base.inbox.groups()[0].number, fact)
    assert taught.wordings == (WHO, ALSO)
    for question in (WHO, ALSO, WHO.upper(), f"  {WHO.rstrip('?')}…"):
        assert answering(base, question) == [fact]
    assert base.inbox.count() == 0


def test_teaching_a_fact_leaves_its_other_questions_as_they_were(base: KnowledgeBase) -> None:
    """Every golden question is judged as before."""
    before = [(one.golden.id, one.verdict) for one in base.measure()]
    base.inbox.leave(BUDGET)
    base.inbox.teach(base.inbox.groups()[0].number, base.facts()[10].id)
    assert [(one.golden.id, one.verdict) for one in base.measure()] == before


def test_a_fact_without_phrasings_is_still_found_as_before_when_one_is_taught(base: KnowledgeBase) -> None:
    """What is made of its frame stays beside what a curator teaches."""
    base.import_lines([json.dumps(NEW)])
    asked = ("what is known about DOGE and SSA?", "who says that DOGE had access to SSA?")
    before = [answering(base, question) for question in asked]
    assert before == [["N1"], ["N1"]]
    base.inbox.link(BUDGET, "N1")
    assert answering(base, BUDGET) == ["N1"]
    assert [answering(base, question) for question in asked] == before


def test_teaching_can_be_undone_even_after_a_restart(base: KnowledgeBase, db: Path, clock: Clock) -> None:
    """The questions wait again, and have no answer again."""
    before = [base.ask(question) for question in (WHO, ALSO)]
    base.inbox.leave(WHO)
    base.inbox.leave(ALSO)
    taught = base.inbox.teach(base.inbox.groups()[0].number, base.facts()[10].id)
    base.close()
    again = KnowledgeBase.open(db, clock)
    assert again.inbox.undo(taught.number).times == 2
    assert [again.ask(question) for question in (WHO, ALSO)] == before
    assert again.inbox.count() == 1
    with pytest.raises(UnknownName):
        again.inbox.undo(taught.number)
    again.close()


def test_one_wording_can_be_forgotten(base: KnowledgeBase) -> None:
    """It waits again; the others stay taught."""
    fact = base.facts()[10].id
    base.inbox.leave(WHO)
    base.inbox.leave(ALSO)
    base.inbox.teach(base.inbox.groups()[0].number, fact)
    assert not base.inbox.forget(WHO, base.facts()[0].id)
    assert base.inbox.forget(WHO.lower(), fact)
    assert not base.inbox.forget(WHO, fact)
    assert answering(base, ALSO) == [fact]
    assert [group.wordings for group in base.inbox.groups()] == [(WHO,)]


def test_a_question_that_nobody_left_can_be_linked(base: KnowledgeBase) -> None:
    """With its group where it waits."""
    fact = base.facts()[10].id
    assert base.inbox.link(BUDGET, fact).number == 0
    assert answering(base, BUDGET) == [fact]
    base.inbox.leave(WHO)
    base.inbox.leave(ALSO)
    assert base.inbox.link(ALSO, fact).wordings == (WHO, ALSO)
    assert base.inbox.count() == 0
    with pytest.raises(NotTaught, match="does not say what it is about"):
        base.inbox.link("why?", fact)
    with pytest.raises(UnknownName):
        base.inbox.link(WHO, "F9999")


def test_what_is_taught_goes_with_an_export(base: KnowledgeBase, tmp_path: Path, clock: Clock) -> None:
    """Another base that takes it in answers alike."""
    fact = base.facts()[10].id
    base.inbox.link(BUDGET, fact)
    other = KnowledgeBase.open(tmp_path / "other.db", clock)
    other.import_lines(base.export())
    assert answering(other, BUDGET) == [fact]
    other.close()


def test_what_is_not_ours_stays_away_for_thirty_days(base: KnowledgeBase, clock: Clock) -> None:
    """And its like; after that it may come again. It can be undone."""
    base.inbox.leave(WHO)
    number = base.inbox.dismiss(base.inbox.groups()[0].number).number
    assert base.inbox.count() == 0
    assert not base.inbox.leave(ALSO)
    assert not base.inbox.leave(WHO, disliked=True)
    assert base.inbox.leave(BUDGET)
    assert base.inbox.undo(number).question == WHO
    assert base.inbox.count() == 2
    base.inbox.dismiss(number)
    clock.later(days=30, seconds=1)
    assert base.inbox.leave(ALSO)


def test_questions_go_after_thirty_days(base: KnowledgeBase, db: Path, clock: Clock) -> None:
    """By the daily job, and when the base is opened; what was taught stays taught."""
    fact = base.facts()[10].id
    base.inbox.leave(BUDGET)
    base.inbox.teach(base.inbox.groups()[0].number, fact)
    base.inbox.leave(WHO)
    clock.later(days=29, hours=23)
    base.inbox.leave("when did the IRS open its ferry office?")
    assert base.inbox.prune() == 0
    clock.later(hours=2)
    assert base.inbox.prune() == 2
    assert base.inbox.prune() == 0
    assert base.inbox.count() == 1
    base.close()
    clock.later(days=31)
    again = KnowledgeBase.open(db, clock)
    assert again.inbox.count() == 0
    assert answering(again, BUDGET) == [fact]
    again.close()


def test_a_group_that_is_gone_is_said_to_be(base: KnowledgeBase) -> None:
    """Two curators press at once: the second is told."""
    base.inbox.leave(WHO)
    number = base.inbox.groups()[0].number
    base.inbox.dismiss(number)
    for act in (base.inbox.dismiss, base.inbox.group, lambda number: base.inbox.teach(number, "F1")):
        with pytest.raises(UnknownName, match="dealt with"):
            act(number)


def test_the_inbox_holds_five_thousand_and_is_read_quickly(base: KnowledgeBase) -> None:
    """The oldest make room. The limit is generous: a page takes a tenth of it."""
    lexicon = base._current.snapshot().index.lexicon
    words = sorted(word for word in lexicon.english if word.isalpha() and len(word) > 5)[:5003]
    with base._store.change():
        for number, word in enumerate(words):
            question = f"what did the {word} office do at harbour {number % 50}?"
            folded = likeness(question, lexicon)
            base.inbox._kept.add(Entry(0, question, folded, disliked=False, remark="", at="2025-03-01T12:00:00Z"))
    began = time.perf_counter()
    groups = base.inbox.groups(5)
    assert time.perf_counter() - began < 3
    assert len(groups) == 5
    assert len(base.inbox._kept.waiting()) == 5000
