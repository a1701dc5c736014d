"""The names that a document can mention: those of the base, and patterns for the forms that new names have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.model import Entity
from knowledge.vocabulary import Kind

CAP = r"(?:[A-Z][\w'&-]*[\w](?:(?<=s)'(?= [A-Z]))?|[A-Z])"
HEADED = re.compile(r"\b(?:agency|board|department|office|bureau|service|commission)$")


@lru_cache
def words(name: str) -> tuple[str, ...]:
    """Read a list of words from the starter's forms.json."""
    data: dict[str, list[str]] = json.loads((files("knowledge.starter") / "forms.json").read_text(encoding="utf-8"))
    return tuple(data[name])


def any_of(names: Iterable[str]) -> str:
    """Join names to an alternative, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + ")"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entities by id, and the ids by each way of writing them; `pattern` finds those that one document may name."""

    entities: dict[str, Entity]
    ids: dict[str, str]
    surnames: dict[str, str]
    pattern: re.Pattern[str]


def build_lexicon(entities: tuple[Entity, ...], text: str) -> Lexicon:
    """Collect how a document writes the entities: slang with which people only ask is left out.

    The pattern is of the names of those that its text names in any way: thousands would take longer than reading it.
    """
    known, ids, surnames = _collected(entities)
    here = {key for name, key in ids.items() if name in text}
    named = any_of(name for name, key in ids.items() if key in here)
    pattern = rf"(?<![\w-]){named}(?![\w]|-(?!linked|affiliated|led|run|held|aligned)\w)" if here else r"(?!)"
    return Lexicon(known, ids, surnames, re.compile(pattern))


@lru_cache(maxsize=8)
def _collected(entities: tuple[Entity, ...]) -> tuple[dict[str, Entity], dict[str, str], dict[str, str]]:
    """Give the entities by id, their ids by what documents write, and those of people by surname."""
    ids: dict[str, str] = {}
    surnames: dict[str, str] = {}
    shared: set[str] = set()
    for entity in entities:
        for name in (entity.name, entity.acronym, *entity.aliases):
            if not _written(name, entity):
                continue
            if entity.kind is Kind.PERSON and " " not in name:
                surnames[name] = entity.id
            elif ids.setdefault(name, entity.id) != entity.id:
                shared.add(name)
    for name in shared:
        del ids[name]
    return {entity.id: entity for entity in entities}, ids, surnames


def _written(name: str, entity: Entity) -> bool:
    """Tell whether a document would write the name: with a capital, or as an institution ("labor board")."""
    if len(name) < 2 or entity.id == "federal-judge":
        return False
    if entity.kind is Kind.PERSON:
        return all(word[:1].isupper() for word in name.split())
    if name.islower():
        return entity.kind is Kind.AGENCY and bool(HEADED.search(name)) and len(name.split()) > 1
    return any(letter.isupper() for letter in name) and not re.search(r"\b(?:data|records|files)$", name)


_HEADS = any_of(words("agency_heads"))
_DAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|DOGE|Capitol"
_AND = rf" and (?!(?:{CAP} ){{0,4}}{_HEADS}\b)"  # "the Office of A and B", but not "... and C Board"
_LIST = rf"{CAP}(?:(?:(?:, {CAP})+,?{_AND}|{_AND}| of (?:the )?| for (?:the )?| & | ){CAP})*"
ACRONYM = re.compile(r' \((?:the )?"?(?:the )?([A-Z][A-Za-z&-]{1,9})"?\)')

_GIVES = (  # who gives or refuses is an institution, whatever its name
    r" (?:(?:has|had|have|also|then|later|never|first|did|would|will)(?: not)? )?(?:let|gave|given?|granted|"
    r"refused|denied|turned down|opened|handed|approved|revoked|cut off|shut off|admitted|allowed|shared|withdrew)\b"
)

_NOBODY = (  # "Ada Quill, a database administrator" is a person
    r"(?! (?:administrator|manager|engineer|specialist|chief|owner|analyst|officer|director|technician|developer|"
    r"architect|operator|clerk|expert|lead|supervisor|custodian|contractor|programmer)s?\b)"
)

FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.COURT,
        re.compile(
            rf"\b(?:(?:U\.S\. )?{CAP} ){{0,3}}(?:District Court|Circuit Court(?: of Appeals)?|"
            r"Court of Appeals|Bankruptcy Court|"
            r"Supreme Court|Superior Court|High Court|Tax Court|"
            rf"Court of [A-Z]\w+)(?: of [A-Z]\w+)?(?: (?:for|in) (?:the )?{CAP}(?: (?:of )?{CAP})*)?"
            r"|\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|D\.C\.|Federal) Circuit\b"
        ),
    ),
    (
        Kind.AGENCY,
        re.compile(rf"\b(?:(?:U\.S\. )?{CAP} ){{0,3}}{_HEADS} (?:of|for|on(?! (?:{_DAYS}))) (?:the )?{_LIST}"),
    ),
    (Kind.AGENCY, re.compile(rf"\b(?:U\.S\. )?(?:{CAP} (?:and |& )?){{1,5}}{_HEADS}\b(?! [A-Z])")),
    (Kind.AGENCY, re.compile(rf"\b{any_of(words('agency_heads_of'))} of (?:the )?{_LIST}")),
    (Kind.AGENCY, re.compile(rf"\b[Tt]he (?P<name>{CAP}(?: (?:of |for )?{CAP}){{1,4}})(?={_GIVES})")),
    (
        Kind.ORGANISATION,
        re.compile(
            rf"\b(?:{CAP} (?:and |of |for |"
            rf"& )?){{1,5}}{any_of(words('organisation_heads'))}(?![\w])(?: (?:of|for|"
            rf"on(?! (?:{_DAYS}))) (?:the )?{_LIST})?"
        ),
    ),
    (
        Kind.ORGANISATION,
        re.compile(
            rf"\b(?:Alliance|Union|Association|Federation|Coalition|Committee|Guild|League|Society) "
            rf"(?:of|for|on(?! (?:{_DAYS}))) (?:the )?{_LIST}"
        ),
    ),
    (
        Kind.SYSTEM,
        re.compile(
            rf"\b(?:{CAP} (?:and |of |"
            rf"& )?){{1,4}}{any_of(words('system_heads'))}\b(?! [A-Z])(?: {any_of(words('system_nouns'))}\b)?"
        ),
    ),
    (Kind.SYSTEM, re.compile(rf"\b(?:{CAP} ){{1,4}}{any_of(words('system_nouns'))}\b")),
    (
        Kind.SYSTEM,
        re.compile(
            rf"(?:\b{any_of(words('system_nouns'))},? (?:that is |it calls |staff call )?(?:called|"
            rf"known as|named|dubbed)|\b{any_of(words('system_nouns'))},?) "
            rf"(?:the )?\"?(?P<name>{CAP}(?: {CAP})*)\"?(?=[,.;]|\s(?:and|that|which|is|was)\b)"
        ),
    ),
    (
        Kind.SYSTEM,
        re.compile(
            rf"\b(?P<name>{CAP}(?: {CAP}){{0,3}}), (?:the|a|an|its|"
            rf"their) [^,.;]{{0,70}}?\b{any_of(words('system_nouns'))}\b{_NOBODY}"
        ),
    ),
    (
        Kind.SYSTEM,
        re.compile(
            rf"(?:^|(?<=[.:;] )|(?<=\n))(?P<name>{CAP}(?: {CAP}){{0,3}}) (?:is|was) (?:the|a|an|its|their) "
            rf"[^,.;]{{0,40}}?\b{any_of(words('system_nouns'))}\b{_NOBODY}",
            re.MULTILINE,
        ),
    ),
    (
        Kind.SYSTEM,
        re.compile(
            r"(?:\b(?:[Aa]ccess|accounts?|log-?ins?|credentials?|rights|permissions?|privileges|log(?:ged|"
            r"ging)? (?:on|in)|entry"
            r"|records|let) (?:to|in|into|for|on|inside) (?:the )?|\b(?:into|inside|[Ee]nter(?:s|ed)?|"
            rf"queried|searched) (?:the )?)(?P<name>{CAP})(?![\w]| [A-Z]|'s|,? [A-Z][a-z]+\.)"
        ),
    ),
)
