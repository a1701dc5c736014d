"""One person in several documents: a last name alone, and the full name that comes before it or later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Document, Editor, KnowledgeBase
from knowledge.model import Fact

BY = Editor("terminal:op", "op")


@pytest.fixture
def base(db: Path) -> Iterator[KnowledgeBase]:
    """Open the starter base."""
    opened = KnowledgeBase.open(db)
    yield opened
    opened.close()


def take(base: KnowledgeBase, *bodies: str) -> list[Fact]:
    """Take documents in, one after the other, and give the facts of the last."""
    for number, body in enumerate(bodies, start=len(base.documents.room.store.sources())):
        title, day = f"News of the bureau, part {number}", f"2025-05-{number:02}"
        text = f"{title}\n\n{body}\n"
        found = base.documents.add(Document(f"{number}.txt", text, title, "The Tern Post", day), BY, accept=True)
    return [each for each in base.facts() if any(cited.source == found.source.id for cited in each.citations)]


def people(facts: list[Fact]) -> set[str]:
    """Give the people whom facts are about, by their ids."""
    return {key for each in facts for key in each.about if "marrow" in key}


FULL = "Judge Ida Marrow barred DOGE from the records of the Bureau of Quarry Permits on May 1."
BARE = "Judge Marrow closed the archive of the Bureau of Quarry Permits to DOGE after a second hearing in Velm."


def test_a_last_name_alone_is_the_one_person_on_record_who_has_it(base: KnowledgeBase) -> None:
    """The judge of the second document is that of the first; the statement keeps the words of its source."""
    facts = take(base, FULL, BARE)
    assert people(facts) == {"ida-marrow"}
    assert all("Ida" not in each.statement for each in facts)


def test_a_full_name_that_comes_later_joins_the_last_name_on_record(base: KnowledgeBase) -> None:
    """It is a further name of the same entity, which a curator sees, and can take away again."""
    facts = take(base, BARE, FULL)
    assert people(facts) == {"marrow"}
    assert base.naming.aliases("marrow") == ("Judge Marrow", "Ida Marrow")
    base.naming.remove_alias("marrow", "Ida Marrow")
    assert base.naming.aliases("marrow") == ("Judge Marrow",)


def test_a_last_name_comes_back_as_itself(base: KnowledgeBase) -> None:
    """Two documents that know the last name alone speak of one person."""
    assert people(take(base, BARE, BARE.replace("closed", "opened").replace("second", "third"))) == {"marrow"}


def test_two_who_share_a_last_name_stay_two(base: KnowledgeBase) -> None:
    """Of two who could be meant none is chosen."""
    other = "Judge Otto Marrow let DOGE into the pay records of the Office of Kelp Rights on May 2."
    facts = take(base, FULL, other, BARE)
    assert not people(facts) & {"ida-marrow", "otto-marrow"}


@pytest.mark.parametrize("name", ["Director Marrow", "Mr. Marrow"])
def test_no_judge_is_somebody_without_that_title(base: KnowledgeBase, name: str) -> None:
    """The titles have to fit."""
    facts = take(
        base, FULL, f"{name} told the staff of the Bureau of Quarry Permits that DOGE had asked for the ledger."
    )
    assert "ida-marrow" not in people(facts)


def test_ms_is_no_man(base: KnowledgeBase) -> None:
    """A given name that is nearly always a man's does not go with "Ms."."""
    him = "Otto Marrow, the director of the Bureau of Quarry Permits, refused DOGE an account on May 1."
    facts = take(base, him, "Ms. Marrow told the Bureau of Quarry Permits on May 3 that DOGE had asked for the ledger.")
    assert "otto-marrow" not in people(facts)


def test_a_last_name_is_whom_the_document_names_in_full(base: KnowledgeBase) -> None:
    """The "Ms. Marrow" further down is Ida Marrow, who is on record, and nobody new."""
    her = "Ida Marrow, the director of the Bureau of Quarry Permits, refused DOGE an account on May 1."
    facts = take(
        base, her, "Ida Marrow spoke on May 3. Ms. Marrow told the Bureau of Quarry Permits that DOGE was gone."
    )
    assert people(facts) == {"ida-marrow"}
