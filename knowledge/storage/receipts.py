"""Receipts: which message says what of which revision, so that its buttons work and a change finds it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.model import Answer, Base, Claim, Correction, Receipt, Source
from knowledge.storage import rows
from knowledge.storage.opening import read_clearly
from knowledge.storage.reader import Row
from knowledge.storage.store import Store

RECEIPT_DAYS = 30  # how long a receipt is kept; pinned by test_a_receipt_is_kept_for_thirty_days
COLUMNS = "r.id, r.at, r.answer, r.channel, r.message"
SINCE = f"strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-{RECEIPT_DAYS} days')"  # as times are written, so that an index serves
STILL = f"r.at >= {SINCE}"
OUTDATED = """
    JOIN (SELECT DISTINCT f.receipt FROM receipt_facts f
        JOIN (SELECT fact, max(revision) AS newest FROM revisions GROUP BY fact) v
        ON v.fact = f.fact AND f.revision < v.newest) s ON s.receipt = r.id
"""
TO_BE_SHOWN = 0  # no revision has this number: an answer that was changed here and not yet in its message


@dataclass(frozen=True, slots=True)
class Receipts:
    """Receipts as values; each call that writes stands inside `store.change()`."""

    store: Store

    def leave(self, receipt: Receipt, now: str) -> None:
        """Keep a receipt, or replace the one with its id, and let go of those older than RECEIPT_DAYS."""
        conn = self.store.db.conn
        conn.execute(f"DELETE FROM receipts WHERE at < {SINCE}", [now])  # noqa: S608 (a constant)
        conn.execute(
            "INSERT OR REPLACE INTO receipts (id, at, channel, message, answer) VALUES (?, ?, ?, ?, ?)",
            [receipt.id, receipt.at, receipt.channel, receipt.message, answer_json(receipt.answer, receipt.refusal)],
        )
        # a fact that was taken out of an answer is followed, too: it may come back
        used = {line.fact: line.now for line in receipt.answer.corrections}
        used |= {claim.fact: claim.revision for claim in receipt.answer.claims}
        conn.executemany(
            "INSERT OR REPLACE INTO receipt_facts (receipt, fact, revision) VALUES (?, ?, ?)",
            ((receipt.id, fact, revision) for fact, revision in used.items()),
        )

    def receipt(self, key: str, now: str) -> Receipt | None:
        """Give the receipt of that id, or None where there is none, or none any more."""
        return next(iter(self._select(f"WHERE r.id = ? AND {STILL}", key, now)), None)

    def stale(self, now: str, limit: int) -> tuple[Receipt, ...]:
        """Give the receipts whose message shows an older revision of a fact than the newest one, newest first."""
        return self._select(
            f"{OUTDATED} WHERE r.message != '' AND {STILL} ORDER BY r.at DESC, r.id LIMIT ?",
            now,
            limit,
        )

    def leaning_on(self, facts: Iterable[str]) -> tuple[Receipt, ...]:
        """Give every receipt whose answer uses one of these facts, or tells how it changed."""
        return self._select(
            "WHERE r.id IN (SELECT receipt FROM receipt_facts JOIN json_each(?) ON value = fact)",
            json.dumps(list(facts)),
        )

    def amend(self, receipt: Receipt, facts: Iterable[str]) -> None:
        """Keep another answer, which its message does not show yet: the receipt stays stale for these facts."""
        conn = self.store.db.conn
        conn.execute(
            "UPDATE receipts SET answer = ? WHERE id = ?", [answer_json(receipt.answer, receipt.refusal), receipt.id]
        )
        conn.executemany(
            "INSERT OR REPLACE INTO receipt_facts (receipt, fact, revision) VALUES (?, ?, ?)",
            ((receipt.id, fact, TO_BE_SHOWN) for fact in facts),
        )

    def is_amended(self, key: str) -> bool:
        """Tell whether an answer was changed here and not yet in its message."""
        found = self.store.db.conn.execute(
            "SELECT 1 FROM receipt_facts WHERE receipt = ? AND revision = ?", [key, TO_BE_SHOWN]
        )
        return found.fetchone() is not None

    def unlist(self, key: str) -> None:
        """Note that a message cannot be edited any more."""
        self.store.db.conn.execute("UPDATE receipts SET message = '' WHERE id = ?", [key])

    def delete(self, key: str) -> None:
        """Let go of a receipt."""
        self.store.db.conn.execute("DELETE FROM receipts WHERE id = ?", [key])

    def _select(self, where: str, *values: object) -> tuple[Receipt, ...]:
        with read_clearly(self.store.path):
            found = self.store.db.conn.execute(f"SELECT {COLUMNS} FROM receipts r {where}", values)  # noqa: S608
            return tuple(_read(*row) for row in found.fetchall())


def answer_json(answer: Answer, refusal: str) -> str:
    """Give what a receipt keeps of an answer, or of what a refusal showed: what was said, never what was asked."""
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
            "corrections": [[c.title, c.text, c.fact, c.shown, c.now] for c in answer.corrections],
            **({"refusal": refusal} if refusal else {}),
        }
    )


def _read(key: str, at: str, text: str, channel: str, message: str) -> Receipt:
    row = json.loads(text)
    return Receipt(key, at, _answer(row), channel, message, row.get("refusal", ""))


def _answer(row: Row) -> Answer:
    claims: Sequence[Row] = row["claims"]
    lines: Sequence[Sequence[Any]] = row.get("corrections", ())  # receipts of an earlier version have none
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
        tuple(Correction(*line) for line in lines),
    )
