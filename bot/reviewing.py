"""What a curator looks at, read from the base in one go: a proposal in its place, a page of the queue, a history."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.naming import source_of
from knowledge import (
    Access,
    AlreadyDecided,
    Change,
    Dossier,
    Draft,
    Entity,
    Fact,
    KnowledgeBase,
    Proposal,
    Revision,
    Source,
    Status,
    UnknownName,
)

PER_PAGE = 10  # proposals on a page of the list
SPOT = re.compile(r"(\d{1,15})(?:\.(\d{1,6}))?(?::(.*))?", re.DOTALL)
SPAN = re.compile(r"(\d{1,15})-(\d{1,15})(?::(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a curator is: a proposal or a page of the list, a page of its card, and the document looked through."""

    number: int
    page: int = 1
    document: str = ""

    def __str__(self) -> str:
        return f"{self.number}.{self.page}:{self.document}"

    @classmethod
    def read(cls, text: str) -> Spot:
        """Read what a button carries; anything else leads to no proposal."""
        found = SPOT.fullmatch(text)
        return cls(int(found[1]), int(found[2] or 1), found[3] or "") if found else cls(0)


@dataclass(frozen=True, slots=True)
class Span:
    """The open proposals between two numbers, of a document or of all; new ones come after the last."""

    first: int
    last: int
    document: str = ""

    def __str__(self) -> str:
        return f"{self.first}-{self.last}:{self.document}"

    @classmethod
    def read(cls, text: str) -> Span:
        """Read what a button carries; anything else spans nothing."""
        found = SPAN.fullmatch(text)
        return cls(int(found[1]), int(found[2]), found[3] or "") if found else cls(1, 0)


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for: entities by their acronym, or their name where they have none, and sources."""

    entities: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal, and its place among those that are open; `before` and `after` are numbers, 0 where there is none."""

    dossier: Dossier
    names: Names
    spot: Spot
    position: int
    waiting: int
    before: int
    after: int
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """The facts that edits of a page change: as they are, and which of them are retracted."""

    before: Mapping[str, Draft]
    retracted: Collection[str]
    names: Names


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue; `everything` spans all open ones that are looked through, `page` those that are shown."""

    proposals: tuple[Proposal, ...]
    names: Names
    number: int
    of: int
    waiting: int
    page: Span
    everything: Span
    edited: Edited


@dataclass(frozen=True, slots=True)
class Past:
    """The revisions of a fact, newest first."""

    key: str
    revisions: tuple[Revision, ...]
    names: Names


def case(base: KnowledgeBase, spot: Spot) -> Case:
    """Give a proposal in its place. Raises UnknownName."""
    dossier = base.proposals.dossier(spot.number)
    proposal = dossier.proposal
    numbers = base.proposals.numbers(spot.document)
    at, behind = bisect_left(numbers, spot.number), bisect_right(numbers, spot.number)
    rest = numbers[behind:] or numbers[:at]  # from the end of the queue it goes on at its beginning
    retracted = bool(proposal.fact and proposal.based_on) and base.archive.history(proposal.fact)[-1].retracted
    return Case(
        dossier,
        names_in(base, (proposal.draft, dossier.current), proposal.document),
        spot,
        at + 1,
        len(numbers),
        numbers[at - 1] if at else 0,
        rest[0] if rest else 0,
        retracted,
    )


def first(base: KnowledgeBase, document: str = "") -> Case | None:
    """Give the proposal that waits longest, or None where none waits."""
    oldest = base.proposals.open(1, 0, document)
    return case(base, Spot(oldest[0].number, 1, document)) if oldest else None


def queue(base: KnowledgeBase, number: int = 1, document: str = "") -> Queue:
    """Give a page of the queue, or the nearest where there is none."""
    numbers = base.proposals.numbers(document)
    of = max(1, -(-len(numbers) // PER_PAGE))
    number = min(max(number, 1), of)
    shown = base.proposals.open(PER_PAGE, (number - 1) * PER_PAGE, document)
    page = Span(shown[0].number, shown[-1].number, document) if shown else Span(1, 0, document)
    everything = Span(numbers[0], numbers[-1], document) if numbers else page
    names = names_in(base, (), document)
    return Queue(shown, names, number, of, len(numbers), page, everything, edited_by(base, shown))


def edited_by(base: KnowledgeBase, proposals: Sequence[Proposal]) -> Edited:
    """Give the facts that proposals edit; one whose text was taken out is left out."""
    edits = [each for each in proposals if each.change is Change.EDIT]
    histories = {fact: base.archive.history(fact) for fact in dict.fromkeys(each.fact for each in edits)}
    before = {fact: base.proposals.draft_of(fact) for fact, found in histories.items() if found[-1].fact}
    retracted = {fact for fact, found in histories.items() if found[-1].retracted}
    return Edited(before, retracted, names_in(base, (*before.values(), *(each.draft for each in edits))))


def within(base: KnowledgeBase, span: Span, *, access: bool = False) -> tuple[int, ...]:
    """Give the open proposals of a span; with `access`, those alone that are about an access."""
    if access:
        found = (p for p in base.proposals.open(document=span.document) if p.draft and p.draft.access)
        numbers: Iterable[int] = (proposal.number for proposal in found)
    else:
        numbers = base.proposals.numbers(span.document)
    return tuple(number for number in numbers if span.first <= number <= span.last)


def past(base: KnowledgeBase, key: str) -> Past:
    """Give the history of a fact. Raises UnknownName."""
    revisions = base.archive.history(key)
    return Past(key, revisions[::-1], names_in(base, (revision.fact for revision in revisions)))


def names_in(base: KnowledgeBase, said: Iterable[Draft | Fact | None], document: str = "") -> Names:
    """Give the names that are needed to show drafts and facts."""
    known, new = tuple(each for each in said if each), dict[str, str]()
    keys: set[str] = {document}
    for each in known:
        keys |= {*each.about, *_frame(each.access)}
        new |= {entity.id: _called(entity) for entity in (each.new if isinstance(each, Draft) else ())}
    entities = new | {entity.id: _called(entity) for entity in base.proposals.entities(sorted(keys))}
    return Names(entities, {source.id: source for source in base.sources()})


def _called(entity: Entity) -> str:
    return entity.acronym or entity.name


def _frame(access: Access | None) -> set[str]:
    return {*filter(None, (access.actor, access.agency, access.system, access.decided_by))} if access else set()


def open_case(base: KnowledgeBase, spot: Spot) -> Case:
    """Give a proposal that waits for a decision. Raises UnknownName, AlreadyDecided."""
    found = case(base, spot)
    proposal = found.dossier.proposal
    if not is_open(proposal):
        raise AlreadyDecided(proposal.number, proposal.status.value, proposal.decided_at)
    return found


def is_open(proposal: Proposal) -> bool:
    """Tell whether a proposal waits for a decision."""
    return proposal.status is Status.OPEN


def document_of(base: KnowledgeBase, text: str) -> str:
    """Find the document that somebody chose; none is chosen by an empty text. Raises UnknownName."""
    found = source_of(base, text) if text else ""
    if text and not found:
        raise UnknownName("document", text[:100], "Choose one of those that come up as you type.")
    return found
