"""What one building leaves for the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import KnowledgeBase
from knowledge.answering.index import Index, Kept, build_index
from knowledge.answering.lines import read_lines
from knowledge.golden import read_golden
from knowledge.model import Citation, Entity, Fact, Phrasing
from knowledge.starter import data
from knowledge.storage import rows
from knowledge.storage.store import Store
from knowledge.vocabulary import Kind

# what people write, and mistype: what a word is read as changes with the words around it
WORDS = (
    "audit audti audits zorblax zorblxa zorblaxes payroll payrol payrollaudit vexil vexile vexill zb whats the".split()
)
NAMES = "Labor labor State ZBO Zorblax Office of Payroll department right?".split()
DOMAIN = {**data.domain(), "chat": {"zb": "zorblxa", "whats": "what is"}}
lines = st.lists(st.sampled_from(WORDS + NAMES), min_size=1, max_size=6).map(" ".join)
ASKED = [f"{one} {other}" for one, other in zip(WORDS * 2, WORDS[3:] * 3, strict=False)]


@dataclass
class Edited:
    """A base that is edited step by step."""

    facts: dict[int, str] = field(default_factory=lambda: {0: "audit of the zorblax", 1: "payroll State", 2: "vexil"})
    phrasings: list[tuple[str, int | None]] = field(
        default_factory=lambda: [(text, at % 4 if at % 4 < 3 else None) for at, text in enumerate(ASKED)]
    )
    aliases: list[str] = field(default_factory=lambda: ["Labor"])

    def edit(self, kind: str, at: int, text: str) -> None:
        """Change, add or take away one thing."""
        match kind:
            case "fact":
                self.facts[at] = text
            case "no fact":
                self.facts.pop(at, None)
            case "phrasing":
                self.phrasings.insert(at, (text, at if at < 4 else None))
            case "no phrasing":
                del self.phrasings[at : at + 1]
            case _:
                self.aliases[at:] = [text]

    def base(self) -> Base:
        """Give the base as the store would."""
        cited = (Citation("S", 1, "x", 0, 1),)
        facts = tuple(Fact(f"F{key}", 1, text, ("zbo",), cited, "the report") for key, text in self.facts.items())
        phrasings = tuple(Phrasing(text, None if of is None else f"F{of}", "v") for text, of in self.phrasings)
        zbo = Entity("zbo", Kind.AGENCY, "Zorblax Office", "ZBO", tuple(self.aliases))
        return facts, phrasings, (zbo, Entity("dol", Kind.AGENCY, "Labor"))


Base = tuple[tuple[Fact, ...], tuple[Phrasing, ...], tuple[Entity, ...]]
KINDS = st.sampled_from(["fact", "no fact", "phrasing", "no phrasing", "alias"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(KINDS, st.integers(0, 6), lines), min_size=1, max_size=8))
def test_any_run_of_edits_leaves_the_index_of_a_fresh_start(edits: list[tuple[str, int, str]]) -> None:
    """Facts, phrasings and names come, change and go; what the words around them are read as goes with them."""
    edited, kept = Edited(), Kept()
    build_index(*edited.base(), DOMAIN, data.english(), kept)
    for edit in edits:
        edited.edit(*edit)
        onto = build_index(*edited.base(), DOMAIN, data.english(), kept)
        _alike(onto, build_index(*edited.base(), DOMAIN, data.english()))


def test_an_edited_base_answers_as_one_that_is_opened_after_the_edit(tmp_path: Path) -> None:
    """The project's own questions get the same replies, to the letter."""
    kb = KnowledgeBase.open(tmp_path / "base.db")
    for fact in kb.facts()[:6]:
        edited = replace(fact, statement=f"{fact.statement} Zorblaxing quumbled the tresury of {fact.id}.")
        kb.import_lines([json.dumps({"kind": "fact", "id": fact.id, **rows.fact_body(edited)})])
    texts = [row.question for row in read_golden(data.golden())][::4]
    replies = [kb.ask(text) for text in [*texts, "who quumbled the tresuri"]]
    kb.close()
    fresh = KnowledgeBase.open(tmp_path / "base.db")
    assert [fresh.ask(text) for text in [*texts, "who quumbled the tresuri"]] == replies
    fresh.close()


def _alike(onto: Index, fresh: Index) -> None:
    """Hold two indexes beside each other, whatever the numbers of their terms."""
    assert _terms(onto) == _terms(fresh)
    assert np.array_equal(onto.line_weights, fresh.line_weights)
    for part in ("vocabulary", "names", "name_lengths", "spoken", "synonyms", "entities"):
        assert getattr(onto.lexicon, part) == getattr(fresh.lexicon, part)
    for word in (*WORDS, "vexiloid", "zorblaxng", "tresury", "wyden"):
        assert onto.lexicon.deletes.near(word) == fresh.lexicon.deletes.near(word)


def _terms(index: Index) -> dict[str, tuple[list[int], list[float], list[int]]]:
    """Give the documents, gains and lines of every term, whatever its number."""
    postings = index.postings
    names = {number: term for term, number in postings.numbers.items()} | {0: ""}
    found = {}
    for at, code in enumerate(postings.codes.tolist()):
        span = slice(index.starts[at], index.starts[at + 1])
        term = f"{names[code >> postings.bits]} {names[code & ((1 << postings.bits) - 1)]}"
        lines = postings.lines[postings.starts[at] : postings.starts[at + 1]].tolist()
        found[term] = (index.documents[span].tolist(), index.gains[span].tolist(), lines)
    return found


def test_an_index_built_onto_another_is_the_one_built_afresh() -> None:
    """Words, names and lines that come, change and go leave nothing behind and lack nothing."""
    with Store(Path(":memory:")) as store:
        data.fill(store)
        facts, phrasings, entities = store.facts(), store.phrasings(), store.entities()
    edited = (*facts[:3], replace(facts[3], statement="Zorblaxing quumbled the vexilloid of Plonktown."), *facts[6:])
    renamed = (*entities[:-1], replace(entities[-1], name="The Zorblax Office", aliases=("Zorblax",)))
    bases: list[Base] = [
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
        _alike(onto, fresh)


def test_lines_read_before_are_the_same_lines() -> None:
    """Texts that come twice, move, and are new are read as if all were new."""
    before = read_lines(["The IRS asked.", "Who asked?", "The IRS asked.", ""])
    texts = ["Who asked?", "The IRS asked.", "It's a new one", "The IRS asked.", "It's a new one", "", "Who asked?"]
    onto, fresh = read_lines(texts, before), read_lines(texts)
    assert onto.texts == fresh.texts
    assert np.array_equal(onto.starts, fresh.starts)
    assert [onto.forms[at] for at in onto.ids] == [fresh.forms[at] for at in fresh.ids]
