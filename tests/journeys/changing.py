"""What journeys of a change share: a fact base of their own, and the curators who change it elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.worker import Worker
from knowledge import Draft, Editor, KnowledgeBase, Revision
from tests.journeys.world import Clock, World

ONE, TWO = Editor("1", "Ada"), Editor("2", "Ben")


def own_worker(path: Path, clock: Clock) -> Iterator[Worker]:
    """Open a fact base that one journey may change."""
    opened = asyncio.run(Worker.open(path, clock))
    yield opened
    asyncio.run(opened.close())


async def change(world: World, fact: str, reason: str = "", **changes: Any) -> Revision:
    """Have curators correct a fact, and wait until what follows is done."""

    def act(base: KnowledgeBase) -> int:
        draft: Draft = replace(base.proposals.draft_of(fact), **changes)
        return base.proposals.propose(draft, ONE, fact=fact, reason=reason).number

    return await accepted(world, await world.worker.use(act))


async def retract(world: World, fact: str, reason: str = "It was never so.") -> Revision:
    """Have curators retract a fact, and wait until what follows is done."""
    return await accepted(world, await world.worker.use(lambda base: base.proposals.retract(fact, ONE, reason).number))


async def undo(world: World, fact: str, revision: int) -> Revision:
    """Have curators go back to a revision, and wait until what follows is done."""
    return await accepted(world, await world.worker.use(lambda base: base.proposals.undo(fact, revision, ONE).number))


async def accepted(world: World, number: int) -> Revision:
    """Have a curator accept a proposal, and wait until what follows is done."""
    decision = await world.worker.use(lambda base: base.decisions.accept(number, TWO, alone=True))
    await follow(world)
    assert decision.revision
    return decision.revision


async def follow(world: World) -> None:
    """Tell the bot that facts have changed, and wait until what follows is done."""
    with world.env._bot_scope():
        await world.bot.desk.changed()
    await world.env.settle()
