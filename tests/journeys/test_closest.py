"""A refusal shows the statement that comes closest; when that fact changes, so does the refusal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.worker import Worker
from knowledge import CLOSEST, Context, Declined, Editor, Receipt, read_document
from tests.journeys.changing import change, follow, retract
from tests.journeys.world import Clock, World, buttons, shown

STORY = """Kelp permits and the aides
Harbor Courier, February 20, 2025

DOGE staff asked the Office of Kelp Permits for its Holdfast register on February 2, two officials said.

One official said that the aides had copied 2,000 permits to a laptop. The others could not confirm that.
"""
ASKED = "how many permits did doge delete from the register?"
REFUSAL = "Nothing on that in 2 sources, to 20 Feb 2025."
COPIED = "had copied 2,000 permits to a laptop."
DOUBT = "The others could not confirm that."
NEW = "One official said that the aides had looked at 2,000 permits on a laptop."


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a base of its own for each journey, with one invented story accepted."""
    story, operator = read_document("story.txt", STORY.encode()), Editor("operator", "operator")
    opened = await Worker.open(db, clock)
    await opened.use(lambda base: base.documents.add_all([story], operator, accept=True))
    yield opened
    await opened.close()


async def fact(world: World, says: str = COPIED) -> str:
    """Find the fact that comes closest, or the one that doubts it."""
    found: str = await world.worker.use(lambda base: next(f.id for f in base.facts() if says in f.statement))
    return found


async def test_a_refusal_shows_what_comes_closest_and_its_quotes(world: World) -> None:
    """Alice reads that nothing is on record, and what is; Sources shows Bob the passage, for him alone."""
    refusal = await world.mention(world.alice, ASKED)
    text = shown(refusal)
    assert text.startswith(REFUSAL)
    assert text.index(CLOSEST) < text.index(COPIED)
    assert "Harbor Courier" in text
    assert list(buttons(refusal)) == ["Sources"]
    sources = (await world.bob.click(refusal, label="Sources")).response
    assert COPIED in shown(sources)
    assert sources.ephemeral


async def test_a_refusal_is_corrected_when_what_it_shows_changes(world: World) -> None:
    """The message says what was wrong, still refuses, and shows the statement as it stands."""
    await world.mention(world.alice, ASKED)
    await change(world, await fact(world), "The paper corrected it.", statement=NEW)
    text = shown(world.said()[-1])
    assert text.startswith("**Correction, 1 March 2025:** an earlier version of this answer said")
    assert "The paper corrected it." in text
    assert text.index(REFUSAL) < text.index(CLOSEST) < text.rindex(NEW)
    assert list(buttons(world.said()[-1])) == ["Sources"]


async def test_a_refusal_is_left_alone_when_what_it_showed_is_retracted(world: World) -> None:
    """Nothing uncited stands under it, and there is nothing left to look up."""
    await world.mention(world.alice, ASKED)
    assert DOUBT in shown(world.said()[-1])
    await retract(world, await fact(world, DOUBT))
    await retract(world, await fact(world), "The paper took it back.")
    text = shown(world.said()[-1])
    assert text.startswith("**Retracted, 1 March 2025:**")
    assert text.endswith(REFUSAL)
    assert CLOSEST not in text
    assert not buttons(world.said()[-1])


async def test_a_redacted_text_goes_from_a_refusal(world: World) -> None:
    """Nothing of it is left in the channel."""
    key = await fact(world)
    await change(world, key, statement="One official said that the aides had copied 2,000 permits at the lamp house.")
    await world.mention(world.alice, ASKED)
    assert "lamp house" in shown(world.said()[-1])
    newest = (await world.worker.use(lambda base: base.archive.history(key)))[-1].number
    await world.worker.use(lambda base: base.archive.redact(newest, "It names where somebody lives."))
    await follow(world)
    assert "lamp house" not in shown(world.said()[-1])
    assert REFUSAL in shown(world.said()[-1])


async def test_a_private_refusal_is_not_listed_and_goes_to_curators_by_its_button(world: World) -> None:
    """It cannot be edited; its Sources say what no longer stands, and the question stays its asker's to send."""
    private = (await world.alice.slash(world.channel, "ask", question=ASKED, private=True)).response
    assert list(buttons(private)) == ["Sources", "Send to curators"]
    await retract(world, await fact(world, DOUBT))
    await retract(world, await fact(world))
    assert not [each for each in world.env.http_requests if each.method == "PATCH" and "/channels/" in each.path]
    assert "copied 2,000" in shown(private)
    assert "no longer stands" in shown((await world.alice.click(private, label="Sources")).response)
    await world.alice.click(private, label="Send to curators")
    assert await world.worker.use(lambda base: base.inbox.count()) == 1


async def test_a_refusal_is_left_for_curators_as_any_other(world: World) -> None:
    """What is shown under it is no answer: the question waits in the inbox."""
    await world.mention(world.alice, ASKED)
    assert await world.worker.use(lambda base: base.inbox.count()) == 1


async def test_what_a_refusal_shows_is_not_leaned_on_as_an_answer(world: World) -> None:
    """A follow-up to it, after a restart, asks of nothing."""
    reply = await world.worker.ask(ASKED)
    assert isinstance(reply, Declined)
    assert reply.closest
    kept = Receipt("r1", "2025-03-01T12:00:00Z", reply.closest, refusal=reply.message)
    assert await world.worker.context(kept) == Context()
    assert (await world.worker.context(replace(kept, refusal=""))).facts
