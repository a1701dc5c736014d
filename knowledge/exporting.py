"""The facts for other programs: tables for a spreadsheet, citations as W3C Web Annotations. Values in, lines out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from typing import Any

from knowledge.model import Citation, Entity, Fact, Source
from knowledge.quoting import UNPLACED


class Export(StrEnum):
    """The forms in which a base is given away. JSON Lines alone holds all of it, and can be imported again."""

    JSONL = "jsonl"
    CSV = "csv"
    ACCESS = "access-csv"
    ANNOTATIONS = "annotations"


# A spreadsheet takes a cell that begins so for a formula, and runs it; an apostrophe before it makes it a text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BETWEEN = "; "  # of several names or sources in one cell
FACTS = "fact revision recorded statement attribution evidence when about sources quotes".split()
ACCESSES = (
    "fact revision when actor agency system action level decided_by attribution evidence statement sources".split()
)
URN = "urn:x-oversight:"
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {name: f"{URN}vocabulary:{name}" for name in ("fact", "revision", "attribution", "evidence", "sha256")},
)


@dataclass(frozen=True, slots=True)
class Given:
    """What is exported: the facts as they are, with the sources and entities that they name, and the base's head."""

    facts: Sequence[Fact]
    sources: Mapping[str, Source]
    names: Mapping[str, str]
    head: str

    @classmethod
    def of(cls, facts: Sequence[Fact], sources: Iterable[Source], entities: Iterable[Entity], head: str) -> Given:
        """Gather it."""
        return cls(facts, {each.id: each for each in sources}, {each.id: each.name for each in entities}, head)

    def name(self, key: str | None) -> str:
        """Give the name of an entity; an id that names none stays."""
        return self.names.get(key, key) if key else ""


def fact_table(given: Given) -> Iterator[str]:
    """Write a line of CSV for each fact, after one with the names of the columns."""
    yield _line(FACTS)
    for fact in given.facts:
        said = (fact.statement, fact.attribution, fact.evidence.value, fact.when or "")
        about = BETWEEN.join(given.name(key) for key in fact.about)
        quotes = " […] ".join(cited.quote for cited in fact.citations)
        yield _line([fact.id, str(fact.revision), fact.recorded, *said, about, _sources(fact), quotes])


def access_table(given: Given) -> Iterator[str]:
    """Write a line of CSV for each fact that tells of an access, after one with the names of the columns."""
    yield _line(ACCESSES)
    for fact in given.facts:
        if access := fact.access:
            names = (given.name(key) for key in (access.actor, access.agency, access.system))
            frame = (*names, access.action.value, access.level.value, given.name(access.decided_by))
            said = (fact.attribution, fact.evidence.value, fact.statement, _sources(fact))
            yield _line([fact.id, str(fact.revision), fact.when or "", *frame, *said])


def web_annotations(given: Given) -> Iterator[str]:
    """Write an AnnotationCollection with one page: an annotation a line for each citation, its body the statement."""
    cited = [(fact, number) for fact in given.facts for number in range(len(fact.citations))]
    collection = {
        "@context": CONTEXT,
        "id": f"{URN}base:{given.head}",
        "type": "AnnotationCollection",
        "label": f"Citations of the Oversight fact base {given.head}",
        "total": len(cited),
    }
    page = {"id": f"{URN}base:{given.head}:page:1", "type": "AnnotationPage", "startIndex": 0}
    yield f'{_json(collection)[:-1]}, "first": {_json(page)[:-1]}, "items": ['
    for at, (fact, number) in enumerate(cited, 1):
        yield _json(_annotation(fact, number, given.sources)) + ("," if at < len(cited) else "")
    yield "]}}"


def _annotation(fact: Fact, number: int, sources: Mapping[str, Source]) -> dict[str, Any]:
    cited = fact.citations[number]
    source = sources[cited.source]
    target = {"type": "SpecificResource", "source": source.url or f"{URN}source:{source.id}", "sha256": source.sha256}
    return {
        "id": f"{URN}{fact.id}:{fact.revision}:{number + 1}",
        "type": "Annotation",
        "motivation": "describing",
        **({"created": fact.recorded} if fact.recorded else {}),
        "fact": fact.id,
        "revision": fact.revision,
        "attribution": fact.attribution,
        "evidence": fact.evidence.value,
        "body": {"type": "TextualBody", "value": fact.statement, "format": "text/plain", "language": "en"},
        "target": target | {"selector": _selectors(cited)},
    }


def _selectors(cited: Citation) -> list[dict[str, Any]]:
    """Select the quote by its words and, where its place is known, by its offsets in code points."""
    around = {name: text for name, text in (("prefix", cited.prefix), ("suffix", cited.suffix)) if text}
    words = {"type": "TextQuoteSelector", "exact": cited.quote, **around}
    if cited.paragraph == UNPLACED:
        return [words]
    return [words, {"type": "TextPositionSelector", "start": cited.start, "end": cited.end}]


def _sources(fact: Fact) -> str:
    return BETWEEN.join(dict.fromkeys(cited.source for cited in fact.citations))


def _line(cells: Iterable[str]) -> str:
    """Write a line of CSV whose cells no spreadsheet takes for a formula.

    >>> print(_line(["F1", "=1+1", "one, two"]))
    F1,'=1+1,"one, two"
    """
    written = StringIO()
    csv.writer(written).writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    return written.getvalue().removesuffix("\r\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
