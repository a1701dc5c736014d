"""A curator decides about many proposals at once, and makes no mistake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.worker import Worker
from knowledge import Access, Action, Evidence
from tests.journeys.curating import (
    OTHER,
    card,
    draft,
    fill,
    filled,
    labels,
    parts,
    press,
    propose,
    propose_many,
    told_of,
)
from tests.journeys.world import Clock, World, shown

REQUESTED = Access("doge", "irs", None, Action.REQUESTED)


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a base for each journey: these change it."""
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def waiting(world: World) -> int:
    """Count the open proposals."""
    return await world.worker.use(lambda base: base.proposals.count())


async def test_two_hundred_proposals_page_well(world: World) -> None:
    """Ten a page, one line each, within Discord's limits; each opens by its number, and the list is there again."""
    await propose_many(world, 200)
    seen, read = await world.curator.slash(world.channel, "review", as_list=True), ""
    assert "### 200 proposals to review" in card(seen)
    for page in range(1, 21):
        assert f"Page {page} of 20" in card(seen)
        assert parts(seen.response) <= 40
        assert len(card(seen)) <= 2000
        read += card(seen)
        if page < 20:
            seen = await press(world.curator, seen, "Next page")
    assert all(f"Harbour number {number} lent" in read for number in range(200))
    opened = await press(world.curator, seen, "195")
    assert "Harbour number 194 lent" in card(opened)
    assert "195 of 200" in card(opened)
    assert "Page 20 of 20" in card(await press(world.curator, opened, "List"))


async def test_a_page_is_accepted_after_the_number_was_typed(world: World) -> None:
    """Exactly those that were shown, also where others came meanwhile; the report tells of each that was not."""
    await propose_many(world, 9)
    await propose(world, draft("Harbour number 3 lent DOGE a lamp in March 2025."))
    await propose_many(world, 3, evidence=Evidence.ALLEGATION)
    seen = await world.curator.slash(world.channel, "review", as_list=True)
    form = await press(world.curator, seen, "Accept these 10")
    wrong = await fill(world.curator, form, word="9")
    assert told_of(wrong) == "Nothing was done: type 10 to go on, not “9”."
    assert await waiting(world) == 13
    form = await press(world.curator, seen, "Accept these 10")
    assert form.modal["title"] == "Accept 10 proposals?"
    await propose(world, draft("Harbour number 99 lent DOGE a lamp in March 2025."))
    done = await fill(world.curator, form, word="10")
    assert "### 9 proposals accepted" in card(done)
    assert "**Not accepted**\n- 10: F" in card(done)
    assert "says the same" in card(done)
    assert await waiting(world) == 5
    assert "### 5 proposals" in card(await press(world.curator, done, "Back to the list"))


async def test_the_access_facts_of_a_document_are_accepted_and_the_rest_rejected(world: World) -> None:
    """A document's usual way: two presses, each asked once more; other documents are left alone."""
    await propose_many(world, 12)
    access = [draft(f"DOGE requested ledger {n} of the IRS in March 2025.", access=REQUESTED) for n in range(3)]
    await world.worker.use(lambda base: base.proposals.draw(access, "S1", OTHER))
    await propose(world)
    seen = await world.curator.slash(world.channel, "review", document="S1", as_list=True)
    assert "### 15 proposals to review\n-# Oldest first · of “" in card(seen)
    form = await press(world.curator, seen, "Accept the access facts")
    assert form.modal["title"] == "Accept 3 access facts?"
    done = await fill(world.curator, form, word="3")
    assert "### 3 proposals accepted" in card(done)
    rest = await press(world.curator, done, "Back to the list")
    form = await press(world.curator, rest, "Reject the rest")
    assert set(filled(form)) == {"word", "reason"}
    gone = await fill(world.curator, form, word="12", reason="Not about access.")
    assert "### 12 proposals rejected" in card(gone)
    assert "Nothing waits for review. · of “" in card(await press(world.curator, gone, "Back to the list"))
    assert await waiting(world) == 1
    rejected = await world.worker.use(lambda base: base.proposals.proposal(1))
    assert rejected.decision == "Not about access."


async def test_a_whole_document_is_accepted_at_once(world: World) -> None:
    """All of it, after the number was typed; what needs a second curator waits, and is counted."""
    await propose_many(world, 11)
    delicate = [draft("Harbour 77 lent DOGE a lamp in May 2025.", evidence=Evidence.ALLEGATION)]
    await world.worker.use(lambda base: base.proposals.draw(delicate, "S1", OTHER))
    seen = await world.curator.slash(world.channel, "review", document="S1", as_list=True)
    done = await fill(world.curator, await press(world.curator, seen, "Accept all 12"), word="12")
    assert "### 11 proposals accepted\n1 waits for a second curator." in card(done).replace("\n\n", "\n")
    rest = await press(world.admin, await world.admin.slash(world.channel, "review", document="S1"), "Accept")
    assert "Accepted by admin" in card(rest)


async def test_what_others_decided_meanwhile_is_not_decided_again(world: World) -> None:
    """The form is for those that were open; where none is left, it does not open."""
    await propose_many(world, 2)
    seen = await world.curator.slash(world.channel, "review", as_list=True)
    form = await press(world.curator, seen, "Reject these 2")
    await world.worker.use(lambda base: base.decisions.reject([1], OTHER, "No."))
    assert "### 1 proposal rejected" in card(await fill(world.curator, form, word="2", reason="No."))
    seen = await world.curator.slash(world.channel, "review", as_list=True)
    assert "Nothing waits" in card(seen)


async def test_those_who_listen_are_told_once_of_many(world: World) -> None:
    """One call for a whole page."""
    calls: list[str] = []

    async def listen() -> None:
        calls.append("changed")

    world.bot.desk.on_change(listen)
    await propose_many(world, 4)
    seen = await world.curator.slash(world.channel, "review", as_list=True)
    await fill(world.curator, await press(world.curator, seen, "Accept these 4"), word="4")
    assert calls == ["changed"]
    assert "Nothing waits" in shown((await world.curator.slash(world.channel, "review")).response)
    assert "Accept" not in labels(await world.curator.slash(world.channel, "review"))


async def test_the_buttons_for_many_fit_what_is_shown(world: World) -> None:
    """One is not “these 1”, and what is about no access offers none of that."""
    await propose_many(world, 1)
    alone = labels(await world.curator.slash(world.channel, "review", as_list=True))
    assert {"Accept this one", "Reject this one"} <= set(alone)
    assert "Accept the access facts" not in alone
    await propose(world, draft(access=REQUESTED))
    both = labels(await world.curator.slash(world.channel, "review", as_list=True))
    assert {"Accept these 2", "Reject these 2", "Accept the access facts"} <= set(both)
