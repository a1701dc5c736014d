"""What a receipt keeps of an answer, as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Sequence

from knowledge.model import Answer, Base, Claim, Source
from knowledge.storage import rows
from knowledge.storage.reader import Row


def answer_json(answer: Answer) -> str:
    """Give what a receipt keeps of an answer: what was said, never what was asked."""
    return rows.canonical(
        {
            "claims": [
                {
                    "text": claim.text,
                    "fact": claim.fact,
                    "revision": claim.revision,
                    "citations": [rows.citation_row(citation) for citation in claim.citations],
                }
                for claim in answer.claims
            ],
            "sources": [rows.source_row(source) for source in answer.sources],
            "base": [answer.base.head, answer.base.sources, answer.base.latest],
            "status": answer.status,
            "lead": answer.lead,
            "notes": list(answer.notes),
            "listed": answer.listed,
            "corrections": list(answer.corrections),
        }
    )


def read_answer(text: str) -> Answer:
    """Give the answer of a receipt."""
    row = json.loads(text)
    claims: Sequence[Row] = row["claims"]
    return Answer(
        tuple(
            Claim(claim["text"], claim["fact"], claim["revision"], rows.stored_citations(claim["citations"]))
            for claim in claims
        ),
        tuple(Source(**source) for source in row["sources"]),
        Base(*row["base"]),
        row["status"],
        row["lead"],
        tuple(row["notes"]),
        row["listed"],
        tuple(row.get("corrections", ())),  # receipts of an earlier version have none
    )
