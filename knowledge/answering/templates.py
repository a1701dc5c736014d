"""Phrasings for a fact that nobody has written any for: made from its own frame, so that it is found as people ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.model import Access, Entity, Fact, Phrasing
from knowledge.vocabulary import Action

VOICE = "template"

# For every access fact, whatever came of it: whether, status, what, and by whose word.
ANY = (
    "did {actor} get access to {target}?",
    "does {actor} have access to {target}?",
    "what is the status of {actor}'s access to {target}?",
    "what is known about {actor} and {target}?",
    "who says that {actor} had access to {target}?",
)
BY_ACTION: Mapping[Action, tuple[str, ...]] = {
    Action.REQUESTED: ("did {actor} seek access to {target}?", "what did {actor} want at {agency}?"),
    Action.BLOCKED: ("who blocked {actor} from {target}?", "was {actor} blocked from {target}?"),
    Action.DENIED: ("who refused {actor} access to {target}?", "was {actor} refused access to {target}?"),
    Action.DISCLAIMED: ("did {agency} say that {actor} had access?", "did {agency} deny giving {actor} access?"),
    Action.GRANTED: ("who gave {actor} access to {target}?", "when was {actor} given access to {target}?"),
    Action.APPROVED: ("who approved {actor}'s access to {target}?", "was {actor}'s access to {target} approved?"),
    Action.RESTORED: ("who restored {actor}'s access to {target}?", "is {actor} allowed into {target} again?"),
    Action.REVOKED: ("when was {actor}'s access to {target} revoked?", "who took away {actor}'s access to {target}?"),
}
OFFICE = ("who is {person}?", "what is the job of {person}?")
SPOKEN = ("what did {person} say?", "what does {person} say about it?")


def templates(facts: Sequence[Fact], phrasings: Iterable[Phrasing], entities: Iterable[Entity]) -> Iterator[Phrasing]:
    """Make the phrasings of the facts that have none."""
    asked = {phrasing.fact for phrasing in phrasings}
    names = {entity.id: entity.acronym or entity.name for entity in entities}
    for fact in facts:
        if fact.id not in asked:
            yield from (Phrasing(text, fact.id, VOICE) for text in _questions(fact, names))


def _questions(fact: Fact, names: Mapping[str, str]) -> Iterator[str]:
    """Ask for a fact by its access frame, its office, its speaker."""
    if fact.access:
        words = _words(fact.access, names)
        yield from (text.format(**words) for text in (*ANY, *BY_ACTION.get(fact.access.action, ())))
    for slot, texts in (("office", OFFICE), ("speaker", SPOKEN)):
        person = fact.slot("person") or fact.slot("speaker")
        if fact.slot(slot) and person:
            yield from (text.format(person=names.get(person, person)) for text in texts)


def _words(access: Access, names: Mapping[str, str]) -> dict[str, str]:
    agency = names.get(access.agency, access.agency)
    target = names.get(access.system, access.system) if access.system else agency
    return {"actor": names.get(access.actor, access.actor), "agency": agency, "target": target}
