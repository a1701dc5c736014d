"""Answers from several documents: how an access stands, what was corrected, where sources differ, what happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Answer, Declined, KnowledgeBase, Reply, direct
from tests.knowledge.documents_base import with_documents

FOLDER = Path(__file__).parents[2] / "questions" / "across"

# Right at least, wrong at most, as shares of the batch: raised when answers get better, never lowered.
LEVELS = {"batch_5": (0.98, 0.0), "batch_6": (0.95, 0.025), "batch_7": (0.96, 0.0)}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open the starter base with the invented documents; nobody writes to it."""
    base = with_documents(tmp_path_factory.mktemp("documents") / "base.db")
    yield base
    base.close()


def answered(reply: Reply) -> Answer:
    """Hold that a reply answers."""
    assert isinstance(reply, Answer), direct(reply)
    return reply


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_a_batch_stays_at_its_level(documents: KnowledgeBase, name: str) -> None:
    """What a change breaks shows here, with the questions that it breaks."""
    judged = list(documents.measure((FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()))
    count = Counter(one.verdict for one in judged)
    least, most = LEVELS[name]
    missed = [f"{one.golden.id} {one.verdict}: {one.why}: {one.golden.question}" for one in judged if one.why]
    assert count["right"] >= least * len(judged), missed
    assert count["wrong"] <= most * len(judged), missed


def test_every_batch_is_held_to_a_level() -> None:
    """A batch that nobody counts measures nothing."""
    assert {path.stem for path in FOLDER.glob("*.jsonl")} == set(LEVELS)


def test_the_newest_status_comes_first_and_the_way_there_stays(documents: KnowledgeBase) -> None:
    """Each step with its date and who decided it."""
    reply = answered(documents.ask("does DOGE have access to the Lamp Register?"))
    assert reply.status == (
        "Restored 6 May 2025 (the Court of Appeals for the Tidal Circuit); used May 2025;"
        " blocked 12 March 2025 (Judge Amara Quill); granted 18 February 2025 (read-only; Ida Marlow); 1 earlier."
    )
    assert reply.claims[0].fact == "D202"


def test_an_agency_with_several_systems_has_a_line_for_each(documents: KnowledgeBase) -> None:
    """The newest first; systems that stand differently are never added up."""
    lines = answered(documents.ask("latest status at the Lighthouse Board?")).status.splitlines()
    assert [line.split(":")[0] for line in lines] == ["Keeper Payroll", "Lamp Register"]
    assert lines[0] == (
        "Keeper Payroll: blocked 11 June 2025 (Judge Ole Brandt); refused 19 February 2025 (the Lighthouse Board)."
    )


def test_who_says_so_stands_with_what_nobody_decided(documents: KnowledgeBase) -> None:
    """An allegation, a statement and a sworn declaration are told as such."""
    assert (
        "(alleged by a union; reported 22 April 2025)"
        in answered(documents.ask("did DOGE get the Toll Ledger?")).status
    )
    status = answered(documents.ask("did DOGE get into the Lock Control System?")).status
    assert "says the Canal Administration" in status
    assert "sworn by Nora Tidewell" in status


@pytest.mark.parametrize(
    "text",
    [
        "did doge have access to the lock control system?",
        "who was given admin rights on the Lock Control System?",
        "what is the status of LCS",
    ],
)
def test_who_sees_one_side_of_a_conflict_sees_the_other(documents: KnowledgeBase, text: str) -> None:
    """Both stand next to each other, each with who says so, on what footing, and when; none is picked."""
    reply = answered(documents.ask(text))
    assert reply.lead.startswith("Sources differ")
    told = {claim.fact: claim.text for claim in reply.claims}
    assert told["D301"].startswith("The Canal Administration (agency statement, 15 April 2025): ")
    assert told["D401"].startswith("Nora Tidewell, a lock engineer (sworn filing, 22 April 2025): ")


def test_steps_one_after_the_other_are_no_conflict(documents: KnowledgeBase) -> None:
    """Refused in February and obtained in March: nobody contradicts anybody."""
    reply = answered(documents.ask("do sources disagree about the Storm Archive?"))
    assert "It is not on record that sources differ on this." in reply.notes
    assert not reply.lead


def test_a_correction_stands_in_the_place_of_what_it_corrects(documents: KnowledgeBase) -> None:
    """And says so; the earlier report is shown where it is asked for."""
    reply = answered(
        documents.ask("did the Orchard Service give Casper Fenn read-only access to the Seed Vault Database?")
    )
    assert "D501" not in {claim.fact for claim in reply.claims}
    assert "Corrects an earlier report (Orchard Weekly, 7 February 2025)." in reply.notes
    asked = answered(documents.ask("what was corrected about the seed vault?"))
    assert [claim.fact for claim in asked.claims] == ["D601", "D501"]
    assert asked.claims[1].text.startswith("Earlier report, since corrected: ")


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("12 February 2025", "As of 12 February 2025: sought 10 February 2025."),
        ("2 May 2025", "As of 2 May 2025: blocked 12 March 2025 (Judge Amara Quill); granted"),
        ("7 May 2025", "As of 7 May 2025: restored 6 May 2025"),
    ],
)
def test_a_day_is_answered_with_what_had_happened_by_then(documents: KnowledgeBase, day: str, first: str) -> None:
    """Nothing later shows."""
    reply = answered(documents.ask(f"As of {day}, could DOGE see the Lamp Register?"))
    assert reply.status.startswith(first)


