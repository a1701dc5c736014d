"""Recognise agencies, systems, courts, organisations and people that are not in the base, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from knowledge.ingesting.lexicon import ACRONYM, Lexicon, any_of, words
from knowledge.ingesting.stretches import FAR, Taken, find_forms
from knowledge.model import Entity
from knowledge.text import fold
from knowledge.vocabulary import Kind

_RANK = (  # "Chief Information Officer Ada Quill"
    r"(?:(?:Chief|Deputy|Acting|Assistant|Associate|Senior) )*(?:Information|Technology|Privacy|Security|Financial|"
    r"Operating|Data|Legal|Human|Executive|Systems|Program|Press|Budget|Policy)(?: Security| Resources| Capital)? "
    r"(?:Officer|Director|Secretary|Chief|Manager|Counsel|Administrator)"
)
_TITLE = rf"(?:{_RANK}|{any_of(words('titles'))})"
PERSON = re.compile(
    rf"(?<![\w-])(?:(?P<title>(?:{_TITLE} )+)(?P<titled>[A-Z][\w'-]+(?: [A-Z]\.)?(?: [A-Z][\w'-]+){{0,2}})"
    r"|(?P<plain>[A-Z][a-z'-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z'-]+){1,2}))(?P<rest>,? (?:Jr\.|Sr\.|II|III|IV)(?!\w))?"
)
SPEAKS = re.compile(
    r"^(?:,? (?:an?|the|who|whose|then|acting|former|deputy|chief|director|head|its|his|her|of the|"
    r"said|says|wrote|told|testified|"
    r"stated|added|swore|declared|swears|asked|refused|denied|gave|resigned|found|ruled|signed|"
    r"approved|was|is|had|has|came|left|runs|ran|leads|led|met|went|took|works|worked|joined|retires|retired|"
    r"declined|of DOGE|wants|asks|calls|called|replied|answered|returned|resigns|disputes|confirmed|argued|"
    r"warned)\b|,? \d|\)|,|'s)"
)
POINTED = re.compile(
    r"(?:\b(?:said|says|met|asked|by|to|from|named|and|with|of|whom|let|allow|allowed|gave|told|staffers?|engineers?|"
    r"aides?|officer|official|employees?|"
    r"director|deputy|chief|head|administrator|commissioner|lawyer|attorney|spokes\w+|analysts?|counsel|specialist|"
    r"manager|secretary|chair|chairman|chairwoman|president|senator|keeper|warden|leader|owner|programmer|member|DOGE's|DOGE|archivist|registrar|examiner|auditor),?|,|:|^|[.;]|\")\s*$"
)


def discover(text: str, lexicon: Lexicon) -> tuple[Entity, ...]:
    """Find the entities that a text names and the base lacks; each gets a readable id that nobody has."""
    known = [(match.start(), match.end()) for match in lexicon.pattern.finditer(text)]
    names = frozenset(known)
    found: dict[str, Entity] = {}
    taken = Taken(known)
    for kind, start, end, name in find_forms(text, known):
        if any(span not in names for span in taken.within(start, end)):
            continue
        acronym = ACRONYM.match(text, end)
        taken.add(start, end)
        _keep(found, Entity("", kind, name, acronym[1] if acronym else ""), lexicon)
    for start, end, name, judge in _people(text, taken):
        taken.add(start, end)
        _keep(found, Entity("", Kind.PERSON, name, aliases=("judge",) if judge else ()), lexicon)
    return _numbered(_merged(found.values(), text), lexicon)


def _people(text: str, taken: Taken) -> Iterable[tuple[int, int, str, bool]]:
    not_names = set(words("not_names")) | set(words("agency_heads")) | set(words("organisation_heads"))
    surnames: set[str] = set()
    for match in PERSON.finditer(text):
        title, name = match["title"] or "", match["titled"] or match["plain"]
        start = match.start("titled") if match["titled"] else match.start("plain")
        name = name.removesuffix("'s")
        first, *others = name.split()
        if not title and first in words("openers"):
            if len(others) < 2:
                continue
            start, name = start + len(first) + 1, " ".join(others)
        end = start + len(name)
        if taken.within(start, end) or set(name.split()) & not_names or f"{name.split()[-1]}." in words("titles"):
            continue
        if not title and re.search(r"\b(?:at|in|near|off|outside|through|across)(?: the)? $", text[: match.start()]):
            continue
        if title and " " not in name and name in surnames:
            continue
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 30]
        later = re.search(
            rf"(?<!{re.escape(name.split()[0])} )\b{re.escape(name.split()[-1])}\b", text[end : end + FAR]
        )
        if title or SPEAKS.match(after) or POINTED.search(before) or later:
            surnames.add(name.split()[-1])
            judge = any(one in title for one in words("judges"))
            yield start, end, name + (match["rest"] or ""), judge


def _keep(found: dict[str, Entity], entity: Entity, lexicon: Lexicon) -> None:
    key = fold(entity.name)
    held = found.get(key)
    if entity.acronym in lexicon.ids and entity.name not in lexicon.ids:
        known = lexicon.entities[lexicon.ids[entity.acronym]]
        if entity.acronym == known.acronym and len(entity.name.split()) > 1 and entity.kind is known.kind:
            entity = replace(entity, acronym="")
    if held is None or (entity.acronym and not held.acronym):
        found[key] = entity


def _merged(entities: Iterable[Entity], text: str) -> tuple[Entity, ...]:
    """Drop short forms of what is named in full elsewhere: "Quill" of "Ada Quill", "Ledger" of "Harbor Ledger"."""
    every = sorted(entities, key=lambda one: -len(one.name))
    kept: list[Entity] = []
    often = {entity.name: text.count(entity.name) for entity in every}
    for entity in every:
        longer = (one for one in kept if one.kind is entity.kind and one.name.endswith(f" {entity.name}"))
        shorter = (
            one for one in kept if one.kind is entity.kind is Kind.SYSTEM and one.name.startswith(f"{entity.name} ")
        )
        full = next(longer, None) or next(shorter, None)
        if full is None and entity.kind is Kind.PERSON and (space := entity.name.find(" ")) > 0:
            # "Everything Quill" at the start of a sentence, beside "Ada Quill"
            rest = entity.name[space:]
            full = next(
                (
                    one
                    for one in every
                    if one is not entity and one.name.endswith(rest) and often[one.name] > often[entity.name] == 1
                ),
                None,
            )
        if full is None:
            kept.append(entity)
        elif entity.aliases and not full.aliases and full in kept:
            kept[kept.index(full)] = replace(full, aliases=entity.aliases)
    return tuple(kept)


def _numbered(entities: tuple[Entity, ...], lexicon: Lexicon) -> tuple[Entity, ...]:
    taken = set(lexicon.entities)
    named = []
    for entity in entities:
        slug = "-".join(re.findall(r"[a-z0-9]+", fold(entity.acronym or entity.name))) or "entity"
        if entity.acronym and slug in taken:
            slug = "-".join(re.findall(r"[a-z0-9]+", fold(entity.name)))
        number, unique = 2, slug
        while unique in taken:
            unique, number = f"{slug}-{number}", number + 1
        taken.add(unique)
        named.append(replace(entity, id=unique))
    return tuple(named)
