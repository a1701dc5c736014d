"""A message that shows what no longer stands is due for correction, until it was corrected or cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import Answer, Evidence, KnowledgeBase, Receipt
from knowledge.editing.correct import MOST, TAKEN_OUT
from knowledge.storage.store import Store
from tests.journeys.world import Clock
from tests.knowledge.small_base import FERRY, GIVEN, LAMPS, answer_of, edit, quote, retract, shown, small_base, undo

NEW = "DOGE asked the Harbor Office for the lamp records on 4 February 2025."
NEWER = "DOGE asked the Harbor Office for the lamp records on 9 February 2025."


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    """Make an invented base of three facts."""
    made = small_base(tmp_path / "small.db", Clock())
    yield made
    made.close()


def told(answer: Answer) -> list[str]:
    """List the corrections as they are read."""
    return [f"{line.title}: {line.text}" for line in answer.corrections]


def only(base: KnowledgeBase) -> Receipt:
    """Give the one receipt that is due."""
    [found] = base.corrections.due()
    return found


def test_nothing_is_due_while_nothing_changed(base: KnowledgeBase) -> None:
    """Nor for a fact that the answer does not use."""
    receipt = shown(base, answer_of(base, "H1"))
    edit(base, "H3", statement="The ferry count is kept on cards.")
    assert base.corrections.due() == ()
    assert base.receipt("r1") == receipt


def test_a_corrected_fact_is_due_in_its_message_until_it_was_edited(base: KnowledgeBase) -> None:
    """The statement as it stands, a line in the AP's manner, sources and base of today; then nothing is due."""
    shown(base, answer_of(base, "H1", "H3", lead="No."))
    edit(base, "H1", "The date was wrong.", statement=NEW)
    due = only(base)
    assert [claim.text for claim in due.answer.claims] == [NEW, FERRY]
    assert told(due.answer) == [
        f"Correction, 1 March 2025: an earlier version of this answer said “{LAMPS}” The date was wrong."
    ]
    assert (due.answer.base, due.answer.lead) == (base.base, "")
    assert base.corrections.due() == (due,)
    base.corrections.done(due)
    assert base.corrections.due() == ()
    assert base.receipt("r1") == due


def test_an_answer_that_nobody_else_saw_is_not_due_and_its_buttons_are_right(base: KnowledgeBase) -> None:
    """A private answer has no message; what its buttons lead to is the record of today."""
    shown(base, answer_of(base, "H1"), message="")
    edit(base, "H1", statement=NEW)
    assert base.corrections.due() == ()
    kept = base.receipt("r1")
    assert kept
    assert [claim.text for claim in kept.answer.claims] == [NEW]


def test_a_retracted_fact_goes_from_its_message_and_the_reason_stands_there(base: KnowledgeBase) -> None:
    """Where it was all of the answer, the line alone is left."""
    shown(base, answer_of(base, "H1"))
    shown(base, answer_of(base, "H1", "H3"), "r2", "78")
    retract(base, "H1", "The paper took it back.")
    for due, left in zip(sorted(base.corrections.due(), key=lambda r: r.id), ([], [FERRY]), strict=True):
        assert [claim.text for claim in due.answer.claims] == left
        assert told(due.answer) == [f"Retracted, 1 March 2025: “{LAMPS}” no longer stands. The paper took it back."]


def test_a_fact_that_is_restored_comes_back_into_its_message(base: KnowledgeBase) -> None:
    """The lines before stay, and the fact is followed further."""
    shown(base, answer_of(base, "H1"))
    retract(base, "H1")
    base.corrections.done(only(base))
    undo(base, "H1", 1, "It was so after all.")
    due = only(base)
    assert [claim.text for claim in due.answer.claims] == [LAMPS]
    assert told(due.answer)[1] == f"Restored, 1 March 2025: “{LAMPS}” stands again. It was so after all."
    base.corrections.done(due)
    edit(base, "H1", statement=NEW)
    assert [claim.text for claim in only(base).answer.claims] == [NEW]


