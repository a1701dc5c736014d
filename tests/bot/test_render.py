"""What Discord shows is within Discord's limits, and nothing in it pings, links or formats unless we meant it to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from discord import ui
from hypothesis import HealthCheck, given, settings

from bot import render
from bot.buttons import PATTERN, Does, Press
from bot.markdown import plain
from bot.wording import status_lines
from knowledge import CLOSEST, Answer, Base, Card, Citation, Claim, Correction, Declined, Offer, Reason, Receipt, Source
from tests.bot import strategies

NOW = datetime(2025, 3, 1, tzinfo=UTC).isoformat()
fewer = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def check(view: ui.LayoutView) -> str:
    """Check a message against Discord's limits; the text it shows."""
    assert view.to_components()  # type: ignore[no-untyped-call]
    assert view.total_children_count <= 40
    texts = [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]
    assert texts
    assert all(text.strip() for text in texts)
    assert sum(map(len, texts)) <= 2000
    presses = [item for item in view.walk_children() if isinstance(item, Press)]
    assert len({press.custom_id for press in presses}) == len(presses)
    for press in presses:
        assert len(press.custom_id) <= 100
        assert PATTERN.fullmatch(press.custom_id)
        assert 1 <= len(press.item.label or "") <= 80
    for item in view.walk_children():
        assert not isinstance(item, ui.ActionRow) or 1 <= len(item.children) <= 5
    text = "\n".join(texts)
    assert "@everyone" not in text
    assert not re.search(r"<[@#:/t]", text.replace("\\<", ""))
    assert "\u202e" not in text
    return text


def pages(first: ui.LayoutView, turn: Any) -> Iterator[ui.LayoutView]:
    """All pages, by following More."""
    view = first
    while True:
        yield view
        more = [item for item in view.walk_children() if isinstance(item, Press) and item.item.label == "More"]
        if not more:
            return
        view = turn(int(more[0].argument.rpartition(":")[2]))


@fewer
@given(strategies.answers())
def test_an_answer_is_within_limits_on_every_page_and_shows_every_claim(answer: Answer) -> None:
    """Whatever the facts say, and however many they are."""
    receipt = Receipt("abc", NOW, answer)
    check(render.reply(answer, receipt, private=True))
    check(render.reply(answer, None))
    views = pages(render.answer(answer, "abc"), lambda number: render.answer(answer, "abc", number))
    text = "\n".join(check(view) for view in views)
    assert all(plain(claim.text)[:50].rstrip("\\") in text for claim in answer.claims)


@fewer
@given(strategies.answers())
def test_evidence_is_within_limits_on_every_page(answer: Answer) -> None:
    """Sources and Cite."""
    for view in pages(render.sources(answer, "abc"), lambda number: render.sources(answer, "abc", number)):
        check(view)
    for view in pages(render.cite(answer, "abc"), lambda number: render.cite(answer, "abc", number)):
        assert check_verbatim(view)


@fewer
@given(strategies.retracted())
def test_an_answer_of_which_nothing_stands_shows_why_and_has_nothing_to_cite(answer: Answer) -> None:
    """All its corrections, on pages within limits, and on its old buttons the same."""
    for show in (render.answer, render.sources, render.cite):
        views = list(pages(show(answer, "abc"), lambda number: render.answer(answer, "abc", number)))
        text = "\n".join(map(check, views))
        assert all(plain(line.text)[:50].rstrip("\\") in text for line in answer.corrections)
        does = {item.does for view in views for item in view.walk_children() if isinstance(item, Press)}
        assert does <= {Does.ANSWER, Does.FOLLOW_UP, Does.DISLIKE}


def test_corrections_stand_above_the_answer_newest_first() -> None:
    """Bold where they begin, parted from the answer by a line."""
    cited = Citation("S1", 1, "q", 0, 1)
    lines = tuple(Correction(f"Correction, {day} March 2025", "it said x.", "F1", day, day + 1) for day in (3, 4))
    answer = Answer((Claim("It says y.", "F1", 5, (cited,)),), (), Base("abc", 1, "2025-02-17"), corrections=lines)
    first, second, *_ = check(render.answer(answer, "abc")).split("\n")
    assert first == "**Correction, 4 March 2025:** it said x."
    assert second == "**Correction, 3 March 2025:** it said x."
    assert sum(isinstance(item, ui.Separator) for item in render.answer(answer, "abc").walk_children()) == 1


