"""What changed, and what somebody suggested, is shown within Discord's limits, whatever the texts."""

from __future__ import annotations

import time
from dataclasses import replace

from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot import render_changes, render_suggestions
from bot.markdown import visible
from bot.render_changes import Changes
from knowledge import Change, Citation, Draft, Editor, Fact, Origin, Proposal, Revision, Status
from tests.bot.strategies import HOSTILE, names, texts
from tests.bot.test_render import check, fewer, pages

ADA = Editor("1", "Ada Curator")
statements = texts | st.lists(st.sampled_from([*HOSTILE, " ", "word", "~~", "a" * 40]), max_size=60).map("".join)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Make any fact."""
    return Fact(draw(names), 1, draw(statements)[:1000], (), (Citation("S1", 1, "q", 0, 1),), draw(texts))


@st.composite
def revisions(draw: st.DrawFn) -> Revision:
    """Make any revision."""
    fact, before = draw(st.none() | facts()), draw(st.none() | facts())
    at = f"2025-03-{draw(st.integers(1, 28)):02}T12:00:00Z"
    gone, back = draw(st.booleans()), draw(st.booleans())
    return Revision(
        1, draw(names), draw(st.integers(1, 3)), gone, at, "a" * 64, fact, before, back, ADA, ADA, draw(texts)
    )


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    """Make any suggestion."""
    status, decision = draw(st.sampled_from(Status)), draw(texts)
    draft = Draft(draw(statements)[:1000])
    number = draw(st.integers(1, 10**9))
    made = Proposal(number, Change.ADD, "F1", 0, draft, Origin.SUGGESTION, ADA, "", "2025-03-01T12:00:00Z", status)
    return replace(made, decided_by=ADA, decided_at="2025-03-02T12:00:00Z", decision=decision)


@fewer
@given(found=st.lists(revisions(), max_size=6).map(tuple), about=texts, some=st.booleans())
def test_changes_are_within_limits_on_every_page_and_name_nobody(
    found: tuple[Revision, ...], about: str, *, some: bool
) -> None:
    """However long the texts; every change is on one of the pages."""
    came = (("2025-02-01", 66, True), ("2025-03-03", 1, False)) if some else ()
    value = Changes("2025-02-01", "irs", about, found, came, "a1b2c3d4e5f6")
    views = pages(render_changes.changes(value), lambda number: render_changes.changes(value, number))
    shown = [check(view) for view in views]
    assert all("Fact base a1b2c3d4e5f6" in text for text in shown)
    text = "\n".join(shown)
    assert ADA.name not in text
    assert text.count(f" — {render_changes.BY}") + text.count(f"-# {render_changes.BY}") >= len(found)
    assert not some or "66 facts came with the base." in text


@fewer
@given(st.lists(revisions(), min_size=1, max_size=30).map(tuple), texts)
def test_news_fit_one_message(found: tuple[Revision, ...], about: str) -> None:
    """What does not fit is counted."""
    text = check(render_changes.news(found, about, "a1b2c3d4e5f6"))
    assert ADA.name not in text
    assert "Fact base a1b2c3d4e5f6" in text


@fewer
@given(st.lists(proposals(), max_size=8, unique_by=lambda p: p.number), texts)
def test_suggestions_are_within_limits(found: list[Proposal], note: str) -> None:
    """The list, one that was just taken, and what is given back."""
    assert "Ada" not in check(render_suggestions.mine(found, note))
    for proposal in found:
        check(render_suggestions.taken(proposal))


@fewer
@given(st.lists(st.text(max_size=1000), min_size=4, max_size=4), texts)
def test_what_is_given_back_is_within_limits(typed: list[str], why: str) -> None:
    """A code block, which nothing in it can end; none where nothing was written."""
    view = render_suggestions.given_back(why, typed)
    shown = [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]
    assert sum(map(len, shown)) <= 2000
    assert shown[-1].count("```") == (2 if any(visible(text).strip() for text in typed) else 0)


def test_a_thousand_changes_do_not_hold_up_the_loop() -> None:
    """The newest are paged through, the others counted."""
    cited = (Citation("S1", 1, "q", 0, 1),)
    old, new = (f"DOGE asked the agency for {word} on 3 February 2025, the report said." for word in ("a lamp", "oil"))
    facts = [Fact("F1", n, text, (), cited, "A") for n, text in enumerate((old, new), 1)]
    one = Revision(1, "F1", 2, False, "2025-03-01T12:00:00Z", "", facts[1], facts[0], False, ADA, ADA, "Why.")
    value = Changes("2025-02-01", "", "", (one,) * 1000, (), "a1b2c3d4e5f6")
    begun = time.perf_counter()
    view = render_changes.changes(value, 99)
    assert time.perf_counter() - begun < 0.1
    assert "and 900 earlier changes" in check(view)
