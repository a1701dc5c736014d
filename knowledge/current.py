"""The snapshot that answers: read whole from the store, replaced in one assignment when something changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from knowledge.answering.answer import Snapshot
from knowledge.answering.index import Kept, build_index
from knowledge.answering.taught import by_heart
from knowledge.answering.templates import templates
from knowledge.answering.timeline import corrections
from knowledge.collecting import undisturbed
from knowledge.model import Base, Fact, Phrasing, Source
from knowledge.naming import with_words
from knowledge.starter import data
from knowledge.storage.freshness import Freshness
from knowledge.storage.ledger import Ledger
from knowledge.storage.store import Store
from knowledge.storage.words import Words
from knowledge.vocabulary import TAUGHT


class Current:
    """Keeps the snapshot of a store, and makes those of other days and of other facts."""

    def __init__(self, store: Store) -> None:
        self._store, self._kept, self._freshness = store, Kept(), Freshness(store)
        self.refresh()

    def snapshot(self) -> Snapshot:
        """Give the snapshot that answers; a new one where another process changed the file."""
        if self._freshness.is_stale(self._seen):
            self.refresh()
        return self._snapshot

    def refresh(self) -> None:
        """Put a new snapshot in place of the old one."""
        seen = self._freshness.look()
        with undisturbed():
            self._snapshot, self._seen = self._read(self._store.facts(), self._kept), seen

    def imagine(self, facts: tuple[Fact, ...]) -> Snapshot:
        """Make the snapshot that other facts would give."""
        with undisturbed():
            return self._read(facts, Kept())

    def as_known(self, known_by: str) -> Snapshot:
        """Give the snapshot of the facts as they stood at the end of a day (ISO)."""
        ledger, time = Ledger(self._store), f"{known_by}T23:59:59Z"
        then = self.imagine(ledger.facts_by(time))
        return replace(then, base=replace(then.base, head=ledger.head_by(time)))

    def _read(self, facts: tuple[Fact, ...], kept: Kept) -> Snapshot:
        phrasings, entities = self._store.phrasings(), self._store.entities()
        known = {fact.id for fact in facts}
        phrasings = tuple(phrasing for phrasing in phrasings if not phrasing.fact or phrasing.fact in known)
        written = [phrasing for phrasing in phrasings if phrasing.voice != TAUGHT]
        asked = (*phrasings, *templates(facts, written, entities))
        sources = {source.id: source for source in self._store.sources()}
        base = _answering(self._store.base(), facts, sources)
        domain = with_words(data.domain(), Words(self._store).all())
        index = build_index(facts, asked, entities, domain, data.english(), kept)
        index = replace(
            index, sources=sources, corrections=corrections(facts), taught=by_heart(phrasings), newest=base.latest
        )
        return Snapshot(index, sources, base, shown(phrasings))


def _answering(base: Base, facts: tuple[Fact, ...], sources: Mapping[str, Source]) -> Base:
    """Count the sources that facts cite: a document of which nothing was reviewed yet does not answer."""
    cited = {citation.source for fact in facts for citation in fact.citations} & sources.keys()
    latest = max((sources[key].published for key in cited), default="")
    return replace(base, sources=len(cited), latest=latest)


def shown(phrasings: tuple[Phrasing, ...]) -> dict[str, str]:
    """Give for each fact the question that is shown for it, as an offer."""
    examples: dict[str, str] = {}
    for phrasing in phrasings:
        if phrasing.fact and phrasing.voice == data.SHOWN_VOICE:
            examples.setdefault(phrasing.fact, phrasing.text)
    return examples
