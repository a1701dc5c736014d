"""A curator works through the queue: one proposal a card, with all that is needed to decide."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.worker import Worker
from knowledge import Evidence, Quote
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
    press_at_once,
    propose,
    record,
    suggest,
    told,
    told_of,
    two_person,
)
from tests.journeys.world import Clock, World, buttons, shown


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a base for each journey: these change it."""
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def test_an_empty_queue_says_so(world: World) -> None:
    """In a sentence, to the curator alone."""
    seen = await world.curator.slash(world.channel, "review")
    assert card(seen) == "Nothing waits for review."


async def test_the_queue_begins_with_the_oldest_and_goes_on_after_a_decision(world: World) -> None:
    """Next and Previous turn; what was decided says so in its place and offers the next."""
    for lamp in ("lamp", "bell", "flag"):
        await propose(world, draft(STATEMENT.replace("lamp", lamp)))
    seen = await world.curator.slash(world.channel, "review")
    assert "lighthouse lamp" in card(seen)
    assert "1 of 3" in card(seen)
    assert "Previous" not in labels(seen)
    following = await press(world.curator, seen, "Next")
    assert following.response.id == seen.response.id
    assert "lighthouse bell" in card(following)
    decided = await press(world.curator, following, "Accept")
    assert "Accepted by curator" in card(decided)
    assert "lighthouse flag" in card(await press(world.curator, decided, "Next"))
    assert "lighthouse lamp" in card(await press(world.curator, decided, "Previous"))


async def test_a_card_shows_what_to_look_at_and_likely_duplicates(world: World) -> None:
    """Warnings do not refuse; the fact that may say the same stands beside."""
    fact = await record(world)
    await propose(
        world, draft(STATEMENT.replace("a lighthouse lamp", "one lighthouse lamp").replace(" on 3", " last week on 3"))
    )
    text = card(await world.curator.slash(world.channel, "review"))
    assert "“last week” passes: write the date." in text
    assert f"**May say the same**\n- {fact}: {STATEMENT}" in text


async def test_a_drafted_proposal_that_does_not_hold_says_what_to_put_right(world: World) -> None:
    """It cannot be accepted as it is: Edit leads."""
    made = [draft(f"{STATEMENT} https://example.org")]
    await world.worker.use(lambda base: base.proposals.draw(made, "S1", OTHER))
    seen = await world.curator.slash(world.channel, "review")
    assert "To put right before it can be accepted" in card(seen)
    assert "drafted from a document" in card(seen)
    assert "Accept" not in labels(seen)
    form = await press(world.curator, seen, "Edit")
    assert "Accept" in labels(await fill(world.curator, form, statement=STATEMENT))


async def test_a_second_curator_is_needed_for_an_allegation(world: World) -> None:
    """The author does not count twice: the card says who accepted, and another curator completes it."""
    form = await world.curator.slash(world.channel, "facts add", source="S1", about="irs", evidence="allegation")
    seen = await fill(world.curator, form, statement=STATEMENT, quotes=QUOTE, attribution=SAID)
    assert "It needs two curators" in card(seen)
    for _ in range(2):
        seen = await press(world.curator, seen, "Accept")
        assert "Your acceptance is noted." in card(seen)
        assert "**It needs a second curator:** curator accepted it." in card(seen)
    assert "lighthouse" not in shown(await world.mention(world.alice, ASKED))
    theirs = await world.admin.slash(world.channel, "review")
    assert "curator accepted it" in card(theirs)
    assert "Accepted by admin" in card(await press(world.admin, theirs, "Accept"))
    assert "lighthouse" in shown(await world.mention(world.bob, ASKED))


async def test_a_small_team_may_do_without_a_second(world: World) -> None:
    """The setting is off: one is enough."""
    await two_person(world, on=False)
    await propose(world, draft(evidence=Evidence.ALLEGATION), by=OTHER)
    seen = await world.curator.slash(world.channel, "review")
    assert "second curator" not in card(seen)
    assert "Accepted by curator" in card(await press(world.curator, seen, "Accept"))


