"""Every quote of a document stands in its stored text to the character, whatever characters those are."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import Action, Document, Editor, Ingested, KnowledgeBase, UnreadableDocument, read_document
from knowledge.model import Citation, Fact
from knowledge.storage.shelf import Shelf
from knowledge.storage.store import Store

BY = Editor("terminal:op", "op")
SENTENCE = "On March 11, 2025, the Bureau of Quarry Permits gave DOGE staff access to the Larkspur database"
HIDDEN = SENTENCE.replace("DOGE", "D\u200bOGE")
LATER = "The bureau said on May 2, 2025 that the access had ended"
TEXTS = {
    "beyond the basic plane": f"\U0001f4dc\U0001f512 {SENTENCE} \U0001f600 of Velm.\n\n\U00010348 {LATER}.\n",
    "CRLF": f"Head\r\n\r\n{SENTENCE}.\r\n\r\nThe bureau said on\r\nMarch 12, 2025 that DOGE left.\r\n",
    "decomposed": unicodedata.normalize("NFD", f"Café Ångström Señor.\n\n{SENTENCE} of Zoë Müller in Málaga.\n"),
    "no-break spaces": SENTENCE.replace(" ", "\u00a0") + f" on\u202fthe\u2009island.\n\n{LATER}.\n",
    "tabs": f"\tHead\n\n{SENTENCE.replace(' DOGE', chr(9) + 'DOGE')}.\n\n\t1.\tThe bureau\tkept its records there.\n",
    "zero-width and direction": f"\u200b{HIDDEN}.\n\n\u202e{SENTENCE}\u202c in Velm.\n",
    "old Mac line ends and a byte-order mark": f"\ufeffHead\r\r{SENTENCE}.\r\r{LATER}.\r",
    "curly quotes and ligatures": f"“{SENTENCE},” said Tamsin Orrel of the o\ufb03ce in the ad\u00administration.\n",
    "line separators": f"Head\u2028{SENTENCE}.\u2029{LATER}.\x0cEnd.\n",
}


@pytest.fixture
def base(db: Path) -> Iterator[KnowledgeBase]:
    """Open the starter base."""
    opened = KnowledgeBase.open(db)
    yield opened
    opened.close()


def taken_in(base: KnowledgeBase, document: Document) -> Ingested:
    """Take a document in and accept it; nothing may fail."""
    told = replace(document, title="Title", publisher="The Brindle Courier", published="2025-03-14")
    found = base.documents.add(told, BY, accept=True)
    assert found.accepted
    assert not found.accepted.failed, found.accepted.failed
    return found


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_quote_of_a_document_is_proved(base: KnowledgeBase, text: str) -> None:
    """Taken in, accepted past the trigger of the database, and verified: not one citation fails."""
    found = taken_in(base, read_document("a.txt", text.encode()))
    assert found.proposals
    kept = Shelf(base._store).copy(found.source.id)
    assert kept
    assert "\r" not in kept[0]
    for fact in base.facts():
        for cited in fact.citations:
            if cited.source == found.source.id:
                assert kept[0][cited.start : cited.end] == cited.quote
    proof = base.verify()
    assert not proof.failed
    assert proof.checked >= len(found.proposals)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1, max_size=60), st.data()
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_counts_characters_as_we_do(text: str, data: st.DataObject) -> None:
    """Its trigger lets a quote pass where Python finds it, and refuses it one character further."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    with Store(Path(":memory:")) as store, store.change():
        store.db.conn.execute("INSERT INTO sources VALUES ('S1', 't', 'p', '2025-01-01', '', 'x', '', '')")
        Shelf(store).hold("S1", text, "x", ())
        store.append([fact("F1", Citation("S1", 1, quote, start, end))])
        moved = text[start + 1 : end + 1]
        if moved != quote:
            with pytest.raises(sqlite3.IntegrityError, match="does not stand"):
                store.append([fact("F2", Citation("S1", 1, quote, start + 1, end + 1))])


def fact(key: str, cited: Citation) -> Fact:
    """Make a fact of one citation."""
    return Fact(key, 1, "Something was said.", (), (cited,), "P", recorded="2025-03-01T00:00:00Z")


def test_a_nul_is_refused_where_a_document_is_read() -> None:
    """SQLite would end the text there."""
    with pytest.raises(UnreadableDocument, match=r"^nul\.txt "):
        read_document("nul.txt", b"The bureau said \x00 that DOGE left on March 3, 2025. " * 4)


def test_a_text_that_was_changed_in_the_file_is_found(base: KnowledgeBase) -> None:
    """The hash does not fit any more, and neither does a quote that was in the changed part."""
    found = taken_in(base, Document("a.txt", f"Head\n\n{SENTENCE}.\n"))
    changed = "UPDATE copies SET text = replace(text, 'Larkspur', 'Larkspun') WHERE source = ?"
    base._store.db.conn.execute(changed, [found.source.id])
    failed = base.verify().failed
    assert any("its text is not the one that was attached" in why for why in failed)
    assert any("does not stand at" in why for why in failed)


def test_two_steps_that_one_sentence_tells_are_two_facts_and_said_once(base: KnowledgeBase) -> None:
    """It was asked for, and it was refused: both are on record, and an answer shows the sentence once."""
    told = "The Bureau of Quarry Permits said that DOGE had asked for access to the Larkspur database on March 3, 2025"
    found = taken_in(base, Document("a.txt", f"Head\n\n{told}, and that it had been refused.\n"))
    steps = [p.draft.access.action for p in found.proposals if p.draft and p.draft.access]
    assert sorted(steps) == [Action.DENIED, Action.REQUESTED]
    assert found.known == 0
    card = base.about("Larkspur database")
    assert card
    assert [claim.text for claim in card.access].count(f"3 March 2025: {told}, and that it had been refused.") <= 1
    assert len({claim.text for claim in card.access}) == len(card.access)
