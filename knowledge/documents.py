"""A document's way: bytes -> Document -> drafts, each with its exact quote, which wait for review like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from knowledge.decisions import Decisions, Said
from knowledge.drafts import Document, Draft
from knowledge.editing.propose import tells_another
from knowledge.editing.stands import MARKUP
from knowledge.edits import Editor, Ingested
from knowledge.errors import IncompleteDocument, KnowledgeError, KnownDocument, UnknownName
from knowledge.forms import is_day, is_link
from knowledge.ingesting.ahead import drafted_ahead, reads_alike
from knowledge.ingesting.correcting import corrects, is_correction, mark, told_before
from knowledge.ingesting.draft import draft, draft_row
from knowledge.ingesting.likeness import SAME, likeness, sketch
from knowledge.model import Entity, Fact, Source
from knowledge.proposals import Proposals
from knowledge.quoting import sha256
from knowledge.storage.shelf import Shelf
from knowledge.text import fold, is_blank
from knowledge.workroom import Workroom

OPERATOR = "Accepted by the operator as the document came in."
Outcome = Ingested | KnowledgeError


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drafted from a document ahead of its taking in; it holds while no name in it came or went since.

    `entities` are those that were known.
    """

    document: Document
    drafts: tuple[Draft, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that facts are drafted from."""

    room: Workroom
    proposals: Proposals
    decisions: Decisions

    def drafts(self, document: Document) -> tuple[Draft, ...]:
        """Draft facts from a document, and store nothing."""
        return draft(document, Shelf(self.room.store).next_key(), self.room.store.entities())

    def rows(self, document: Document) -> tuple[dict[str, object], ...]:
        """Give the drafts of a document as JSON objects with names in place of ids."""
        entities = self.room.store.entities()
        return tuple(draft_row(each, entities) for each in self.drafts(document))

    def drawing(self, document: Document) -> Callable[[], Drawn]:
        """Prepare the drafting of a document: a function, safe in any thread, for a long one takes seconds."""
        key, entities = Shelf(self.room.store).next_key(), self.room.store.entities()
        return lambda: Drawn(document, draft(document, key, entities), entities)

    def add(self, document: Document, by: Editor, *, accept: bool = False, drawn: Drawn | None = None) -> Ingested:
        """Take a document in and queue its drafts; with `accept`, they are facts at once: the operator's own review.

        Raises IncompleteDocument without title, publisher or date, KnownDocument where it is on the shelf already.
        """
        added = self._add(document, by, self.decisions.said(), accept=accept, drawn=drawn)
        self.room.refresh()
        return added

    def amend(self, source: str, *, title: str = "", publisher: str = "", published: str = "", url: str = "") -> Source:
        """Correct what was said of a document; what is not given stays. Raises UnknownName, IncompleteDocument."""
        known = next((each for each in self.room.store.sources() if each.id == source), None)
        if known is None:
            raise UnknownName("source", source, "Name one of the documents on the shelf.")
        amended = replace(
            known,
            title=title or known.title,
            publisher=publisher or known.publisher,
            published=published or known.published,
            url=url or known.url,
        )
        said = Document(source, "", amended.title, amended.publisher, amended.published, amended.url)
        _complete(said, self.room.now()[:10])
        with self.room.store.change():
            self.room.store.add_sources([amended])
        self.room.refresh()
        return amended

    def add_all(
        self,
        documents: Iterable[Document | KnowledgeError],
        by: Editor,
        *,
        accept: bool = False,
        progress: Callable[[], None] = lambda: None,
    ) -> tuple[Outcome, ...]:
        """Take documents in one by one; one that cannot be taken gives its error, and the others go on.

        From 20 documents on, other processes draft ahead. Each imports the script that called: what the script does
        must stand below `if __name__ == "__main__":`, or each process would do it again.
        """
        found, said, given = list[Outcome](), self.decisions.said(), list(documents)
        ahead = drafted_ahead([each for each in given if isinstance(each, Document)], self.room.store.entities)
        for document in given:
            try:
                if isinstance(document, KnowledgeError):
                    raise document
                drafted = next(ahead)
                drawn = Drawn(document, *drafted) if drafted else None
                found.append(self._add(document, by, said, accept=accept, drawn=drawn))
            except KnowledgeError as error:
                found.append(error)
            progress()
        self.room.refresh()
        return tuple(found)

    def _add(self, document: Document, by: Editor, said: Said, *, accept: bool, drawn: Drawn | None = None) -> Ingested:
        _complete(document, self.room.now()[:10])
        store, shelf = self.room.store, Shelf(self.room.store)
        with store.change():
            sketched = sketch(document.text)
            replaces = self._refuse(document, sketched)
            source = self._shelve(document, shelf.next_key(), replaces, sketched)
            entities = store.entities()
            if drawn is None or drawn.document != document or not reads_alike(document, drawn.entities, entities):
                drawn = Drawn(document, draft(document, source.id, entities), entities)
            drafts = tuple(_of(each, source.id) for each in drawn.drafts)
            once = {(fold(each.statement), each.access): each for each in reversed(drafts)}
            new = self._linked([each for each in reversed(once.values()) if not _known(each, said)], source, said)
            proposals = self.proposals.draw(new, source.id, by)
            vanished = self._flag(replaces, source, document.text, by) if replaces else ()
            accepted = None
            if accept:
                numbers = [proposal.number for proposal in proposals]
                accepted = self.decisions.accept_all(numbers, by, alone=True, why=OPERATOR, said=said)
        changed = self._changed(replaces, document.text) if replaces else ()
        return Ingested(document.name, source, proposals, len(once) - len(new), accepted, replaces, vanished, changed)

    def _linked(self, made: list[Draft], source: Source, said: Said) -> list[Draft]:
        """Write down which facts the drafts correct, where their document calls itself a correction."""
        if not is_correction(source.title):
            return made
        sources = {each.id: each for each in self.room.store.sources()}
        before = told_before(source, (fact for facts in said.values() for fact in facts), sources)
        return [mark(each, corrects(each, before)) for each in made]

    def _refuse(self, document: Document, drawn: tuple[int, ...]) -> str:
        """Give the source of which this is a newer version, or an empty string. Raises KnownDocument."""
        shelf = Shelf(self.room.store)
        if same := shelf.same(sha256(document.text)):
            raise KnownDocument(document.name, same)
        older = shelf.newest_at(document.url)
        for source, values in shelf.alike(drawn, SAME).items():
            if source != older and likeness(drawn, values) >= SAME:
                raise KnownDocument(document.name, source)
        return older

    def _shelve(self, document: Document, key: str, replaces: str, drawn: tuple[int, ...]) -> Source:
        told = (document.title, document.publisher, document.published, document.url)
        hashed = sha256(document.text)
        source = Source(key, *told, hashed, replaces=replaces)
        self.room.store.add_sources([source])
        Shelf(self.room.store).hold(key, document.text, hashed, ())
        Shelf(self.room.store).draw(key, drawn)
        return replace(source, held=True)

    def _flag(self, replaces: str, source: Source, text: str, by: Editor) -> tuple[str, ...]:
        """Propose to retract the facts whose quote stood in the older version and does not in the newer one."""
        facts = {fact.id: fact for fact in self.room.store.facts()}
        citing = [facts[key] for key in Shelf(self.room.store).facts_citing(replaces) if key in facts]
        gone = [fact for fact in citing if not _stands(fact, replaces, text)]
        why = f"Its quote no longer stands in the newer version, {source.id}, of {replaces}."
        for fact in gone:
            self.proposals.flag(fact, by, why, source.id)
        return tuple(fact.id for fact in gone)

    def _changed(self, replaces: str, text: str) -> tuple[tuple[str, str], ...]:
        """Give the paragraphs that went and came between two versions, in reading order."""
        held = Shelf(self.room.store).copy(replaces)
        old, new = ([line for line in each.split("\n") if line.strip()] for each in (held[0] if held else "", text))
        found: list[tuple[str, str]] = []
        for does, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
            if does != "equal":
                found += [("removed", line) for line in old[a:b]] + [("added", line) for line in new[c:d]]
        return tuple(found)


def _complete(document: Document, today: str) -> None:
    """Refuse a document that a citation could not name, or that is not published yet. Raises IncompleteDocument."""
    lacks = [name for name in ("title", "publisher") if is_blank(getattr(document, name))]
    lacks += [f"{name} in plain words" for name in ("title", "publisher") if MARKUP.search(getattr(document, name))]
    if not is_day(document.published):
        lacks.append("publication date (such as 2025-02-17)")
    elif document.published > today:
        lacks.append("true publication date (it lies in the future)")
    lacks += [] if not document.url or is_link(document.url) else ["link that begins with https://"]
    if lacks:
        raise IncompleteDocument(document.name, tuple(lacks))


def _known(made: Draft, said: Said) -> bool:
    return any(not tells_another(made, fact) for fact in said.get(fold(made.statement), ()))


def _of(made: Draft, source: str) -> Draft:
    """Give a draft whose quotes are of the source, whatever it was called when it was drafted."""
    if all(quote.source == source for quote in made.quotes):
        return made
    return replace(made, quotes=tuple(replace(quote, source=source) for quote in made.quotes))


def _stands(fact: Fact, source: str, text: str) -> bool:
    return all(cited.quote in text for cited in fact.citations if cited.source == source)