async def test_a_stale_proposal_says_so_and_is_redone(world: World) -> None:
    """It is shown against the fact as it is now, and can be accepted then."""
    fact = await record(world)
    late = await propose(world, draft(STATEMENT.replace("lamp", "bell")), fact=fact, reason="A bell.")
    seen = await world.curator.slash(world.channel, "review")
    other = await propose(world, draft(STATEMENT.replace("a lighthouse", "the lighthouse")), fact=fact, reason="The.")
    await world.worker.use(lambda base: base.decisions.accept(other.number, OTHER, alone=True))
    refused = await press(world.curator, seen, "Accept")
    assert f"was made for revision 1 of {fact}" in told(refused)
    shows = refused.response
    assert "**Stale:**" in shown(shows)
    assert "Accept" not in buttons(shows)
    redone = await press(world.curator, shows, "Redo")
    assert "lent DOGE ~~the~~ **a** lighthouse ~~lamp~~ **bell** on" in card(redone)
    assert f"Proposal {late.number} " not in card(redone)
    assert "Accepted by curator" in card(await press(world.curator, redone, "Accept"))


async def test_a_rejection_has_a_reason_that_the_card_shows(world: World) -> None:
    """Reject asks for it."""
    await propose(world)
    seen = await world.curator.slash(world.channel, "review")
    form = await press(world.curator, seen, "Reject")
    assert filled(form) == {"reason": ""}
    rejected = await fill(world.curator, form, reason="It is not about access.")
    assert "**Rejected by curator, 1 Mar 2025.** It is not about access." in card(rejected)
    assert "Accept" not in labels(rejected)
    assert "Nothing waits" in card(await press(world.curator, rejected, "List"))


async def test_two_curators_accept_at_the_same_moment(world: World) -> None:
    """One wins, the other is told; there is one revision."""
    await propose(world)
    mine = await world.curator.slash(world.channel, "review")
    theirs = await world.admin.slash(world.channel, "review")
    one, two = await press_at_once(world, [(world.curator, mine), (world.admin, theirs)], "Accept")
    said = [told(one), told(two)]
    assert sorted(map(bool, said)) == [False, True]
    assert "was accepted on 2025-03-01 already. Nothing was changed." in "".join(said)
    assert "Accepted by" in card(one)
    assert card(one).splitlines()[3:] == card(two).splitlines()[3:]
    changes = await world.worker.use(lambda base: base.archive.changes())
    assert len(changes) == 1


async def test_a_button_from_last_week_still_answers_after_a_restart(world: World) -> None:
    """A proposal that still waits is accepted; one that was decided meanwhile says so in a sentence."""
    first, second = await propose(world), await propose(world, draft(STATEMENT.replace("lamp", "bell")))
    old = await world.curator.slash(world.channel, "review")
    other = await press(world.curator, await world.curator.slash(world.channel, "review"), "Next")
    await world.worker.use(lambda base: base.decisions.reject([second.number], OTHER, "No."))
    world.clock.later(days=7)
    await world.restart()
    assert "Accepted by curator, 8 Mar 2025" in card(await press(world.curator, old, "Accept"))
    decided = f"Proposal {second.number} was rejected on 2025-03-01 already. Nothing was changed."
    for does in ("amend", "reject", "accept"):
        assert decided in told_of(await world.curator.click(other.response, custom_id=f"v1:{does}:{second.number}.1:"))
    assert "Rejected by Other Curator" in shown(other.response)
    assert first.number


async def test_a_proposal_decided_more_than_a_month_ago_is_gone(world: World) -> None:
    """Its buttons say that, and what to do."""
    made = await propose(world)
    seen = await world.curator.slash(world.channel, "review")
    await world.worker.use(lambda base: base.decisions.reject([made.number], OTHER, "No."))
    world.clock.later(days=31)
    await propose(world, draft(STATEMENT.replace("lamp", "bell")))
    assert f"There is no proposal {made.number}." in told_of(await press(world.curator, seen, "Accept"))


async def test_the_base_changes_and_others_are_told(world: World) -> None:
    """Whoever listens is called after an accept, and not when a second curator is still needed."""
    calls: list[str] = []

    async def listen() -> None:
        calls.append("changed")

    world.bot.desk.on_change(listen)
    await propose(world, draft(evidence=Evidence.ALLEGATION), by=OTHER)
    seen = await world.curator.slash(world.channel, "review")
    await press(world.curator, seen, "Accept")
    assert calls == ["changed"]  # the author is a curator, too
    form = await world.curator.slash(world.channel, "facts add", source="S1", about="irs", evidence="allegation")
    alone = await fill(world.curator, form, statement=STATEMENT.replace("lamp", "sail"), quotes=QUOTE, attribution=SAID)
    await press(world.curator, alone, "Accept")
    assert calls == ["changed"]


