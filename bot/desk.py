"""The desk: what every gesture needs to answer, and the one way in which a question is asked and remembered."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from discord.ext import commands

from bot.config import Config
from bot.conversations import Conversations
from bot.drafting import Typed
from bot.guilds import Guilds
from bot.memory import Memory
from bot.worker import Worker
from knowledge import Answer, Context, Declined, Reason, Receipt, Reply

MOST_TYPED = 200  # forms that were filled in and did not hold, some 20 KB each at the most
WINDOW = 30.0  # seconds over which the questions of a person and of a channel are counted

MOST_QUESTIONS = 2_000  # held for those who press 👎 or "Send to curators", under 1 KB each
QUESTION_KEPT = timedelta(hours=1)  # as long as somebody plausibly still looks at the reply to it
MOST_PRESSES = 5_000  # of 👎: one for each person and answer
PRESS_KEPT = timedelta(days=1)
UNANSWERED = frozenset({Reason.NOT_ON_RECORD, Reason.AMBIGUOUS})  # what curators can do something about

Clock = Callable[[], datetime]
NewId = Callable[[], str]
Listener = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where: ids of Discord, kept in memory alone."""

    person: int
    channel: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A reply, and the receipt that its buttons carry; a refusal that shows no statement leaves none.

    `key` is that under which the question is held for curators; "" where nothing is to be sent to them.
    """

    reply: Reply
    receipt: Receipt | None
    key: str = ""


class Desk:
    """Asks the fact base on behalf of people in Discord, and knows who works and who waits."""

    def __init__(self, worker: Worker, config: Config, clock: Clock, new_id: NewId) -> None:
        self.worker, self.clock, self._new_id = worker, clock, new_id
        self.conversations, self.guilds = Conversations(clock), Guilds(worker)
        self.typed = Memory[Typed](clock, MOST_TYPED)
        self.home_guilds = config.home_guilds
        self.questions = Memory[str](clock, MOST_QUESTIONS, QUESTION_KEPT)
        self.disliked = Memory[bool](clock, MOST_PRESSES, PRESS_KEPT)
        self.silent = 0  # questions left without an answer for want of permission
        self._working: set[asyncio.Task[object]] = set()
        self._listeners: list[Listener] = []
        self._people = commands.CooldownMapping[Asker].from_cooldown(
            config.person_questions, WINDOW, lambda asker: asker.person
        )
        self._channels = commands.CooldownMapping[Asker].from_cooldown(
            config.channel_questions, WINDOW, lambda asker: asker.channel
        )
        self._told = commands.CooldownMapping[Asker].from_cooldown(1, WINDOW, lambda asker: asker.channel)

    def wait(self, asker: Asker) -> int:
        """Count a question; the seconds until the next one may come where it was one too many, else 0."""
        now = self.clock().timestamp()
        wait = self._people.update_rate_limit(asker, now) or self._channels.update_rate_limit(asker, now)
        return math.ceil(wait) if wait else 0

    def may_say_in_passing(self, asker: Asker) -> bool:
        """Tell whether a channel may be told why there is no answer: once in a while, or the line is noise, too."""
        return not self._told.update_rate_limit(asker, self.clock().timestamp())

    async def ask(self, text: str, asker: Asker, context: Context | None = None, *, public: bool = False) -> Asked:
        """Answer a question, keep a receipt of what is shown, and remember the exchange for a follow-up.

        `public` is a question that a server's channel has seen: where it has no answer, curators hear of it.
        """
        reply = await self.worker.ask(text, context or self.conversations.recall(asker))
        self.conversations.remember(asker, reply.context)
        if not isinstance(reply, Answer):
            kept = await self.keep(reply.closest, asker.channel, reply.message) if reply.closest else None
            if kept:
                self.conversations.remember(kept.id, reply.context)
            return Asked(reply, kept, await self._unanswered(reply, text, public=public))
        receipt = await self.keep(reply, asker.channel)
        self.conversations.remember(receipt.id, reply.context)
        return Asked(reply, receipt, self._hold(receipt.id, text))

    async def _unanswered(self, reply: Declined, text: str, *, public: bool) -> str:
        """Leave a public question for curators; the key of another, which only its asker may send to them."""
        if reply.reason not in UNANSWERED:
            return ""
        if not public:
            return self._hold(self._new_id(), text)
        if self.curated:
            await self.worker.use(lambda base: base.inbox.leave(text))
        return ""

    def _hold(self, key: str, text: str) -> str:
        """Hold a question in memory alone, for a while; its key, or "" where nobody curates."""
        if self.curated:
            self.questions.remember(key, text)
        return key if self.curated else ""

    @property
    def curated(self) -> bool:
        """Tell whether there are curators: in home guilds alone."""
        return bool(self.home_guilds)

    async def keep(self, answer: Answer, channel: int, refusal: str = "") -> Receipt:
        """Leave a receipt for an answer that is about to be shown in a channel, or for what a refusal shows."""
        at = self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        receipt = Receipt(self._new_id(), at, answer, str(channel), refusal=refusal)
        await self.worker.leave_receipt(receipt)
        return receipt

    async def shown(self, receipt: Receipt | None, message: int) -> None:
        """Note on a receipt which message everybody saw, so that a correction can find it."""
        if receipt:
            await self.worker.leave_receipt(replace(receipt, message=str(message)))

    async def context_of(self, receipt: str) -> Context | None:
        """Recall what a follow-up to an answer leans on, from the receipt where memory has let go of it."""
        context = self.conversations.recall(receipt)
        if context is None and (kept := await self.worker.receipt(receipt)):
            context = await self.worker.context(kept)
        return context

    def put_by(self, typed: Typed) -> str:
        """Keep what somebody typed for a while, in memory alone; the key that a button carries."""
        key = self._new_id()
        self.typed.remember(key, typed)
        return key

    def on_change(self, listener: Listener) -> None:
        """Have a listener called after facts have changed."""
        self._listeners.append(listener)

    async def changed(self) -> None:
        """Tell the listeners, one after another, that facts have changed."""
        for listener in self._listeners:
            await listener()

    def attend(self) -> None:
        """Count the running task as work that the bot finishes before it closes."""
        if task := asyncio.current_task():
            self._working.add(task)
            task.add_done_callback(self._working.discard)

    async def finish(self, within: float) -> None:
        """Wait until the work at hand is done, at most `within` seconds."""
        work = self._working - {asyncio.current_task()}
        if work:
            await asyncio.wait(work, timeout=within)
