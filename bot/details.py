"""The details of a draft as lines that a person reads and writes: "When: 2025-02-17", "Action: requested"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from bot.markdown import shorten
from bot.naming import source_of
from knowledge import Access, Action, Draft, Entity, Evidence, Kind, KnowledgeBase, Level

ACTOR = "doge"  # who sought access, where a fact does not say otherwise: what the base is about
SOURCE = "Source"  # where the quotes stand; it is asked for alone where that is not on the shelf
FIELDS = ("About", "When", "Evidence", "Action", "Agency", "System", "Level")
NAMES = 3  # names that are offered instead of one that is not known
LONGEST_NAME = 100  # characters; who has a longer one is named by its id
LONGEST_SHOWN = 60

Choice = TypeVar("Choice", bound=StrEnum)
Details = Mapping[str, str]  # what was given for a field, by its name


@dataclass
class Read:
    """What was read, and what could not be."""

    source: str = ""
    about: tuple[str, ...] = ()
    when: str | None = None
    evidence: Evidence = Evidence.REPORTED
    access: Access | None = None
    problems: list[str] = field(default_factory=list)


def details_of(base: KnowledgeBase, draft: Draft, given: Details) -> str:
    """Write the details of a draft, one a line; what is given goes over it, and no field is left out."""
    keys = dict.fromkeys((*draft.about, *((draft.access.agency, draft.access.system) if draft.access else ())))
    names = {each.id: _name(each) for each in (*base.proposals.entities(filter(None, keys)), *draft.new)}
    access = draft.access
    values = {
        "About": "; ".join(names.get(key, key) for key in draft.about),
        "When": draft.when or "",
        "Evidence": spoken(draft.evidence),
        "Action": spoken(access.action) if access else "",
        "Agency": names.get(access.agency, access.agency) if access else "",
        "System": names.get(access.system, access.system) if access and access.system else "",
        "Level": spoken(access.level) if access and access.level is not Level.UNKNOWN else "",
    }
    values |= {name: _given(base, name, value) for name, value in given.items() if value}
    if not values["Action"]:  # a system that nothing happened to is what the fact is about
        values["About"] = "; ".join(filter(None, (values["About"], values["System"])))
        values["System"] = ""
    return "\n".join(f"{name}: {values[name]}".rstrip() for name in FIELDS)


def read_details(base: KnowledgeBase, text: str, old: Draft) -> Read:
    """Read the details that were typed; `old` is the draft that the form began with."""
    found = Read()
    values = dict(_lines(text, found))
    found.source = _source(base, values.get(SOURCE, ""), found)
    found.about = tuple(_entities(base, values.get("About", ""), old, found))
    found.when = values.get("When") or None
    found.evidence = _choice(values.get("Evidence", ""), Evidence, found) or Evidence.REPORTED
    action = _choice(values.get("Action", ""), Action, found)
    [agency, system] = [next(_entities(base, values.get(name, ""), old, found), None) for name in ("Agency", "System")]
    level = _choice(values.get("Level", ""), Level, found) or Level.UNKNOWN
    if action:
        found.access = _access(base, (agency, system, action, level), old, found)
    elif values.get("Agency") or values.get("System") or values.get("Level"):
        found.problems.append(
            f"Agency, System and Level belong to an access: give its Action ({listed(Action)}), or take them out."
        )
    return found


def _access(
    base: KnowledgeBase, said: tuple[str | None, str | None, Action, Level], old: Draft, found: Read
) -> Access | None:
    """Make the access frame; without an agency, it is the first one that the fact is about."""
    agency, system, action, level = said
    before = old.access
    known = {each.id: each.kind for each in (*base.proposals.entities(found.about), *old.new)}
    actor = before.actor if before else ACTOR
    agencies = [key for key in found.about if known.get(key) is Kind.AGENCY and key != actor]
    agency = agency or next(iter(agencies), None)
    if agency is None:
        found.problems.append("An access needs the agency whose it is: name it at Agency or About.")
        return None
    access = Access(actor, agency, system, action, level, before.decided_by if before else None)
    if access != before:
        found.about = tuple(dict.fromkeys((*found.about, *filter(None, (actor, agency, system)))))
    return access


def _lines(text: str, found: Read) -> Iterator[tuple[str, str]]:
    names = {name.casefold(): name for name in (SOURCE, *FIELDS)}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, value = line.partition(":")
        known = names.get(name.strip().casefold())
        if colon and known:
            yield known, " ".join(value.split())
        else:
            found.problems.append(
                f"Begin each line of the details with {', '.join(FIELDS)} and a colon, not with"
                f" “{shorten(line, LONGEST_SHOWN)}”."
            )


def _source(base: KnowledgeBase, text: str, found: Read) -> str:
    source = source_of(base, text)
    if text and not source:
        found.problems.append(
            f"There is no document “{shorten(text, LONGEST_SHOWN)}” on the shelf: take it in with /documents add,"
            " and give its id at Source, such as S2."
        )
    return source


def _entities(base: KnowledgeBase, text: str, old: Draft, found: Read) -> Iterator[str]:
    for name in filter(None, map(str.strip, text.split(";"))):
        entity = find_entity(base, name, old.new)
        if entity:
            yield entity.id
            continue
        near = ", ".join(shorten(each.short, LONGEST_SHOWN) for each in base.names(name[:LONGEST_NAME], NAMES))
        hint = f" Do you mean {near}?" if near else " Choose a name that is known here."
        found.problems.append(f"There is no agency, system or person called “{shorten(name, LONGEST_SHOWN)}”.{hint}")


def find_entity(base: KnowledgeBase, name: str, new: tuple[Entity, ...] = ()) -> Entity | None:
    """Find whom a name means, or an id; never one that is only like it."""
    wanted = name.casefold()
    near = base.names(name, 10) if len(name) <= 4 * LONGEST_NAME else ()
    for entity in (*base.proposals.entities([name]), *new, *near):
        said = {entity.id, entity.name, entity.short, entity.acronym, *entity.aliases}
        if wanted in {each.casefold() for each in said}:
            return entity
    return None


def _given(base: KnowledgeBase, name: str, value: str) -> str:
    """Write what was chosen in a command as the form shows it."""
    if name in {"About", "Agency", "System"}:
        entity = find_entity(base, value)
        return _name(entity) if entity else shorten(value, LONGEST_NAME)
    return spoken(value) if name != "When" else shorten(value, LONGEST_NAME)


def _name(entity: Entity) -> str:
    fit = len(entity.short) <= LONGEST_NAME and ";" not in entity.short
    return entity.short if fit else entity.id


def _choice(text: str, choices: type[Choice], found: Read) -> Choice | None:
    value = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if value in {choice.value for choice in choices}:
        return choices(value)
    if value:
        shown = shorten(text, LONGEST_SHOWN)
        found.problems.append(f"{choices.__name__} “{shown}” is not known: choose one of {listed(choices)}.")
    return None


def listed(choices: type[StrEnum]) -> str:
    """List the words of an enumeration."""
    return ", ".join(spoken(choice) for choice in choices)


def spoken(word: str) -> str:
    """Write a word of the vocabulary as people do.

    >>> spoken("read_write")
    'read write'
    """
    return word.replace("_", " ")
