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
MINDERS = re.compile(
    r"^(?:White House|Executive Office|Department of Justice|Office of Management)"
)  # speak for others
NO_OWNER = re.compile(r"Inspector General|Accountability Office|Ethics|Senator|Representative|Congress|Marshal")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an entity, or point to one (`points`, "the agency", "it"); `entity` is "" where it is open."""

    start: int
    end: int
    role: Role
    entity: str
    points: bool = False
    others: tuple[str, ...] = ()
    of_data: bool = False


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


_HEADS = (
    r"(?:agency|department|board|bureau|commission|office|administration|service|institute|council|authority|center|"
    r"corporation|foundation|fund|corps|archive)"
)
_SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten)"
_DOES = (
    r"(?= \"?(?:can|could|may|had|have|has|were|was|are|did|do|saw|got|asked|entered|used|copied|would|will)\b|[.,;\"])"
)
_DATA = (
    r"(?=(?: own| entire| main| central| internal| \w+)? (?:systems?|records?|data\w*|files?|networks?|"
    r"code|source code|"
    r"director|chief|head|spokes\w+|commissioner|administrator|counsel|staff|officials|lawyers|"
    r"employees|payroll|roster|list|catalog\w*|claims|forms|tables|ledger|portal|accounts?|servers?|"
    r"computers?|"
    r"software|program|archive|registry|register)\b)"
)
_ITS_DATA = re.compile(rf"\bits\b{_DATA}", re.IGNORECASE)
POINTERS = (
    (
        Role.AGENCY,
        re.compile(
            rf"\b(?:the|this|that|each|your) (?:federal |independent |same )?{_HEADS}(?! of\b)(?:'s)?(?=\W|$)",
            re.IGNORECASE,
        ),
    ),
    (
        Role.AGENCY,
        re.compile(
            rf"\b(?:both|all {_SOME}|the {_SOME}(?: \w+)?)(?: of the)? (?:agencies|departments|offices|"
            r"bureaus)\b|\bthe agencies\b"
            r"|\b(?:from|on|at|of|by|barred|ordered|told|stopped|blocked|forbade|to) (?P<name>both|"
            rf"all {_SOME})\b(?! [a-z]+s\b)",
            re.IGNORECASE,
        ),
    ),
    (
        Role.COURT,
        re.compile(
            r"\b(?:an?|the|that|another|one|this)(?: divided| full| second| three-judge| unanimous)? (?:[a-z]+ )?"
            r"(?:(?:federal|district|appeals|appellate|trial|U\.S\.|magistrate|circuit|bankruptcy|state) ){0,3}"
            r"(?:judge|court|panel(?! (?:of|that) (?:law|sen|rep))|justices)\b(?: in (?-i:[A-Z]\w+(?: [A-Z]\w+)*))?",
            re.IGNORECASE,
        ),
    ),
    (
        Role.ACTOR,
        re.compile(
            r"\b(?i:the|its|their|his|those|these|both|one|two|three|four|five|six|several|some|other|any|"
            r"outside) (?:[a-z-]+ )?"
            r"(?:team members|team|engineers?|aides?|staffers?|visitors?|operatives|detailees?|"
            r"newcomers|representatives|"
            r"efficiency (?:team|unit|group|staff|office)|affiliates|associates|software engineers|young engineers|"
            r"members of the team|outsiders|(?<=those )members|(?<=these )members|pair|trio|"
            r"duo)(?:'s)?\b(?! (?:of|at|from) (?:the )?[A-Z])"
            rf"|\b[Tt]he {_SOME}{_DOES}|\boutside staff\b|\b(?:one|two|some|any|none|all|both|neither|"
            rf"most) of (?:them|the {_SOME})\b(?! [a-z]+s\b)"
        ),
    ),
    (Role.ACTOR, re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)),
    (Role.AGENCY, re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)),
    (Role.AGENCY, _ITS_DATA),
    (
        Role.AGENCY,
        re.compile(
            r"(?:^|[,;.:\"] ?|\b(?:and|but|nor|how|what|why|not|that|when|says|said|then|once|also|"
            r"which|while|after|where|before|"
            r"though|because|nor has|nor had|nor did|has|had|did|does|until|since) )(?P<name>it)"
            r"(?= (?:has|had|was|is|did|does|will|would|could|can|may|[a-z]+(?:ed|s)|gave|let|told|"
            r"sought|took|made|put|cut|shut|held|kept|asked|not|never|also)\b)"
            r"(?! (?:was|is|has been|may|seems|appears|will|would) (?:\w+ )?(?:repeated|clear|unclear|"
            r"be that|possible|likely|known|reported|"
            r"said that|believed|alleged|true|not true|time))",
            re.IGNORECASE,
        ),
    ),
    (Role.AGENCY, re.compile(r"\bits\b", re.IGNORECASE)),
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
                found.append(Mention(start, end, role, "", points=True, of_data=pattern is _ITS_DATA))
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
