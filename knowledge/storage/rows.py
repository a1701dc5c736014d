"""Values to JSON and back: one definition for the history, for export and import, and for the starter files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from knowledge.errors import BadRow
from knowledge.model import (
    Access,
    Action,
    Answer,
    Base,
    Citation,
    Claim,
    Entity,
    Evidence,
    Fact,
    Kind,
    Level,
    Phrasing,
    Reason,
    Source,
)

Row = Mapping[str, Any]
T = TypeVar("T")

ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

CITATION = ("source", "paragraph", "quote", "start", "end", "prefix", "suffix")
EVIDENCE = {evidence.value: evidence for evidence in Evidence}
UNWRITABLE = re.compile(r"[\ud800-\udfff]")  # halves of characters: JSON can name them, UTF-8 cannot hold them
LARGEST = 2**63 - 1  # the largest whole number of SQLite


def canonical(row: Row) -> str:
    """Write a row the one way that is hashed: sorted keys, no spaces, UTF-8."""
    return ENCODER.encode(row)


def fact_body(fact: Fact) -> dict[str, Any]:
    """Everything a fact says, without its id, revision and time: what the history hashes."""
    access = fact.access
    return {
        "statement": fact.statement,
        "about": list(fact.about),
        "attribution": fact.attribution,
        "evidence": fact.evidence.value,
        "when": fact.when,
        "access": access
        and {
            "actor": access.actor,
            "agency": access.agency,
            "system": access.system,
            "action": access.action.value,
            "level": access.level.value,
            "decided_by": access.decided_by,
        },
        "slots": dict(fact.slots),
        "part_of": fact.part_of,
        "citations": [citation_row(citation) for citation in fact.citations],
    }


def citation_row(citation: Citation) -> dict[str, Any]:
    """Give a citation as JSON."""
    return {name: getattr(citation, name) for name in CITATION}


class Reader:
    """Reads one row field by field; a wrong field becomes a BadRow that names the line and the field."""

    def __init__(self, row: Row, line: int = 0) -> None:
        self.row, self.line = row, line

    def text(self, name: str, default: str | None = None) -> str:
        """Give a string; required unless a default is given."""
        value = self.row.get(name, default)
        if not _is_text(value) or (default is None and not value.strip()):
            raise BadRow(self.line, name, "a text is expected")
        return str(value)

    def optional(self, name: str) -> str | None:
        """Give a string or null."""
        return None if self.row.get(name) is None else self.text(name)

    def number(self, name: str, default: int | None = None) -> int:
        """Give a whole number from 0."""
        value = self.row.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
            raise BadRow(self.line, name, "a whole number is expected")
        return value

    def flag(self, name: str) -> bool:
        """Give true or false; false where it is missing."""
        value = self.row.get(name, False)
        if not isinstance(value, bool):
            raise BadRow(self.line, name, "true or false is expected")
        return value

    def day(self, name: str) -> str:
        """Give an ISO date."""
        text = self.text(name)
        try:
            if date.fromisoformat(text).isoformat() == text:
                return text
        except ValueError:
            pass
        raise BadRow(self.line, name, "a date such as 2025-02-17 is expected")

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of strings, possibly empty."""
        value = self.row.get(name, [])
        if not isinstance(value, list) or not all(map(_is_text, value)):
            raise BadRow(self.line, name, "a list of texts is expected")
        return tuple(value)

    def choice(self, name: str, kind: Callable[[str], T]) -> T:
        """One of the words of an enumeration."""
        try:
            return kind(self.text(name))
        except ValueError:
            raise BadRow(self.line, name, f"{self.row[name]!r} is not one of the known words") from None

    def rows(self, name: str) -> list[Reader]:
        """Give a list of objects."""
        value = self.row.get(name)
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise BadRow(self.line, name, "a list of objects is expected")
        return [Reader(item, self.line) for item in value]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not UNWRITABLE.search(value)


def read_citation(row: Reader) -> Citation:
    """Give a citation from its row."""
    try:
        return Citation(
            row.text("source"),
            row.number("paragraph"),
            row.text("quote"),
            row.number("start"),
            row.number("end"),
            row.text("prefix", ""),
            row.text("suffix", ""),
        )
    except ValueError as error:
        raise BadRow(row.line, "citations", str(error)) from None


def read_access(row: Reader) -> Access | None:
    """Give the access frame of a fact's row, or None."""
    value = row.row.get("access")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise BadRow(row.line, "access", "an object or null is expected")
    frame = Reader(value, row.line)
    return Access(
        frame.text("actor"),
        frame.text("agency"),
        frame.optional("system"),
        frame.choice("action", Action),
        frame.choice("level", Level),
        frame.optional("decided_by"),
    )


