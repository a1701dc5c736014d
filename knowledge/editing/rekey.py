"""A draft whose new names took ids that others have by now gets ids of its own: two agencies may share an acronym."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from knowledge.drafts import Draft
from knowledge.model import Entity
from knowledge.text import fold


def rekeyed(draft: Draft, known: Mapping[str, Entity]) -> Draft:
    """Give the draft with each new entity under its own id, that of the same one where it came in meanwhile."""
    keys = {entity.id: _key(entity, known) for entity in draft.new}
    if all(old == key for old, key in keys.items()):
        return draft
    new = (replace(each, id=keys[each.id], parent=keys.get(each.parent, each.parent)) for each in draft.new)
    access = draft.access
    return replace(
        draft,
        about=tuple(keys.get(key, key) for key in draft.about),
        access=access
        and replace(
            access,
            actor=keys.get(access.actor, access.actor),
            agency=keys.get(access.agency, access.agency),
            system=access.system and keys.get(access.system, access.system),
            decided_by=access.decided_by and keys.get(access.decided_by, access.decided_by),
        ),
        new=tuple(known.get(each.id, each) for each in new),
    )


def grown(new: Iterable[Entity], known: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Give those on record that a draft calls by another name as well, with that name among their aliases."""
    found = []
    taken = {fold(name): each.id for each in known.values() for name in (each.name, *each.aliases)}
    for each in new:
        held = known.get(each.id)
        if held is None or held.kind is not each.kind or held.name != each.name:
            continue
        more = tuple(name for name in each.aliases if fold(name) not in taken)
        if more:
            found.append(replace(held, aliases=(*held.aliases, *more)))
    return tuple(found)


def _key(entity: Entity, known: Mapping[str, Entity]) -> str:
    """Give the id of an entity: its own, that of the same one, or the next that is free."""
    number, key = 2, entity.id
    while (held := known.get(key)) and not _same(held, entity):
        key, number = f"{entity.id}-{number}", number + 1
    return key


def _same(one: Entity, other: Entity) -> bool:
    return one.kind is other.kind and fold(other.name) in {fold(name) for name in (one.name, *one.aliases)}
