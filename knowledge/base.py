"""KnowledgeBase: the corridor. A question's way can be read here, top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from knowledge.answering.choose import Choice, Refusal, choose
from knowledge.answering.compose import compose, decline
from knowledge.answering.index import Index, build_index
from knowledge.answering.lexicon import build_lexicon
from knowledge.answering.match import Matches, match
from knowledge.answering.understand import Question, understand
from knowledge.model import Base, Context, Fact, Receipt, Reply, Source
from knowledge.starter import data
from knowledge.storage.store import Store

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that answering needs, read once and never changed: replaced whole when the base changes."""

    index: Index
    sources: dict[str, Source]
    base: Base
    examples: dict[str, str]


class KnowledgeBase:
    """The front door: ask, look up, import, export, verify. Not thread-safe: one thread owns it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._snapshot = self._read()

    @classmethod
    def open(cls, path: Path, clock: Clock = lambda: datetime.now(UTC)) -> KnowledgeBase:
        """Open the base in a file; a new file is made and filled with the starter base."""
        store = Store(path)
        if store.base().sources == 0:
            data.fill(store)
        return cls(store, clock)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _read(self) -> Snapshot:
        """Read the whole base into a snapshot."""
        facts, phrasings = self._store.facts(), self._store.phrasings()
        texts = [fact.statement for fact in facts] + [phrasing.text for phrasing in phrasings]
        lexicon = build_lexicon(self._store.entities(), texts, data.domain(), data.english())
        examples: dict[str, str] = {}
        for phrasing in phrasings:
            if phrasing.fact and phrasing.voice == data.SHOWN_VOICE:
                examples.setdefault(phrasing.fact, phrasing.text)
        sources = {source.id: source for source in self._store.sources()}
        return Snapshot(build_index(facts, phrasings, lexicon), sources, self._store.base(), examples)

    # A question's way

    def ask(self, text: str, context: Context | None = None) -> Reply:
        """Answer a question with cited claims, or decline; `context` is that of the reply before it."""
        now = self._snapshot
        question = understand(text, now.index.lexicon)
        matches = match(question, now.index)
        chosen = choose(question, matches, now.index)
        return self._reply(question, matches, chosen)

    def _reply(self, question: Question, matches: Matches, chosen: Choice | Refusal) -> Reply:
        now = self._snapshot
        if isinstance(chosen, Choice):
            return compose(question, chosen, now.index, now.sources, now.base)
        return decline(question, chosen, matches, now.index, now.base, now.examples)
