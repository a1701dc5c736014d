"""Find what a sentence mentions: entities by name or surname, and the words that point back to one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.ingesting.familiar import Familiar, title_of
from knowledge.ingesting.lexicon import Lexicon, any_of, words
from knowledge.ingesting.pointers import ITS_DATA, NO_NOUN, POINTERS, Role
from knowledge.model import Entity
from knowledge.vocabulary import Kind

CABINET = frozenset(
    "Agriculture Commerce Defense Education Energy Interior Justice Labor State Transportation Treasury Census Medicare"
    " Medicaid AID ED Smithsonian".split()
)


GROUPS = frozenset("union guild league coalition alliance federation society association brotherhood caucus".split())
ROLES = {
    Kind.AGENCY: Role.AGENCY,
    Kind.SYSTEM: Role.SYSTEM,
    Kind.COURT: Role.COURT,
    Kind.PERSON: Role.PERSON,
    Kind.ORGANISATION: Role.GROUP,
}
MINDERS = re.compile(
    r"^(?:White House|Executive Office|Department of Justice|Office of Management)"
)  # speak for others
ELSE = re.compile(  # a number of people, a party to a case: not the agency of that name
    r"(?<=Security) (?:numbers?|cards?|tax(?:es)?)\b|(?<=\bState) (?:v\.|of )"
)
NO_OWNER = re.compile(
    r"Inspector General|Auditor|Audit (?:Office|Board|Bureau|Service)|Ombuds|Accountability Office|Ethics|"
    r"Senator|Representative|Congress|Marshal"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an entity, or point to one (`points`, "the agency", "it"); `entity` is "" where it is open.

    What is not `sure` is good enough to read a sentence by, and not to be written in its statement.
    """

    start: int
    end: int
    role: Role
    entity: str
    points: bool = False
    others: tuple[str, ...] = ()
    of_data: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Names:
    """All that one document can mention: the base's entities and its own new ones."""

    lexicon: Lexicon
    new: tuple[Entity, ...]
    surnames: dict[str, str]
    judges: frozenset[str]
    pattern: re.Pattern[str]
    ids: dict[str, str]
    nouns: re.Pattern[str]
    groups: re.Pattern[str]
    guessed: frozenset[str]  # known here by a last name alone: to link, never to write
    records: dict[str, Entity]  # new entities as they go on record

    def entity(self, key: str) -> Entity:
        """Give an entity of the base or of the document by its id; the document's own words for it win."""
        own = next((one for one in self.new if one.id == key), None) if key in self.records else None
        return own or self.lexicon.entities[key]


def gather(lexicon: Lexicon, familiar: Familiar, text: str) -> Names:
    """Collect the names of a document: in full, by acronym, and surnames of people who are named in full in it."""
    new = familiar.new
    ids, surnames = _written(new)
    ids |= familiar.known
    surnames |= familiar.known
    here: dict[str, Entity] = {entity.id: entity for entity in new}
    for match in lexicon.pattern.finditer(text):
        entity = lexicon.entities[lexicon.ids[match.group()]]
        here[entity.id] = entity
        if entity.kind is Kind.PERSON and " " in match.group():
            surnames[match.group().split()[-1]] = entity.id
    judges = frozenset(entity.id for entity in new if entity.kind is Kind.PERSON and "judge" in entity.aliases)
    judges |= {entity.id for entity in here.values() if entity.id not in judges and _sits(entity, text)}
    judges |= familiar.judges
    records = {one.id: replace(one, aliases=title_of(one, text) if one.id in judges else ()) for one in new}
    for name, key in (*surnames.items(), *_short(new, lexicon)):
        ids.setdefault(name, key)
    pattern = re.compile(rf"(?<![\w-])(?:{any_of(ids)})(?![\w])" if ids else r"(?!)")
    nouns, groups = _nouns(here.values()), _groups(here.values())
    records |= familiar.grown
    return Names(lexicon, new, surnames, judges, pattern, ids, nouns, groups, familiar.guessed, records)


def _sits(entity: Entity, text: str) -> bool:
    """Tell whether a text calls somebody a judge who is on record already."""
    if entity.kind is not Kind.PERSON or entity.name not in text:
        return False
    return bool(re.search(rf"\b{any_of(words('judges'))} {re.escape(entity.name)}\b", text))


def _written(new: Iterable[Entity]) -> tuple[dict[str, str], dict[str, str]]:
    """Give the ids of new entities by the ways in which a document writes them, and those of people by surname."""
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
    return ids, surnames


def _short(here: Iterable[Entity], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Give the last two words of longer names of agencies: "the Seed Reserve" of the National Seed Reserve."""
    tails = [(one, one.name.split()) for one in here if one.kind is Kind.AGENCY]
    short = [(" ".join(said[-2:]), one.id) for one, said in tails if len(said) > 2 and said[-2][:1].isupper()]
    counts = Counter(name for name, _ in short)
    yield from ((name, key) for name, key in short if counts[name] == 1 and name not in lexicon.ids)


def headword(name: str) -> str:
    """Give the noun of a name: "board" of the Labor Board, "guild" of the Guild of Songwriters."""
    of = re.match(r"(\w+) (?:of|for|on) ", name)
    return (of[1] if of else name.rsplit(maxsplit=1)[-1]).lower()


def _nouns(here: Iterable[Entity]) -> re.Pattern[str]:
    """Build what points to an agency by the noun of its name: "the registry" for the Claims Registry."""
    every = tuple(here)
    of_systems = {one.name.split()[-1].lower() for one in every if one.kind is Kind.SYSTEM}
    heads = {headword(one.name) for one in every if one.kind is Kind.AGENCY}
    nouns = {one for one in heads - of_systems if one.isalpha() and len(one) > 3 and one not in NO_NOUN}
    return re.compile(
        rf"\b(?:the|this|that) {any_of(nouns)}(?! of\b)(?=\W|$)(?-i:(?! [A-Z]))" if nouns else r"(?!)", re.IGNORECASE
    )


def _groups(here: Iterable[Entity]) -> re.Pattern[str]:
    """Build what points to a union or a guild by the noun of its name."""
    nouns = {headword(one.name) for one in here if one.kind is Kind.ORGANISATION} & GROUPS
    return re.compile(rf"\b(?:the|this|that) {any_of(nouns)}(?! of\b)(?=\W|$)" if nouns else r"(?!)", re.IGNORECASE)


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
        if ELSE.match(text, end) or (word in CABINET and not header and not _cabinet(text, start, end)):
            continue
        if " " not in word and not header and _part_of_name(text, start, end, names, key):
            continue
        found.append(Mention(start, end, _role(names, key), key))
    for role, pattern in (*POINTERS, (Role.AGENCY, names.nouns), (Role.GROUP, names.groups)):
        for match in pattern.finditer(text):
            start, end = match.span("name") if match.groupdict().get("name") else match.span()
            if text[start:end].endswith("'s"):
                end -= 2
            if not any(start < one.end and one.start < end for one in found):
                found.append(Mention(start, end, role, "", points=True, of_data=pattern is ITS_DATA))
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
