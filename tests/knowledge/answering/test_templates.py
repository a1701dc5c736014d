"""A fact that nobody has written phrasings for is found the way people ask."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge import Answer, KnowledgeBase

SOURCE = {
    "kind": "source",
    "id": "S9",
    "title": "Lighthouse Board turns visitors away",
    "publisher": "The Invented Gazette",
    "published": "2025-03-03",
    "url": "https://example.org/lighthouses",
    "sha256": "0" * 64,
}
ENTITIES = [
    {"kind": "entity", "id": "lb", "entity": "agency", "name": "Lighthouse Board", "acronym": "LBX"},
    {"kind": "entity", "id": "lamps", "entity": "system", "name": "Lamp Register", "parent": "lb"},
]
FACT = {
    "kind": "fact",
    "id": "F900",
    "statement": "A harbor judge blocked DOGE from the Lamp Register of the Lighthouse Board (LBX).",
    "about": ["doge", "lb", "lamps"],
    "attribution": "The Invented Gazette",
    "evidence": "reported",
    "when": "2025-03-02",
    "access": {
        "actor": "doge",
        "agency": "lb",
        "system": "lamps",
        "action": "blocked",
        "level": "unknown",
        "decided_by": "a harbor judge",
    },
    "slots": {},
    "citations": [
        {"source": "S9", "paragraph": 2, "quote": "kept out", "start": 40, "end": 48, "prefix": "", "suffix": ""}
    ],
}


@pytest.mark.parametrize(
    "text",
    [
        "did doge get access to the lamp register?",
        "who blocked DOGE from the Lamp Register?",
        "was doge blocked from the lamp registr",
        "what is the status of DOGE's access to the Lamp Register?",
    ],
)
def test_a_new_access_fact_answers_as_people_ask(tmp_path: Path, text: str) -> None:
    """Taken in a moment ago, with no phrasing of its own, and told with its status."""
    kb = KnowledgeBase.open(tmp_path / "base.db")
    kb.import_lines(json.dumps(row) for row in (SOURCE, *ENTITIES, FACT))
    reply = kb.ask(text)
    kb.close()
    assert isinstance(reply, Answer)
    assert [claim.fact for claim in reply.claims] == ["F900"]
    assert reply.status == "Blocked 2 March 2025 (a harbor judge)."


def test_a_name_of_two_agencies_is_refused_by_both(tmp_path: Path) -> None:
    """FSA is the Farm Service Agency and Federal Student Aid: the reply does not guess."""
    kb = KnowledgeBase.open(tmp_path / "base.db")
    reply = kb.ask("did doge get into the FSA?")
    kb.close()
    assert not isinstance(reply, Answer)
    assert "Farm Service Agency" in reply.message
    assert "Federal Student Aid" in reply.message
