"""Look an entity up: by a name that may be misspelt, for a card or for autocomplete."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from knowledge.answering.beside import conflicts, label
from knowledge.answering.compose import claim, once
from knowledge.answering.dates import written
from knowledge.answering.index import Index
from knowledge.answering.lexicon import beginning
from knowledge.answering.timeline import current, is_dated, name_of, newest_first, status_line
from knowledge.model import Base, Card, Entity, Fact, Source
from knowledge.text import fold

ALIKE = 60.0  # least likeness, of 100, of a name that autocomplete still offers
MOST = 300  # names that are compared: of more, another letter will tell
MANY = 5_000  # names up to which all are compared with a text
SPELT = 4  # letters from which a text may be misspelt: shorter ones resemble everything, and acronyms are never guessed


def find_names(text: str, index: Index, limit: int) -> tuple[Entity, ...]:
    """Entities whose name starts with, holds or resembles a text, best first; those with facts before those without."""
    wanted, entities = fold(text), index.lexicon.entities
    if not wanted:
        return tuple(sorted(entities.values(), key=lambda e: (-len(index.about.get(e.id, ())), e.name))[:limit])
    likeness: dict[str, float] = {}
    holding = _holding(wanted, index)
    for name, entity in holding if len(holding) == MOST else holding + _resembling(wanted, index):
        likeness[entity] = max(_likeness(wanted, name), likeness.get(entity, 0.0))
    ranked = sorted(
        (-alike, -len(index.about.get(entity, ())), entities[entity].name, entity)
        for entity, alike in likeness.items()
        if alike >= ALIKE
    )
    return tuple(entities[row[-1]] for row in ranked[:limit])


def _holding(wanted: str, index: Index) -> list[tuple[str, str]]:
    """Give names of which a word begins with a text, as (name, entity); MOST at most, those with most facts."""
    spoken, at = index.lexicon.spoken, -1
    found: list[tuple[str, str]] = []
    while len(found) < MOST and (at := spoken.text.find(f" {wanted}", at + 1)) >= 0:
        found.append(spoken.names[bisect_right(spoken.starts, at) - 1])
    return found


def _resembling(wanted: str, index: Index) -> list[tuple[str, str]]:
    """Give names that begin like a text, as (name, entity); above MANY, those with three of its first letters."""
    spoken = index.lexicon.spoken
    if len(wanted) < SPELT:
        return []
    near, initials = list(spoken.begun), ""
    if len(spoken.names) > MANY:
        alike = process.extract(wanted[:5], near, scorer=LCSseq.similarity, score_cutoff=3, limit=None)
        near, initials = [letters for letters, _, _ in alike], beginning(wanted)[1]
    names = [
        spoken.names[at]
        for letters in near
        for rest, places in spoken.begun[letters].items()
        if rest.startswith(initials)
        for at in places
    ]
    begun = [name[: len(wanted) + 1] if len(name) >= SPELT else "" for name, _ in names]
    found = process.extract(wanted, begun, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    return [names[at] for _, _, at in found]


def _likeness(wanted: str, name: str) -> float:
    """How well a name fits what was typed so far, 0 to 100."""
    if name == wanted:
        return 100.0
    if name.startswith(wanted) or f" {wanted}" in name:
        return 95.0 if len(wanted) > 1 else 80.0
    if len(wanted) < SPELT:
        return 0.0
    return (
        max(fuzz.ratio(wanted, name), fuzz.ratio(wanted, name[: len(wanted) + 1]) - 2.0) if len(name) >= SPELT else 0.0
    )


def find_entity(name: str, index: Index) -> Entity | None:
    """Give the entity of that id or name; a misspelt name finds the one it most resembles."""
    entity = index.lexicon.entities.get(name)
    if entity or not fold(name):
        return entity
    found = find_names(name, index, 1)
    return found[0] if found else None


def card(entity: Entity, index: Index, sources: Mapping[str, Source], base: Base) -> Card:
    """All that is on record about an entity; its accesses newest first, as a phone shows the top."""
    facts = index.facts_about(entity.id)
    identity = [fact for fact in facts if fact.slot("defines") == entity.id]
    access = newest_first((fact for fact in facts if fact.access), index)
    shown = {fact.id for fact in (*identity, *access)}
    rest = [fact for fact in facts if fact.id not in shown and not fact.part_of]
    differing = conflicts(access, index)
    sides = {fact.id for pair in differing for fact in pair}
    on = dict.fromkeys(name_of(pair[0], index) for pair in differing)
    used = {citation.source for fact in facts for citation in fact.citations}
    return Card(
        entity=entity,
        identity=tuple(claim(fact) for fact in identity),
        status=status_line(current(access, index), index, base),
        access=once(claim(fact, _before(fact, index, contested=fact.id in sides)) for fact in access),
        others=tuple(claim(fact) for fact in rest),
        sources=tuple(source for key, source in sources.items() if key in used),
        base=base,
        notes=(f"Sources differ on {' and '.join(on)}.",) if on else (),
    )


def _before(fact: Fact, index: Index, *, contested: bool) -> str:
    """Write the day of an access, that it was corrected since, and who says so where somebody else says otherwise."""
    day = f"{written(fact.when)}: " if fact.when and is_dated([fact], index) else ""
    if fact.id in index.corrections:
        return f"{day}Since corrected: "
    return f"{day}{label(fact, index)}: " if contested else day
