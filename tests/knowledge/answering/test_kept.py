"""What one building leaves for the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from knowledge.answering.index import Index, Kept, build_index
from knowledge.answering.lines import read_lines
from knowledge.model import Entity, Fact, Phrasing
from knowledge.starter import data
from knowledge.storage.store import Store


def _terms(index: Index) -> dict[str, tuple[list[int], list[float]]]:
    """Give the documents and gains of every term, whatever its number."""
    postings = index.postings
    names = {number: term for term, number in postings.numbers.items()} | {0: ""}
    found = {}
    for at, code in enumerate(postings.codes.tolist()):
        span = slice(index.starts[at], index.starts[at + 1])
        term = f"{names[code >> postings.bits]} {names[code & ((1 << postings.bits) - 1)]}"
        found[term] = (index.documents[span].tolist(), index.gains[span].tolist())
    return found


def test_an_index_built_onto_another_is_the_one_built_afresh() -> None:
    """Words, names and lines that come, change and go leave nothing behind and lack nothing."""
    with Store(Path(":memory:")) as store:
        data.fill(store)
        facts, phrasings, entities = store.facts(), store.phrasings(), store.entities()
    edited = (*facts[:3], replace(facts[3], statement="Zorblaxing quumbled the vexilloid of Plonktown."), *facts[6:])
    renamed = (*entities[:-1], replace(entities[-1], name="The Zorblax Office", aliases=("Zorblax",)))
    bases: list[tuple[tuple[Fact, ...], tuple[Phrasing, ...], tuple[Entity, ...]]] = [
        (facts, phrasings, entities),
        (edited, phrasings[:-200], entities),
        (edited, phrasings, renamed),
        (facts[:9], (), entities),
        (facts, phrasings, entities),
    ]
    kept = Kept()
    for base in bases:
        onto = build_index(*base, data.domain(), data.english(), kept)
        fresh = build_index(*base, data.domain(), data.english())
        assert _terms(onto) == _terms(fresh)
        assert onto.lexicon.vocabulary == fresh.lexicon.vocabulary
        assert onto.lexicon.names == fresh.lexicon.names
        for word in ("vexiloid", "zorblaxng", "tresury", "wyden"):
            assert onto.lexicon.deletes.near(word) == fresh.lexicon.deletes.near(word)


def test_lines_read_before_are_the_same_lines() -> None:
    """Texts that come twice, move, and are new are read as if all were new."""
    before = read_lines(["The IRS asked.", "Who asked?", "The IRS asked.", ""])
    texts = ["Who asked?", "The IRS asked.", "It's a new one", "The IRS asked.", "It's a new one", "", "Who asked?"]
    onto, fresh = read_lines(texts, before), read_lines(texts)
    assert onto.texts == fresh.texts
    assert np.array_equal(onto.starts, fresh.starts)
    assert [onto.forms[at] for at in onto.ids] == [fresh.forms[at] for at in fresh.ids]
