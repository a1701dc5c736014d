"""What a curator sees is within Discord's limits on every page, whatever was typed; and nothing of it is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import render_review
from bot.buttons import Press
from bot.markdown import plain
from bot.reviewing import Case, Past, Queue, Span, Spot
from bot.wording_drafts import diffed, split
from knowledge import Bulk, Editor, Shift, Status, word_diff
from tests.bot import strategies_review as made
from tests.bot.strategies import texts
from tests.bot.test_render import check

fewer = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def spots(view: ui.LayoutView, label: str) -> list[str]:
    """Give what the buttons of that label carry."""
    return [i.argument for i in view.walk_children() if isinstance(i, Press) and i.item.label == label]


def pages(view: ui.LayoutView, label: str, turn: Callable[[str], ui.LayoutView]) -> str:
    """Read all pages, each checked, by following a button."""
    found = [check(view)]
    while following := spots(view, label):
        view = turn(following[0])
        found.append(check(view))
    return "\n".join(found)


@fewer
@given(made.cases())
def test_a_proposal_is_within_limits_on_every_page_and_is_shown_whole(case: Case) -> None:
    """What a curator accepts was there to read: statement, quotes, who says so, duplicates."""
    text = pages(
        render_review.proposal(case, "Proposed."),
        "More",
        lambda spot: render_review.proposal(replace(case, spot=Spot.read(spot))),
    )
    draft = case.dossier.proposal.draft
    whole = [piece for kind, words in case.dossier.diff if draft for piece in split(words) if kind]
    quotes = [f"“{quote.text}”" for quote in (draft.quotes if draft else ()) if quote.text.strip()]
    whole += [piece for quote in quotes for piece in split(quote)]
    whole += [piece for fact in case.dossier.alike for piece in split(f"{fact.id}: {fact.statement}")][
        : 0 if case.dossier.proposal.status is not Status.OPEN or draft is None else None
    ]
    assert all(plain(piece) in text for piece in whole)


@fewer
@given(made.queues())
def test_a_page_of_the_queue_is_within_limits(queue: Queue) -> None:
    """However long what was proposed."""
    check(render_review.queue(queue))


@fewer
@given(made.pasts())
def test_a_history_is_within_limits_on_every_page(past: Past) -> None:
    """With every revision in it."""

    def turn(argument: str) -> ui.LayoutView:
        return render_review.history(past, int(argument.rpartition(".")[2].rstrip(":")))

    text = pages(render_review.history(past), "Next page", turn)
    assert all(f"**{revision.revision} · {revision.kind}**" in text for revision in past.revisions)


@fewer
@given(made.shifts)
def test_what_would_change_is_within_limits_on_every_page(shifts: Sequence[Shift]) -> None:
    """Whatever is answered."""
    pages(
        render_review.shifts(12, shifts),
        "Next page",
        lambda spot: render_review.shifts(12, shifts, Spot.read(spot).page),
    )


@fewer
@given(st.lists(texts, min_size=1, max_size=20), st.lists(texts, max_size=9), made.bulks, made.editors)
def test_reports_are_within_limits(problems: list[str], warnings: list[str], bulk: Bulk, person: Editor) -> None:
    """Problems of a form, what came of many, a person who was blocked."""
    check(render_review.problems(problems, warnings, "id1", Spot(7, 1, "x" * 64)))
    check(render_review.many(bulk, Span(1, 2, "x" * 64)))
    check(render_review.rejected(7, Span(1, 2)))
    check(render_review.blocked(person, 3))


@given(texts)
def test_a_long_text_is_cut_between_words_and_nothing_is_lost(text: str) -> None:
    """The pieces together are the text."""
    assert "".join(split(text)) == text


def test_a_change_reads_as_one_sentence() -> None:
    """What goes is struck and what comes is bold, with spaces where they belong; what is new alone is plain."""
    assert diffed(word_diff("DOGE asked for access.", "DOGE was given access.")) == [
        "DOGE ~~asked for~~ **was given** access."
    ]
    assert diffed(word_diff("", "DOGE *was* given access.")) == ["DOGE \\*was\\* given access."]
    assert diffed(word_diff("One lamp.", "One lamp, then two.")) == ["One lamp, **then two**."]
    assert diffed(word_diff("One lamp, then two.", "One lamp.")) == ["One lamp~~, then two~~."]