def test_a_day_before_anything_is_refused(documents: KnowledgeBase) -> None:
    """That nothing is on record is not that nothing happened."""
    reply = documents.ask("as of 1 January 2025, could DOGE see the Lamp Register?")
    assert isinstance(reply, Declined)
    assert "anything up to that day" in reply.message


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("which agencies' access was blocked by courts?", "D707 D201 D203 F51"),
        ("where was DOGE refused?", "D103 D701"),
        ("who was given admin rights?", "D705 D401"),
        ("which systems did DOGE get source code of", "D702"),
        ("what happened on 6 May 2025?", "D202 D207"),
        ("what did DOGE request between 1 and 12 February 2025", "D101 D709"),
        ("which systems did DOGE ask for in February 2025?", "D709 D101 F3 F8 F48"),
        ("timeline of the Seed Vault Database", "D601 D602"),
    ],
)
def test_a_question_across_documents_lists_what_fits(documents: KnowledgeBase, text: str, facts: str) -> None:
    """By action, level, who decided, and days."""
    reply = documents.ask(text)
    shown = {claim.fact for claim in reply.claims} if isinstance(reply, Answer) else set()
    assert shown == set(facts.split())


def test_how_many_is_a_list_with_a_number(documents: KnowledgeBase) -> None:
    """Nobody is asked to count, and nobody has to trust a number."""
    shown = direct(documents.ask("how many agencies' access was blocked by a court?"))
    assert shown.startswith("3 agencies, 4 systems:")
    assert len(re.findall("^•", shown, re.MULTILINE)) == 4


def test_a_card_tells_how_each_system_stands_and_came_there(documents: KnowledgeBase) -> None:
    """A line a system; below it every step, dated, newest first."""
    card = documents.about("Lighthouse Board")
    assert card
    assert [line.split(":")[0] for line in card.status.splitlines()] == ["Keeper Payroll", "Lamp Register"]
    assert [claim.fact for claim in card.access] == ["D707", "D202", "D704", "D201", "D103", "D102", "D101"]
    assert card.access[0].text.startswith("11 June 2025: Judge Ole Brandt blocked")
    assert not card.notes


def test_a_card_marks_what_sources_differ_on(documents: KnowledgeBase) -> None:
    """Each side with who says so."""
    card = documents.about("CNLA")
    assert card
    assert card.notes == ("Sources differ on Lock Control System.",)
    sides = [claim.text for claim in card.access if claim.fact in {"D301", "D401"}]
    assert sides[0].startswith("15 April 2025: The Canal Administration (agency statement, 15 April 2025): ")
    assert sides[1].startswith("about March 2025: Nora Tidewell, a lock engineer (sworn filing, 22 April 2025): ")


def test_a_card_marks_what_was_corrected(documents: KnowledgeBase) -> None:
    """The earlier report stays, and says what became of it."""
    card = documents.about("Seed Vault Database")
    assert card
    told = {claim.fact: claim.text for claim in card.access}
    assert told["D501"].startswith("5 February 2025: Since corrected: ")
    assert "read-only" not in card.status


def test_the_way_to_what_is_left_out_leads_there(documents: KnowledgeBase) -> None:
    """A status that leaves steps out names the words that show them."""
    shown = [documents.ask(f"latest status at the {each.name}?") for each in documents.names("", 200)]
    notes = [note for reply in shown for note in reply.notes if note.startswith("More is on record")]
    assert notes
    for note in notes:
        reply = documents.ask(note.partition("ask for ")[2])
        assert isinstance(reply, Answer), note
        assert len(reply.claims) > 1