async def test_what_would_change_shows_the_golden_questions_before_and_after(world: World) -> None:
    """With counts, and each question that is answered differently; the card stays."""
    fact = next(f for f in await world.worker.use(lambda base: base.facts()) if "stands for" in f.statement)
    retracted = await world.curator.slash(world.channel, "facts retract", fact=fact.id, reason="A test.")
    seen = await press(world.curator, retracted, "What would change?")
    text = card(seen)
    assert "What proposal" in text
    assert "answered differently" in text
    assert "right" in text
    assert seen.response.id != retracted.response.id
    assert "Retraction of" in shown(retracted.response)
    if "Next page" in labels(seen):
        assert "Page 2 of" in card(await press(world.curator, seen, "Next page"))


async def test_a_person_who_suggests_nonsense_is_blocked_and_let_in_again(world: World) -> None:
    """After being asked once more; what they have open is rejected in the curator's name."""
    number = (await suggest(world)).number
    await suggest(world, STATEMENT.replace("lamp", "bell"))
    seen = await world.curator.slash(world.channel, "review")
    assert "a suggestion" in card(seen)
    form = await press(world.curator, seen, "Block person")
    assert "Nothing was done" in shown((await fill(world.curator, form, word="yes")).response)
    form = await press(world.curator, seen, "Block person")
    blocked = await fill(world.curator, form, word="block")
    assert "**Sam Person may not suggest any more.** 2 open suggestions of theirs rejected." in card(blocked)
    proposal = await world.worker.use(lambda base: base.proposals.proposal(number))
    assert proposal.decided_by
    assert proposal.decided_by.name == "curator"
    assert "They may suggest again." in card(await press(world.curator, blocked, "Let them suggest again"))
    assert await world.worker.use(lambda base: base.proposals.blocked()) == ()


async def test_four_thousand_characters_of_anything_break_no_layout(world: World) -> None:
    """In every field of the form, whatever they are; what does not hold is told, and the text is kept."""
    for piece in (
        "@everyone ",
        "<@1> ",
        "[a](https://b.example) ",
        "\u202e",
        "```\n",
        "**",
        "👩‍🚀",
        "a",
        "~~|| ",
        "\u200b",
    ):
        form = await world.curator.slash(world.channel, "facts add", source="S1")
        text = (piece * 4000)[:4000]
        fields = dict.fromkeys(filled(form), text) | {"attribution": text.replace("\n", " ")}
        seen = await fill(world.curator, form, **fields)
        assert "Not proposed yet" in card(seen)
        assert filled(await press(world.curator, seen, "Try again"))["statement"] == text


async def test_a_drafted_proposal_of_any_length_can_be_read_to_its_end(world: World) -> None:
    """Documents may hold anything: the card pages, in place, and its buttons stay."""
    words = " ".join(f"word{number} @everyone [x](https://y.example) **" for number in range(200))
    made = [draft(words), draft("short")]
    made[0] = made[0].__class__(
        words, tuple(Quote("S1", f"{n} {QUOTE} " + "> # `x` " * 90) for n in range(8)), (), "x" * 300
    )
    await world.worker.use(lambda base: base.proposals.draw(made, "S1", OTHER))
    seen = await world.curator.slash(world.channel, "review", document="S1")
    read = card(seen)
    while "More" in labels(seen):
        assert "Reject" in labels(seen)
        seen = await press(world.curator, seen, "More")
        read += card(seen)
    assert all(f"word{number} " in read for number in range(200))
    assert all(f"{number} {QUOTE}" in read for number in range(8))


async def test_the_list_tells_edits_and_restorations_apart(world: World) -> None:
    """Of edits that leave the statement, what else changes; of a retracted fact, that it comes back."""
    key = await record(world)
    before = await world.worker.use(lambda base: base.proposals.draft_of(key))
    for says in ("The Velm Post", "The Brindle Courier"):
        await propose(world, replace(before, attribution=says), fact=key)
    seen = card(await world.curator.slash(world.channel, "review", as_list=True))
    assert f"Edit of {key}: Who says so: The Velm Post" in seen
    assert f"Edit of {key}: Who says so: The Brindle Courier" in seen
    gone = await world.worker.use(lambda base: base.proposals.retract(key, OTHER, "Wrong."))
    await world.worker.use(accept, gone.number)
    made = await world.curator.slash(world.channel, "facts undo", fact=key, revision=1)
    assert f"### Restoration of {key}" in card(made)
    assert f"Restoration of {key}: {STATEMENT[:40]}" in card(
        await world.curator.slash(world.channel, "review", as_list=True)
    )
