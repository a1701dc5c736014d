"""The async door to the fact base."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.worker import Worker
from knowledge import Answer, KnowledgeError, Receipt
from tests.journeys.world import KLIGER, Clock


async def test_closing_waits_for_the_calls_before_it(db: Path, clock: Clock) -> None:
    """Nobody who asked in time goes without an answer."""
    worker = await Worker.open(db, clock)
    asked = [asyncio.create_task(worker.ask(KLIGER)) for _ in range(20)]
    await asyncio.sleep(0)
    await worker.close()
    assert all([isinstance(await each, Answer) for each in asked])
    with pytest.raises(RuntimeError):
        await worker.ask(KLIGER)


async def test_a_base_that_cannot_be_opened_says_so(tmp_path: Path, clock: Clock) -> None:
    """The error of the library comes through, and no thread stays behind."""
    (tmp_path / "broken.db").write_bytes(b"not a database" * 100)
    with pytest.raises(KnowledgeError):
        await Worker.open(tmp_path / "broken.db", clock)


async def test_a_receipt_gives_the_context_of_its_answer(worker: Worker, clock: Clock) -> None:
    """Its facts, and what they are about: enough for a follow-up after a restart."""
    reply = await worker.ask(KLIGER)
    assert isinstance(reply, Answer)
    context = await worker.context(Receipt("r", clock().isoformat(), reply))
    assert context.facts == tuple(claim.fact for claim in reply.claims)
    assert "kliger" in context.entities