def check_verbatim(view: ui.LayoutView) -> bool:
    """Check lines to paste: one code block, which nothing in it can end."""
    texts = [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]
    assert len(texts) == 1
    assert len(texts[0]) <= 2000
    assert texts[0].count("```") == 2
    return texts[0].endswith("\n```")


@fewer
@given(strategies.cards())
def test_a_card_is_within_limits_on_every_page(card: Card) -> None:
    """Whatever an entity is called, and however much is known."""
    for view in pages(render.card(card, "abc"), lambda number: render.card(card, "", number)):
        check(view)


@fewer
@given(strategies.refusals)
def test_a_refusal_is_within_limits(refusal: Declined) -> None:
    """However long the questions that it offers, and the statements that come closest."""
    check(
        render.reply(
            refusal, Receipt("abc", NOW, refusal.closest, refusal=refusal.message) if refusal.closest else None
        )
    )


@fewer
@given(strategies.answers())
def test_a_refusal_that_was_corrected_is_within_limits(near: Answer) -> None:
    """However much of what came closest was corrected."""
    check(render.kept(Receipt("abc", NOW, near, refusal="Nothing on that.")))


def test_a_refusal_shows_what_comes_closest_with_its_sources() -> None:
    """The refusal first, then what it is not; Sources leads to the quotes, and it can be pressed."""
    source = Source("S1", "Kelp", "Harbor Courier", "2025-05-06", "https://example.org/kelp", "")
    near = Claim("They *copied* 2,000 permits.", "F1", 1, (Citation("S1", 2, "copied", 0, 6),))
    base = Base("abc", 1, "2025-05-06")
    value = Declined(Reason.NOT_ON_RECORD, "Nothing on that.", base, closest=Answer((near,), (source,), base))
    view = render.reply(value, Receipt("abc", NOW, Answer((near,), (source,), base), refusal=value.message), key="q1")
    assert check(view).split("\n") == [
        "Nothing on that.",
        f"-# {CLOSEST}",
        r"They \*copied\* 2,000 permits. [1]",
        "-# [1] [Harbor Courier](https://example.org/kelp), 6 May 2025",
    ]
    presses = [item for item in view.walk_children() if isinstance(item, Press)]
    assert [(press.does, press.argument) for press in presses] == [(Does.SOURCES, "abc"), (Does.SEND, "q1")]


@fewer
@given(strategies.source_sets())
def test_the_list_of_documents_is_within_limits(sources: Any) -> None:
    """However long their titles."""
    base = Base("abc", len(sources), "2025-02-17")
    for view in pages(render.documents(sources, base), lambda number: render.documents(sources, base, number)):
        check(view)


def test_a_refusal_of_which_nothing_is_visible_is_still_a_message() -> None:
    """Found by the property above: Discord refuses a card without a text."""
    assert check(render.reply(Declined(Reason.UNREADABLE, "\u202e", Base("abc", 1, "2025-02-17")), None)) == "…"


def test_a_question_too_long_for_a_button_is_asked_by_its_fact() -> None:
    """The button is cut to what fits; it still leads to the right fact."""
    rows = render.question_rows([Offer("why? " * 40, "F7")])
    assert rows[0][0].does is Does.ASK_FACT
    assert rows[0][0].argument == "F7"
    assert (rows[0][0].item.label or "").endswith("…")


def test_a_status_of_several_systems_is_a_line_for_each_with_its_name_in_bold() -> None:
    """A phone shows where one ends and the next begins; a single status is bold as a whole."""
    two = "Lamp Register: blocked 2 May 2025 (a court).\nToll Ledger: sought 1 May 2025."
    assert status_lines(two) == [
        "**Lamp Register:** blocked 2 May 2025 (a court).",
        "**Toll Ledger:** sought 1 May 2025.",
    ]
    assert status_lines("Blocked 2 May 2025.") == ["**Blocked 2 May 2025.**"]
    assert status_lines("") == []
