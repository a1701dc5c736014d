"""Find what a sentence mentions: entities by name or surname, and the words that point back to one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.ingesting.lexicon import Lexicon, any_of, words
from knowledge.model import Entity
from knowledge.vocabulary import Kind

CABINET = frozenset(
    "Agriculture Commerce Defense Education Energy Interior Justice Labor State Transportation Treasury Census Medicare"
    " Medicaid AID ED Smithsonian".split()
)


class Role(StrEnum):
    """What a mention can be in an access: the token that stands for it in a masked sentence."""

    ACTOR = "ACTOR"
    AGENCY = "AGENCY"
    SYSTEM = "SYSTEM"
    COURT = "COURT"
    PERSON = "PERSON"
    GROUP = "GROUP"


ROLES = {
    Kind.AGENCY: Role.AGENCY,
    Kind.SYSTEM: Role.SYSTEM,
    Kind.COURT: Role.COURT,
    Kind.PERSON: Role.PERSON,
    Kind.ORGANISATION: Role.GROUP,
}
NO_OWNER = re.compile(
    r"Inspector General|Accountability Office|Ethics|Department of Justice|White House|"
    r"Executive Office of the President|Management and Budget"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an entity, or point to one (`points`, "the agency", "it"); `entity` is "" where it is open."""

    start: int
    end: int
    role: Role
    entity: str
    points: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """All that one document can mention: the base's entities and its own new ones."""

    lexicon: Lexicon
    new: tuple[Entity, ...]
    surnames: dict[str, str]
    judges: frozenset[str]
    pattern: re.Pattern[str]
    ids: dict[str, str]

    def entity(self, key: str) -> Entity:
        """Give an entity of the base or of the document by its id."""
        return self.lexicon.entities.get(key) or next(one for one in self.new if one.id == key)


def gather(lexicon: Lexicon, new: tuple[Entity, ...], text: str) -> Names:
    """Collect the names of a document: in full, by acronym, and surnames of people who are named in full in it."""
    ids: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for entity in new:
        for name in (entity.name, entity.acronym, entity.name.upper()):
            if name:
                ids[name] = entity.id
        if entity.kind is Kind.PERSON:
            surnames.setdefault(re.sub(r",? (?:Jr\.|Sr\.|I+|IV)$", "", entity.name).split()[-1], entity.id)
        if entity.kind is Kind.SYSTEM:
            short = re.sub(rf" {any_of(words('system_nouns'))}$", "", entity.name)
            if short != entity.name:
                ids.setdefault(short, entity.id)
    for match in lexicon.pattern.finditer(text):
        entity = lexicon.entities[lexicon.ids[match.group()]]
        if entity.kind is Kind.PERSON and " " in match.group():
            surnames[match.group().split()[-1]] = entity.id
    judges = frozenset(entity.id for entity in new if entity.kind is Kind.PERSON and "judge" in entity.aliases)
    for name, key in surnames.items():
        ids.setdefault(name, key)
    pattern = re.compile(rf"(?<![\w-])(?:{any_of(ids)})(?![\w])" if ids else r"(?!)")
    return Names(lexicon, new, surnames, judges, pattern, ids)


