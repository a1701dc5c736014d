"""A curator adds, edits, retracts and undoes facts, and reads what was changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.cogs.facts import FORGOTTEN
from bot.drafting import UNCHANGED, WHY
from bot.finding import find_revisions
from bot.worker import Worker
from knowledge import Access, Action, Draft, Level, Quote
from tests.journeys.curating import (
    ASKED,
    OTHER,
    QUOTE,
    SAID,
    STATEMENT,
    accept,
    card,
    draft,
    fill,
    filled,
    labels,
    press,
    propose,
    record,
)
from tests.journeys.world import Clock, World, shown


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a base for each journey: these change it."""
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def test_a_new_fact_answers_the_next_question(world: World) -> None:
    """Command, form, card, Accept: the next question is answered with it, and cites it."""
    form = await world.curator.slash(world.channel, "facts add", source="S1", about="irs", when="2025-03-03")
    assert "About: Internal Revenue Service (IRS)\nWhen: 2025-03-03" in filled(form)["details"]
    proposed = await fill(world.curator, form, statement=STATEMENT, quotes=QUOTE, attribution=SAID)
    text = card(proposed)
    for part in ("New fact", STATEMENT, QUOTE, f"Who says so: {SAID}", "When: 2025-03-03", "About: IRS"):
        assert part in text
    assert labels(proposed)[:4] == ["Accept", "Edit", "Reject", "What would change?"]
    accepted = await press(world.curator, proposed, "Accept")
    assert "Accepted by curator, 1 Mar 2025." in card(accepted)
    assert "Accept" not in labels(accepted)
    answer = await world.mention(world.alice, ASKED)
    assert "lighthouse lamp" in shown(answer)
    assert QUOTE in shown((await press(world.alice, answer, "Sources")).response)


async def test_an_access_is_framed_by_the_options_of_the_command(world: World) -> None:
    """The actor is DOGE; agency, system, action and level come from what was chosen."""
    how = {"about": "irs", "action": "requested", "system": "treasury-payments", "level": "read_write"}
    system = (await world.curator.autocomplete(world.channel, "facts add", "system", ""))[0]["value"]
    form = await world.curator.slash(world.channel, "facts add", source="S1", **{**how, "system": system})
    proposed = await fill(world.curator, form, statement=STATEMENT, quotes=QUOTE, attribution=SAID)
    assert "Access: requested, read write · DOGE at IRS, " in card(proposed)
    [made] = await world.worker.use(lambda base: base.proposals.open())
    assert made.draft
    assert made.draft.access == Access("doge", "irs", system, Action.REQUESTED, Level.READ_WRITE)
    assert set(made.draft.about) == {"doge", "irs", system}


async def test_every_problem_is_told_at_once_and_nothing_that_was_typed_is_lost(world: World) -> None:
    """Each problem is a line; Try again opens the form as it was, and what is right then is proposed."""
    form = await world.curator.slash(world.channel, "facts add", source="S1")
    details = "About: Ministry of Tides\nWhen: yesterday\nAction: borrowed\nColour: red"
    typed = {"statement": "He said <@1> asked.", "quotes": QUOTE, "attribution": SAID, "details": details}
    refused = await fill(world.curator, form, **typed, reason="It was in the paper.")
    text = card(refused)
    for problem in (
        "begins with “He”",
        "mentions",
        "Ministry of Tides",
        "“yesterday” is no date",
        "“borrowed”",
        "Colour",
    ):
        assert problem in text
    assert await world.worker.use(lambda base: base.proposals.count()) == 0
    again = await press(world.curator, refused, "Try again")
    assert filled(again) == {**typed, "reason": "It was in the paper."}
    right = await fill(world.curator, again, statement=STATEMENT, details="About: IRS")
    assert "Proposed." in card(right)
    assert "Reason: It was in the paper." in card(right)


async def test_what_was_typed_is_kept_for_a_quarter_of_an_hour_and_not_over_a_restart(world: World) -> None:
    """Whoever comes later is told so, honestly."""
    form = await world.curator.slash(world.channel, "facts add", source="S1")
    refused = await fill(world.curator, form, statement="He did.", quotes=QUOTE, attribution=SAID)
    world.clock.later(minutes=14)
    assert (await press(world.curator, refused, "Try again")).modal
    world.clock.later(minutes=16)
    assert shown((await press(world.curator, refused, "Try again")).response) == FORGOTTEN
    form = await world.curator.slash(world.channel, "facts add", source="S1")
    refused = await fill(world.curator, form, statement="He did.", quotes=QUOTE, attribution=SAID)
    await world.restart()
    assert shown((await press(world.curator, refused, "Try again")).response) == FORGOTTEN