def test_what_came_back_to_the_same_words_needs_no_edit(base: KnowledgeBase) -> None:
    """Retracted and restored, or corrected and undone, before anybody was told: nothing that is shown has changed."""
    shown(base, answer_of(base, "H1"))
    edit(base, "H1", statement=NEW)
    undo(base, "H1", 1)
    assert base.corrections.due() == ()
    kept = base.receipt("r1")
    assert kept
    assert kept.answer.claims[0].revision == 3
    assert not kept.answer.corrections


def test_a_fact_that_changed_twice_is_told_once_with_both_reasons(base: KnowledgeBase) -> None:
    """What people read is what the message said, and why it does not any more."""
    shown(base, answer_of(base, "H1"))
    edit(base, "H1", "A slip.", statement=NEW)
    edit(base, "H1", "Another slip.", statement=NEWER)
    assert told(only(base).answer) == [
        f"Correction, 1 March 2025: an earlier version of this answer said “{LAMPS}” A slip. Another slip."
    ]


def test_two_corrections_one_after_the_other_are_both_told(base: KnowledgeBase) -> None:
    """Each with what the message said until then; several facts of one answer each have their line."""
    shown(base, answer_of(base, "H1", "H3"))
    edit(base, "H1", statement=NEW)
    base.corrections.done(only(base))
    edit(base, "H1", statement=NEWER)
    retract(base, "H3")
    lines = told(only(base).answer)
    assert [LAMPS in lines[0], NEW in lines[1], FERRY in lines[2]] == [True] * 3


def test_many_corrections_leave_room_for_the_newest(base: KnowledgeBase) -> None:
    """The history has all of them."""
    shown(base, answer_of(base, "H3"))
    for number in range(MOST + 2):
        edit(base, "H3", statement=f"The ferry count is kept in book {number}.")
        base.corrections.done(only(base))
    kept = base.receipt("r1")
    assert kept
    assert len(kept.answer.corrections) == MOST
    assert f"book {MOST}" in kept.answer.corrections[-1].text


def test_a_corrected_quote_is_told_where_the_words_stay(base: KnowledgeBase) -> None:
    """The Sources button of the message leads to another passage than it did."""
    shown(base, answer_of(base, "H1"))
    edit(base, "H1", quotes=quote("asked on Monday for the lamp records"))
    due = only(base)
    assert told(due.answer) == [f"Correction, 1 March 2025: the passage cited for “{LAMPS}” was corrected."]
    assert due.answer.claims[0].citations[0].quote == "asked on Monday for the lamp records"


def test_a_detail_is_told_where_the_answer_rests_on_it(base: KnowledgeBase) -> None:
    """A status is of dates and of who says so; an allegation is never left without its note."""
    shown(base, answer_of(base, "H1"))
    shown(base, answer_of(base, "H1", status="Sought 3 February 2025."), "r2", "78")
    edit(base, "H1", when="2025-02-03")
    due = only(base)
    assert due.id == "r2"
    assert due.answer.status == ""
    assert told(due.answer) == [f"Correction, 1 March 2025: a detail behind “{LAMPS}” was corrected: its date."]
    edit(base, "H1", evidence=Evidence.ALLEGATION, attribution="A deckhand")
    due = next(found for found in base.corrections.due() if found.id == "r1")
    assert due.answer.notes == ("This is what A deckhand says; no source here confirms it.",)


def test_a_change_of_words_alone_keeps_status_and_notes(base: KnowledgeBase) -> None:
    """They say nothing else than before."""
    kept = answer_of(
        base, "H1", "H2", status="Given.", notes=("Read as: Harbor Office.",), lead="2 facts:", listed=True
    )
    shown(base, kept)
    edit(base, "H1", statement=NEW)
    due = only(base).answer
    assert (due.status, due.notes, due.lead) == (kept.status, kept.notes, kept.lead)
    retract(base, "H2")
    due = only(base).answer
    assert (due.status, due.notes, due.lead) == ("", (), "")


