"""Documents come in: drafts that wait, what is refused, newer versions, and many in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import (
    Change,
    Document,
    Editor,
    IncompleteDocument,
    Ingested,
    KnowledgeBase,
    KnownDocument,
    Origin,
    UnknownName,
    UnreadableDocument,
)
from knowledge.ingesting.ahead import LEAST
from tests.benchmarks.invented import documents
from tests.knowledge.test_exporting import LETTER, TEXT

BY = Editor("terminal:op", "op")
OTHER = Document(
    "other.txt",
    "Kelp ledger opened\n\nThe Office of Kelp Rights gave DOGE staff access to the Tangle database on May 1, 2025.\n\n"
    "The Larkspur database of the Bureau of Quarry Permits was not part of it, said Tamsin Orrel on May 2, 2025.\n",
    "Kelp ledger opened",
    "The Tern Post",
    "2025-05-02",
)


@pytest.fixture
def base(db: Path) -> Iterator[KnowledgeBase]:
    """Open the starter base."""
    opened = KnowledgeBase.open(db)
    yield opened
    opened.close()


def test_drafts_wait_and_answer_nothing_yet(base: KnowledgeBase) -> None:
    """They are proposals that name their document; the source is held, the facts are as they were."""
    before = base.facts()
    found = base.documents.add(LETTER, BY)
    assert found.source.held
    assert [p.number for p in base.proposals.open(document=found.source.id)] == [p.number for p in found.proposals]
    assert {(p.origin, p.change, p.document) for p in found.proposals} == {(Origin.DOCUMENT, Change.ADD, "S2")}
    assert base.facts() == before
    assert "Bureau of Quarry Permits" not in {entity.name for entity in base.names("Bureau of Quarry Permits")}


def test_accepting_as_it_comes_in_is_the_operators_own_review(base: KnowledgeBase) -> None:
    """No second curator is asked, names come in with their facts, and the history says who did it and why."""
    found = base.documents.add(LETTER, BY, accept=True)
    assert found.accepted
    assert (len(found.accepted.accepted), found.accepted.waiting, found.accepted.failed) == (
        len(found.proposals),
        0,
        (),
    )
    for revision in found.accepted.accepted:
        assert (revision.editor, revision.reviewer) == (BY, BY)
        assert revision.reason == "Accepted by the operator as the document came in."
    card = base.about("Bureau of Quarry Permits")
    assert card
    assert card.access
    assert not base.verify().failed


@pytest.mark.parametrize("change", ["", "case", "a word"])
def test_the_same_document_again_is_refused(base: KnowledgeBase, change: str) -> None:
    """By its text, or where it is nearly the same; the sentence names the file and the source, nothing is stored."""
    long = replace(
        LETTER, text=TEXT + "\n".join(f"Row {n} of the annex names the quarry of the parish {n}." for n in range(60))
    )
    base.documents.add(long, BY)
    text = {"": long.text, "case": long.text.upper(), "a word": long.text.replace("blocked", "stopped")}[change]
    stands = (base.sources(), base.proposals.count())
    with pytest.raises(KnownDocument, match=r"^again\.txt is the text of S2 again"):
        base.documents.add(Document("again.txt", text, "T", "P", "2025-05-01", "https://else.example/"), BY)
    assert (base.sources(), base.proposals.count()) == stands


@pytest.mark.parametrize(
    ("how", "lacks"),
    [
        ({"title": ""}, "title"),
        ({"publisher": " "}, "publisher"),
        ({"published": "last week"}, "publication date"),
        ({"url": "javascript:alert(1)"}, "link"),
    ],
)
def test_a_document_that_a_citation_could_not_name_is_refused(
    base: KnowledgeBase, how: dict[str, str], lacks: str
) -> None:
    """The sentence says what is missing; nothing is stored."""
    with pytest.raises(IncompleteDocument, match=lacks):
        base.documents.add(replace(LETTER, **how), BY)
    assert len(base.sources()) == 1


def test_a_date_in_words_is_not_called_a_day_in_the_future(base: KnowledgeBase) -> None:
    """It is no date yet: the sentence says how to write one, and says nothing of the future."""
    with pytest.raises(IncompleteDocument) as caught:
        base.documents.add(replace(LETTER, published="Feb 3, 2025"), BY)
    assert "such as 2025-02-17" in str(caught.value)
    assert "future" not in str(caught.value)


def test_of_many_documents_those_that_can_are_taken_in(base: KnowledgeBase) -> None:
    """Each of the others gives its error, in its place; what is said twice is drafted once."""
    unread = UnreadableDocument("sealed.pdf", "is under a password", "Give its text.")
    steps: list[None] = []
    given = (LETTER, unread, replace(LETTER, name="again.txt"), replace(OTHER, title=""), OTHER)
    found = base.documents.add_all(given, BY, accept=True, progress=lambda: steps.append(None))
    assert [type(one) for one in found] == [
        Ingested,
        UnreadableDocument,
        KnownDocument,
        IncompleteDocument,
        Ingested,
    ]
    assert len(steps) == len(given)
    assert {source.id for source in base.sources()} == {"S1", "S2", "S3"}


def test_what_was_drafted_ahead_is_drafted_again_where_names_came_in_meanwhile(base: KnowledgeBase) -> None:
    """Else two entities would stand for one agency."""
    fresh, stale = base.documents.drawing(OTHER)(), base.documents.drawing(OTHER)()
    assert fresh.drafts == base.documents.drafts(OTHER)
    assert any(entity.name == "Larkspur database" for draft in stale.drafts for entity in draft.new)
    base.documents.add(LETTER, BY, accept=True)
    found = base.documents.add(OTHER, BY, drawn=stale)
    drafts = [proposal.draft for proposal in found.proposals if proposal.draft]
    assert not any(entity.name == "Larkspur database" for draft in drafts for entity in draft.new)
    assert {quote.source for draft in drafts for quote in draft.quotes} == {"S3"}


def test_a_batch_that_is_drafted_ahead_gives_the_facts_of_one_by_one(base: KnowledgeBase, tmp_path: Path) -> None:
    """Names that come in with an earlier document are known in a later one, whichever process read it."""
    many = tuple(documents(LEAST))
    base.documents.add_all(many, BY, accept=True)
    other = KnowledgeBase.open(tmp_path / "one_by_one.db")
    for some in (many[: LEAST // 2], many[LEAST // 2 :]):
        other.documents.add_all(some, BY, accept=True)
    told = [(fact.statement, fact.about, fact.access) for fact in base.facts()]
    assert told == [(fact.statement, fact.about, fact.access) for fact in other.facts()]
    other.close()


def test_a_newer_version_at_a_known_link_flags_what_is_gone(base: KnowledgeBase) -> None:
    """Its paragraphs are compared, the retraction of a fact whose quote is gone waits, the others stay."""
    first = base.documents.add(LETTER, BY, accept=True)
    newer = (
        TEXT.replace("214 quarries", "230 quarries, 12 pits and no wells")
        + "\nThe annex of the report is not public, it said in May.\n"
    )
    found = base.documents.add(replace(LETTER, text=newer), BY, accept=True)
    assert (first.replaces, found.replaces, found.source.replaces) == ("", "S2", "S2")
    assert [kind for kind, _ in found.changed] == ["removed", "added", "added"]
    [gone] = found.vanished
    [flagged] = [p for p in base.proposals.open() if p.change is Change.RETRACT]
    assert (flagged.fact, flagged.document) == (gone, "S3")
    assert "no longer stands in the newer version, S3, of S2" in flagged.reason
    assert gone in {fact.id for fact in base.facts()}
    again = base.documents.add(replace(LETTER, text=f"{newer}\n{'And one more line of it. ' * 12}"), BY)
    assert again.replaces == "S3"


@pytest.mark.timeout(60)
def test_comparing_versions_of_a_hostile_text_ends_soon(base: KnowledgeBase) -> None:
    """Thousands of lines that are all alike, with an empty one after each."""
    base.documents.add(replace(LETTER, text="A line.\n\n" * 6_000 + "One. " * 40), BY)
    found = base.documents.add(replace(LETTER, text="A line.\n\n" * 5_000 + "Two other words stand here. " * 40), BY)
    assert found.replaces == "S2"
    assert found.changed


def test_two_agencies_that_share_an_acronym_stay_two(base: KnowledgeBase) -> None:
    """Each was new when its document came in; the second to be accepted gets an id of its own, in all its facts."""
    told = (
        "\n\nThe {0} gave DOGE staff access to its {1} database on May 1, 2025.\n\nThe {2} holds {1}, said the {0}.\n"
    )
    one = Document(
        "a.txt", "Head" + told.format("Office of Quarry Rights (OQR)", "Larkspur", "OQR"), "A", "P", "2025-05-02"
    )
    two = Document(
        "b.txt", "Head" + told.format("Office of Quay Relief (OQR)", "Tangle", "OQR"), "B", "P", "2025-05-02"
    )
    numbers = [p.number for each in (one, two) for p in base.documents.add(each, BY).proposals]
    done = base.decisions.accept_all(numbers, BY, alone=True)
    assert not done.failed
    names = {entity.id: entity.name for entity in base.names("OQR")}
    owners = [names[fact.access.agency] for fact in base.facts() if fact.access and fact.access.agency in names]
    assert owners == ["Office of Quarry Rights", "Office of Quay Relief"]
    assert list(names.values()).count("Office of Quay Relief") == 1


def test_what_was_said_of_a_document_can_be_corrected(base: KnowledgeBase) -> None:
    """A wrong publisher is corrected in place; what is not given stays, and nonsense is refused as at the start."""
    source = base.documents.add(LETTER, BY).source
    amended = base.documents.amend(source.id, publisher="The Other Courier")
    assert (amended.publisher, amended.title) == ("The Other Courier", source.title)
    assert amended in base.sources()
    with pytest.raises(IncompleteDocument, match="future"):
        base.documents.amend(source.id, published="2999-01-01")
    with pytest.raises(UnknownName, match="S999"):
        base.documents.amend("S999", title="T")


def test_a_document_answers_when_something_of_it_was_reviewed(base: KnowledgeBase) -> None:
    """Until then it is no source of the answers, and neither are they later for it."""
    before = base.base
    added = base.documents.add(LETTER, BY)
    assert (base.base.sources, base.base.latest) == (before.sources, before.latest)
    assert added.source.id not in {source.id for source in base.sources(cited=True)}
    base.decisions.accept_all([proposal.number for proposal in added.proposals], BY, alone=True)
    assert base.base.sources == before.sources + 1
    assert added.source.id in {source.id for source in base.sources(cited=True)}
