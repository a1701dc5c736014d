"""Any facts, entities, sources and phrasings, for properties."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import strategies as st

from knowledge import (
    Access,
    Action,
    Answer,
    Base,
    Citation,
    Claim,
    Entity,
    Evidence,
    Fact,
    Kind,
    Level,
    Phrasing,
    Reason,
    Source,
)
from knowledge.storage import rows

# texts as JSON Lines hold them: anything but lone surrogates; some field values must not be blank
texts = st.text(st.characters(codec="utf-8"), max_size=30)
full = texts.filter(lambda text: bool(text.strip()))
keys = st.text("abcdefgh", min_size=1, max_size=4)
SOURCES, ENTITIES = ("A1", "A2", "A3"), ("doge", "irs", "irs-systems")
source_keys, entity_keys = st.sampled_from(SOURCES), st.sampled_from(ENTITIES)
dates = st.dates().map(str)
whens = st.one_of(
    dates, dates.map(lambda day: f"{day[:7]}?"), st.tuples(dates, dates).map(lambda two: "/".join(sorted(two)))
)
sources = st.builds(
    Source,
    source_keys,
    full,
    full,
    dates,
    st.text("abc-%=", max_size=9).map(lambda path: f"https://example.org/{path}"),
    st.text("0123456789abcdef", min_size=64, max_size=64),
    texts,
)
entities = st.builds(
    Entity,
    keys,
    st.sampled_from(Kind),
    full,
    texts,
    st.lists(full, max_size=3, unique=True).map(tuple),
    st.lists(full, max_size=2, unique=True).map(tuple),
    st.just("") | entity_keys,
    st.booleans(),
)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """Make a citation of one of the sources."""
    quote, start = draw(full), draw(st.integers(0, 10**6))
    where = draw(source_keys), draw(st.integers(1, 99))
    return Citation(*where, quote, start, start + len(quote), draw(texts), draw(texts))


accesses = st.builds(
    Access,
    entity_keys,
    entity_keys,
    st.none() | entity_keys,
    st.sampled_from(Action),
    st.sampled_from(Level),
    st.none() | full,
)
facts = st.builds(
    Fact,
    keys,
    st.integers(1, 9),
    full,
    st.lists(entity_keys, max_size=3, unique=True).map(tuple),
    st.lists(citations(), min_size=1, max_size=3).map(tuple),
    full,
    st.sampled_from(Evidence),
    st.none() | whens,
    st.none() | accesses,
    st.dictionaries(keys, texts, max_size=3).map(lambda slots: tuple(sorted(slots.items()))),
    st.none() | keys,
    st.datetimes().map(lambda at: at.isoformat(timespec="seconds") + "Z"),
)


claims = st.builds(Claim, full, keys, st.integers(1, 9), st.lists(citations(), min_size=1, max_size=2).map(tuple))
answers = st.builds(
    Answer,
    st.lists(claims, min_size=1, max_size=3).map(tuple),
    st.lists(sources, max_size=2).map(tuple),
    st.builds(Base, texts, st.integers(0, 99), texts),
    texts,
    texts,
    st.lists(texts, max_size=2).map(tuple),
    st.booleans(),
)


def phrasings(known: list[str]) -> st.SearchStrategy[Phrasing]:
    """Make phrasings of these facts, and near misses."""
    miss = st.builds(Phrasing, full, st.none(), full, st.sampled_from(Reason))
    return st.builds(Phrasing, full, st.sampled_from(known), full) | miss if known else miss


@st.composite
def bases(draw: st.DrawFn) -> list[str]:
    """Make a whole base, as the lines of an export; ids are unique."""
    made = draw(st.lists(facts, max_size=4, unique_by=lambda fact: fact.id))
    asked = draw(st.lists(phrasings([fact.id for fact in made]), max_size=4, unique_by=lambda p: (p.text, p.fact)))
    named = [replace(draw(entities), id=key) for key in ENTITIES]
    named = [replace(entity, parent="") if entity.parent == entity.id else entity for entity in named]
    made = [
        replace(fact, part_of=draw(st.sampled_from([None, *(one.id for one in made if one.id != fact.id)])))
        for fact in made
    ]
    every = [source_line(draw(sources), key) for key in SOURCES]
    return [
        *every,
        *(line("entity", rows.entity_row(entity)) for entity in named),
        *(fact_line(fact) for fact in made),
        *(line("phrasing", rows.phrasing_row(phrasing)) for phrasing in asked),
    ]


def line(kind: str, row: dict[str, object]) -> str:
    """Write a row as a line of an import."""
    return json.dumps({"kind": kind, **row}, ensure_ascii=False)


def source_line(source: Source, key: str) -> str:
    """Write a source as a line, under another id."""
    return line("source", rows.source_row(source) | {"id": key})


def fact_line(fact: Fact) -> str:
    """Write a fact as a line."""
    head = {"id": fact.id, "revision": fact.revision, "recorded": fact.recorded}
    return line("fact", head | rows.fact_body(fact))
