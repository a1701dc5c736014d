"""Somebody suggests a fact from a document that is not here; a curator takes the document in, and it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.worker import Worker
from tests.journeys.curating import card, fill, filled, labels, press, two_person
from tests.journeys.test_documents import URL, take_in
from tests.journeys.world import Clock, World, shown

STATEMENT = "The Bureau of Quarry Permits keeps 214 quarries in its Larkspur database."
WRITTEN = {
    "statement": STATEMENT,
    "quote": "214 quarries are listed in the Larkspur database",
    "where": f"{URL}/",
    "says": "Bureau of Quarry Permits",
}
ASKED = "how many quarries does the Bureau of Quarry Permits keep in its Larkspur database?"


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a base for each journey, after the document was published."""
    clock.later(days=60)
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def suggested(world: World) -> Any:
    """Have a member suggest a fact with a link, and the curator open its card."""
    await two_person(world, on=False)
    form = await world.alice.slash(world.channel, "suggest")
    await world.alice.submit_modal(form, WRITTEN)
    return await world.curator.slash(world.channel, "review")


async def test_a_suggestion_with_a_link_becomes_an_answer(world: World) -> None:
    """The card says what to do; once the document is taken in, the form names it, and the answer cites it."""
    seen = await suggested(world)
    text = card(seen)
    assert "**Its source is not on the shelf.** Take the document in with `/documents add`, then press Edit" in text
    assert URL in text.replace("\\", "")
    assert "Accept" not in labels(seen)
    assert filled(await press(world.curator, seen, "Edit"))["details"].startswith("Source:\nAbout:")
    taken = await take_in(world, url=URL)
    assert card(taken).startswith("### S2: Aides let into the Larkspur ledger"), card(taken)
    form = await press(world.curator, seen, "Edit")
    details = filled(form)["details"]
    assert details.startswith("Source: S2\n")
    made = await fill(world.curator, form, details=details.replace("About:", "About: doge"))
    assert "is not on the shelf" not in card(made)
    assert "The Brindle Courier" in card(made)
    accepted = await press(world.curator, made, "Accept")
    assert "**Accepted by " in card(accepted)
    answer = await world.mention(world.bob, ASKED)
    assert "214 quarries" in shown(answer)
    assert "The Brindle Courier" in shown(answer)
    assert not (await world.worker.use(lambda base: base.verify())).failed


@pytest.mark.parametrize("way", ["before the quote", "in the details"])
async def test_the_document_is_named_by_hand(world: World, way: str) -> None:
    """Before the quote or in the details, in any case; one that is not known is said to be none."""
    seen = await suggested(world)
    await take_in(world)  # it states no link, so that nobody can tell that it is the one
    form = await press(world.curator, seen, "Edit")
    assert filled(form)["details"].startswith("Source:\n")
    refused = await fill(world.curator, form, details="Source: S9")
    assert "There is no document “S9” on the shelf" in card(refused)
    quote, details = (f"s2: {WRITTEN['quote']}", "") if way == "before the quote" else (WRITTEN["quote"], "Source: s2")
    made = await fill(world.curator, await press(world.curator, refused, "Try again"), quotes=quote, details=details)
    assert "Accept" in labels(made), card(made)
    waiting = await world.worker.use(lambda base: base.proposals.open())
    [found] = [each for each in waiting if not each.document]
    assert found.draft
    assert [(quote.source, quote.text) for quote in found.draft.quotes] == [("S2", WRITTEN["quote"])]


async def test_a_form_of_blanks_gives_back_nothing(world: World) -> None:
    """No empty block to copy."""
    form = await world.alice.slash(world.channel, "suggest")
    told = (await world.alice.submit_modal(form, dict.fromkeys(WRITTEN, " \u200b "))).response
    assert "Write a statement" in shown(told)
    assert "```" not in shown(told)