def read_fact(row: Reader) -> Fact:
    """Give a fact from its row in a file; inside the history, id, revision and time come from the columns."""
    slots = row.row.get("slots", {})
    if not isinstance(slots, Mapping) or not all(map(_is_text, [*slots, *slots.values()])):
        raise BadRow(row.line, "slots", "an object of texts is expected")
    citations = tuple(read_citation(citation) for citation in row.rows("citations"))
    if not citations:
        raise BadRow(row.line, "citations", "a fact needs at least one")
    return Fact(
        id=row.text("id"),
        revision=row.number("revision", 1),
        statement=row.text("statement"),
        about=row.texts("about"),
        citations=citations,
        attribution=row.text("attribution"),
        evidence=row.choice("evidence", Evidence),
        when=row.optional("when"),
        access=read_access(row),
        slots=tuple(sorted(slots.items())),
        part_of=row.optional("part_of"),
        recorded=row.text("recorded", ""),
    )


def stored_fact(key: str, revision: int, recorded: str, body: Row) -> Fact:
    """Give a fact of the history: its body was checked field by field when it came in, and is hashed since."""
    access = body["access"]
    return Fact(
        key,
        revision,
        body["statement"],
        tuple(body["about"]),
        tuple(Citation(*[citation[name] for name in CITATION]) for citation in body["citations"]),
        body["attribution"],
        EVIDENCE[body["evidence"]],
        body["when"],
        access and read_access(Reader(body)),
        tuple(body["slots"].items()),
        body["part_of"],
        recorded,
    )


def source_row(source: Source) -> dict[str, Any]:
    """Give a source as JSON, without its text."""
    return {name: getattr(source, name) for name in ("id", "title", "publisher", "published", "url", "sha256", "note")}


def read_source(row: Reader) -> Source:
    """Give a source from its row."""
    return Source(
        row.text("id"),
        row.text("title"),
        row.text("publisher"),
        row.day("published"),
        row.text("url"),
        row.text("sha256"),
        row.text("note", ""),
    )


def entity_row(entity: Entity) -> dict[str, Any]:
    """Give an entity as JSON; what is empty is left out, for people read these files."""
    row = {
        "id": entity.id,
        "entity": entity.kind.value,
        "name": entity.name,
        "acronym": entity.acronym,
        "aliases": list(entity.aliases),
        "misspellings": list(entity.misspellings),
        "parent": entity.parent,
        "exact_case": entity.exact_case,
    }
    return {key: value for key, value in row.items() if value}


def read_entity(row: Reader) -> Entity:
    """Give an entity from its row."""
    return Entity(
        row.text("id"),
        row.choice("entity", Kind),
        row.text("name"),
        row.text("acronym", ""),
        row.texts("aliases"),
        row.texts("misspellings"),
        row.text("parent", ""),
        row.flag("exact_case"),
    )


def phrasing_row(phrasing: Phrasing) -> dict[str, Any]:
    """Give a phrasing as JSON."""
    row = {"q": phrasing.text, "fact": phrasing.fact, "voice": phrasing.voice}
    return row | ({"reason": phrasing.reason.value} if phrasing.reason else {})


def read_phrasing(row: Reader) -> Phrasing:
    """Give a phrasing from its row; without a fact it needs a reason."""
    fact = row.optional("fact")
    return Phrasing(row.text("q"), fact, row.text("voice"), None if fact else row.choice("reason", Reason))


def answer_json(answer: Answer) -> str:
    """Give what a receipt keeps of an answer: what was said, never what was asked."""
    return canonical(
        {
            "claims": [
                {
                    "text": claim.text,
                    "fact": claim.fact,
                    "revision": claim.revision,
                    "citations": [citation_row(citation) for citation in claim.citations],
                }
                for claim in answer.claims
            ],
            "sources": [source_row(source) for source in answer.sources],
            "base": [answer.base.head, answer.base.sources, answer.base.latest],
            "status": answer.status,
            "lead": answer.lead,
            "notes": list(answer.notes),
            "listed": answer.listed,
        }
    )


def read_answer(text: str) -> Answer:
    """Give the answer of a receipt."""
    row = json.loads(text)
    claims: Sequence[Row] = row["claims"]
    return Answer(
        tuple(
            Claim(c["text"], c["fact"], c["revision"], tuple(read_citation(Reader(x)) for x in c["citations"]))
            for c in claims
        ),
        tuple(read_source(Reader(source)) for source in row["sources"]),
        Base(*row["base"]),
        row["status"],
        row["lead"],
        tuple(row["notes"]),
        row["listed"],
    )
