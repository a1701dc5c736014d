"""Draft (and the fact as it is) -> what the fact would be, or InvalidDraft with every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from knowledge.drafts import Draft, Quote
from knowledge.editing.place import Held, Misquoted, place
from knowledge.editing.stands import doubts, leaning, markup_in, problems_of
from knowledge.errors import InvalidDraft
from knowledge.forms import is_when
from knowledge.model import Citation, Entity, Fact, Source
from knowledge.quoting import UNPLACED
from knowledge.text import fold, is_blank

LONGEST_ATTRIBUTION = 200
MOST_QUOTES = 8
ALIKE = 85.0  # likeness of 100 from which two statements may say the same; pinned by test_a_likely_duplicate_is_named


@dataclass(frozen=True, slots=True)
class Ground:
    """What a draft is checked against; `text` gives the held text of a source, and whether it is the document.

    `stands` tells of a citation whether it holds in the text of its source; where none is held, it does.
    """

    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    text: Held
    stands: Callable[[Citation], bool]
    alike: Callable[[str], tuple[Fact, ...]]
    loaded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that holds: the fact it makes, without id and revision, and what a curator should look at."""

    fact: Fact
    warnings: tuple[str, ...]


def check(draft: Draft, ground: Ground, current: Fact | None = None, *, strict: bool = True) -> Checked:
    """Check a draft for a new fact, or for the `current` one. Raises InvalidDraft with every problem at once.

    Without `strict`, as for the drafts of documents, a statement that leans on another is a warning: the curator
    who reads it has the quote beside it.
    """
    draft = replace(draft, statement=" ".join(draft.statement.split()), attribution=draft.attribution.strip())
    found = [*problems_of(draft.statement), *_incomplete(draft), *_unknown(draft, ground)]
    warnings = [*doubts(draft.statement, sorted(ground.loaded)), *_unsaid(draft)]
    (found if strict else warnings).extend(leaning(draft.statement))
    kept = tuple(cited for cited in (current.citations if current else ()) if ground.stands(cited))
    citations: list[Citation] = []
    for quote in draft.quotes[:MOST_QUOTES]:
        try:
            citations.append(place(quote, ground.sources, ground.text, kept))
        except Misquoted as problem:
            found.append(str(problem))
    warnings += [_unproved(cited) for cited in citations if cited.paragraph == UNPLACED and cited not in kept]
    same, alike = _alike(draft, ground, current)
    found += [f"{fact.id} says the same: “{fact.statement}” Edit that one instead." for fact in same]
    warnings += [f"{fact.id} may say the same: “{fact.statement}”" for fact in alike]
    if found:
        raise InvalidDraft(tuple(dict.fromkeys(found)), tuple(warnings))
    return Checked(as_fact(draft, tuple(dict.fromkeys(citations))), tuple(warnings))


def _unproved(cited: Citation) -> str:
    return f"The text of {cited.source} is not held here, so nobody has checked the quote “{cited.quote}”."


def as_fact(draft: Draft, citations: tuple[Citation, ...]) -> Fact:
    """Make the fact, without id and revision."""
    about = tuple(dict.fromkeys(draft.about))
    said = (draft.attribution, draft.evidence, draft.when, draft.access, draft.slots, draft.part_of)
    return Fact("", 0, draft.statement, about, citations, *said)


def _incomplete(draft: Draft) -> Iterator[str]:
    if is_blank(draft.attribution):
        yield "Say who says so: a person, an agency, a court, or the publication itself."
    elif len(draft.attribution) > LONGEST_ATTRIBUTION:
        yield f"Who says so has {len(draft.attribution):,} characters: shorten it to {LONGEST_ATTRIBUTION} at most."
    yield from markup_in("name of who says so", draft.attribution)
    if all(is_blank(quote.text) for quote in draft.quotes):
        yield "Give an exact quote of the source, without which nothing is published."
    if len(draft.quotes) > MOST_QUOTES:
        yield f"There are {len(draft.quotes)} quotes: {MOST_QUOTES} at most show what a fact rests on."
    if draft.access is not None and not draft.access.agency:
        yield "Say whose access it is: an agency."
    if draft.when is not None and not is_when(draft.when):
        yield f"“{draft.when}” is no date: write 2025, 2025-02, 2025-02-17 or 2025-02-10/2025-02-16."


def _unknown(draft: Draft, ground: Ground) -> Iterator[str]:
    known = ground.entities.keys() | {entity.id for entity in draft.new}
    access = draft.access
    named = {*draft.about, *((access.actor, access.agency, access.system) if access else ())} - {None, ""}
    for key in sorted(str(name) for name in named - known):
        yield f"There is no agency, system or person {key}: choose one of the names that come up as you type."


def _unsaid(draft: Draft) -> Iterator[str]:
    if not draft.about:
        yield "It names no agency, system or person, so that a question about one will not find it."


def tells_another(draft: Draft, fact: Fact) -> bool:
    """Tell whether two accesses differ: one sentence may say that it was asked for, and that it was refused."""
    return draft.access is not None and fact.access is not None and draft.access != fact.access


def _alike(draft: Draft, ground: Ground, current: Fact | None) -> tuple[list[Fact], list[Fact]]:
    """Give the facts that say the same, and those that may."""
    found = [fact for fact in ground.alike(draft.statement) if not current or fact.id != current.id]
    wanted, others = fold(draft.statement), [fact for fact in found if not tells_another(draft, fact)]
    same = [fact for fact in others if fold(fact.statement) == wanted]
    alike = [
        fact for fact in others if fact not in same and fuzz.token_sort_ratio(fold(fact.statement), wanted) >= ALIKE
    ]
    return same, alike


def redraft(fact: Fact) -> Draft:
    """Make the draft that would leave a fact as it is: where an edit, an undoing or a redoing begins."""
    quotes = tuple(Quote(cited.source, cited.quote, cited.start) for cited in fact.citations)
    said = (fact.attribution, fact.evidence, fact.when, fact.access, fact.slots, fact.part_of)
    return Draft(fact.statement, quotes, fact.about, *said)


def reword(draft: Draft, statement: str) -> Draft:
    """Give a draft another statement; typed values that stood in the old one and not in the new one go with it."""
    old, new = fold(draft.statement), fold(statement)
    kept = tuple((name, value) for name, value in draft.slots if fold(value) not in old or fold(value) in new)
    return replace(draft, statement=statement, slots=kept)