POINTERS = (
    (
        Role.AGENCY,
        re.compile(
            r"\b(?:the|this|that|each) (?:federal |independent |same )?(?:agency|department|board|"
            r"bureau|commission|office|administration|service|institute|council|authority|center|"
            r"corporation|foundation|fund|corps|archive|registry)(?! of\b)(?:'s)?(?=\W|$)",
            re.IGNORECASE,
        ),
    ),
    (
        Role.AGENCY,
        re.compile(
            r"\b(?:both|all three|all four|the (?:two|three|four)(?: \w+)?)(?: of the)? (?:agencies|"
            r"departments|offices|bureaus)\b|\bthe agencies\b|\b(?:from|on|at|of|by|barred|ordered|"
            r"told|stopped|blocked|forbade|to) (?P<name>both|all three|all four)\b(?! [a-z]+s\b)",
            re.IGNORECASE,
        ),
    ),
    (
        Role.COURT,
        re.compile(
            r"\b(?:an?|the|that|another|one|this)(?: divided| full| second| three-judge|"
            r" unanimous)? (?:[a-z]+ )?(?:(?:federal|district|appeals|appellate|trial|U\.S\.|"
            r"magistrate|circuit|bankruptcy|state) ){0,3}(?:judge|court|panel|"
            r"justices)(?: in (?:[A-Z]\w+ ?)+(?<! ))?",
            re.IGNORECASE,
        ),
    ),
    (Role.COURT, re.compile(r"\b(?:this|the|said) (?:Court|Panel)\b")),
    (
        Role.ACTOR,
        re.compile(
            r"\b(?:the|its|their|his|those|these|both|two|three|four|five|six|several|some|other|no|"
            r"any) (?:[a-z-]+ )?(?:team members|team|engineers?|aides?|staffers?|visitors?|operatives|"
            r"detailees?|newcomers|representatives|efficiency (?:team|unit|group|staff|office)|"
            r"affiliates|associates|software engineers|young engineers|group|members of the team|"
            r"group's members)(?:'s)?\b(?! (?:of|at|from) (?:the )?[A-Z])"
        ),
    ),
    (Role.ACTOR, re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)),
    (Role.AGENCY, re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)),
    (Role.AGENCY, re.compile(r"\b(?:it|its|itself)\b", re.IGNORECASE)),
    (Role.PERSON, re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)),
)


def find_mentions(text: str, names: Names, *, header: bool = False) -> tuple[Mention, ...]:
    """Find the mentions of a text in their order; a name wins over words that point."""
    found: list[Mention] = []
    spans = [(match.start(), match.end(), names.ids[match.group()]) for match in names.pattern.finditer(text)]
    spans += [
        (match.start(), match.end(), names.lexicon.ids[match.group()]) for match in names.lexicon.pattern.finditer(text)
    ]
    for start, end, key in sorted(spans, key=lambda span: (-(span[1] - span[0]), span[0])):
        if any(start < one.end and one.start < end for one in found):
            continue
        word = text[start:end]
        if word in CABINET and not header and not _cabinet(text, start, end):
            continue
        if " " not in word and not header and _part_of_name(text, start, end, names, key):
            continue
        found.append(Mention(start, end, _role(names, key), key))
    for role, pattern in POINTERS:
        for match in pattern.finditer(text):
            start, end = match.span("name") if match.groupdict().get("name") else match.span()
            if text[start:end].endswith("'s"):
                end -= 2
            if not any(start < one.end and one.start < end for one in found):
                found.append(Mention(start, end, role, "", points=True))
    return tuple(sorted(found, key=lambda one: one.start))


def _role(names: Names, key: str) -> Role:
    if key in names.judges:
        return Role.COURT
    entity = names.entity(key)
    if "DOGE" in {entity.acronym, *entity.name.split()}:
        return Role.ACTOR
    return ROLES[entity.kind]


def _cabinet(text: str, start: int, end: int) -> bool:
    """Guard the one-word names of departments by their neighbours: "State refused", never "State Street"."""
    after = re.match(r"(?:'s)? ?([\w$-]*)", text[end:])
    following = after[1] if after else ""
    if following[:1].isupper() and following != "DOGE":
        return False
    opens = start == 0 or text[start - 1] == '"' or text[:start].rstrip()[-1:] in ".:"
    return not opens or text[end : end + 2] == "'s" or following in words("guarded_after") or text[end : end + 1] == ","


def _part_of_name(text: str, start: int, end: int, names: Names, key: str) -> bool:
    """Tell whether a single surname belongs to somebody else's full name: "Lin" in "Mae Lin"."""
    if names.entity(key).kind is not Kind.PERSON:
        return False
    before = re.search(r"([A-Z][a-z]+) $", text[:start])
    return bool(
        before
        and before[1] not in words("openers")
        and before[1] not in words("titles")
        and before[1] + " " + text[start:end] not in names.entity(key).name
        and before[1] not in names.ids
    )
