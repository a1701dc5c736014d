"""Proposals: everything that may become a revision begins here, and is read here before it is decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from knowledge.drafts import Draft
from knowledge.editing.diff import word_diff
from knowledge.editing.propose import ALIKE, check, redraft
from knowledge.editing.review import needs_second
from knowledge.editing.stands import problems_of
from knowledge.edits import Change, Dossier, Editor, Origin, Proposal, Status
from knowledge.errors import AlreadyDecided, InvalidDraft, TooMuch, UnknownName
from knowledge.model import Entity, Fact
from knowledge.text import fold
from knowledge.workroom import Workroom

LONGEST_REASON = 500  # characters, which the history shows to everybody
MOST_SUGGESTIONS = 3  # open ones of a person in a day; pinned by test_a_person_has_three_open_suggestions_a_day
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Proposals:
    """The queue that curators work through."""

    room: Workroom

    def draft_of(self, fact: str) -> Draft:
        """Give the draft that leaves a fact as it is, to begin an edit with. Raises UnknownName."""
        return redraft(self.room.known(fact))

    def warnings(self, draft: Draft, fact: str = "") -> tuple[str, ...]:
        """Check a draft as proposing it would: what a curator should look at. Raises InvalidDraft, UnknownName."""
        return check(draft, self.room.ground(), self.room.known(fact) if fact else None).warnings

    def propose(self, draft: Draft, by: Editor, *, fact: str = "", reason: str = "") -> Proposal:
        """Propose a new fact, or an edit of one. Raises InvalidDraft with every problem at once, UnknownName."""
        with self.room.store.change():
            if fact:
                self._differs(draft, self.room.standing(fact))
            self.warnings(draft, fact)
            change = Change.EDIT if fact else Change.ADD
            return self._add(change, draft, by, fact=fact, reason=reason)

    def retract(self, fact: str, by: Editor, reason: str) -> Proposal:
        """Propose that a fact answers no more. Raises InvalidDraft without a reason, UnknownName."""
        if not reason.strip():
            raise InvalidDraft(("Say why it is retracted: the reason stands in the history for everybody.",))
        with self.room.store.change():
            self.room.standing(fact)
            return self._add(Change.RETRACT, None, by, fact=fact, reason=reason.strip())

    def undo(self, fact: str, revision: int, by: Editor, reason: str = "") -> Proposal:
        """Propose that a fact says again what an earlier revision of it said. Raises UnknownName."""
        with self.room.store.change():
            earlier = next((r for r in self.room.ledger.revisions_of(fact) if r.revision == revision), None)
            if earlier is None or earlier.fact is None:
                raise UnknownName(f"revision of {fact} with the number", str(revision), "Its history lists them.")
            why = reason.strip() or f"Back to revision {revision}."
            return self._add(Change.EDIT, redraft(earlier.fact), by, fact=fact, reason=why)

    @staticmethod
    def _differs(draft: Draft, current: Fact) -> None:
        if _placeless(redraft(current)) == _placeless(draft):
            raise InvalidDraft((f"{current.id} says exactly that already.",))

    def suggest(self, draft: Draft, by: Editor, reason: str = "") -> Proposal:
        """Take a suggestion of anybody; a curator completes it. Raises InvalidDraft, TooMuch."""
        problems = tuple(problems_of(draft.statement))
        if problems:
            raise InvalidDraft(problems)
        with self.room.store.change():
            self.may_suggest(by)
            return self._add(Change.ADD, draft, by, reason=reason, origin=Origin.SUGGESTION)

    def may_suggest(self, by: Editor) -> None:
        """Refuse whoever may not suggest, at all or any more today. Raises TooMuch."""
        if by.key in {person.key for person in self.room.queue.blocked()}:
            raise TooMuch("Your suggestions are not taken here. If you think that is a mistake, ask a moderator.")
        day_ago = (datetime.fromisoformat(self.room.now()) - DAY).strftime("%Y-%m-%dT%H:%M:%SZ")
        if self.room.queue.since(by.key, day_ago) >= MOST_SUGGESTIONS:
            raise TooMuch(
                f"You have {MOST_SUGGESTIONS} open suggestions of today. Withdraw one, or come back tomorrow."
            )

    def suggestions(self, person: str) -> tuple[Proposal, ...]:
        """Give what a person (by key) suggested, newest first: what is open, or was decided in the last 30 days."""
        return self.room.queue.suggestions(person)

    def draw(self, drafts: Iterable[Draft], source: str, by: Editor) -> tuple[Proposal, ...]:
        """Queue the drafts of a document."""
        with self.room.store.change():
            return tuple(self._add(Change.ADD, d, by, origin=Origin.DOCUMENT, document=source) for d in drafts)

    def flag(self, fact: Fact, by: Editor, reason: str, source: str) -> Proposal:
        """Propose to retract a fact on account of a document."""
        with self.room.store.change():
            known = {"fact": fact.id, "reason": reason, "document": source}
            return self._add(Change.RETRACT, None, by, origin=Origin.DOCUMENT, **known)

    def redo(self, number: int, by: Editor) -> Proposal:
        """Propose again, for the fact as it is now, what a stale proposal proposed. Raises UnknownName, InvalidDraft.

        What a curator proposed is from now on the proposal of the one who redoes it: the other saw an older fact.
        """
        with self.room.store.change():
            old = self._replaced(number, by, "Redone")
            author = by if old.origin is Origin.CURATOR else old.by
            said = {"fact": old.fact, "reason": old.reason, "document": old.document}
            return self._add(old.change, old.draft, author, origin=old.origin, **said)

    def amend(self, number: int, draft: Draft, by: Editor) -> Proposal:
        """Put another draft in the place of an open one: the curator is its author from now on. Raises InvalidDraft."""
        with self.room.store.change():
            old = self._replaced(number, by, "Amended")
            if old.draft is None:
                raise InvalidDraft(
                    (f"Proposal {number} retracts a fact, and has no words to amend: reject it instead.",)
                )
            self.warnings(draft, old.fact)
            return self._add(old.change, draft, by, fact=old.fact, reason=old.reason, document=old.document)

    def _replaced(self, number: int, by: Editor, how: str) -> Proposal:
        """Take an open proposal out of the queue, for another in its place."""
        old = self.proposal(number)
        why = f"{how} by {by.name} as a new proposal."
        if not self.room.queue.decide([number], Status.WITHDRAWN, by, self.room.now(), why):
            raise AlreadyDecided(number, old.status.value, old.decided_at)
        if old.fact and self.room.ledger.newest(old.fact) != old.based_on:
            self.room.standing(old.fact)
        return old

    def withdraw(self, number: int, by: Editor) -> bool:
        """Take back one's own open proposal; False where it is another's, or decided. Raises UnknownName."""
        if self.proposal(number).by.key != by.key:
            return False
        with self.room.store.change():
            why = "Withdrawn by its author."
            return self.room.queue.decide([number], Status.WITHDRAWN, by, self.room.now(), why) > 0

    # Reading the queue

    def open(self, limit: int = -1, offset: int = 0, document: str = "", by: str = "") -> tuple[Proposal, ...]:
        """Give open proposals, oldest first: all, those of one document, or those of one person (by key)."""
        return self.room.queue.open(limit, offset, document, by)

    def count(self, document: str = "") -> int:
        """Count the open proposals."""
        return self.room.queue.count(document)

    def numbers(self, document: str = "") -> tuple[int, ...]:
        """Give the numbers of the open proposals, oldest first."""
        return self.room.queue.numbers(document)

    def entities(self, keys: Iterable[str]) -> tuple[Entity, ...]:
        """Give the agencies, systems and people of those ids, as far as there are any."""
        known = self.room.snapshot().index.lexicon.entities
        return tuple(known[key] for key in dict.fromkeys(keys) if key in known)

    def proposal(self, number: int) -> Proposal:
        """Give a proposal, open or decided in the last 30 days. Raises UnknownName."""
        return self.room.proposal(number)

    def dossier(self, number: int) -> Dossier:
        """Give a proposal with what a curator wants beside it. Raises UnknownName."""
        proposal = self.proposal(number)
        current = self.room.current(proposal.fact) if proposal.fact else None
        newest = self.room.ledger.newest(proposal.fact) if proposal.fact else 0
        stale = proposal.status is Status.OPEN and newest != proposal.based_on
        draft = proposal.draft
        if draft is None:
            return Dossier(proposal, current, (), (), (), (), stale)
        diff = word_diff(current.statement if current else "", draft.statement)
        fact, problems = None, tuple[str, ...]()
        try:
            checked = check(draft, self.room.ground(), current, strict=proposal.origin is not Origin.DOCUMENT)
            fact, warnings = checked.fact, checked.warnings
        except InvalidDraft as error:
            problems, warnings = error.problems, error.warnings
        second = self.room.needs_two() and needs_second(proposal, fact, self.room.snapshot().index.lexicon.entities)
        alike = tuple(known for known in self.room.alike(draft.statement) if self._is_alike(known, proposal, draft))
        return Dossier(proposal, current, diff, alike, warnings, problems, stale, second)

    @staticmethod
    def _is_alike(known: Fact, proposal: Proposal, draft: Draft) -> bool:
        like = fuzz.token_sort_ratio(fold(known.statement), fold(draft.statement))
        return known.id != proposal.fact and like >= ALIKE

    # People who may not suggest

    def block(self, person: Editor, by: Editor | None = None) -> int:
        """Stop a person from suggesting, and reject what they have open, in the name of `by`; how many."""
        with self.room.store.change():
            self.room.queue.block(person, self.room.now())
            theirs = [p.number for p in self.open(by=person.key) if p.origin is Origin.SUGGESTION]
            return self.room.queue.decide(
                theirs, Status.REJECTED, by or person, self.room.now(), "Suggestions are blocked."
            )

    def unblock(self, key: str) -> bool:
        """Let a person suggest again; False where they were not blocked."""
        with self.room.store.change():
            return self.room.queue.unblock(key)

    def blocked(self) -> tuple[Editor, ...]:
        """Give the people who may not suggest."""
        return self.room.queue.blocked()

    def _add(
        self,
        change: Change,
        draft: Draft | None,
        by: Editor,
        *,
        fact: str = "",
        reason: str = "",
        origin: Origin = Origin.CURATOR,
        document: str = "",
    ) -> Proposal:
        if len(reason) > LONGEST_REASON:
            raise InvalidDraft((f"The reason has {len(reason):,} characters: {LONGEST_REASON} at most are shown.",))
        newest = self.room.ledger.newest(fact) if fact else 0
        proposal = Proposal(0, change, fact, newest, draft, origin, by, reason.strip(), self.room.now())
        self.room.queue.prune(self.room.now())
        return self.room.queue.add(replace(proposal, document=document))


def _placeless(draft: Draft) -> Draft:
    return replace(draft, quotes=tuple(replace(quote, start=None) for quote in draft.quotes))
