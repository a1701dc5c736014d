"""Proposal, decision and the fact as it is -> whether it may become a revision, or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.edits import Change, Editor, Origin, Proposal, Status
from knowledge.errors import AlreadyDecided, StaleProposal
from knowledge.model import Entity, Fact
from knowledge.vocabulary import Evidence, Kind

SPOKEN = 4  # letters from which a last name alone names somebody: "Musk", and not "Li" in a longer word
SECOND = 2  # curators who must agree where a person is named or something is alleged


def refuse(proposal: Proposal, newest: int) -> None:
    """Refuse a proposal that was decided, or whose fact has changed. Raises AlreadyDecided, StaleProposal."""
    if proposal.status is not Status.OPEN:
        raise AlreadyDecided(proposal.number, proposal.status.value, proposal.decided_at)
    if newest != proposal.based_on:
        raise StaleProposal(proposal.number, proposal.fact, proposal.based_on, newest)


def is_delicate(fact: Fact, entities: Mapping[str, Entity]) -> bool:
    """Tell whether a fact names a person, or is an allegation: the two that can do harm when they are wrong."""
    access = fact.access
    named = {*fact.about, *((access.actor, access.decided_by) if access else ())}
    people = any(key in entities and entities[key].kind is Kind.PERSON for key in named if key)
    said = f"{fact.statement} {fact.attribution}"
    return people or fact.evidence is Evidence.ALLEGATION or any(_is_named(each, said) for each in entities.values())


def _is_named(person: Entity, said: str) -> bool:
    """Tell whether words name a person, by a whole name or the last one, whatever the fact is filed under."""
    if person.kind is not Kind.PERSON:
        return False
    last = person.name.rsplit(" ", 1)[-1]
    ways = (person.name, *person.aliases, *([last] if len(last) >= SPOKEN else ()))
    return any(way in said and re.search(rf"\b{re.escape(way)}\b", said) for way in ways)


def needs_second(proposal: Proposal, fact: Fact | None, entities: Mapping[str, Entity]) -> bool:
    """Tell whether two curators must agree; never for a retraction, which takes down and can be undone."""
    if proposal.change is Change.RETRACT or fact is None:
        return False
    coming = {entity.id: entity for entity in proposal.draft.new} if proposal.draft else {}
    return is_delicate(fact, {**coming, **entities})


def behind(proposal: Proposal, by: Editor) -> frozenset[str]:
    """Give the curators who stand behind a proposal when one more accepts: its author counts where a curator."""
    author = {proposal.by.key} if proposal.origin is Origin.CURATOR else set()
    return frozenset({by.key, *author, *(second.key for second in proposal.seconds)})
