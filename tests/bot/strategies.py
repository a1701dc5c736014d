"""Texts that people and documents may hold, and the values made of them, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from knowledge import Answer, Base, Card, Citation, Claim, Correction, Declined, Entity, Kind, Offer, Reason, Source

HOSTILE = [
    "@everyone",
    "<@123456789012345678>",
    "[a](https://evil.example)",
    "# ",
    "-# ",
    "> ",
    "```",
    "**",
    "\u202e",
    "1. ",
    "\\",
]
pieces = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8), st.text("abc xyz_*", min_size=100, max_size=900))
texts = st.lists(pieces, min_size=1, max_size=5).map("".join)
names = st.text("abcdefgh", min_size=1, max_size=6)
urls = st.one_of(names.map("https://example.org/{}".format), texts.map("https://example.org/".__add__), texts)
bases = st.builds(Base, head=texts, sources=st.integers(0, 10**6), latest=st.just("2025-02-17"))

corrections = st.builds(Correction, st.just("Correction, 3 March 2025") | texts, texts, names, st.just(1), st.just(2))


@st.composite
def claims(draw: st.DrawFn, sources: tuple[Source, ...], most: int) -> tuple[Claim, ...]:
    """Make claims that cite these sources."""

    def citation() -> Citation:
        quote, start = draw(texts.filter(bool)), draw(st.integers(0, 10**6))
        return Citation(draw(st.sampled_from(sources)).id, draw(st.integers(1, 999)), quote, start, start + len(quote))

    count = draw(st.integers(1, most))
    return tuple(
        Claim(draw(texts), draw(names), 1, tuple(citation() for _ in range(draw(st.integers(1, 3)))))
        for _ in range(count)
    )


@st.composite
def source_sets(draw: st.DrawFn) -> tuple[Source, ...]:
    """Make sources with ids of their own."""
    count = draw(st.integers(1, 9))
    return tuple(
        Source(f"S{n}", draw(texts), draw(texts), "2025-02-17", draw(urls), "", draw(texts)) for n in range(count)
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Make any answer."""
    sources = draw(source_sets())
    made = draw(claims(sources, 12))
    notes, lines = tuple(draw(st.lists(texts, max_size=4))), tuple(draw(st.lists(corrections, max_size=5)))
    return Answer(made, sources, draw(bases), draw(texts), draw(texts), notes, draw(st.booleans()), lines)


@st.composite
def retracted(draw: st.DrawFn) -> Answer:
    """Make an answer of which nothing stands any more."""
    lines = tuple(draw(st.lists(corrections, min_size=1, max_size=5)))
    return Answer((), (), draw(bases), corrections=lines)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """Make any card."""
    sources = draw(source_sets())
    entity = Entity(draw(names), draw(st.sampled_from(Kind)), draw(texts), draw(texts))
    parts = [draw(st.one_of(st.just(()), claims(sources, 6))) for _ in range(3)]
    return Card(entity, parts[0], draw(texts), parts[1], parts[2], sources, draw(bases))


refusals = st.builds(
    Declined,
    reason=st.sampled_from(Reason),
    message=texts,
    base=bases,
    offers=st.lists(st.builds(Offer, texts, names), max_size=6).map(tuple),
    notes=st.lists(texts, max_size=3).map(tuple),
    closest=st.none() | answers() | retracted(),
)
