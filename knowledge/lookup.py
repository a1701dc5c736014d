"""Look an entity up: by a name that may be misspelt, for a card or for autocomplete."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz

from knowledge.answering.compose import claim, status_line
from knowledge.answering.index import Index
from knowledge.model import Base, Card, Entity, Source
from knowledge.text import fold

ALIKE = 60.0  # least likeness, of 100, of a name that autocomplete still offers


def find_names(text: str, index: Index, limit: int) -> tuple[Entity, ...]:
    """Entities whose name starts with, holds or resembles a text, best first; those with facts before those without."""
    wanted = fold(text)
    entities = list(index.lexicon.entities.values())
    if not wanted:
        return tuple(sorted(entities, key=lambda e: (-len(index.about.get(e.id, ())), e.name))[:limit])
    ranked = []
    for entity in entities:
        names = [fold(name) for name in (entity.name, entity.acronym, *entity.aliases, *entity.misspellings) if name]
        likeness = max(_likeness(wanted, name) for name in names)
        if likeness >= ALIKE:
            ranked.append((-likeness, -len(index.about.get(entity.id, ())), entity.name, entity))
    return tuple(row[-1] for row in sorted(ranked, key=lambda row: row[:-1])[:limit])


def _likeness(wanted: str, name: str) -> float:
    """How well a name fits what was typed so far, 0 to 100."""
    if name == wanted:
        return 100.0
    if name.startswith(wanted) or f" {wanted}" in name:
        return 95.0 if len(wanted) > 1 else 80.0
    if len(wanted) < 4:
        return 0.0  # short texts resemble everything: acronyms are never matched fuzzily
    return max(fuzz.ratio(wanted, name), fuzz.ratio(wanted, name[: len(wanted) + 1]) - 2.0) if len(name) > 3 else 0.0


def find_entity(name: str, index: Index) -> Entity | None:
    """Give the entity of that id or name; a misspelt name finds the one it most resembles."""
    entity = index.lexicon.entities.get(name)
    if entity or not fold(name):
        return entity
    found = find_names(name, index, 1)
    return found[0] if found else None


def card(entity: Entity, index: Index, sources: Mapping[str, Source], base: Base) -> Card:
    """All that is on record about an entity."""
    facts = index.facts_about(entity.id)
    identity = [fact for fact in facts if fact.slot("defines") == entity.id]
    access = [fact for fact in facts if fact.access]
    rest = [fact for fact in facts if fact not in identity and fact not in access and not fact.part_of]
    systems = {(fact.access.agency, fact.access.system) for fact in access if fact.access}
    used = {citation.source for fact in facts for citation in fact.citations}
    return Card(
        entity=entity,
        identity=tuple(claim(fact) for fact in identity),
        status=status_line(access, index, base) if len(systems) == 1 else "",
        access=tuple(claim(fact) for fact in access),
        others=tuple(claim(fact) for fact in rest),
        sources=tuple(source for key, source in sources.items() if key in used),
        base=base,
    )
