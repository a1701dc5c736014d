"""JSON Lines in and out: every field of the base, one row a line, the whole file or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from knowledge.collecting import undisturbed
from knowledge.errors import BadRow
from knowledge.model import Entity, Fact, Phrasing, Source
from knowledge.storage import rows
from knowledge.storage.history import digest
from knowledge.storage.ledger import Ledger
from knowledge.storage.reader import Reader
from knowledge.storage.store import Store
from knowledge.storage.words import Words

KINDS = ("source", "entity", "fact", "withdrawn", "phrasing", "word")


def export_rows(store: Store) -> Iterator[str]:
    """Write the base as JSON Lines: sources, entities, facts, phrasings, words.

    Facts are current revisions; retracted ones are marked, and of those whose text was taken out the id alone is left.
    """
    for source in store.sources():
        yield _line("source", rows.source_row(source))
    for entity in store.entities():
        yield _line("entity", rows.entity_row(entity))
    for fact in store.facts():
        head = {"id": fact.id, "revision": fact.revision, "recorded": fact.recorded}
        yield _line("fact", head | rows.fact_body(fact))
    for fact in _retracted(store):
        head = {"id": fact.id, "revision": fact.revision, "recorded": fact.recorded, "retracted": True}
        yield _line("fact", head | rows.fact_body(fact))
    for key in Ledger(store).withdrawn():
        yield _line("withdrawn", {"id": key})
    for phrasing in store.phrasings():
        yield _line("phrasing", rows.phrasing_row(phrasing))
    for word, means in Words(store).all():
        yield _line("word", {"word": word, "means": means})


def _retracted(store: Store) -> list[Fact]:
    """Give the facts that answer no more, as they last stood: elsewhere, too, they shall not answer again."""
    gone = (revision.fact for revision in Ledger(store).retracted() if revision.fact)
    return sorted(gone, key=lambda fact: fact.id)


def _line(kind: str, row: dict[str, object]) -> str:
    return json.dumps({"kind": kind, **row}, ensure_ascii=False)


@dataclass(slots=True)
class Taken:
    """The rows of a file, read into values; facts and phrasings with the line they stand on."""

    sources: list[Source] = field(default_factory=list)
    entities: list[tuple[int, Entity]] = field(default_factory=list)
    facts: list[tuple[int, Fact]] = field(default_factory=list)
    phrasings: list[tuple[int, Phrasing]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    retracted: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)

    def take(self, kind: str, row: Reader) -> None:
        """Read one row. Raises BadRow."""
        match kind:
            case "source":
                self.sources.append(rows.read_source(row))
            case "entity":
                self.entities.append((row.line, rows.read_entity(row)))
            case "fact":
                fact = rows.read_fact(row)
                self.facts.append((row.line, fact))
                self.retracted |= {fact.id} if row.flag("retracted") else set()
            case "withdrawn":
                self.withdrawn.add(row.key("id"))
                row.end("kind")
            case "phrasing":
                self.phrasings.append((row.line, rows.read_phrasing(row)))
            case "word":
                self.words.append((row.text("word"), row.text("means")))
                row.end("kind")
            case _:
                raise BadRow(row.line, "kind", f"one of {', '.join(KINDS)} is expected")

    def named(self) -> set[str]:
        """Give the ids of the facts that the rows are or name."""
        found = {key for _, fact in self.facts for key in (fact.id, fact.part_of) if key}
        return found.union(phrasing.fact for _, phrasing in self.phrasings if phrasing.fact)


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that rows of a file may name: what is in the base and what the file brings."""

    sources: frozenset[str]
    entities: frozenset[str]
    facts: AbstractSet[str]

    def check(self, read: Taken) -> None:
        """Refuse a name of something unknown. Raises BadRow."""
        for line, entity in read.entities:
            self._check(line, "parent", "entity", [entity.parent or None], itself=entity.id)
        seen: set[str] = set()
        for line, fact in read.facts:
            if fact.id in seen:
                raise BadRow(line, "id", f"the fact {fact.id} stands in this file twice")
            seen.add(fact.id)
            self._check_fact(line, fact)
        for line, phrasing in read.phrasings:
            self._check(line, "fact", "fact", [phrasing.fact])

    def _check_fact(self, line: int, fact: Fact) -> None:
        self._check(line, "citations", "source", (citation.source for citation in fact.citations))
        self._check(line, "about", "entity", fact.about)
        for name in ("actor", "agency", "system") if fact.access else ():
            self._check(line, name, "entity", [getattr(fact.access, name)])
        self._check(line, "part_of", "fact", [fact.part_of], itself=fact.id)

    def _check(self, line: int, name: str, what: str, keys: Iterable[str | None], itself: str = "") -> None:
        known = {"source": self.sources, "entity": self.entities, "fact": self.facts}[what]
        for key in keys:
            if key is not None and key not in known:
                raise BadRow(line, name, f"there is no {what} {key}")
            if key is not None and key == itself:
                raise BadRow(line, name, f"the {what} {key} cannot name itself")


