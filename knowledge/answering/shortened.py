"""How people shorten names: "tidal records", "ferry commission", "orchards department"; a person's last name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from knowledge.model import Entity
from knowledge.text import fold, words
from knowledge.vocabulary import Kind

WIDE = re.compile(r"^(?:The )?(?:Federal|National|U\.S\.|United States|American) ")
HEADED = re.compile(
    r"^(?P<head>Department|Office|Bureau|Agency|Administration|Commission|Board|Service|Center|Institute|Authority)"
    r" (?:of|for)(?: the)? (?P<rest>.+)$"
)
HEADS = re.compile(
    r" (?:Department|Office|Bureau|Agency|Administration|Commission|Board|Services?|Authority|Fund|Corps)$"
)


def shorter_names(entities: Iterable[Entity], taken: Container[str]) -> tuple[tuple[str, str, str], ...]:
    """Give the shorter names that mean nobody else: folded words, id of the entity, the name as it is written."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity in entities:
        for text in _shorter(entity):
            found.setdefault(" ".join(words(fold(text))), []).append((entity.id, text))
    return tuple((key, *ways[0]) for key, ways in found.items() if len(ways) == 1 and key not in taken)


def _shorter(entity: Entity) -> tuple[str, ...]:
    """Give the shorter names of an agency, and the last name of a person."""
    if entity.kind is Kind.PERSON:
        return (entity.name.rsplit(" ", 1)[-1],)
    return (*shortened(entity.name), *_initials(entity)) if entity.kind is Kind.AGENCY else ()


def _initials(entity: Entity) -> tuple[str, ...]:
    """Give the initials of an agency of which no acronym is known, of three letters and more."""
    initials = "".join(re.findall(r"\b[A-Z]", entity.name))
    return (initials,) if len(initials) > 2 and not entity.acronym else ()


def shortened(name: str) -> tuple[str, ...]:
    """Give the shorter ways to write an agency's name, of two words and more.

    >>> shortened("Office of Tidal Records"), shortened("Federal Ferry Commission")
    (('Tidal Records Office', 'Tidal Records'), ('Ferry Commission',))
    """
    plain = WIDE.sub("", name)
    headed = HEADED.match(plain)
    ways = [f"{headed['rest']} {headed['head']}", headed["rest"]] if headed else [plain, HEADS.sub("", plain)]
    return tuple(way for way in dict.fromkeys(ways) if way != name and " " in way)
