"""The async door to the fact base: one thread owns it, so that no question ever holds up the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from knowledge import Base, Card, Context, Entity, KnowledgeBase, Receipt, Reply, Source

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """A KnowledgeBase whose methods are awaited. Calls are done one after another, in the order they were made."""

    def __init__(self, base: KnowledgeBase, thread: ThreadPoolExecutor) -> None:
        self._base, self._thread = base, thread

    @classmethod
    async def open(cls, path: Path, clock: Callable[[], datetime]) -> Worker:
        """Open the base in a thread of its own: SQLite ties a connection to the thread that made it."""
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="knowledge")
        try:
            base = await asyncio.get_running_loop().run_in_executor(thread, KnowledgeBase.open, path, clock)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        return cls(base, thread)

    async def close(self) -> None:
        """Close the base when the calls before this one are done; a later call raises RuntimeError."""
        await self._call(self._base.close)
        self._thread.shutdown()

    async def use(self, act: Callable[Concatenate[KnowledgeBase, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something with the base in its thread: `await worker.use(lambda base: base.proposals.count())`."""
        return await self._call(act, self._base, *args, **kwargs)

    async def ask(self, text: str, context: Context | None = None) -> Reply:
        """Answer a question, as a follow-up where a context is given."""
        return await self._call(self._base.ask, text, context)

    async def about(self, name: str) -> Card | None:
        """Look up what is on record about an entity, by name or id."""
        return await self._call(self._base.about, name)

    async def names(self, text: str, limit: int = 25) -> tuple[Entity, ...]:
        """Find the entities whose names come nearest to what is being typed."""
        return await self._call(self._base.names, text, limit)

    async def sources(self) -> tuple[Source, ...]:
        """List the documents that facts cite: those that answers are drawn from."""
        return await self._call(self._base.sources, cited=True)

    async def statement(self, fact: str) -> str | None:
        """Look up what a fact states, or None where it is not on record any more."""
        return await self._call(partial(_statement, self._base, fact))

    async def examples(self) -> tuple[str, ...]:
        """List three questions that the base answers."""
        return await self._call(self._base.examples)

    async def base(self) -> Base:
        """Look up head, number of sources and newest date of the base."""
        return await self._call(lambda: self._base.base)

    async def leave_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt, or replace the one with its id."""
        await self._call(self._base.leave_receipt, receipt)

    async def receipt(self, key: str) -> Receipt | None:
        """Look up the receipt with that id, or None when it is unknown or older than 30 days."""
        return await self._call(self._base.receipt, key)

    async def context(self, receipt: Receipt) -> Context:
        """Make the context for a follow-up to a kept answer: its facts, and what they are about."""
        return await self._call(partial(_context, self._base, receipt))

    async def setting(self, name: str) -> str:
        """Look up a setting that the bot keeps for itself, or an empty string."""
        return await self._call(self._base.setting, name)

    async def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        await self._call(self._base.keep_setting, name, value)

    async def _call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(function, *args, **kwargs))


def _statement(base: KnowledgeBase, fact: str) -> str | None:
    return next((known.statement for known in base.facts() if known.id == fact), None)


def _context(base: KnowledgeBase, receipt: Receipt) -> Context:
    if receipt.refusal:
        return Context()  # the statements it shows are no answer: "who said so?" asks of nothing
    used = tuple(dict.fromkeys(claim.fact for claim in receipt.answer.claims))
    known = {fact.id: fact for fact in base.facts()}
    about = dict.fromkeys(entity for fact in used if fact in known for entity in known[fact].about)
    return Context(entities=tuple(about), facts=used)
