"""From a document to drafts: every sentence that states something, with its quote, its entities and its accesses."""

from __future__ import annotations

from typing import Any

from knowledge.drafts import Document, Draft
from knowledge.ingesting.clean import clean
from knowledge.ingesting.discover import discover
from knowledge.ingesting.familiar import find_familiar
from knowledge.ingesting.lexicon import build_lexicon
from knowledge.ingesting.names import gather
from knowledge.ingesting.reader import Reader
from knowledge.ingesting.split import split
from knowledge.model import Entity


def draft(document: Document, source: str, entities: tuple[Entity, ...]) -> tuple[Draft, ...]:
    """Make the drafts of a document; `source` is what its quotes refer to, `entities` are those of the base."""
    view = clean(document.text)
    passages = split(view)
    text = "\n".join(f"{passage.header}\n{passage.text}" for passage in passages)
    lexicon = build_lexicon(entities, f"{document.title}\n{document.publisher}\n{view.text}\n{text}")
    names = gather(lexicon, find_familiar(discover(text, lexicon), entities, lexicon, text), text)
    return tuple(Reader(document, source, view, names, passages).drafts())


def draft_row(made: Draft, entities: tuple[Entity, ...]) -> dict[str, Any]:
    """Write a draft as the command line does, with names instead of ids."""
    known = {entity.id: entity.name for entity in (*entities, *made.new)}
    access = made.access
    quote = made.quotes[0]
    start = quote.start or 0
    return {
        "statement": made.statement,
        "quote": quote.text,
        "start": start,
        "end": start + len(quote.text),
        "about": [known.get(key, key) for key in made.about],
        "access": access
        and {
            "agency": known.get(access.agency, access.agency),
            "system": access.system and known.get(access.system, access.system),
            "actor": known.get(access.actor, access.actor),
            "action": access.action.value,
            "level": access.level.value,
            "date": made.when,
            "decided_by": access.decided_by and known.get(access.decided_by, access.decided_by),
            "attributed_to": made.attribution,
            "evidence": made.evidence.value,
        },
    }
