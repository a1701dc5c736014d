"""Live corrections: a message that shows what no longer stands is edited, and says so.

Nothing is queued: what is due follows from receipts and revisions, so that neither a crash nor a restart loses any.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.answering.compose import alleged
from knowledge.answering.timeline import status_line
from knowledge.editing.correct import cleaned, corrected
from knowledge.model import Answer, Receipt
from knowledge.storage.receipts import Receipts
from knowledge.workroom import Workroom

BATCH = 100  # messages that are looked at in one go
FAILED = "corrections_failed"  # the setting that counts messages which could not be edited


@dataclass(frozen=True, slots=True)
class Corrections:
    """The receipts of answers, and what has to be shown in their place."""

    room: Workroom

    def due(self, limit: int = BATCH) -> tuple[Receipt, ...]:
        """Give the messages that have to be edited, each with the answer it has to show, newest first.

        Where a change leaves what is shown as it is, the receipt is brought up to date and nothing is due.
        """
        found = []
        with self.room.store.change():
            for stale in self.receipts.stale(self.room.now(), limit):
                now = self.current(stale)
                if _shown(now.answer) == _shown(stale.answer) and not self.receipts.is_amended(stale.id):
                    self.receipts.leave(now, self.room.now())
                else:
                    found.append(now)
        return tuple(found)

    def done(self, receipt: Receipt) -> None:
        """Note that the message shows the corrected answer of this receipt."""
        self.leave(receipt)

    def failed(self, receipt: Receipt) -> int:
        """Note that the message cannot be edited any more; how many there were so far."""
        with self.room.store.change():
            self.receipts.unlist(receipt.id)
            count = self.failures() + 1
            self.room.store.keep(FAILED, str(count))
        return count

    def failures(self) -> int:
        """Count the messages that could not be edited."""
        return int(self.room.store.setting(FAILED) or 0)

    def leave(self, receipt: Receipt) -> None:
        """Keep a receipt for 30 days, without any text that was taken out while it was under way."""
        with self.room.store.change():
            self.receipts.leave(receipt, max(receipt.at, self.room.now()))
            self._clean(receipt, self._gone(_facts(receipt.answer)))

    def receipt(self, key: str) -> Receipt | None:
        """Give a receipt with its answer as it stands by now; None where there is none any more."""
        found = self.receipts.receipt(key, self.room.now())
        return self.current(found) if found else None

    def current(self, receipt: Receipt) -> Receipt:
        """Give a receipt with its answer as it stands by now."""
        old, room = receipt.answer, self.room
        used = tuple(dict.fromkeys(_facts(old)))
        seen = {line.fact: line.now for line in old.corrections} | {c.fact: c.revision for c in old.claims}
        newest = room.store.revisions(used)
        moved = [fact for fact in used if fact in newest and newest[fact][0] > seen[fact]]
        histories = {fact: room.ledger.revisions_of(fact) for fact in (*moved, *self._redacted(old))}
        new = corrected(old, histories, room.now())
        return replace(receipt, answer=self._renewed(old, new)) if new != old else receipt

    def clean(self, facts: Iterable[str]) -> None:
        """Take what was redacted of facts out of all receipts; stands inside the change that redacts it."""
        facts = tuple(facts)
        gone = self._gone(facts)
        for receipt in self.receipts.leaning_on(facts):
            self._clean(receipt, gone)

    def _clean(self, receipt: Receipt, gone: frozenset[tuple[str, int]]) -> None:
        answer = cleaned(receipt.answer, gone)
        touched = {claim.fact for claim in answer.claims if (claim.fact, claim.revision) in gone}
        touched |= {
            new.fact for old, new in zip(receipt.answer.corrections, answer.corrections, strict=True) if old != new
        }
        if touched and receipt.message:
            self.receipts.amend(self.current(replace(receipt, answer=answer)), touched)
        elif touched:
            self.receipts.delete(receipt.id)

    def _redacted(self, answer: Answer) -> list[str]:
        gone = self._gone(claim.fact for claim in answer.claims)
        return [claim.fact for claim in answer.claims if (claim.fact, claim.revision) in gone]

    def _gone(self, facts: Iterable[str]) -> frozenset[tuple[str, int]]:
        return self.room.ledger.gone(facts)

    def _renewed(self, old: Answer, new: Answer) -> Answer:
        """Give a corrected answer its sources, the base it comes from, and what it says of all its facts together."""
        snapshot = self.room.snapshot()
        known = {source.id: source for source in old.sources} | snapshot.sources
        cited = dict.fromkeys(citation.source for claim in new.claims for citation in claim.citations)
        new = replace(new, sources=tuple(known[key] for key in cited if key in known), base=snapshot.base)
        found = [snapshot.index.fact(claim.fact) for claim in new.claims]
        facts = [fact for fact in found if fact]
        told = old.status and not old.status.startswith("As of") and len(facts) == len(found)  # not of an earlier day
        status = status_line(facts, snapshot.index, snapshot.base) if told and not new.status else new.status
        return replace(new, status=status, notes=new.notes or alleged(facts))

    @property
    def receipts(self) -> Receipts:
        """The receipts as they are kept."""
        return Receipts(self.room.store)


def _facts(answer: Answer) -> tuple[str, ...]:
    return (*(claim.fact for claim in answer.claims), *(line.fact for line in answer.corrections))


def _shown(answer: Answer) -> tuple[object, ...]:
    """Give what somebody sees of an answer."""
    claims = tuple((claim.text, claim.citations) for claim in answer.claims)
    return claims, answer.status, answer.lead, answer.notes, tuple((c.title, c.text) for c in answer.corrections)
