"""The archive: what changed, when and why; proof that nothing was rewritten; and how a harmful text is taken out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.corrections import Corrections
from knowledge.edits import Audit, Editor, Revision
from knowledge.errors import InvalidDraft, UnknownName
from knowledge.lookup import find_entity
from knowledge.model import Entity, Fact
from knowledge.storage import rows
from knowledge.storage.history import broken_link, digest
from knowledge.workroom import Workroom

SHORTEST_HEAD = 8  # characters of a head from which two of them are not mixed up


@dataclass(frozen=True, slots=True)
class Archive:
    """Past revisions, and the chain that holds them."""

    room: Workroom

    def history(self, fact: str) -> tuple[Revision, ...]:
        """Give every revision of a fact, oldest first. Raises UnknownName."""
        found = self.room.ledger.revisions_of(fact)
        if not found:
            raise UnknownName("fact", fact, "Give its id, such as F12.")
        return found

    def revision(self, number: int) -> Revision:
        """Give the revision of that number in the chain. Raises UnknownName."""
        found = self.room.ledger.revision(number)
        if found is None:
            raise UnknownName("revision", str(number), "The history of a fact shows the numbers.")
        return found

    def retracted(self) -> tuple[Revision, ...]:
        """Give the newest revision of each fact that is retracted, latest first."""
        return self.room.ledger.retracted()

    def changes(self, since: str = "", about: str = "", after: int = 0) -> tuple[Revision, ...]:
        """Give what changed since a time (ISO) or after a revision in the chain, oldest first; about an entity, or all.

        The facts that a base began with are no changes: what nobody signed came in as data. Raises UnknownName.
        """
        entity = self._entity(about)
        found = (r for r in self.room.ledger.after(after, since) if r.editor or r.reason)
        return tuple(r for r in found if entity is None or entity.id in _about(r))

    def came(self, since: str = "", about: str = "") -> tuple[tuple[str, int, bool], ...]:
        """Count what nobody signed, newest day first: (day, revisions, whether the base began with them).

        Raises UnknownName.
        """
        entity = self._entity(about)
        return self.room.ledger.unsigned(since, entity.id if entity else "")

    def _entity(self, about: str) -> Entity | None:
        entity = find_entity(about, self.room.snapshot().index) if about else None
        if about and entity is None:
            raise UnknownName("agency, system or person called", about, "Try its full name or its acronym.")
        return entity

    def head(self) -> str:
        """Give the whole hash of the newest revision, or an empty string."""
        links = self.room.store.links()
        return links[-1].hash if links else ""

    def audit(self, head: str = "") -> Audit:
        """Walk the chain, hash every text, replay the facts; `head` may be as short as a citation line shows it.

        Raises UnknownName where the head is too short to tell anything.
        """
        if head and (len(head) < SHORTEST_HEAD or set(head.casefold()) - set("0123456789abcdef")):
            raise UnknownName("head", head, f"Give at least {SHORTEST_HEAD} of its letters and digits.")
        links = self.room.store.links()
        broken = broken_link(links)
        bodies = list(self.room.ledger.bodies())
        why = f"revision {broken.number} ({broken.fact}) does not follow from the one before it" if broken else ""
        why = why or next(self._altered(bodies), "")
        replayed = replay(bodies) == [rows.canonical(_row(fact)) for fact in self.room.store.facts()]
        holds = any(link.hash.startswith(head.casefold()) for link in links) if head else None
        redacted = sum(body is None for *_, body in bodies)
        return Audit(len(links), links[-1].hash if links else "", why, replayed, holds, redacted)

    @staticmethod
    def _altered(bodies: list[tuple[str, int, bool, str, str, str | None]]) -> Iterator[str]:
        for fact, revision, _, _, expected, body in bodies:
            if body is not None and digest(body) != expected:
                yield f"the text of {fact}, revision {revision}, is not the one that was published"

    def redact(self, number: int, reason: str, by: Editor | None = None) -> int:
        """Take the text of a revision (by its number in the chain) out; the chain stays whole.

        The same text goes from every revision that had it, and with it who wrote it and why, the proposals for that
        fact, and what was kept of answers that showed it. Returns the number of revisions. Raises UnknownName.
        """
        if not reason.strip():
            raise InvalidDraft(("Say why it is redacted: the reason stands in the history for everybody.",))
        revision = self.room.ledger.revision(number)
        if revision is not None and revision.fact is None:
            raise InvalidDraft((f"The text of revision {number} was taken out already.",))
        if revision is None:
            raise UnknownName("revision", str(number), "The history of a fact shows the numbers.")
        with self.room.store.change():
            count = self.room.ledger.redact(number, reason.strip(), by)
            same = self.room.ledger.saying_the_same(number)
            for fact in same:
                self.room.queue.forget(fact)
            self.room.refresh()
            Corrections(self.room).clean(same)
        self.room.store.settle()
        return count


def _about(revision: Revision) -> set[str]:
    return {key for fact in (revision.fact, revision.before) if fact for key in fact.about}


def _row(fact: Fact) -> dict[str, object]:
    return {"id": fact.id, "revision": fact.revision, "recorded": fact.recorded, **rows.fact_body(fact)}


def replay(bodies: list[tuple[str, int, bool, str, str, str | None]]) -> list[str]:
    """Give the facts that revisions leave, oldest fact first, as canonical JSON: the newest of each that stands."""
    newest: dict[str, str | None] = {}
    for fact, revision, retracted, at, _, body in bodies:
        head = {"id": fact, "revision": revision, "recorded": at}
        newest[fact] = None if retracted or body is None else rows.canonical({**head, **json.loads(body)})
    return [text for text in newest.values() if text is not None]