@pytest.mark.parametrize("told_as", ["before", "quote", "slot", "else"])
def test_a_claim_that_told_a_part_of_a_fact_tells_that_part_of_it_as_it_stands(
    base: KnowledgeBase, told_as: str
) -> None:
    """Words before the statement stay, a quote stays where it still stands, a slot has its new value."""
    edit(base, "H3", statement="The ferry count of 12 is kept on paper.", slots=(("amount", "12"),))
    answer = answer_of(base, "H3")
    text = {"before": f"Reported: {answer.claims[0].text}", "slot": "12", "else": "On paper."}.get(told_as)
    claim = replace(answer.claims[0], text=text or answer.claims[0].citations[0].quote)
    shown(base, replace(answer, claims=(claim,)))
    new = "The ferry count of 14 is kept on paper."
    edit(base, "H3", statement=new, slots=(("amount", "14"),))
    expected = {"before": f"Reported: {new}", "slot": "14", "else": new}
    if told_as == "quote":  # nothing that the message shows has changed
        assert base.corrections.due() == ()
    else:
        assert [claim.text for claim in only(base).answer.claims] == [expected[told_as]]


def test_an_import_that_changes_a_fact_is_due_like_any_change(base: KnowledgeBase) -> None:
    """It is told without a reason, since nobody gave one."""
    shown(base, answer_of(base, "H3"))
    line = json.loads(next(line for line in base.export() if '"id": "H3"' in line))
    del line["recorded"], line["revision"]
    base.import_lines([json.dumps(line | {"statement": "The ferry count is kept on cards."})])
    assert told(only(base).answer) == [f"Correction, 1 March 2025: an earlier version of this answer said “{FERRY}”"]


def test_a_restart_loses_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    """What is due follows from the tables; killed before or after an edit, it is due or done."""
    shown(base, answer_of(base, "H1"))
    edit(base, "H1", statement=NEW)
    due = only(base)
    with Store(tmp_path / "small.db") as store:
        again = KnowledgeBase(store, Clock())
        assert again.corrections.due() == (due,)
        again.corrections.done(due)
        assert again.corrections.due() == ()


def test_a_message_that_cannot_be_edited_is_counted_and_not_due_again(base: KnowledgeBase) -> None:
    """Its buttons still work for those who see it."""
    shown(base, answer_of(base, "H1"))
    edit(base, "H1", statement=NEW)
    assert base.corrections.failed(only(base)) == 1
    assert base.corrections.due() == ()
    assert base.corrections.failures() == 1
    edit(base, "H1", statement=NEWER)
    assert base.corrections.due() == ()


def test_after_thirty_days_a_message_is_left_as_it_is(base: KnowledgeBase, tmp_path: Path) -> None:
    """Its receipt is no longer kept."""
    shown(base, answer_of(base, "H1"))
    edit(base, "H1", statement=NEW)
    clock = Clock()
    clock.later(days=31)
    with Store(tmp_path / "small.db") as store:
        assert KnowledgeBase(store, clock).corrections.due() == ()


def test_the_newest_messages_come_first_and_a_few_at_a_time(base: KnowledgeBase) -> None:
    """Those that people still read."""
    for number in range(5):
        base.leave_receipt(Receipt(f"r{number}", f"2025-02-2{number}T12:00:00Z", answer_of(base, "H1"), "7", "77"))
    edit(base, "H1", statement=NEW)
    assert [receipt.id for receipt in base.corrections.due(2)] == ["r4", "r3"]


# A text that is taken out


def file_holds(base: KnowledgeBase, path: Path, text: str) -> bool:
    """Tell whether the file of the base, or its journal, holds a text."""
    files = (path, path.with_name(f"{path.name}-wal"))
    return any(text.encode() in file.read_bytes() for file in files if file.exists())


