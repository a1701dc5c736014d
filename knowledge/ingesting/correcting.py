"""Which fact on record a document corrects: it says that it is a correction, and tells the same access otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from knowledge.drafts import Draft
from knowledge.model import Access, Fact, Source

CORRECTION = re.compile(r"\b(?:correct(?:s|ed|ion|ing)|editor's note|retract(?:s|ed|ion))\b", re.IGNORECASE)


def is_correction(title: str) -> bool:
    """Tell whether a document calls itself a correction, in its headline."""
    return bool(CORRECTION.search(title))


def told_before(source: Source, facts: Iterable[Fact], sources: Mapping[str, Source]) -> tuple[Fact, ...]:
    """Give the facts on access that the publisher of a correction told no later: one of them may be corrected."""
    return tuple(fact for fact in facts if fact.access and _by(source, fact, sources))


def corrects(draft: Draft, before: Iterable[Fact]) -> str:
    """Give the one fact that a draft of a correction corrects, or an empty string: of two, a curator must choose.

    `before` is what the publisher told before; the fact tells another action or level of the same access.
    """
    if draft.access is None:
        return ""
    found = [fact.id for fact in before if fact.access and _otherwise(draft.access, fact.access)]
    return found[0] if len(found) == 1 else ""


def mark(draft: Draft, fact: str) -> Draft:
    """Write down what a draft corrects, where it corrects anything."""
    return replace(draft, slots=tuple(sorted({**dict(draft.slots), "corrects": fact}.items()))) if fact else draft


def _otherwise(new: Access, old: Access) -> bool:
    """Tell whether two accesses are one, told in two ways."""
    same = new.agency == old.agency and (new.system == old.system or None in {new.system, old.system})
    return same and (new.level, new.action) != (old.level, old.action)


def _by(source: Source, fact: Fact, sources: Mapping[str, Source]) -> bool:
    """Tell whether the publisher of a source said a fact before."""
    cited = [sources[each.source] for each in fact.citations if each.source in sources]
    earlier = [each for each in cited if each.publisher == source.publisher and each.published <= source.published]
    return bool(earlier) and source.id not in {each.id for each in cited}
