"""What agencies, systems and people are called, and which words mean the same: the next question knows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Answer, KnowledgeBase, NotNamed, UnknownName
from knowledge.naming import with_words
from knowledge.starter import data
from tests.journeys.world import Clock

ASKED = "did DOGE get access to {}?"


@pytest.fixture
def base(db: Path) -> Iterator[KnowledgeBase]:
    """Open the starter base."""
    opened = KnowledgeBase.open(db, Clock())
    yield opened
    opened.close()


def test_an_alias_means_its_entity_from_the_next_question_on(base: KnowledgeBase) -> None:
    """Until it is taken away, however it is written then."""
    known = base.ask(ASKED.format("the IRS"))
    assert isinstance(known, Answer)
    before = base.ask(ASKED.format("Ledger Lane"))
    assert base.naming.add_alias("Internal Revenue Service", "  Ledger   Lane ") == ()
    assert base.naming.aliases("irs")[-1] == "Ledger Lane"
    assert base.ask(ASKED.format("ledger lane")) == known
    assert base.naming.remove_alias("irs", "LEDGER LANE") == "Ledger Lane"
    assert base.ask(ASKED.format("Ledger Lane")) == before


@pytest.mark.parametrize(
    ("alias", "why"),
    [
        ("", "at least two letters"),
        ("the", "at least two letters"),
        ("7", "at least two letters"),
        ("x" * 81, "too long"),
        ("[tax](https://example.org)", "plain words"),
        ("**tax**", "plain words"),
        ("<@123456789012345678>", "plain words"),
        ("IRS", "is a name of Internal Revenue Service already"),
        ("treasury department", "is a name of Department of the Treasury"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(base: KnowledgeBase, alias: str, why: str) -> None:
    """In one sentence that says why; nothing changes."""
    before = base.naming.aliases("irs")
    with pytest.raises(NotNamed, match=why):
        base.naming.add_alias("irs", alias)
    assert base.naming.aliases("irs") == before


def test_an_everyday_word_as_a_name_is_taken_with_a_warning(base: KnowledgeBase) -> None:
    """The curator decides."""
    assert "everyday word" in base.naming.add_alias("irs", "harbour")[0]
    assert base.naming.add_alias("irs", "harbour lane") == ()


def test_an_entity_that_is_not_meant_for_sure_is_asked_back_for(base: KnowledgeBase) -> None:
    """A misspelt name would give an alias to the wrong one."""
    with pytest.raises(UnknownName, match="Did you mean Internal Revenue Service"):
        base.naming.add_alias("Internal Revenu Servise", "Ledger Lane")
    with pytest.raises(NotNamed, match="is no alias of Internal Revenue Service"):
        base.naming.remove_alias("irs", "Ledger Lane")


def test_a_word_is_read_as_what_it_means(base: KnowledgeBase) -> None:
    """Until it is taken away."""
    question = "did DOGE gatecrash the IRS?"
    before, known = base.ask(question), base.ask("did DOGE access the IRS?")
    assert base.naming.add_word("Gatecrash", "access") == ()
    assert base.naming.words() == (("gatecrash", "access"),)
    assert base.ask(question) == known
    assert base.ask(question) != before
    assert base.naming.remove_word("GATECRASH")
    assert not base.naming.remove_word("gatecrash")
    assert base.ask(question) == before


def test_a_phrase_joins_the_words_that_its_meaning_belongs_to(base: KnowledgeBase) -> None:
    """So that all of them find each other."""
    base.naming.add_word("keys to the kingdom", "hands on")
    base.naming.add_word("free rein", "keys to the kingdom")
    lexicon = base._current.snapshot().index.lexicon
    assert lexicon.synonyms["keys to the kingdom"] == lexicon.synonyms["free rein"] == lexicon.synonyms["hands on"]


@pytest.mark.parametrize(
    ("word", "means", "why"),
    [
        ("", "access", "at least two letters"),
        ("access", "Access", "Both words are the same"),
        ("IRS", "office", "is a name of Internal Revenue Service"),
        ("litigation", "access", "means “lawsuit” already"),
        ("govt", "access", "means “government” already"),
        ("gatecrash", "`access`", "plain words"),
    ],
)
def test_a_word_that_cannot_be_one_is_refused(base: KnowledgeBase, word: str, means: str, why: str) -> None:
    """In one sentence that says why."""
    with pytest.raises(NotNamed, match=why):
        base.naming.add_word(word, means)
    assert base.naming.words() == ()


def test_a_meaning_that_nothing_on_record_has_is_pointed_out(base: KnowledgeBase) -> None:
    """And an everyday word."""
    doubts = base.naming.add_word("harbour", "zorbnik")
    assert [doubt.partition(" ")[0] for doubt in doubts] == ["“harbour”", "Nothing"]


def test_aliases_and_words_go_with_an_export(base: KnowledgeBase, tmp_path: Path) -> None:
    """Another base that takes it in reads questions alike."""
    base.naming.add_alias("irs", "Ledger Lane")
    base.naming.add_word("gatecrash", "access")
    other = KnowledgeBase.open(tmp_path / "other.db", Clock())
    other.import_lines(base.export())
    assert other.naming.words() == (("gatecrash", "access"),)
    assert "Ledger Lane" in other.naming.aliases("irs")
    assert list(other.export()) == list(base.export())
    other.close()


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=5))
def test_any_words_of_an_import_can_be_read(pairs: list[tuple[str, str]]) -> None:
    """A file may hold what nobody could have typed in; nothing of the domain is lost by it."""
    merged = with_words(data.domain(), pairs)
    for concept, phrases in data.domain()["synonyms"].items():
        assert merged["synonyms"][concept][: len(phrases)] == phrases
    added = merged["chat"].keys() - data.domain()["chat"].keys()
    assert all(word and merged["chat"][word] for word in added)
