"""Decisions: a proposal that is accepted becomes a revision, in one transaction, and answers from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge import golden
from knowledge.answering.answer import Snapshot, answer
from knowledge.editing.propose import Ground, check
from knowledge.editing.rekey import grown, rekeyed
from knowledge.editing.review import SECOND, behind, needs_second, refuse
from knowledge.edits import Bulk, Change, Decision, Editor, Proposal, Revision, Shift, Status
from knowledge.errors import InvalidDraft, KnowledgeError
from knowledge.model import Entity, Fact
from knowledge.starter import data
from knowledge.text import fold
from knowledge.workroom import Workroom

Said = dict[str, list[Fact]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The one door through which facts change."""

    room: Workroom

    def accept(self, number: int, by: Editor, *, alone: bool = False) -> Decision:
        """Accept a proposal; `alone`, the operator's right, needs no second curator.

        Raises UnknownName, AlreadyDecided, StaleProposal, and InvalidDraft where it does not hold (any more).
        """
        decision = self._accept(number, by, self.room.ground(), alone=alone)
        if decision.revision:
            self.room.refresh()
        return decision

    def accept_all(
        self, numbers: Iterable[int], by: Editor, *, alone: bool = False, why: str = "", said: Said | None = None
    ) -> Bulk:
        """Accept proposals in one transaction; those that do not hold stay in the queue, each with its reason.

        A caller that accepts batch after batch gives `said`, what facts say by now, and refreshes at the end.
        """
        accepted, waiting, failed = [], 0, []
        with self.room.store.change():
            known = self.said() if said is None else said
            ground = self.room.ground(lambda text: tuple(known.get(fold(text), ())))
            for number in numbers:
                try:
                    with self.room.store.change():
                        decision = self._accept(number, by, ground, alone=alone, why=why)
                except KnowledgeError as error:
                    failed.append((number, str(error)))
                    continue
                if decision.revision and decision.revision.fact:
                    accepted.append(decision.revision)
                    _now_said(decision.revision, known)
                waiting += decision.revision is None
        if accepted and said is None:
            self.room.refresh()
        return Bulk(tuple(accepted), waiting, tuple(failed))

    def said(self) -> Said:
        """Give the facts by what they say, folded."""
        found: Said = {}
        for fact in self.room.snapshot().index.facts:
            found.setdefault(fold(fact.statement), []).append(fact)
        return found

    def reject(self, numbers: Iterable[int], by: Editor, reason: str) -> int:
        """Reject those of the proposals that are open; how many. Raises InvalidDraft without a reason."""
        if not reason.strip():
            raise InvalidDraft(("Say why: the person who proposed it is owed a reason.",))
        with self.room.store.change():
            return self.room.queue.decide(numbers, Status.REJECTED, by, self.room.now(), reason.strip())

    def shifts(self, number: int) -> Callable[[], tuple[Shift, ...]]:
        """Prepare "what would change": a function, safe in any thread, that asks the golden questions twice.

        Raises UnknownName; the function raises InvalidDraft where the proposal does not hold.
        """
        proposal = self.room.proposal(number)
        before, facts = self.room.snapshot(), self.room.snapshot().index.facts
        fact = None if proposal.draft is None else self._checked(proposal, self.room.ground())
        kept = tuple(known for known in facts if known.id != proposal.fact)
        imagined = (*kept, replace(fact, id=proposal.fact or "new", recorded=self.room.now())) if fact else kept
        after = self.room.imagine(imagined)
        return lambda: _shifts(before, after)

    def _accept(self, number: int, by: Editor, ground: Ground, *, alone: bool, why: str = "") -> Decision:
        room, queue, ledger = self.room, self.room.queue, self.room.ledger
        with room.store.change():
            proposal = room.proposal(number)
            newest = ledger.newest(proposal.fact) if proposal.fact else 0
            refuse(proposal, newest)
            proposal = self._named(proposal)
            fact = self._checked(proposal, ground) if proposal.draft else room.known(proposal.fact)
            two = room.needs_two() and not alone
            delicate = two and needs_second(proposal, fact, room.snapshot().index.lexicon.entities)
            if delicate and len(behind(proposal, by)) < SECOND:
                queue.second(number, by)
                return Decision(self.room.proposal(number), None)
            revision = self._append(replace(proposal, reason=proposal.reason or why), fact, by, newest)
            queue.became(number, revision.key)
            queue.decide([number], Status.ACCEPTED, by, room.now(), why)
            return Decision(self.room.proposal(number), revision)

    def _named(self, proposal: Proposal) -> Proposal:
        """Give the proposal with ids of its own for the names that it brings."""
        if proposal.draft is None or not proposal.draft.new:
            return proposal
        known = {entity.id: entity for entity in self.room.store.entities()}
        return replace(proposal, draft=rekeyed(proposal.draft, known))

    def _bring(self, new: tuple[Entity, ...]) -> None:
        """Take in the entities that come with a draft, and the other names of those that are on record."""
        store, called = self.room.store, [entity for entity in new if entity.aliases]
        store.add_entities(self.room.ledger.unknown(new))
        if called:
            store.add_entities(grown(called, {entity.id: entity for entity in store.entities()}))

    def _checked(self, proposal: Proposal, ground: Ground) -> Fact:
        """Give what the fact would be. Raises InvalidDraft."""
        if proposal.draft is None:
            return self.room.known(proposal.fact)
        current = self.room.current(proposal.fact) if proposal.fact else None
        return check(proposal.draft, ground, current, strict=False).fact

    def _append(self, proposal: Proposal, fact: Fact, by: Editor, newest: int) -> Revision:
        """Write the next revision, and the entities that come with it."""
        room, ledger = self.room, self.room.ledger
        if proposal.draft:
            self._bring(proposal.draft.new)
        key = proposal.fact or ledger.next_key()
        following = replace(fact, id=key, revision=newest + 1, recorded=room.now())
        number = room.store.append([following], retracted=proposal.change is Change.RETRACT)
        ledger.sign([number], proposal.by, by, proposal.reason)
        revision = ledger.revision(number)
        if revision is None:
            raise AssertionError(number)  # it was just written, in this transaction
        if revision.fact is None:
            raise InvalidDraft(("What it says was redacted, and does not come back: say it in other words.",))
        return revision


def _now_said(revision: Revision, said: Said) -> None:
    """Bring what facts say up to date with a revision."""
    if revision.before and (before := fold(revision.before.statement)) in said:
        said[before] = [fact for fact in said[before] if fact.id != revision.key]
    if revision.fact and not revision.retracted:
        said.setdefault(fold(revision.fact.statement), []).append(revision.fact)


def _shifts(before: Snapshot, after: Snapshot) -> tuple[Shift, ...]:
    """Ask the golden questions of both, and give those whose reply differs."""
    rows = golden.read_golden(data.golden())

    def asked(snapshot: Snapshot) -> Iterator[golden.Judged]:
        return golden.measure(rows, lambda text, context: answer(text, context, snapshot))

    return tuple(
        Shift(one.golden.question, one.verdict, two.verdict, one.said, two.said)
        for one, two in zip(asked(before), asked(after), strict=True)
        if (one.verdict, one.said) != (two.verdict, two.said)
    )
