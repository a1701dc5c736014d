"""All values of the domain, frozen; they know neither SQL nor Discord.

A value that would be wrong cannot be built: a Claim without a citation, a Citation without a quote.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.vocabulary import Action, Evidence, Kind, Level, Reason

LONGEST_STATEMENT = 1_000  # characters: one sentence, which an answer shows whole


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `published` is an ISO date; `sha256` is of its text in UTF-8 with LF line ends.

    `replaces` is the source of which this is a newer version, or "".
    """

    id: str
    title: str
    publisher: str
    published: str
    url: str
    sha256: str
    note: str = ""
    held: bool = False
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name. `misspellings` are matched and never shown; `exact_case` is matched only as written."""

    id: str
    kind: Kind
    name: str
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    parent: str = ""
    exact_case: bool = False

    @property
    def short(self) -> str:
        """The name as it is written in an answer: "Internal Revenue Service (IRS)"."""
        return f"{self.name} ({self.acronym})" if self.acronym else self.name


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact quote: W3C text-quote and text-position selectors, in code points; headline is `paragraph` 1."""

    source: str
    paragraph: int
    quote: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not self.quote:
            raise ValueError("a citation needs a quote")
        if self.end - self.start != len(self.quote):
            raise ValueError("the offsets of a citation span exactly its quote")


@dataclass(frozen=True, slots=True)
class Access:
    """What makes a fact an access fact; `actor`, `agency` and `system` are ids of entities."""

    actor: str
    agency: str
    system: str | None
    action: Action
    level: Level = Level.UNKNOWN
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence that stands alone, in neutral words, with who says so and where it stands.

    `slots` holds the typed values that it states (amount, unit, date, place, reason, speaker, office, source,
    duration, who, name; `corrects`: the id of the fact that this one corrects); `part_of` names the fact that sums it
    up; `when` is an EDTF date of the event and `recorded` the time (ISO, UTC) at which the base learnt it.
    """

    id: str
    revision: int
    statement: str
    about: tuple[str, ...]
    citations: tuple[Citation, ...]
    attribution: str
    evidence: Evidence = Evidence.REPORTED
    when: str | None = None
    access: Access | None = None
    slots: tuple[tuple[str, str], ...] = ()
    part_of: str | None = None
    recorded: str = ""

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a fact needs a citation")

    def slot(self, name: str) -> str | None:
        """Give the typed value of that name that the fact states, or None."""
        return next((value for key, value in self.slots if key == name), None)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A question as somebody would ask it, and the fact that answers it.

    Without a fact it is a near miss: it sounds close and nothing on record answers it; `reason` says why.
    """

    text: str
    fact: str | None
    voice: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A cited part of an answer. It cannot be built without a citation."""

    text: str
    fact: str
    revision: int
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a claim needs a citation")


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in an answer, under "Correction, 3 March 2025": a fact's revision `shown`, until `now` came."""

    title: str
    text: str
    fact: str
    shown: int
    now: int


@dataclass(frozen=True, slots=True)
class Base:
    """The fact base that answered: head of its history, number of sources, ISO date of the newest one."""

    head: str
    sources: int
    latest: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up leans on: the words, entities and facts of the exchange before it."""

    words: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Something nearby that is on record: a question to press, and the fact that answers it."""

    question: str
    fact: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A cited answer. `status` and `lead` come first ("Sought; …", "No."); `notes` say how it was read.

    `listed` shows the claims as a list, with `lead` as its heading. `corrections` say what was corrected since it was
    given; where all of it was retracted, they alone are left.
    """

    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    base: Base
    status: str = ""
    lead: str = ""
    notes: tuple[str, ...] = ()
    listed: bool = False
    corrections: tuple[Correction, ...] = ()
    context: Context = field(default=Context(), compare=False)

    def __post_init__(self) -> None:
        if not self.claims and not self.corrections:
            raise ValueError("an answer needs a claim")


@dataclass(frozen=True, slots=True)
class Declined:
    """An honest refusal: why, in one sentence; nearby questions; `closest`, cited statements that are no answer."""

    reason: Reason
    message: str
    base: Base
    offers: tuple[Offer, ...] = ()
    notes: tuple[str, ...] = ()
    closest: Answer | None = None
    context: Context = field(default=Context(), compare=False)


Reply = Answer | Declined


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an answer used, so that buttons and corrections work later: no question, no author; kept for 30 days."""

    id: str
    at: str
    answer: Answer
    channel: str = ""
    message: str = ""
    refusal: str = ""  # what the message says where it refuses: `answer` is then what it shows as closest


@dataclass(frozen=True, slots=True)
class Card:
    """What is on record about one entity: what it is, a `status` line a system, its access newest first, the rest."""

    entity: Entity
    identity: tuple[Claim, ...]
    status: str
    access: tuple[Claim, ...]
    others: tuple[Claim, ...]
    sources: tuple[Source, ...]
    base: Base
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found: citations checked, those that failed (with why), and those that could not be checked."""

    checked: int
    failed: tuple[str, ...]
    unchecked: int
