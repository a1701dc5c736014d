"""What somebody types into a form becomes a draft, and a draft becomes what a form shows: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.details import SOURCE, Details, details_of, read_details
from bot.markdown import shorten
from bot.naming import source_of
from knowledge import Draft, Editor, InvalidDraft, KnowledgeBase, Proposal, Quote, UnknownName, reword

LONGEST_FIELD = 4_000  # characters that Discord lets a field of a form hold
LONGEST_NAMED = 100  # characters of what somebody typed that an error repeats
STANDS_IN = "It stands in: "  # before the link or title that somebody gave for a document that is not on the shelf
UNCHANGED = "Nothing is changed yet: change the statement, a quote, who says so or a detail."
WHY = "Say why it is changed: the reason stands in the history for everybody."


@dataclass(frozen=True, slots=True)
class Goal:
    """What a form is for: a new fact from a source, an edit of a fact, or another draft in a proposal's place.

    `document` is the document by which the curator looks through the queue, if by any.
    """

    source: str = ""
    fact: str = ""
    proposal: int = 0
    document: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of a form; `quotes` are one a line, `details` one a line after their names."""

    goal: Goal
    statement: str = ""
    quotes: str = ""
    attribution: str = ""
    details: str = ""
    reason: str = ""


def begin(base: KnowledgeBase, goal: Goal, given: Details) -> Typed:
    """Fill a form in with the draft that it begins with; what is given goes over it. Raises UnknownName."""
    if not goal.fact and not goal.proposal:
        goal = replace(goal, source=find_source(base, goal.source))
    draft = beginning(base, goal)
    details = details_of(base, draft, given)
    if goal.proposal and sourceless(draft, {source.id for source in base.sources()}):
        said = base.proposals.proposal(goal.proposal).reason.removeprefix(STANDS_IN)
        details = f"{SOURCE}: {source_of(base, said)}".rstrip() + f"\n{details}"
    return Typed(goal, draft.statement, "\n".join(_shown(draft.quotes)), draft.attribution, details)


def sourceless(draft: Draft, sources: Collection[str]) -> bool:
    """Tell whether a draft has a quote of no document on the shelf: whoever suggested it knew one that is not."""
    return any(quote.source not in sources for quote in draft.quotes)


def beginning(base: KnowledgeBase, goal: Goal) -> Draft:
    """Give the draft that a form begins with. Raises UnknownName."""
    if goal.proposal:
        return base.proposals.proposal(goal.proposal).draft or Draft("")
    return base.proposals.draft_of(goal.fact) if goal.fact else Draft("")


def propose(base: KnowledgeBase, typed: Typed, by: Editor) -> Proposal:
    """Propose what was typed. Raises InvalidDraft with every problem of the form and of the draft at once."""
    goal, old = typed.goal, beginning(base, typed.goal)
    draft, problems = read(base, typed, old)
    warnings: list[str] = []
    fact = base.proposals.proposal(goal.proposal).fact if goal.proposal else goal.fact
    if goal.fact:
        problems += [UNCHANGED] if draft == old else []
        problems += [] if typed.reason.strip() else [WHY]
    try:
        warnings += base.proposals.warnings(draft, fact)
    except InvalidDraft as error:
        problems += error.problems
        warnings += error.warnings
    if problems:
        raise InvalidDraft(tuple(problems), tuple(warnings))
    if goal.proposal:
        return base.proposals.amend(goal.proposal, draft, by)
    return base.proposals.propose(draft, by, fact=goal.fact, reason=typed.reason)


def read(base: KnowledgeBase, typed: Typed, old: Draft) -> tuple[Draft, list[str]]:
    """Read what was typed over the draft that the form began with: the new one, and what could not be read."""
    details = read_details(base, typed.details, old)
    draft = reword(old, " ".join(typed.statement.split()))
    draft = replace(
        draft,
        quotes=tuple(_quotes(typed, old, {source.id for source in base.sources()}, details.source)),
        attribution=" ".join(typed.attribution.split()),
        about=details.about,
        when=details.when,
        evidence=details.evidence,
        access=details.access,
    )
    return draft, details.problems


def _shown(quotes: Iterable[Quote]) -> Iterator[str]:
    """Write quotes one a line, with their source where there are several, as far as a field holds them."""
    quotes = tuple(quotes)
    several = len({quote.source for quote in quotes}) > 1
    room = LONGEST_FIELD
    for quote in quotes:
        line = f"{quote.source}: {_flat(quote.text)}" if several else _flat(quote.text)
        room -= len(line) + 1
        if room >= 0:
            yield line


def _quotes(typed: Typed, old: Draft, sources: set[str], given: str) -> Iterator[Quote]:
    """Read quotes: a line that was there before keeps its source and place; one may begin with a source's id.

    `given` is the source that the details name for all others, and for those whose source is not on the shelf.
    """
    shown = len(list(_shown(old.quotes)))
    known = {_flat(quote.text): quote for quote in old.quotes}
    ids = {key.casefold(): key for key in sources}
    usual = given or typed.goal.source or next((quote.source for quote in old.quotes), "")
    for line in filter(None, map(_flat, typed.quotes.splitlines())):
        source, colon, rest = line.partition(":")
        source = ids.get(source.casefold(), "")
        named = bool(colon) and bool(source) and bool(rest.strip())
        words = rest.strip() if named else line
        before = known.get(words)
        origin = source if named else given or (before.source if before else usual)
        yield before if before and before.source == origin else Quote(origin, words)
    yield from old.quotes[shown:]  # those that the field had no room for stay


def _flat(text: str) -> str:
    return " ".join(text.split())


def find_source(base: KnowledgeBase, text: str) -> str:
    """Find the source that somebody chose, by id or title. Raises UnknownName."""
    if found := source_of(base, text):
        return found
    raise UnknownName("source", shorten(text, LONGEST_NAMED), "Choose one of those that come up as you type.")
