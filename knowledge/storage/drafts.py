"""Drafts to JSON and back, as the queue keeps them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from knowledge.drafts import Draft, Quote
from knowledge.model import Access
from knowledge.storage import rows
from knowledge.storage.reader import Reader
from knowledge.vocabulary import Action, Evidence, Level


def draft_json(draft: Draft | None) -> str:
    """Write a draft; that of a retraction is empty."""
    return "" if draft is None else rows.canonical(_row(draft))


def _row(draft: Draft) -> dict[str, Any]:
    access = draft.access
    frame = access and {name: getattr(access, name) for name in ("actor", "agency", "system", "decided_by")}
    return {
        "statement": draft.statement,
        "quotes": [[quote.source, quote.text, quote.start] for quote in draft.quotes],
        "about": list(draft.about),
        "attribution": draft.attribution,
        "evidence": draft.evidence.value,
        "when": draft.when,
        "access": frame and access and frame | {"action": access.action.value, "level": access.level.value},
        "slots": dict(draft.slots),
        "part_of": draft.part_of,
        "new": [rows.entity_row(entity) for entity in draft.new],
    }


def read_draft(text: str) -> Draft | None:
    """Give the draft that was written."""
    if not text:
        return None
    row = json.loads(text)
    access = row["access"]
    draft = Draft(
        row["statement"],
        tuple(Quote(*quote) for quote in row["quotes"]),
        tuple(row["about"]),
        row["attribution"],
        Evidence(row["evidence"]),
        row["when"],
        access and Access(**access | {"action": Action(access["action"]), "level": Level(access["level"])}),
        tuple(sorted(row["slots"].items())),
        row["part_of"],
    )
    return replace(draft, new=tuple(rows.read_entity(Reader(entity)) for entity in row["new"]))