def test_a_redacted_text_is_in_no_receipt_and_not_in_the_file(base: KnowledgeBase, tmp_path: Path) -> None:
    """A private answer that used it is gone, a message with it is due, and its bytes are nowhere."""
    harmful = "DOGE asked Mara Vole, who lives at the lamp house, for the records."
    path = tmp_path / "small.db"
    revision = edit(base, "H1", statement=harmful)
    shown(base, answer_of(base, "H1"), "private", "")
    shown(base, answer_of(base, "H1", "H3"), "public")
    assert file_holds(base, path, "Mara Vole")
    base.archive.redact(revision.number, "It names where somebody lives.")
    assert base.receipt("private") is None
    due = only(base)
    assert [claim.text for claim in due.answer.claims] == [FERRY]
    assert told(due.answer) == [f"Withdrawn, 1 March 2025: {TAKEN_OUT}"]
    assert not file_holds(base, path, "Mara Vole")
    base.corrections.done(due)
    assert base.corrections.due() == ()
    assert base.archive.audit().broken == ""


def test_a_correction_loses_the_words_of_a_redacted_revision(base: KnowledgeBase, tmp_path: Path) -> None:
    """The message quotes what it said before; when that is taken out, the quote goes, and the message is due again."""
    harmful = "Mara Vole lives at the lamp house."
    first = edit(base, "H3", statement=harmful)
    shown(base, answer_of(base, "H3"))
    edit(base, "H3", "Not ours to tell about Mara Vole.", statement=FERRY)
    base.corrections.done(only(base))
    shown(base, replace(only_kept(base), notes=()), "private", "")
    base.archive.redact(first.number, "It names where somebody lives.")
    due = only(base)
    assert told(due.answer) == [f"Correction, 1 March 2025: {TAKEN_OUT}"]
    assert [claim.text for claim in due.answer.claims] == [FERRY]
    base.corrections.done(due)
    assert base.corrections.due() == ()
    assert base.receipt("private") is None
    assert not file_holds(base, tmp_path / "small.db", harmful)


def only_kept(base: KnowledgeBase) -> Answer:
    """Give the answer of the receipt."""
    kept = base.receipt("r1")
    assert kept
    return kept.answer


def test_a_text_redacted_while_a_message_is_under_way_does_not_come_back(base: KnowledgeBase, tmp_path: Path) -> None:
    """Between asking and sending, or between being due and being done, a curator takes it out."""
    revision = edit(base, "H3", statement="Mara Vole lives at the lamp house.")
    receipt = shown(base, answer_of(base, "H3"), message="")
    newer = edit(base, "H3", statement="Mara Vole lives by the lamps.")
    other = shown(base, answer_of(base, "H3"), "r2", "78")
    edit(base, "H3", statement=FERRY)
    due = only(base)
    for number in (revision.number, newer.number):
        base.archive.redact(number, "It names where somebody lives.")
    base.corrections.done(due)
    base.leave_receipt(replace(receipt, message="77"))
    base.leave_receipt(replace(other, message="78"))
    assert {found.id for found in base.corrections.due()} == {"r1", "r2"}
    base.leave_receipt(replace(receipt, id="r3"))
    assert base.receipt("r3") is None
    base._store.settle()
    assert not file_holds(base, tmp_path / "small.db", "Mara Vole")


def test_two_facts_with_the_same_text_are_both_cleaned(base: KnowledgeBase) -> None:
    """A text is taken out of every revision that had it, and of every answer."""
    same = next(line for line in base.export() if '"id": "H2"' in line)
    base.import_lines([same.replace('"id": "H2"', '"id": "H9"')])
    shown(base, answer_of(base, "H2"))
    shown(base, answer_of(base, "H9"), "r2", "78")
    assert base.archive.redact(base.archive.history("H2")[0].number, "Harm.") == 2
    assert [told(found.answer) for found in base.corrections.due()] == [[f"Withdrawn, 1 March 2025: {TAKEN_OUT}"]] * 2
    assert GIVEN not in str(base.corrections.due())
