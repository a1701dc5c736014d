"""What curating works with: the store, the time, the snapshot that answers, and how a new one takes its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from knowledge.answering.answer import Snapshot
from knowledge.answering.search import find
from knowledge.checking import wrong
from knowledge.editing.propose import Ground
from knowledge.edits import Proposal
from knowledge.errors import InvalidDraft, UnknownName
from knowledge.model import Citation, Fact
from knowledge.starter import data
from knowledge.storage.ledger import Ledger
from knowledge.storage.queue import Queue
from knowledge.storage.shelf import Shelf
from knowledge.storage.store import Store

TWO_PERSON = "two_person"  # the setting: "off" lets one curator decide alone; anything else is on
NEAREST = 10  # facts that are looked at as likely duplicates


@dataclass(frozen=True, slots=True)
class Workroom:
    """The things that proposals, decisions and the archive share.

    `now` gives the time (ISO, UTC); `refresh` puts a new snapshot in place; `imagine` makes one of other facts.
    """

    store: Store
    now: Callable[[], str]
    snapshot: Callable[[], Snapshot]
    refresh: Callable[[], None]
    imagine: Callable[[tuple[Fact, ...]], Snapshot]

    @property
    def queue(self) -> Queue:
        """The proposals."""
        return Queue(self.store)

    @property
    def ledger(self) -> Ledger:
        """The history."""
        return Ledger(self.store)

    def ground(self, alike: Callable[[str], tuple[Fact, ...]] | None = None) -> Ground:
        """Give what drafts are checked against, to be used within one call; `alike` finds facts that may say the same.

        Sources, texts and entities are those of the file, also where they came in after the snapshot.
        """
        sources = {source.id: source for source in self.store.sources()}

        @cache
        def text(source: str) -> tuple[str, bool] | None:
            copy = Shelf(self.store).copy(source)
            return (copy[0], source in sources and sources[source].sha256 == copy[1]) if copy else None

        @cache
        def anchors(source: str) -> dict[tuple[str, int], int]:
            return Shelf(self.store).anchors(source)

        def stands(cited: Citation) -> bool:
            held = text(cited.source)
            start = anchors(cited.source).get((cited.quote, cited.start), cited.start)
            return held is None or not wrong(held[0], cited, start)

        entities = {entity.id: entity for entity in self.store.entities()}
        return Ground(sources, entities, text, stands, alike or self.alike, data.loaded())

    def alike(self, statement: str) -> tuple[Fact, ...]:
        """Give the facts that come nearest to a statement."""
        return tuple(found.fact for found in find(statement, self.snapshot().index, NEAREST))

    def current(self, fact: str) -> Fact | None:
        """Give a fact as its newest revision has it, retracted or not; None where it is unknown or redacted."""
        revisions = self.ledger.revisions_of(fact)
        return revisions[-1].fact if revisions else None

    def proposal(self, number: int) -> Proposal:
        """Give a proposal, open or decided in the last 30 days. Raises UnknownName."""
        found = self.queue.proposal(number)
        if found is None:
            raise UnknownName("proposal", str(number), "The queue shows the open ones; decided ones go after 30 days.")
        return found

    def known(self, fact: str) -> Fact:
        """Give a fact as its newest revision has it. Raises UnknownName."""
        found = self.current(fact)
        if found is None:
            raise UnknownName("fact", fact, "Give its id, such as F12.")
        return found

    def standing(self, fact: str) -> Fact:
        """Give a fact that is not retracted. Raises UnknownName, InvalidDraft."""
        revisions = self.ledger.revisions_of(fact)
        if revisions and revisions[-1].retracted:
            raise InvalidDraft((f"{fact} is retracted. Undo that first: go back to one of its earlier revisions.",))
        return self.known(fact)

    def needs_two(self) -> bool:
        """Tell whether delicate facts need two curators."""
        return self.store.setting(TWO_PERSON) != "off"
