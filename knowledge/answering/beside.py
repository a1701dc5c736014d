"""What must stand beside an answer: the correction of a fact, and the other side where sources conflict.

Nothing is averaged and nobody is picked: whoever sees one side sees the other, each with who says so and when.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from knowledge.answering.arranged import published
from knowledge.answering.choice import Choice
from knowledge.answering.dates import span, written
from knowledge.answering.facets import HELD
from knowledge.answering.index import Index
from knowledge.answering.timeline import current, newest_first
from knowledge.model import Access, Fact
from knowledge.vocabulary import Action, Evidence, Level

HAD = HELD - {Action.RESTORED}  # what somebody who says "they never had it" contradicts
TOLD_APART = HELD | {Action.DENIED, Action.DISCLAIMED}
WITHOUT_SIDES = frozenset({"stated", "access", "differ", "period", "people"})  # lists show all that fits anyway


def set_beside(choice: Choice, index: Index) -> Choice:
    """Put corrections in the place of what they correct, and the other side of a conflict next to the first."""
    if choice.shape == "corrected":
        return choice
    facts = tuple(dict.fromkeys(_corrected(fact, index) for fact in choice.facts))
    notes = (*choice.notes, *correction_notes(facts, index))
    if choice.shape in WITHOUT_SIDES or not any(fact.access for fact in facts):
        return replace(choice, facts=facts, notes=notes)
    among = choice.among or tuple(other for fact in facts for other in _same_access(fact, index))
    found = conflicts(among, index, of=facts)
    if not found:
        return replace(choice, facts=facts, notes=notes)
    sides = sides_of(found, index)
    newest = facts[:1] if choice.shape == "status" else ()
    return replace(
        choice,
        facts=tuple({fact.id: fact for fact in (*newest, *sides)}.values()),  # other steps stand in the status line
        sides=tuple(fact.id for fact in sides),
        notes=notes,
        shape="sides" if choice.shape == "one" else choice.shape,
        lead=choice.lead or ("Sources differ:" if choice.shape == "one" else "Sources differ."),
    )


def _corrected(fact: Fact, index: Index) -> Fact:
    """Give the fact that corrects a fact, and the one that corrects that, or the fact itself."""
    seen = {fact.id}
    while (new := index.fact(index.corrections.get(fact.id, ""))) and new.id not in seen:
        seen.add(new.id)
        fact = new
    return fact


def correction_notes(facts: Iterable[Fact], index: Index) -> tuple[str, ...]:
    """Say of which earlier report a fact is the correction."""
    notes = []
    for fact in facts:
        old = index.fact(fact.slot("corrects") or "")
        if old:
            notes.append(f"Corrects an earlier report ({_from(old, index)}).")
    return tuple(dict.fromkeys(notes))


def _from(fact: Fact, index: Index) -> str:
    """Name the newest source of a fact: "Orchard Weekly, 7 February 2025"."""
    known = [index.sources[cited.source] for cited in fact.citations if cited.source in index.sources]
    newest = max(known, key=lambda source: source.published, default=None)
    return f"{newest.publisher}, {written(newest.published)}" if newest else fact.attribution


def label(fact: Fact, index: Index) -> str:
    """Write who says so, on what footing and when: "The board (agency statement, 15 April 2025)"."""
    by = fact.attribution[:1].upper() + fact.attribution[1:]
    kind = fact.evidence.value.replace("_", " ")
    return f"{by} ({'' if fact.evidence is Evidence.REPORTED else f'{kind}, '}{written(published(fact, index))})"


def _same_access(fact: Fact, index: Index) -> tuple[Fact, ...]:
    """Give the access facts of the agency of a fact that may speak of the same system."""
    if fact.access is None:
        return ()
    return tuple(other for other in index.access_of(fact.access.agency) if _meets(fact, other))


def _meets(one: Fact, other: Fact) -> bool:
    """Tell whether two facts speak of the same actor, agency and system, as far as they name one."""
    a, b = one.access, other.access
    if a is None or b is None or (a.actor, a.agency) != (b.actor, b.agency):
        return False
    return a.system == b.system or a.system is None or b.system is None


def conflicts(facts: Iterable[Fact], index: Index, of: Iterable[Fact] = ()) -> list[tuple[Fact, Fact]]:
    """Give the pairs of facts that cannot both be the whole truth, as different people tell it; `of`, those of some."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in current({fact.id: fact for fact in facts}.values(), index):
        if fact.access and fact.access.action in TOLD_APART:
            groups.setdefault((fact.access.actor, fact.access.agency), []).append(fact)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    if of_them := {fact.id for fact in of}:
        pairs = (pair for pair in pairs if pair[0].id in of_them or pair[1].id in of_them)
    return [pair for pair in pairs if _conflict(*pair, index)]


def sides_of(pairs: Iterable[tuple[Fact, Fact]], index: Index) -> tuple[Fact, ...]:
    """Give all facts of some conflicts, each once, newest first."""
    return tuple(newest_first(dict.fromkeys(fact for pair in pairs for fact in pair), index))


def _conflict(one: Fact, other: Fact, index: Index) -> bool:
    a, b = one.access, other.access
    if a is None or b is None or not _meets(one, other):
        return False
    if one.attribution.casefold() == other.attribution.casefold():
        return False
    for had, fact, access in ((a, one, (b, other)), (b, other, (a, one))):
        if had.action in HAD and access[0].action is Action.DISCLAIMED:
            return _first(fact) <= _last(access[1], index)
        if had.action in HAD and access[0].action is Action.DENIED:
            return _elsewhere(one, other) and _same_time(one, other)
    return _levels_differ(a, b) and _same_time(one, other) and not _of_one_publisher(one, other, index)


def _levels_differ(one: Access, other: Access) -> bool:
    """Tell whether two accesses were had, at levels that are known and are not the same."""
    had = one.action in HELD and other.action in HELD
    known = Level.UNKNOWN not in (one.level, other.level)
    code = Level.SOURCE_CODE in (one.level, other.level)  # another thing to have, not another degree of having
    return had and known and not code and one.level is not other.level


def _first(fact: Fact) -> str:
    return span(fact.when).first if fact.when else ""


def _last(fact: Fact, index: Index) -> str:
    """Give the day up to which somebody speaks who says that there was no access."""
    return max(span(fact.when).last if fact.when else "", published(fact, index))


def _same_time(one: Fact, other: Fact) -> bool:
    """Tell whether two events are dated and may have been on the same days."""
    if one.when is None or other.when is None:
        return False
    a, b = span(one.when), span(other.when)
    return a.first <= b.last and b.first <= a.last


def _elsewhere(one: Fact, other: Fact) -> bool:
    """Tell whether two facts come from different sources: in one source, two steps are a course of events."""
    return not {cited.source for cited in one.citations} & {cited.source for cited in other.citations}


def _of_one_publisher(one: Fact, other: Fact, index: Index) -> bool:
    """Tell whether the same publisher says both: then the later one is its newer account."""
    of = [
        {index.sources[c.source].publisher for c in fact.citations if c.source in index.sources}
        for fact in (one, other)
    ]
    return bool(of[0] & of[1])
