"""Proposals, histories and problems as hostile as people and documents may make them, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.reviewing import Case, Edited, Names, Past, Queue, Span, Spot
from knowledge import (
    Access,
    Action,
    Bulk,
    Change,
    Citation,
    Dossier,
    Draft,
    Editor,
    Evidence,
    Fact,
    Level,
    Origin,
    Proposal,
    Quote,
    Revision,
    Shift,
    Status,
    word_diff,
)
from tests.bot.strategies import names, source_sets, texts

NOW = "2025-03-01T12:00:00Z"
SHOWN = ("S0", "S1")  # ids of sources that quotes are of, known or not
statements = st.one_of(texts, st.text("abc xyz", min_size=900, max_size=1000), st.text("*_~|<@1>", min_size=400))
editors = st.builds(Editor, names, texts)
accesses = st.one_of(
    st.none(), st.builds(Access, texts, texts, texts, st.sampled_from(Action), st.sampled_from(Level), texts)
)
quotes = st.builds(Quote, st.sampled_from(SHOWN), texts)
drafts = st.builds(
    Draft,
    statements,
    st.lists(quotes, max_size=8).map(tuple),
    st.lists(texts, max_size=4).map(tuple),
    texts,
    st.sampled_from(Evidence),
    st.one_of(st.none(), texts),
    accesses,
)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """Make any citation."""
    quote = draw(texts.filter(bool))
    return Citation(draw(st.sampled_from(SHOWN)), draw(st.integers(0, 99)), quote, 0, len(quote))


facts = st.builds(
    Fact,
    names,
    st.integers(1, 9),
    statements,
    st.lists(texts, max_size=4).map(tuple),
    st.lists(citations(), min_size=1, max_size=8).map(tuple),
    texts,
    st.sampled_from(Evidence),
    st.one_of(st.none(), texts),
    accesses,
)


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    """Make any proposal, open or decided."""
    change = draw(st.sampled_from(Change))
    status = draw(st.sampled_from(Status))
    return Proposal(
        draw(st.integers(1, 10**6)),
        change,
        draw(names) if change is not Change.ADD else "",
        draw(st.integers(0, 9)),
        draw(drafts) if change is not Change.RETRACT else None,
        draw(st.sampled_from(Origin)),
        draw(editors),
        draw(texts),
        NOW,
        status,
        draw(st.sampled_from(("", *SHOWN))),
        tuple(draw(st.lists(editors, max_size=2))),
        draw(editors) if status is not Status.OPEN else None,
        NOW if status is not Status.OPEN else "",
        draw(texts) if status is not Status.OPEN else "",
    )


@st.composite
def known(draw: st.DrawFn) -> Names:
    """Make names and sources."""
    return Names(draw(st.dictionaries(texts, texts, max_size=3)), {s.id: s for s in draw(source_sets())})


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Make any proposal in its place."""
    proposal, current = draw(proposals()), draw(st.one_of(st.none(), facts))
    old, new = current.statement if current else "", proposal.draft.statement if proposal.draft else ""
    warnings, problems = (tuple(draw(st.lists(texts, max_size=6))) for _ in range(2))
    alike = tuple(draw(st.lists(facts, max_size=3)))
    stale, second, retracted = (draw(st.booleans()) for _ in range(3))
    before, after = (draw(st.integers(0, 10**6)) for _ in range(2))
    diff = word_diff(old, new)
    dossier = Dossier(proposal, current, diff, alike, warnings, problems, stale, second)
    spot = Spot(proposal.number, 1, draw(st.sampled_from(("", "S0", "x" * 64))))
    return Case(dossier, draw(known()), spot, 3, 1000, before, after, retracted)


@st.composite
def queues(draw: st.DrawFn) -> Queue:
    """Make any page of the queue."""
    found = tuple({each.number: each for each in draw(st.lists(proposals(), max_size=10))}.values())
    document = draw(st.sampled_from(("", "S0", "x" * 64)))
    spans, number = (Span(5, 10**6, document), Span(1, 10**7, document)), draw(st.integers(1, 20))
    keys = [each.fact for each in found]
    before = {each.fact: draw(st.sampled_from((each.draft, draw(drafts)))) for each in found if each.draft}
    gone = draw(st.sets(st.sampled_from(keys))) if keys else set()
    return Queue(found, draw(known()), number, 20, 200, *spans, Edited(before, gone, draw(known())))


@st.composite
def pasts(draw: st.DrawFn) -> Past:
    """Make any history, newest first."""
    made = [
        Revision(
            number,
            "F1",
            number,
            draw(st.booleans()),
            NOW,
            "abc",
            draw(st.one_of(st.none(), facts)),
            draw(st.one_of(st.none(), facts)),
            draw(st.booleans()),
            draw(st.one_of(st.none(), editors)),
            draw(st.one_of(st.none(), editors)),
            draw(texts),
        )
        for number in range(draw(st.integers(1, 4)), 0, -1)
    ]
    return Past("F1", tuple(made), draw(known()))


verdicts = st.sampled_from(("right", "wrong", "abstained"))
shifts = st.lists(st.builds(Shift, texts, verdicts, verdicts, texts, texts), max_size=5).map(tuple)
bulks = st.builds(
    Bulk, st.just(()), st.integers(0, 99), st.lists(st.tuples(st.integers(1, 999), texts), max_size=9).map(tuple)
)
