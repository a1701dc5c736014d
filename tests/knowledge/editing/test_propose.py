"""A draft is checked: every problem at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge import Access, Action, Draft, Entity, Fact, InvalidDraft, Kind, Quote, reword
from knowledge.editing.propose import Checked, Ground, check, redraft
from tests.knowledge.curating import HELD, KIM, QUILL, TEXT, ZORB, asked_for, sources

ENTITIES = {key: Entity(key, Kind.AGENCY, key) for key in (QUILL, ZORB, KIM)}
KNOWN = {source.id: source for source in sources()}


def checked(draft: Draft, *known: Fact, current: Fact | None = None, strict: bool = True) -> Checked:
    """Check a draft beside what is on record."""
    ground = Ground(KNOWN, ENTITIES, lambda _: (TEXT, True), lambda _: True, lambda _: known, frozenset({"scandal"}))
    return check(draft, ground, current, strict=strict)


def refused(draft: Draft, *known: Fact) -> InvalidDraft:
    """Give why a draft does not hold."""
    with pytest.raises(InvalidDraft) as caught:
        checked(draft, *known)
    return caught.value


GOOD = asked_for("vault")


def test_a_good_draft_is_the_fact_that_it_says() -> None:
    """And the draft of that fact is the draft again."""
    fact = checked(GOOD).fact
    assert (fact.statement, fact.about, fact.attribution) == (GOOD.statement, GOOD.about, GOOD.attribution)
    again = redraft(replace(fact, id="F1", revision=1))
    assert checked(again).fact == fact


def test_every_problem_is_said_at_once() -> None:
    """Nobody corrects a form six times."""
    access = Access("nobody", "", None, Action.REQUESTED)
    draft = Draft("He said @here.", (Quote("T9", "x"), Quote(HELD, "not there at all")), ("zzz",), " ", when="soon")
    problems = refused(replace(draft, access=access)).problems
    for part in (
        *("@here", "stands alone", "who says so", "There is no source T9", "does not stand in T1"),
        *("There is no agency, system or person zzz", "person nobody", "“soon” is no date", "Say whose access it is"),
    ):
        assert sum(part in problem for problem in problems) == 1, part
    assert len(problems) == 9


def test_what_to_look_at_comes_with_the_problems() -> None:
    """Loaded words, dates that pass, nobody whom it is about."""
    draft = replace(GOOD, statement="The scandal went on last week.", about=())
    assert len(checked(draft).warnings) == 3
    assert len(refused(replace(draft, attribution="")).warnings) == 3


def test_a_likely_duplicate_is_named() -> None:
    """The same words are a problem, other than in the fact that is edited; nearly the same are a warning."""
    known = replace(checked(GOOD).fact, id="F7", revision=1)
    shouted = replace(GOOD, statement=GOOD.statement.upper())
    assert "F7 says the same" in refused(shouted, known).problems[0]
    near = replace(GOOD, statement=GOOD.statement.replace("asked for", "asked twice for"))
    assert any("F7 may say the same" in warning for warning in checked(near, known).warnings)
    assert checked(shouted, known, current=known).fact.statement == shouted.statement
    other = replace(GOOD, statement="Kim Rell runs the docket of another office altogether.")
    assert not checked(other, known).warnings


def test_a_document_may_lean_on_its_quote() -> None:
    """Its curator has the quote beside it: a warning, no problem."""
    draft = replace(GOOD, statement="It asked for the vault.")
    assert "stands alone" in refused(draft).problems[0]
    assert any("stands alone" in warning for warning in checked(draft, strict=False).warnings)


def test_typed_values_go_with_the_words_that_they_stood_in() -> None:
    """A figure of the old statement is not left behind in an answer."""
    draft = replace(GOOD, statement="It cost 12 million.", slots=(("amount", "12 million"), ("office", "Quill")))
    assert reword(draft, "It cost 13 million.").slots == (("office", "Quill"),)
    assert reword(draft, "The cost was 12 million.").slots == draft.slots


@pytest.mark.parametrize("blank", ["", " ", "\u200b", ".", "\u2026 \u200d"])
def test_what_shows_nothing_says_nothing(blank: str) -> None:
    """An invisible statement, quote or speaker is told as a missing one."""
    assert len(refused(replace(GOOD, statement=blank)).problems) == 1
    assert "who says so" in refused(replace(GOOD, attribution=blank)).problems[0]
    assert "exact quote" in refused(replace(GOOD, quotes=(Quote(HELD, blank),))).problems[0]


def test_a_quote_that_nobody_can_check_is_said_to_be_so() -> None:
    """Where the text is not held, the curator is warned; the name of a paper is no date that passes."""
    ground = Ground(KNOWN, ENTITIES, lambda _: None, lambda _: True, lambda _: (), frozenset({"scandal"}))
    draft = replace(GOOD, statement=f"{GOOD.statement[:-1]}, USA TODAY reported.")
    [warning] = check(draft, ground).warnings
    assert "nobody has checked" in warning


def test_a_source_that_is_missing_says_what_to_do() -> None:
    """As a suggestion has it, whose document nobody took in yet."""
    assert "take the document in first" in refused(replace(GOOD, quotes=(Quote("", "words"),))).problems[0]
