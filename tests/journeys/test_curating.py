"""A curator adds, edits, retracts and undoes facts, and reads what was changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.worker import Worker
from tests.journeys.curating import ASKED, QUOTE, SAID, STATEMENT, card, fill, filled, labels, press
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
    for part in ("New fact", STATEMENT, QUOTE, f"Who says so: {SAID}", "When: 2025-03-03", "Internal Revenue Service"):
        assert part in text
    assert labels(proposed)[:4] == ["Accept", "Edit", "Reject", "What would change?"]
    accepted = await press(world.curator, proposed, "Accept")
    assert "Accepted by curator, 1 Mar 2025." in card(accepted)
    assert "Accept" not in labels(accepted)
    answer = await world.mention(world.alice, ASKED)
    assert "lighthouse lamp" in shown(answer)
    assert QUOTE in shown((await press(world.alice, answer, "Sources")).response)
