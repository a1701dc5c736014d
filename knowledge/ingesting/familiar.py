"""People on record whom a document calls otherwise: "Judge Marrow" for Ida Marrow, or Ida Marrow for "Judge Marrow".

Of two who share a last name neither is meant. What is found here is a link alone: no statement is rewritten by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.ingesting.given import MEN, WOMEN
from knowledge.ingesting.lexicon import Lexicon, any_of, words
from knowledge.model import Entity
from knowledge.vocabulary import Kind

SHORTEST = 4  # letters from which a last name alone may name somebody of another document
JUDGE = re.compile(rf"{any_of(words('judges'))} ")
LATER = re.compile(r",? (?:Jr\.|Sr\.|I+|IV)$")


@dataclass(frozen=True, slots=True)
class Familiar:
    """The new names of a document without those that are on record.

    `known` are ids on record by the last names that the document writes, `guessed` those that it never names in full,
    `grown` the entities on record that get another name, by id.
    """

    new: tuple[Entity, ...]
    known: dict[str, str]
    judges: frozenset[str]
    guessed: frozenset[str]
    grown: dict[str, Entity]


def find_familiar(new: tuple[Entity, ...], entities: tuple[Entity, ...], lexicon: Lexicon, text: str) -> Familiar:
    """Tell which of the new people of a document are on record by another form of their name."""
    named = {lexicon.ids[match.group()] for match in lexicon.pattern.finditer(text)}
    left, known, judges, guessed, grown = list[Entity](), dict[str, str](), set[str](), set[str](), dict[str, Entity]()
    lasts = [last_name(one) for one in new if one.kind is Kind.PERSON]
    on_record = _by_last(entities, frozenset(lasts)) if lasts else {}
    for one in new:
        held = on_record.get(last_name(one), ()) if one.kind is Kind.PERSON else ()
        here = tuple(each for each in held if each.id in named)
        if " " not in one.name and len(here or held) == 1 and (here or _fits(one, held[0], text)):
            person = (here or held)[0]
            known[one.name] = person.id
            judges |= {person.id} if one.aliases else set()
            guessed |= set() if here else {person.id}
        elif len(held) == 1 and lasts.count(last_name(one)) == 1 and not _full(held[0]) and _fits(one, held[0], text):
            grown[held[0].id] = replace(held[0], aliases=(*held[0].aliases, one.name))
            left.append(replace(one, id=held[0].id))
        else:
            left.append(one)
    return Familiar(tuple(left), known, frozenset(judges), frozenset(guessed), grown)


def last_name(person: Entity) -> str:
    """Give the last name of somebody: "Marrow" of "Ida Marrow"."""
    return LATER.sub("", person.name).rsplit(" ", 1)[-1]


def title_of(judge: Entity, text: str) -> tuple[str, ...]:
    """Give how a judge is called by the last name, "Judge Marrow", which tells the judge from others of that name."""
    last = last_name(judge)
    found = re.search(rf"\b({any_of(words('judges'))}) (?:{re.escape(judge.name)}|{re.escape(last)})\b", text)
    return (f"{found[1]} {last}",) if found else ()


def _by_last(entities: tuple[Entity, ...], lasts: frozenset[str]) -> dict[str, tuple[Entity, ...]]:
    """Give the people on record who have one of these last names, by it."""
    found: dict[str, tuple[Entity, ...]] = {}
    for one in entities:
        if one.kind is Kind.PERSON and (last := last_name(one)) in lasts and len(last) >= SHORTEST:
            found[last] = (*found.get(last, ()), one)
    return found


def _full(person: Entity) -> bool:
    """Tell whether more than a last name is on record."""
    return any(" " in name and not JUDGE.match(name) for name in (person.name, *person.aliases))


def _fits(new: Entity, known: Entity, text: str) -> bool:
    """Tell whether a new name may be that of somebody on record: both are judges or none, and "Ms." is no man's."""
    if bool(new.aliases) != any(JUDGE.match(alias) for alias in known.aliases):
        return False
    titles = set(_titles(new.name, text))
    given = {known.name.split()[0], new.name.split()[0]}
    return not (titles & {"Ms.", "Mrs.", "Miss"} and given & MEN) and not ("Mr." in titles and given & WOMEN)


def _titles(name: str, text: str) -> Iterable[str]:
    return re.findall(rf"\b(Ms\.|Mrs\.|Miss|Mr\.) {re.escape(name)}\b", text)
