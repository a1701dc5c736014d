"""KnowledgeBase: the corridor. The lines through the library can be read here, top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from knowledge import checking, exchange, exporting, golden, lookup
from knowledge.answering.answer import answer
from knowledge.answering.dates import day
from knowledge.answering.explain import explain
from knowledge.answering.search import Found, find
from knowledge.archive import Archive
from knowledge.corrections import Corrections
from knowledge.current import Current
from knowledge.decisions import Decisions
from knowledge.documents import Documents
from knowledge.errors import UnknownName
from knowledge.exporting import Export
from knowledge.inbox import Inbox
from knowledge.model import Base, Card, Context, Entity, Fact, Receipt, Reply, Source, Verification
from knowledge.naming import Naming
from knowledge.proposals import Proposals
from knowledge.starter import data
from knowledge.storage.store import Store
from knowledge.watching import Watching
from knowledge.workroom import Workroom

Clock = Callable[[], datetime]


class KnowledgeBase:
    """The front door: ask, look up, import, export, verify. One thread owns it, as SQLite wants."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock, self._current = store, clock, Current(store)
        room = Workroom(store, self._now, self._current.snapshot, self._current.refresh, self._current.imagine)
        self.corrections, self.watching = Corrections(room), Watching(room)
        self.proposals, self.decisions, self.archive = Proposals(room), Decisions(room), Archive(room)
        self.documents = Documents(room, self.proposals, self.decisions)
        self.inbox, self.naming = Inbox(room), Naming(room)
        self.inbox.prune()

    @classmethod
    def open(cls, path: Path, clock: Clock = lambda: datetime.now(UTC)) -> KnowledgeBase:
        """Open the base in a file; a new file is made and filled with the starter base. Raises BaseUnavailable."""
        store = Store(path)
        if store.base().sources == 0:
            data.fill(store)
        return cls(store, clock)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    @property
    def base(self) -> Base:
        """Which state of the base answers: its head, number of sources and newest date."""
        return self._current.snapshot().base

    # A question's way: text -> Question -> Matches -> Choice -> Reply (answering/answer.py)

    def ask(self, text: str, context: Context | None = None, known_by: str = "") -> Reply:
        """Answer a question with cited claims, or decline; `context` is that of the reply before it.

        `known_by`, an ISO date, answers from the facts as they stood at the end of that day.
        """
        if not known_by:
            return answer(text, context, self._current.snapshot())
        reply = answer(text, context, self._current.as_known(known_by))
        return replace(reply, notes=(f"As the base stood on {day(known_by)}.", *reply.notes))

    def explain(self, text: str, context: Context | None = None) -> Iterator[str]:
        """Tell, stage by stage, how the answer to a question comes about."""
        return explain(text, context, self._current.snapshot())

    def measure(self, lines: Iterable[str] | None = None) -> Iterator[golden.Judged]:
        """Ask golden questions, the project's own or those of a file, and judge each reply. Raises BadRow."""
        return golden.measure(golden.read_golden(data.golden() if lines is None else lines), self.ask)

    def search(self, text: str, limit: int = 10) -> tuple[Found, ...]:
        """Give the facts that fit a text best, with scores, best first: found, not judged whether they answer."""
        return find(text, self._current.snapshot().index, limit)

    # What is on record

    def about(self, name: str) -> Card | None:
        """All that is on record about an entity, by id or by a name that may be misspelt."""
        now = self._current.snapshot()
        entity = lookup.find_entity(name, now.index)
        return lookup.card(entity, now.index, now.sources, now.base) if entity else None

    def names(self, text: str, limit: int = 25) -> tuple[Entity, ...]:
        """Entities that a half-typed or misspelt name may mean, best first."""
        return lookup.find_names(text, self._current.snapshot().index, limit)

    def facts(self, about: str = "") -> tuple[Fact, ...]:
        """Give the facts about an entity (id or name), or all. Raises UnknownName."""
        index = self._current.snapshot().index
        if not about:
            return index.facts
        entity = lookup.find_entity(about, index)
        if entity is None:
            raise UnknownName("agency, system or person called", about, "Try its full name or its acronym.")
        return index.facts_about(entity.id)

    def sources(self, *, cited: bool = False) -> tuple[Source, ...]:
        """Every source, by date; with `cited`, those alone that a fact cites."""
        if not cited:
            return self._store.sources()
        used = {citation.source for fact in self.facts() for citation in fact.citations}
        return tuple(source for source in self._store.sources() if source.id in used)

    def examples(self) -> tuple[str, ...]:
        """Three questions that show what can be asked."""
        return data.EXAMPLES

    # Exchange and proof

    def export(self, form: Export = Export.JSONL) -> Iterator[str]:
        """Give the base as lines: all of it as JSON Lines, or its facts, accesses or citations for other programs."""
        given = exporting.Given.of(self._store.facts(), self.sources(), self._store.entities(), self.base.head)
        match form:
            case Export.JSONL:
                return exchange.export_rows(self._store)
            case Export.CSV:
                return exporting.fact_table(given)
            case Export.ACCESS:
                return exporting.access_table(given)
            case Export.ANNOTATIONS:
                return exporting.web_annotations(given)

    def import_lines(self, lines: Iterable[str], progress: Callable[[int], None] = lambda _: None) -> int:
        """Take JSON Lines in, whole or not at all; how many rows. Raises BadRow."""
        count = exchange.import_rows(self._store, lines, self._now(), progress)
        self._current.refresh()
        return count

    def attach(self, source: str, text: str) -> bool:
        """Hold a source's text: True when identical by hash, else False. Raises UnknownName, TextMismatch."""
        found = self._current.snapshot().sources.get(source)
        if found is None:
            raise UnknownName("source", source, "`oversight sources` lists them.")
        return checking.attach(self._store, found, self._store.facts(), text)

    def verify(self) -> Verification:
        """Check every citation to the character, and every held text to its hash."""
        return checking.verify(self._store)

    # What the faces keep

    def leave_receipt(self, receipt: Receipt) -> None:
        """Keep what an answer used, for 30 days."""
        self.corrections.leave(receipt)

    def receipt(self, key: str) -> Receipt | None:
        """Give the receipt of that id with its answer as it stands by now, or None where there is none any more."""
        return self.corrections.receipt(key)

    def setting(self, name: str) -> str:
        """Give what a face kept under a name, or an empty string."""
        return self._store.setting(name)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep something for the next start."""
        with self._store.change():
            self._store.keep(name, value)

    def _now(self) -> str:
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
