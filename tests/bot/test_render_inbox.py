"""What a curator sees of questions is within Discord's limits, whatever was asked; buttons lead where they say."""

from __future__ import annotations

from typing import Any

from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import render, render_inbox
from bot.buttons import Does, Press
from bot.markdown import plain
from bot.render_inbox import Place
from knowledge import Answer, Asked, Declined, Fact, Receipt, Taught
from tests.bot import strategies
from tests.bot.strategies import texts
from tests.bot.strategies_review import facts
from tests.bot.test_render import NOW, check

fewer = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
many = st.lists(texts, min_size=1, max_size=9).map(tuple)
groups = st.builds(
    Asked,
    st.integers(1, 10**9),
    texts,
    st.integers(1, 10**6),
    st.just(NOW),
    many,
    st.integers(0, 10**6),
    st.lists(facts, max_size=5).map(tuple),
    many | st.just(()),
)


def presses(view: ui.LayoutView) -> list[Press]:
    """List the buttons of a card."""
    return [each for each in view.walk_children() if isinstance(each, Press)]


@fewer
@given(groups, st.integers(1, 10**6), st.integers(1, 10**6), texts)
def test_a_group_is_within_limits(group: Asked, at: int, of: int, note: str) -> None:
    """Whatever was asked, however often, in however many ways; each button knows the group."""
    view = render_inbox.group(group, at, of, note)
    text = check(view)
    assert plain(group.question)[:50].rstrip("\\") in text
    places = [Place.read(each.argument) for each in presses(view) if each.does is not Does.INBOX]
    assert {place.number for place in places} == {group.number}
    taught = [place.fact for place in places if place.fact]
    assert set(taught) <= {fact.id for fact in group.near}


@fewer
@given(groups, many, facts, st.integers(1, 10**6), strategies.source_sets())
def test_what_was_done_is_within_limits(group: Asked, wordings: Any, fact: Fact, at: int, sources: Any) -> None:
    """Taught, put away, or to be written anew."""
    check(render_inbox.taught(Taught(group.number, fact.id, wordings), fact, at))
    check(render_inbox.dismissed(group, at))
    check(render_inbox.documents(sources, at))
    check(render_inbox.empty())


@given(st.text(max_size=30))
def test_any_argument_is_a_place(argument: str) -> None:
    """A made-up button leads to the first place at worst."""
    place = Place.read(argument)
    assert place.number >= 0
    assert place.at >= 1
    assert Place.read(str(place)) == place


@fewer
@given(strategies.answers(), strategies.refusals)
def test_feedback_is_within_limits_and_keeps_the_buttons_calm(answer: Answer, refusal: Declined) -> None:
    """👎 is the last button of an answer; six of them are two rows of three."""
    view = render.reply(answer, Receipt("abc", NOW, answer), private=True, key="abc")
    check(view)
    assert presses(view)[-1].does is Does.DISLIKE
    rows = [len(each.children) for each in view.walk_children() if isinstance(each, ui.ActionRow)]
    assert rows in ([5], [3, 3])
    sent = presses(render.reply(refusal, None, key="abc"))[-1]
    check(render.reply(refusal, None, key="abc"))
    assert (sent.does, sent.argument) == (Does.SEND, "abc")
    assert all(each.does is not Does.SEND for each in presses(render.reply(refusal, None)))
