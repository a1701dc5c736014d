"""How an access stands and how it came there: its facts newest first, and the status line that sums them up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from knowledge.answering.arranged import columns_of, published
from knowledge.answering.dates import day, span, written
from knowledge.answering.deciders import decider
from knowledge.answering.index import Index
from knowledge.model import Base, Fact
from knowledge.vocabulary import Action, Evidence, Level

STATUS = {
    Action.REQUESTED: "Sought",
    Action.APPROVED: "Approved",
    Action.GRANTED: "Granted",
    Action.GAINED: "Gained",
    Action.USED: "Used",
    Action.DENIED: "Refused",
    Action.DISCLAIMED: "Disclaimed by the owner",
    Action.BLOCKED: "Blocked",
    Action.RESTORED: "Restored",
    Action.REVOKED: "Revoked",
    Action.EXPIRED: "Expired",
    Action.UNKNOWN: "Unclear",
}
LEVELS = {
    Level.READ: "read-only",
    Level.READ_WRITE: "read and write",
    Level.ADMIN: "administrator",
    Level.SOURCE_CODE: "source code",
    Level.UNKNOWN: "",
}
TOLD = {  # who says so, where nobody decided: a statement of one side is never told as what happened
    Evidence.ALLEGATION: "alleged by",
    Evidence.OFFICIAL_STATEMENT: "says",
    Evidence.AGENCY_STATEMENT: "says",
    Evidence.SWORN_FILING: "sworn by",
}
STEPS = 4  # of one system in its line; where several systems have a line each, fewer
LINES = 4  # systems with a line each: more would bury the answer


def corrections(facts: Iterable[Fact]) -> dict[str, str]:
    """Give of each fact that was corrected the one that corrects it: what its slot `corrects` names."""
    return {old: fact.id for fact in facts if (old := fact.slot("corrects"))}


def latest(index: Index) -> str:
    """Give the date of the newest source."""
    return index.newest


def newest_first(facts: Iterable[Fact], index: Index) -> list[Fact]:
    """Put facts in order by their event, newest first; those without a date follow, by the date of their source."""
    order, known = columns_of(index).order, list(facts)
    ranks = order[[index.place[fact.id] for fact in known]].tolist() if known else []
    return [fact for _, fact in sorted(zip(ranks, known, strict=True), key=itemgetter(0), reverse=True)]


def current(facts: Iterable[Fact], index: Index) -> list[Fact]:
    """Leave out what was corrected, where the correction is on record."""
    gone = {old for old, new in index.corrections.items() if index.fact(new)}
    return [fact for fact in facts if fact.id not in gone] if gone else list(facts)


def by_then(facts: Iterable[Fact], until: str, index: Index) -> list[Fact]:
    """Give the facts that had surely happened by a day; one without a date had when its source was published."""
    return [fact for fact in facts if (span(fact.when).last if fact.when else published(fact, index)) <= until]


def chain(agency: str, system: str | None, index: Index, until: str = "") -> list[Fact]:
    """Give what is on record of one access, up to a day where one is given, newest first."""
    found = current(index.access_to(agency, system), index)
    return newest_first(by_then(found, until, index) if until else found, index)


def is_dated(facts: Iterable[Fact], index: Index) -> bool:
    """Tell whether dates say more than "as of" the newest source does."""
    newest = latest(index)
    whens = (span(when) for fact in facts if (when := fact.when or published(fact, index)))
    return any(not days.first <= newest <= days.last for days in whens)


def status_line(facts: Sequence[Fact], index: Index, base: Base, until: str = "") -> str:
    """Sum up the access that the facts are about, newest first, one line a system where there are several."""
    if not facts or any(fact.access is None for fact in facts):
        return ""
    systems = list(dict.fromkeys((fact.access.agency, fact.access.system) for fact in facts if fact.access))
    if len(systems) == 1:
        return _line(chain(*systems[0], index, until), index, base, STEPS)
    chains = [found for found in (chain(*system, index, until) for system in systems[:LINES]) if found]
    if not is_dated([fact for found in chains for fact in found], index):
        lines = {_line(found, index, base, STEPS) for found in chains}
        return lines.pop() if len(lines) == 1 else ""
    most = STEPS - 1 if len(chains) == 2 else STEPS // 2
    lines_of = [f"{name_of(found[0], index)}: {_lower(_line(found, index, base, most))}" for found in chains]
    left = len(systems) - LINES
    return "\n".join([*lines_of, *([f"{left} more systems are on record."] if left > 0 else [])])


def name_of(fact: Fact, index: Index) -> str:
    """Name the system of an access, or the agency where it has none."""
    if fact.access is None:
        return ""
    known = index.lexicon.entities.get(fact.access.system or fact.access.agency)
    return known.name if known else fact.access.system or fact.access.agency


def _lower(line: str) -> str:
    return line[:1].lower() + line[1:]


def _line(found: Sequence[Fact], index: Index, base: Base, most: int) -> str:
    """Write a chain, newest first with dates; in the order of events where no date says more than "as of"."""
    if not is_dated(found, index):
        steps = dict.fromkeys(_undated(fact, index) for fact in reversed(found))
        return _sentence(f"{'; '.join(steps)}, as of {day(base.latest)}")
    known = [fact for fact in found if fact.access and fact.access.action is not Action.UNKNOWN]
    told = list(dict.fromkeys(_dated(fact, index) for fact in known or found))
    left = len(told) - most
    return _sentence("; ".join([*told[:most], *([f"{left} earlier"] if left > 0 else [])]))


def _sentence(line: str) -> str:
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def _undated(fact: Fact, index: Index) -> str:
    """Write one step as "temporarily blocked by a federal judge"."""
    by = decider(fact, index)
    return f"{_word(fact)} by {by}" if by else _word(fact)


def _dated(fact: Fact, index: Index) -> str:
    """Write one step as "blocked 20 March 2025 (Judge Amara Quill)"; without a date, when it was reported."""
    access = fact.access
    if access is None:
        return ""
    told = TOLD.get(fact.evidence)
    by = decider(fact, index) or (f"{told} {fact.attribution}" if told else "")
    reported = "" if fact.when else f"reported {written(published(fact, index))}"
    aside = "; ".join(filter(None, (LEVELS[access.level], by, reported)))
    words = " ".join(filter(None, (_word(fact), written(fact.when) if fact.when else "")))
    return f"{words} ({aside})" if aside else words


def _word(fact: Fact) -> str:
    lasting = fact.slot("duration") or ""
    word = STATUS[fact.access.action].lower() if fact.access else ""
    # "temporarily" is said of the step; "two days" may be said of anything else in its sentence
    return f"{lasting} {word}" if lasting.endswith("ly") else word