def import_rows(store: Store, lines: Iterable[str], now: str, progress: Callable[[int], None] = lambda _: None) -> int:
    """Take JSON Lines in, in one transaction; how many rows were read.

    A fact that stands in the base as it is in the file is passed over; a changed one becomes its next revision.
    Raises BadRow, with nothing taken, at the first line that does not hold.
    """
    with undisturbed():
        read = _read(lines, progress)
    with undisturbed(), store.change():
        store.add_sources(read.sources)
        store.add_entities(entity for _, entity in read.entities)
        current = store.revisions(read.named())
        known = Known(
            frozenset(source.id for source in store.sources()),
            frozenset(entity.id for entity in store.entities()),
            current.keys() | {fact.id for _, fact in read.facts},
        )
        known.check(read)
        gone = read.retracted - {fact.id for fact in _retracted(store)}
        here = [(line, fact) for line, fact in read.facts if fact.id not in read.retracted]
        store.append(_revised(here, current, now))
        leaving = [fact for _, fact in read.facts if fact.id in gone]
        if read.withdrawn:
            leaving += [replace(fact, recorded=now) for fact in store.facts() if fact.id in read.withdrawn]
            current |= store.revisions(read.withdrawn)
        store.append((_next(fact, current, now) for fact in leaving), retracted=True)
        store.add_phrasings(phrasing for _, phrasing in read.phrasings)
        Words(store).add(read.words)
    return len(read.sources) + len(read.entities) + len(read.facts) + len(read.phrasings) + len(read.words)


def _read(lines: Iterable[str], progress: Callable[[int], None]) -> Taken:
    """Read all lines into values."""
    taken = Taken()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadRow(number, "(the whole line)", f"it is not JSON ({error})") from None
        except RecursionError:
            raise BadRow(number, "(the whole line)", "it is nested too deeply") from None
        if not isinstance(row, dict):
            raise BadRow(number, "(the whole line)", "an object is expected")
        taken.take(str(row.get("kind")), Reader(row, number))
        progress(number)
    return taken


def _revised(read: list[tuple[int, Fact]], current: dict[str, tuple[int, str]], now: str) -> list[Fact]:
    """Give the facts that are new or changed, each as the revision that follows."""
    changed = []
    for _, fact in read:
        _, stands = current.get(fact.id, (0, ""))
        if stands and digest(rows.canonical(rows.fact_body(fact))) == stands:
            continue
        changed.append(_next(fact, current, now))
    return changed


def _next(fact: Fact, current: dict[str, tuple[int, str]], now: str) -> Fact:
    """Give a fact as the revision that follows."""
    revision, _ = current.get(fact.id, (0, ""))
    return replace(fact, revision=revision + 1 if revision else max(fact.revision, 1), recorded=fact.recorded or now)
