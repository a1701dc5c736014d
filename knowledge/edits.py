"""The values of an edit's way, from the proposal to the revision: frozen, without SQL or Discord."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.drafts import Draft
from knowledge.model import Fact, Source


@dataclass(frozen=True, slots=True)
class Editor:
    """Who proposes or decides: `key` tells people apart, `name` is for curators alone."""

    key: str
    name: str


class Change(StrEnum):
    """What a proposal would do to a fact."""

    ADD = "add"
    EDIT = "edit"
    RETRACT = "retract"


class Origin(StrEnum):
    """Where a proposal comes from."""

    CURATOR = "curator"
    SUGGESTION = "suggestion"
    DOCUMENT = "document"


class Status(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that waits for a decision, or had one in the last 30 days.

    `fact` is the id of the fact it changes, "" for a new one until it is accepted; `based_on` is the revision that its
    author saw, 0 for a new fact; `draft` is None for a retraction; `document` is the source it was drafted from.
    `seconds` are the curators who have accepted it while it needs another.
    """

    number: int
    change: Change
    fact: str
    based_on: int
    draft: Draft | None
    origin: Origin
    by: Editor
    reason: str
    at: str
    status: Status = Status.OPEN
    document: str = ""
    seconds: tuple[Editor, ...] = ()
    decided_by: Editor | None = None
    decided_at: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One link of the history: what a fact said from then on, and why.

    `fact` is None where its text was redacted. `before` is what the fact said until then, None for a new fact.
    """

    number: int
    key: str
    revision: int
    retracted: bool
    at: str
    hash: str
    fact: Fact | None
    before: Fact | None = None
    restored: bool = False
    editor: Editor | None = None
    reviewer: Editor | None = None
    reason: str = ""

    @property
    def kind(self) -> str:
        """What the revision did: added, corrected, retracted, restored or redacted."""
        if self.fact is None:
            return "redacted"
        if self.retracted:
            return "retracted"
        if self.restored:
            return "restored"
        return "added" if self.revision == 1 else "corrected"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an acceptance came to: the new revision, or None while a second curator is needed."""

    proposal: Proposal
    revision: Revision | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A proposal with all that a curator wants beside it.

    `current` is what the fact says today; `diff` is by words: ("same" | "removed" | "added", words); `alike` are facts
    that may say the same; `stale` when the fact has changed since; `needs_second` where two curators must agree.
    """

    proposal: Proposal
    current: Fact | None
    diff: tuple[tuple[str, str], ...]
    alike: tuple[Fact, ...]
    warnings: tuple[str, ...]
    problems: tuple[str, ...] = ()
    stale: bool = False
    needs_second: bool = False


@dataclass(frozen=True, slots=True)
class Audit:
    """What walking the chain found: its length, its head, the first link that does not follow.

    `replayed` tells whether the facts are what their revisions give when replayed from nothing; `holds_head` whether
    a head that was asked for stands in the chain, None where none was.
    """

    revisions: int
    head: str
    broken: str = ""
    replayed: bool = True
    holds_head: bool | None = None
    redacted: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that are alike and had no answer, or a disliked one; the most frequent wording first."""

    number: int
    question: str
    times: int
    latest: str
    wordings: tuple[str, ...]
    disliked: int = 0
    near: tuple[Fact, ...] = field(default=())
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taught:
    """Questions that a fact answers from now on; `number` is for undoing it, 0 where none of them waited."""

    number: int
    fact: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A golden question whose reply a proposal would change: its verdicts and what is said, before and after."""

    question: str
    before: str
    after: str
    said_before: str
    said_after: str


@dataclass(frozen=True, slots=True)
class Watch:
    """A channel that is told of changes: about one entity or all (""), as they happen or once a day.

    `sent` is the number of the last revision it was told of, `told` when (ISO, UTC); `failed` counts in vain tries.
    """

    guild: str
    channel: str
    about: str
    daily: bool
    sent: int
    told: str
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Bulk:
    """What accepting many came to: the new revisions, how many wait for a second curator, and which did not hold."""

    accepted: tuple[Revision, ...]
    waiting: int
    failed: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of a document.

    `proposals` wait for review unless `accepted` tells what they came to; `known` drafts said what is on record.
    `replaces` is the source of which it is a newer version, or ""; `vanished` are the facts whose quote went with the
    older one, and `changed` its paragraphs: ("removed" | "added", text).
    """

    name: str
    source: Source
    proposals: tuple[Proposal, ...]
    known: int
    accepted: Bulk | None
    replaces: str = ""
    vanished: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
