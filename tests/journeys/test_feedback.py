"""What people ask in vain reaches the curators, without their names; what is private only when its asker says so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cogs.feedback import AGAIN, NOTHING, THANKS
from bot.desk import Desk
from bot.worker import Worker
from tests.journeys.asked import ALIKE, BUDGET, VAIN, waiting
from tests.journeys.curating import card, fill, press
from tests.journeys.world import KLIGER, Clock, World, buttons, shown

LEADS_TO_JO = "does jo@example.org (202-555-0147) guard the IRS lighthouse?"


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a fact base for one test: what is taught in one would answer in another."""
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def test_a_public_question_without_an_answer_is_left_by_itself(world: World) -> None:
    """By a mention, by a command, by whoever presses a button: all have seen it. An answered one is not left."""
    await world.mention(world.alice, VAIN)
    await world.bob.slash(world.channel, "ask", question=ALIKE)
    await world.mention(world.alice, KLIGER)
    await world.mention(world.alice, "hello!")
    groups = await world.worker.use(lambda base: base.inbox.groups())
    assert [(group.question, group.times) for group in groups] == [(VAIN, 2)]
    assert "Send to curators" not in buttons(world.said()[0])


async def test_a_private_question_is_left_only_when_its_asker_says_so(world: World) -> None:
    """In a direct message, and in an answer for the asker alone; then once, with thanks."""
    await world.alice.send_dm(VAIN)
    refusal = world.alice.user.dm_channel.last_message
    private = await world.bob.slash(world.channel, "ask", question=BUDGET, private=True)
    assert await waiting(world) == []
    sent = await world.alice.user.click(refusal, label="Send to curators")
    assert shown(sent.response) == THANKS
    assert sent.response.ephemeral
    assert shown((await world.alice.user.click(refusal, label="Send to curators")).response) == AGAIN
    assert await waiting(world) == [VAIN]
    assert shown((await press(world.bob, private, "Send to curators")).response) == THANKS
    assert sorted(await waiting(world)) == sorted([VAIN, BUDGET])


async def test_what_is_left_leads_to_nobody(world: World, db: Path) -> None:
    """No name, no address, no number, and no id of Discord is in the file."""
    await world.mention(world.alice, LEADS_TO_JO)
    assert await waiting(world) == ["does … (…) guard the IRS lighthouse?"]
    kept = b"".join(path.read_bytes() for path in db.parent.glob(f"{db.name}*"))
    assert b"IRS lighthouse" in kept
    for secret in ("jo@example", "555-0147", str(world.alice.id), "alice"):
        assert secret.encode() not in kept


async def test_a_dislike_sends_the_question_once_from_each_person(world: World) -> None:
    """The answer stays; each gets one line, alone."""
    answer = await world.mention(world.alice, KLIGER)
    for who, said in ((world.alice, THANKS), (world.bob, THANKS), (world.bob, AGAIN)):
        pressed = await press(who, answer, "👎")
        assert card(pressed) == said
    groups = await world.worker.use(lambda base: base.inbox.groups())
    assert [(group.question, group.times, group.disliked) for group in groups] == [(KLIGER, 2, 2)]


async def test_a_forgotten_question_is_asked_for(world: World) -> None:
    """After an hour, and after a restart: what was asked, and what was wrong with the answer."""
    answer = await world.mention(world.alice, KLIGER)
    world.clock.later(hours=2)
    form = await press(world.alice, answer, "👎")
    assert [each["label"] for each in form.modal["components"]] == ["What did you ask?", "What was wrong?"]
    assert card(await fill(world.alice, form, question=KLIGER, remark="That is old, says jo@example.org")) == THANKS
    await world.restart()
    form = await press(world.bob, answer, "👎")
    assert card(await fill(world.bob, form, question="and?")) == NOTHING
    groups = await world.worker.use(lambda base: base.inbox.groups())
    assert [(group.question, group.remarks) for group in groups] == [(KLIGER, ("That is old, says …",))]


async def test_the_question_of_a_private_answer_stays_private_when_the_answer_is_posted(world: World) -> None:
    """Bob dislikes what Alice has posted; what she asked is not his to send."""
    private = await world.alice.slash(world.channel, "ask", question=KLIGER, private=True)
    await press(world.alice, private, "Post here")
    form = await press(world.bob, world.said()[-1], "👎")
    assert form.modal
    assert await waiting(world) == []


async def test_a_refused_follow_up_of_a_form_can_be_sent_too(world: World) -> None:
    """After a restart the question of a refusal is asked for, without asking what was wrong."""
    private = await world.bob.slash(world.channel, "ask", question=BUDGET, private=True)
    await world.restart()
    form = await press(world.bob, private, "Send to curators")
    assert [each["label"] for each in form.modal["components"]] == ["What did you ask?"]
    assert card(await fill(world.bob, form, question=BUDGET)) == THANKS
    groups = await world.worker.use(lambda base: base.inbox.groups())
    assert [(group.question, group.disliked) for group in groups] == [(BUDGET, 0)]


async def test_where_nobody_curates_nothing_is_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home guild there is no button and no inbox."""
    monkeypatch.setattr(Desk, "curated", False)
    await world.mention(world.alice, VAIN)
    assert "👎" not in buttons(await world.mention(world.alice, KLIGER))
    assert await waiting(world) == []
    await world.alice.send_dm(VAIN)
    assert "Send to curators" not in buttons(world.alice.user.dm_channel.last_message)