async def test_an_edit_is_shown_by_words_and_answers_when_it_is_accepted(world: World) -> None:
    """What goes is struck, what comes is bold; the quote and who says so stay as they were."""
    fact = await record(world)
    form = await world.curator.slash(world.channel, "facts edit", fact=fact)
    assert filled(form)["statement"] == STATEMENT
    assert (filled(form)["quotes"], filled(form)["attribution"]) == (QUOTE, SAID)
    changed = STATEMENT.replace("a lighthouse lamp", "two brass bells")
    proposed = await fill(world.curator, form, statement=changed, reason="The office corrected its letter.")
    assert "~~a lighthouse lamp~~ **two brass bells** on 3 March" in card(proposed)
    await press(world.curator, proposed, "Accept")
    assert "two brass bells" in shown(await world.mention(world.alice, ASKED))


async def test_an_edit_needs_a_change_and_a_reason(world: World) -> None:
    """Discord asks for the reason itself; a client that does not is told."""
    form = await world.curator.slash(world.channel, "facts edit", fact=await record(world))
    text = card(await fill(world.curator, form, reason=" "))
    assert UNCHANGED in text
    assert WHY in text


async def test_quotes_keep_their_places_and_their_sources(world: World) -> None:
    """One that stays stays to the letter, with where it stands; a new one is of the fact's source."""
    fact = (await world.worker.use(lambda base: base.facts()))[0]
    form = await world.curator.slash(world.channel, "facts edit", fact=fact.id)
    quotes = filled(form)["quotes"] + "\nDepartment of Government Efficiency"
    await fill(world.curator, form, quotes=quotes, reason="One more quote.")
    [made] = await world.worker.use(lambda base: base.proposals.open())
    assert made.draft
    assert made.draft.quotes[0] == Quote("S1", fact.citations[0].quote, fact.citations[0].start)
    assert made.draft.quotes[-1] == Quote("S1", "Department of Government Efficiency")


async def test_more_quotes_than_a_field_holds_are_kept(world: World) -> None:
    """A form takes 4,000 characters; what it could not show is not lost by an edit."""
    quotes = tuple(Quote("S1", f"{number} {'lamp ' * 190}".strip()) for number in range(8))
    fact = await record(world, Draft(STATEMENT, quotes, ("irs",), SAID))
    form = await world.curator.slash(world.channel, "facts edit", fact=fact)
    await fill(world.curator, form, statement=f"{STATEMENT} It was brass.", reason="More.")
    [made] = await world.worker.use(lambda base: base.proposals.open())
    assert made.draft
    assert [(quote.source, quote.text) for quote in made.draft.quotes] == [("S1", quote.text) for quote in quotes]


async def test_a_retracted_fact_answers_no_more_until_it_is_undone(world: World) -> None:
    """Undo finds it, marked, offers its revisions, and brings it back; the history tells all of it."""
    fact = await record(world)
    retracted = await world.curator.slash(world.channel, "facts retract", fact=fact.lower(), reason="It was a loan.")
    assert f"Retraction of {fact}" in card(retracted)
    assert "Edit" not in labels(retracted)
    await press(world.curator, retracted, "Accept")
    assert "lighthouse" not in shown(await world.mention(world.alice, ASKED))
    found = await world.curator.autocomplete(world.channel, "facts undo", "fact", "lighthouse lamp")
    assert found[0]["value"] == fact
    assert "(retracted)" in found[0]["name"]
    assert fact not in {c["value"] for c in await world.curator.autocomplete(world.channel, "facts edit", "fact", fact)}
    undone = await world.curator.slash(world.channel, "facts undo", fact=fact, revision=1)
    assert "Accepted, this brings it back." in card(undone)
    await press(world.curator, undone, "Accept")
    assert "lighthouse" in shown(await world.mention(world.bob, ASKED))
    history = card(await world.curator.slash(world.channel, "facts history", fact=fact))
    order = ["3 · restored", "Back to revision 1.", "2 · retracted", "Reason: It was a loan.", "~~", "1 · added"]
    assert [part for part in order if part in history] == order
    assert sorted(order, key=history.index) == order
    assert "By curator" in history
    assert "By Other Curator" in history


async def test_undo_offers_earlier_revisions_with_date_and_beginning(world: World) -> None:
    """Not the one that stands."""
    fact = await record(world)
    edit = draft(STATEMENT.replace("lamp", "bell"))
    number = (await propose(world, edit, fact=fact, reason="A bell.")).number
    await world.worker.use(lambda base: base.decisions.accept(number, OTHER, alone=True))
    offered = await world.worker.use(lambda base: find_revisions(base, fact, ""))
    assert offered == ((f"1 · 1 Mar 2025 · {STATEMENT}", 1),)


