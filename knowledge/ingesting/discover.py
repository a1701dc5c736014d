"""Recognise agencies, systems, courts, organisations and people that are not in the base, by their form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from knowledge.ingesting.lexicon import ACRONYM, FORMS, Lexicon, any_of, words
from knowledge.model import Entity
from knowledge.text import fold
from knowledge.vocabulary import Kind

_TITLE = any_of(words("titles"))
PERSON = re.compile(
    rf"(?<![\w-])(?:(?P<title>(?:{_TITLE} )+)(?P<titled>[A-Z][\w'-]+(?: [A-Z]\.)?(?: [A-Z][\w'-]+){{0,2}})"
    r"|(?P<plain>[A-Z][a-z'-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z'-]+){1,2}))(?P<rest>,? (?:Jr\.|Sr\.|II|III|IV)(?!\w))?"
)
SPEAKS = re.compile(
    r"^(?:,? (?:an?|the|who|whose|then|acting|former|deputy|chief|director|head|its|his|her|of the|"
    r"said|says|wrote|told|testified|"
    r"stated|added|swore|declared|swears|asked|refused|denied|gave|resigned|found|ruled|signed|"
    r"approved|was|is|had|has)\b|,? \d|\)|,|'s)"
)
POINTED = re.compile(
    r"(?:\b(?:by|to|from|named|and|with|of|whom|let|allow|allowed|gave|told|staffers?|engineers?|"
    r"aides?|officer|official|employees?|"
    r"director|deputy|chief|head|administrator|commissioner|lawyer|attorney|spokes\w+|analysts?|counsel|specialist|"
    r"manager|secretary|member|DOGE's|DOGE|archivist|registrar|examiner|auditor),?|,|:|^|[.;]|\")\s*$"
)
FAR = 20_000  # characters in which a surname may come again
CELL = 64  # characters: about a name's length, so that few stretches share a cell


class Taken:
    """Stretches of a text that are names already; neighbours are found by place, however many there are."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = set(spans)
        self.at: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for start, end in self.spans:
            self._place(start, end)

    def add(self, start: int, end: int) -> None:
        """Take a stretch."""
        self.spans.add((start, end))
        self._place(start, end)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """List the stretches that share a character with this one."""
        near = {span for cell in range(start // CELL, end // CELL + 1) for span in self.at.get(cell, ())}
        return sorted(span for span in near if span[0] < end and start < span[1])

    def _place(self, start: int, end: int) -> None:
        for cell in range(start // CELL, end // CELL + 1):
            self.at[cell].add((start, end))


def discover(text: str, lexicon: Lexicon) -> tuple[Entity, ...]:
    """Find the entities that a text names and the base lacks; each gets a readable id that nobody has."""
    known = [(match.start(), match.end()) for match in lexicon.pattern.finditer(text)]
    names = frozenset(known)
    found: dict[str, Entity] = {}
    taken = Taken(known)
    for kind, start, end, name in _forms(text, known):
        if any(span not in names for span in taken.within(start, end)):
            continue
        acronym = ACRONYM.match(text, end)
        taken.add(start, end)
        _keep(found, Entity("", kind, name, acronym[1] if acronym else ""), lexicon)
    for start, end, name, judge in _people(text, taken):
        taken.add(start, end)
        _keep(found, Entity("", Kind.PERSON, name, aliases=("judge",) if judge else ()), lexicon)
    return _numbered(_merged(found.values(), text), lexicon)


def _forms(text: str, known: list[tuple[int, int]]) -> Iterable[tuple[Kind, int, int, str]]:
    """Give the stretches that have the form of a name, longest first where they overlap."""
    found = []
    held = Taken(known)
    for rank, (kind, pattern) in enumerate(FORMS):
        for match in pattern.finditer(text):
            group = "name" if "name" in match.groupdict() else 0
            start, end = match.span(group)
            start = _trim(text, start, end)
            end -= 2 if text[start:end].endswith("'s") else 0
            name = text[start:end]
            if "\n" in name or not _worth(kind, name) or (start, end) in held.spans:
                continue
            inside = held.within(start, end)
            if kind is Kind.AGENCY and name.split()[-1] in words("shared_heads") and not _institution(text, start, end):
                continue
            if kind is Kind.SYSTEM and any(span[0] == start for span in inside):
                continue  # "SSA system" is no name
            if any(span[0] <= start and end <= span[1] for span in inside):
                continue
            found.append((rank if kind is Kind.COURT else 9, -(end - start), start, end, kind, name))
    for _, _, start, end, kind, name in sorted(found):
        yield kind, start, end, name


PEOPLE_OF = re.compile(
    r"\b(?:employees|staff|workers|guards|officials|director|head|chief|archivist|librarian|registrar|"
    r"spokes\w+|counsel|visit|affair|"
    r"lawyers|managers|president|secretary|headquarters) (?:of|at|for|to|with) (?:the )?$"
)


ACTS = (
    r"(?:(?:has|had|also|then|later) )?(?:said|says|told|turned down|refused|gave|agreed|denied|declined|confirmed)\b"
)


def _institution(text: str, start: int, end: int) -> bool:
    """Tell whether a name that could be a system's is an institution's: it has staff, or it speaks."""
    noun = text[start:end].rsplit(maxsplit=1)[-1].lower()
    return (
        text[start:end].split(maxsplit=1)[0] in words("agency_openers")
        or bool(re.search(rf"\b[Tt]he {noun} {ACTS}", text))
        or bool(PEOPLE_OF.search(text[max(0, start - 60) : start]))
        or bool(
            re.match(
                r"(?:'s (?:director|chief|head|staff|archivist|librarian|registrar|spokes))| (?:said|"
                r"says|employs|told|confirmed|has a staff)\b",
                text[end : end + FAR],
            )
        )
    )


def _trim(text: str, start: int, end: int) -> int:
    """Move the start past words that only open a sentence."""
    while first := re.match(r"(?:U\.S\. )?([A-Z][\w'-]*) ", text[start:end]):
        if first[1] not in words("openers") and not first[1].endswith("'s"):
            break
        start += first.end()
    return start


def _worth(kind: Kind, name: str) -> bool:
    """Tell whether a stretch says more than the noun of its kind: "Office" alone is no name."""
    if kind is Kind.COURT:
        return True
    if (
        re.search(r"\b(?:Senator|Sen|Representative|Rep|Congress\w*|Governor|Gov|Mayor|Attorney General)\b", name)
        and kind is Kind.AGENCY
    ):
        return False
    said = [word for word in name.split() if word[:1].isupper()]
    if kind is Kind.SYSTEM and said and (said[0] in words("system_names_not") or said[0] in words("titles")):
        return False
    if kind is Kind.SYSTEM and not set(said) - set(words("not_names")) - set(words("agency_heads")):
        return False
    return len(said) > 1 or (
        kind is Kind.SYSTEM and len(name) > 3 and bool(said) and (" " in name or not name.isupper())
    )


def _people(text: str, taken: Taken) -> Iterable[tuple[int, int, str, bool]]:
    not_names = set(words("not_names")) | set(words("agency_heads")) | set(words("organisation_heads"))
    surnames: set[str] = set()
    for match in PERSON.finditer(text):
        title, name = match["title"] or "", match["titled"] or match["plain"]
        start = match.start("titled") if match["titled"] else match.start("plain")
        first, *others = name.split()
        if not title and first in words("openers"):
            if len(others) < 2:
                continue
            start, name = start + len(first) + 1, " ".join(others)
        end = start + len(name)
        if taken.within(start, end) or set(name.split()) & not_names:
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
