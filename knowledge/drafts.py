"""The values of a document's and an edit's way, up to the draft that is proposed: frozen, without SQL or Discord."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Access, Entity
from knowledge.vocabulary import Evidence


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is kept: `text` has LF line ends and no byte-order mark, and is never cleaned any further.

    `name` is that of its file, for messages; title, publisher, ISO date and link are what was said or guessed, else "".
    """

    name: str
    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, as they stand there. `start` is where, in code points; None where nobody said so."""

    source: str
    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody proposes that a fact should say: not yet checked, so anything of it may be wrong.

    `about`, and the ids in `access`, name entities of the base or of `new`, the entities that come with the draft.
    """

    statement: str
    quotes: tuple[Quote, ...] = ()
    about: tuple[str, ...] = ()
    attribution: str = ""
    evidence: Evidence = Evidence.REPORTED
    when: str | None = None
    access: Access | None = None
    slots: tuple[tuple[str, str], ...] = ()
    part_of: str | None = None
    new: tuple[Entity, ...] = ()
