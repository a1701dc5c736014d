"""Values to JSON and back: one definition for the history, for export and import, and for the starter files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.errors import BadRow
from knowledge.model import Access, Answer, Base, Citation, Claim, Entity, Fact, Phrasing, Source
from knowledge.storage.reader import Reader, Row, is_text
from knowledge.vocabulary import Action, Evidence, Kind, Level, Reason

ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

CITATION = ("source", "paragraph", "quote", "start", "end", "prefix", "suffix")
EVIDENCE = {evidence.value: evidence for evidence in Evidence}


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
    if not isinstance(slots, Mapping) or not all(map(is_text, [*slots, *slots.values()])):
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
