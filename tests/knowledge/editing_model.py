"""What editing should come to, in a few lines of Python: the state machine holds the real base against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge import Change, Draft, Editor, Evidence, Status
from tests.knowledge.curating import KIM


@dataclass
class Said:
    """A revision: its text, whether it retracts, whether the text was redacted."""

    text: Draft
    retracted: bool = False
    redacted: bool = False

    @property
    def draft(self) -> Draft | None:
        """What it says, None where redacted."""
        return None if self.redacted else self.text


@dataclass
class Proposed:
    """A proposal as it should stand."""

    change: Change
    fact: str
    based_on: int
    draft: Draft | None
    author: Editor
    status: Status = Status.OPEN
    seconds: set[Editor] = field(default_factory=set)


@dataclass
class Model:
    """Facts, proposals and the rule of two; each method does what the library should, or names the error."""

    two_person: bool = True
    facts: dict[str, list[Said]] = field(default_factory=dict)
    chain: list[Said] = field(default_factory=list)
    proposals: dict[int, Proposed] = field(default_factory=dict)
    last: int = 0

    def standing(self) -> dict[str, Draft]:
        """Give what answers: the newest revision of each fact, unless retracted or redacted."""
        newest = {key: revisions[-1] for key, revisions in self.facts.items()}
        return {key: said.draft for key, said in newest.items() if said.draft and not said.retracted}

    def says_the_same(self, draft: Draft, fact: str = "") -> bool:
        """Tell whether another fact says it."""
        return any(key != fact and said.statement == draft.statement for key, said in self.standing().items())

    def why_not_touched(self, fact: str) -> str:
        """Name why a fact is neither edited nor retracted."""
        newest = self.facts[fact][-1]
        return "InvalidDraft" if newest.retracted else "" if newest.draft else "UnknownName"

    def why_not_proposed(self, draft: Draft, fact: str = "") -> str:
        """Name why a draft is not proposed."""
        untouched = self.why_not_touched(fact) if fact else ""
        same = bool(fact) and self.facts[fact][-1].draft == draft
        return untouched or ("InvalidDraft" if same or self.says_the_same(draft, fact) else "")

    def why_not_undone(self, fact: str, revision: int) -> str:
        """Name why a fact does not go back."""
        return "" if self.facts[fact][revision - 1].draft else "UnknownName"

    def propose(self, change: Change, draft: Draft | None, author: Editor, fact: str = "") -> int:
        """Queue a proposal; its number."""
        self.last += 1
        self.proposals[self.last] = Proposed(change, fact, len(self.facts.get(fact, ())), draft, author)
        return self.last

    def is_stale(self, number: int) -> bool:
        """Tell whether the fact has changed since."""
        one = self.proposals[number]
        return len(self.facts.get(one.fact, ())) != one.based_on

    def why_not_accepted(self, number: int, by: Editor) -> str:
        """Name why a proposal is not accepted."""
        one = self.proposals[number]
        if one.status is not Status.OPEN:
            return "AlreadyDecided"
        if self.is_stale(number):
            return "StaleProposal"
        if one.draft is None:
            return ""
        if self.says_the_same(one.draft, one.fact):
            return "InvalidDraft"
        gone = any(said.redacted and said.text == one.draft for said in self.chain)
        return "InvalidDraft" if gone and not self.waits(number, by) else ""

    def waits(self, number: int, by: Editor) -> bool:
        """Tell whether another curator is needed once this one has accepted."""
        one = self.proposals[number]
        if not self.two_person or one.draft is None:
            return False
        delicate = KIM in one.draft.about or one.draft.evidence is Evidence.ALLEGATION
        return delicate and len({by, one.author, *one.seconds}) < 2

    def accept(self, number: int, by: Editor) -> None:
        """Make the revision, or note the first of two curators."""
        one = self.proposals[number]
        if self.waits(number, by):
            one.seconds.add(by)
            return
        one.fact = one.fact or f"F{len(self.facts) + 1}"
        revisions = self.facts.setdefault(one.fact, [])
        revisions.append(Said(one.draft or revisions[-1].text, retracted=one.change is Change.RETRACT))
        self.chain.append(revisions[-1])
        one.status = Status.ACCEPTED

    def why_not_replaced(self, number: int, draft: Draft | None = None) -> str:
        """Name why a proposal is neither redone nor, with a draft, amended."""
        one = self.proposals[number]
        if one.status is not Status.OPEN:
            return "AlreadyDecided"
        untouched = self.why_not_touched(one.fact) if one.fact and self.is_stale(number) else ""
        if untouched or draft is None:
            return untouched
        unknown = one.fact and self.facts[one.fact][-1].draft is None
        if one.draft is None:
            return "InvalidDraft"
        return "UnknownName" if unknown else "InvalidDraft" if self.says_the_same(draft, one.fact) else ""

    def replace(self, number: int, draft: Draft | None, by: Editor) -> None:
        """Put a new proposal in the place of one."""
        one = self.proposals[number]
        one.status = Status.WITHDRAWN
        self.propose(one.change, draft or one.draft, by, one.fact)

    def redact(self, number: int) -> None:
        """Take a text out of every revision that says it, and the proposals for those facts with it."""
        text = self.chain[number - 1].text
        same = {key for key, revisions in self.facts.items() for said in revisions if said.text == text}
        for said in self.chain:
            said.redacted |= said.text == text
        self.proposals = {key: one for key, one in self.proposals.items() if one.fact not in same}