async def test_a_long_history_pages(world: World) -> None:
    """Every revision, to the end."""
    fact = await record(world)
    for number in range(12):
        edit = draft(f"{STATEMENT} Its number was {number}." + " It was made of brass." * 20)
        made = await propose(world, edit, fact=fact, reason=f"Count {number}.")
        await world.worker.use(accept, made.number)
    seen = await world.curator.slash(world.channel, "facts history", fact=fact)
    read = card(seen)
    while "Next page" in labels(seen):
        seen = await press(world.curator, seen, "Next page")
        read += card(seen)
    assert all(f"Reason: Count {number}." in read for number in range(12))
    assert "1 · added" in read


@pytest.mark.parametrize("gesture", ["edit", "history", "undo", "retract"])
async def test_an_unknown_fact_is_told_in_a_sentence(world: World, gesture: str) -> None:
    """However long it is."""
    needed: dict[str, dict[str, Any]] = {"undo": {"revision": 1}, "retract": {"reason": "x"}}
    result = await world.curator.slash(
        world.channel, f"facts {gesture}", fact="@everyone " * 500, **needed.get(gesture, {})
    )
    assert "There is no" in shown(result.response)
    assert result.response.ephemeral


async def test_sources_and_names_come_up_as_a_curator_types(world: World) -> None:
    """Sources by title, publisher or id; agencies and people apart from systems."""
    offered = await world.curator.autocomplete(world.channel, "facts add", "source", "usa today")
    assert offered[0]["value"] == "S1"
    agencies = await world.curator.autocomplete(world.channel, "facts add", "about", "internal rev")
    assert agencies[0] == {"name": "Internal Revenue Service (IRS)", "value": "irs"}
    unknown = await world.curator.slash(world.channel, "facts add", source="nowhere")
    assert "There is no source nowhere" in shown(unknown.response)


async def test_a_proposal_may_be_edited_by_another_before_it_is_accepted(world: World) -> None:
    """From the card: the form is filled in, and what is sent in takes its place in the queue."""
    await propose(world, draft(STATEMENT.replace("lamp", "lmap")))
    seen = await world.curator.slash(world.channel, "review")
    form = await press(world.curator, seen, "Edit")
    assert "reason" not in filled(form)
    amended = await fill(world.curator, form, statement=STATEMENT)
    assert "lighthouse lamp" in card(amended)
    assert amended.response.id == seen.response.id
    assert "by curator" in card(amended)
    assert await world.worker.use(lambda base: base.proposals.count()) == 1


async def test_an_edit_may_change_what_the_command_names(world: World) -> None:
    """Options go over what the fact says; each change is shown beside the old value."""
    fact = await record(world)
    how = {"evidence": "official_statement", "when": "2025-03", "action": "used"}
    form = await world.curator.slash(world.channel, "facts edit", fact=fact, **how)
    text = card(await fill(world.curator, form, reason="It was said officially."))
    for line in (
        "Evidence: ~~reported~~ **official statement**",
        "When: **2025-03**",
        "Access: **used · DOGE at IRS**",
    ):
        assert line in text
    assert "About: IRS, **DOGE**" in text


async def test_what_was_typed_stays_where_somebody_decides_meanwhile(world: World) -> None:
    """The form was open when another curator rejected the proposal: it says so, and keeps the text."""
    made = await propose(world)
    form = await press(world.curator, await world.curator.slash(world.channel, "review"), "Edit")
    await world.worker.use(lambda base: base.decisions.reject([made.number], OTHER, "No."))
    changed = STATEMENT.replace("lamp", "bell")
    refused = await fill(world.curator, form, statement=changed)
    assert f"Proposal {made.number} was rejected on 2025-03-01 already" in card(refused)
    assert filled(await press(world.curator, refused, "Try again"))["statement"] == changed
    assert "Rejected by Other Curator" in card(await press(world.curator, refused, "Back to the proposal"))


async def test_a_quote_whose_place_nobody_knows_shows_none(world: World) -> None:
    """The text of its source is not held: neither Sources nor Cite nor the review card names a paragraph 0."""
    key = await record(world)
    answer = await world.mention(world.alice, ASKED)
    sources = shown((await world.alice.click(answer, label="Sources")).response)
    assert QUOTE in sources
    cited = shown((await world.alice.click(answer, label="Cite")).response)
    history = card(await world.curator.slash(world.channel, "facts history", fact=key))
    assert not any(sign in text for text in (sources, cited, history) for sign in ("¶", "aragraph 0"))
