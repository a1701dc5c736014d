"""Values to JSON and back: one definition for the history, for export and import, and for the starter files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from knowledge.errors import BadRow
from knowledge.model import LONGEST_STATEMENT, Access, Citation, Entity, Fact, Phrasing, Source
from knowledge.storage.reader import Reader, Row, is_text
from knowledge.vocabulary import Action, Evidence, Kind, Level, Reason

ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

CITATION = ("source", "paragraph", "quote", "start", "end", "prefix", "suffix")
OF_CITATION = attrgetter(*CITATION)
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
    return dict(zip(CITATION, OF_CITATION(citation), strict=True))


def read_citation(row: Reader) -> Citation:
    """Give a citation from its row."""
    try:
        citation = Citation(
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
    row.end()
    return citation


def read_access(row: Reader) -> Access | None:
    """Give the access frame of a fact's row, or None."""
    value = row.value("access")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise BadRow(row.line, "access", "an object or null is expected")
    frame = Reader(value, row.line)
    access = Access(
        frame.text("actor"),
        frame.text("agency"),
        frame.optional("system"),
        frame.choice("action", Action),
        frame.choice("level", Level),
        frame.optional("decided_by"),
    )
    frame.end()
    return access


def read_slots(row: Reader) -> tuple[tuple[str, str], ...]:
    """Give the typed values of a fact's row, by name."""
    slots = row.value("slots", {})
    if not isinstance(slots, Mapping) or not all(map(is_text, [*slots, *slots.values()])):
        raise BadRow(row.line, "slots", "an object of texts is expected")
    return tuple(sorted(slots.items()))


def read_fact(row: Reader) -> Fact:
    """Give a fact from its row in a file; inside the history, id, revision and time come from the columns."""
    citations = tuple(read_citation(citation) for citation in row.rows("citations"))
    if not citations:
        raise BadRow(row.line, "citations", "a fact needs at least one")
    statement = row.text("statement")
    if len(statement) > LONGEST_STATEMENT:
        raise BadRow(row.line, "statement", f"at most {LONGEST_STATEMENT:,} characters are expected")
    fact = Fact(
        id=row.key("id"),
        revision=row.number("revision", 1),
        statement=statement,
        about=row.texts("about"),
        citations=citations,
        attribution=row.text("attribution"),
        evidence=row.choice("evidence", Evidence),
        when=row.when("when"),
        access=read_access(row),
        slots=read_slots(row),
        part_of=row.optional("part_of"),
        recorded=row.time("recorded"),
    )
    row.end("kind", "retracted")
    return fact


def stored_fact(key: str, revision: int, recorded: str, body: Row) -> Fact:
    """Give a fact of the history: its body was checked field by field when it came in, and is hashed since."""
    access = body["access"]
    return Fact(
        key,
        revision,
        body["statement"],
        tuple(body["about"]),
        stored_citations(body["citations"]),
        body["attribution"],
        EVIDENCE[body["evidence"]],
        body["when"],
        access and Access(**access | {"action": Action(access["action"]), "level": Level(access["level"])}),
        tuple(body["slots"].items()),
        body["part_of"],
        recorded,
    )


def stored_citations(found: Sequence[Row]) -> tuple[Citation, ...]:
    """Give citations of the history or of a receipt."""
    return tuple(Citation(*[citation[name] for name in CITATION]) for citation in found)


def source_row(source: Source) -> dict[str, Any]:
    """Give a source as JSON, without its text."""
    row = {name: getattr(source, name) for name in ("id", "title", "publisher", "published", "url", "sha256", "note")}
    return row | ({"replaces": source.replaces} if source.replaces else {})


def read_source(row: Reader) -> Source:
    """Give a source from its row."""
    source = Source(
        row.key("id"),
        row.text("title"),
        row.text("publisher"),
        row.day("published"),
        "" if row.value("url") == "" else row.link("url"),  # not every document has an address
        row.text("sha256"),
        row.text("note", ""),
        replaces=row.text("replaces", ""),
    )
    row.end("kind")
    return source


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
    entity = Entity(
        row.key("id"),
        row.choice("entity", Kind),
        row.text("name"),
        row.text("acronym", ""),
        row.texts("aliases"),
        row.texts("misspellings"),
        row.text("parent", ""),
        row.flag("exact_case"),
    )
    row.end("kind")
    return entity


def phrasing_row(phrasing: Phrasing) -> dict[str, Any]:
    """Give a phrasing as JSON."""
    row = {"q": phrasing.text, "fact": phrasing.fact, "voice": phrasing.voice}
    return row | ({"reason": phrasing.reason.value} if phrasing.reason else {})


def read_phrasing(row: Reader) -> Phrasing:
    """Give a phrasing from its row; without a fact it needs a reason."""
    fact = row.optional("fact")
    reason = None if fact and row.value("reason") is None else row.choice("reason", Reason)
    phrasing = Phrasing(row.text("q"), fact, row.text("voice"), None if fact else reason)
    row.end("kind")
    return phrasing
