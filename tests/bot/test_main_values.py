"""The `oversight` command: what is given to it is read as people write it, or refused in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge import KnowledgeBase
from tests.bot.conftest import Run
from tests.bot.test_main import sentence
from tests.bot.test_main_editing import ANN, BO, NEW, done, problems

HUGE = 10**20


@pytest.mark.parametrize(
    "command",
    [
        ["review", "show", HUGE],
        ["review", "accept", 1, HUGE, *ANN],
        ["review", "reject", HUGE, "--reason", "No.", *ANN],
        ["review", "redo", "9" * 5000, *ANN],
        ["redact", HUGE, "--reason", "It harms.", *ANN],
        ["facts", "undo", "F1", HUGE, *ANN],
    ],
)
def test_a_number_that_no_base_can_hold_is_one_sentence(run: Run, command: list[object]) -> None:
    """Not what SQLite says of it; a word in the place of a number is one, too."""
    assert sentence(run(*command)).endswith("is larger than any number here: give one that the fact base shows.")
    words = ["two" if str(each).isdecimal() and len(str(each)) > 15 else each for each in command]
    assert sentence(run(*words)) == "“two” is no number: give one that the fact base shows."


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["audit"], "--head"),
        (["ask", "who is gavin kliger?"], "--known-by"),
        (["changes"], "--since"),
        (["changes"], "--about"),
        (["facts"], "--about"),
        (["review", "list"], "--document"),
        (["review", "accept", "--all", *ANN], "--document"),
        (["ingest", "letter.txt", *ANN], "--title"),
        (["ingest", "letter.txt", *ANN], "--url"),
        ([*NEW, *ANN], "--agency"),
        (["facts", "edit", "F1", *ANN], "--source"),
        (["facts", "edit", "F1", *ANN], "--quote"),
    ],
)
@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_option_that_says_nothing_is_an_error(run: Run, command: list[str], option: str, nothing: str) -> None:
    """A variable that a script did not set would else check nothing, answer from today, or list everything."""
    assert sentence(run(*command, option, nothing)) == f"{option} is empty: say something there, or leave it out."


def test_the_id_of_a_fact_and_of_a_source_is_read_in_any_case(run: Run) -> None:
    """F1, f1 and 1 are one fact; s1 is S1."""
    histories = {done(run("facts", "history", key)) for key in ("F1", "f1", "1")}
    assert len(histories) == 1
    done(run("facts", "retract", "f1", "--reason", "Wrong.", *ANN))
    lower = [("s1" if each == "S1" else each) for each in NEW]
    assert "S1: “seeking direct access”" in done(run(*lower, *ANN))
    assert problems(run(*[("s99" if each == "S1" else each) for each in NEW], *ANN))[0].startswith("There is no source")


def test_a_document_that_is_not_known_is_said_so(run: Run) -> None:
    """Not that nothing waits."""
    for command in (["list"], ["accept", *ANN]):
        said = sentence(run("review", *command, "--document", "S99"))
        assert said == "There is no document S99. `oversight sources` lists them."
    assert done(run("review", "list", "--document", "s1")) == "Nothing waits for a decision.\n"


def test_a_link_is_one(run: Run, tmp_path: Path) -> None:
    """What is none is said, with what a link looks like."""
    letter = tmp_path / "letter.txt"
    letter.write_text("A letter", encoding="utf-8")
    for url in ("not a url", "javascript:alert(1)", "https://", "http://["):
        said = sentence(run("ingest", letter, "--url", url, *ANN))
        assert said == f"“{url}” is no link: give --url as https://example.org/page."


def test_one_person_in_two_spellings_is_no_second_curator(run: Run) -> None:
    """Case, spaces and look-alike widths of --as make nobody else of them."""
    done(run(*NEW, "--about", "gavin kliger", "--as", "Ada  Lark"))
    for same in ("ada lark", " ADA LARK ", "Ａda Lark"):
        assert "Proposal 1 waits." in done(run("review", "accept", 1, "--as", same))
    assert "added" in done(run("review", "accept", 1, *BO))


def test_of_many_that_were_not_accepted_each_is_told_as_it_is(run: Run) -> None:
    """Only what is open stays open."""
    for _ in range(3):
        done(run(*NEW, *ANN))
    done(run("review", "reject", 1, "--reason", "Twice.", *ANN))
    result = run("review", "accept", 1, 2, 3, 99, *BO)
    assert result.exit_code == 1
    why = [line for line in result.stdout.splitlines() if line != "1 accepted."]
    assert [line[:24] for line in why] == [
        "Proposal 1 was rejected ",
        "Proposal 3 stays open: F",
        "There is no proposal 99.",
    ]
    again = json.loads(run("review", "accept", 3, 99, *BO, "--json").stdout)
    assert [(one["proposal"], one["open"]) for one in again["failed"]] == [(3, True), (99, False)]


def test_a_name_that_is_no_alias_is_not_taken_away(run: Run) -> None:
    """The acronym and the name of an agency stay, and so does an alias that is only spelt alike."""
    before = done(run("alias", "list", "irs"))
    said = sentence(run("alias", "remove", "irs", "irs"))
    assert said.startswith("“IRS” is the acronym of Internal Revenue Service, and stays")
    assert "is the name of" in sentence(run("alias", "remove", "irs", "internal revenue service"))
    assert done(run("alias", "list", "irs")) == before
    assert "I.R.S. → " in before
    assert done(run("alias", "remove", "irs", "i.r.s.")) == "“I.R.S.” is taken away.\n"


def test_what_is_taught_is_a_question_of_a_questions_length(run: Run, quick_db: Path) -> None:
    """A longer one is refused; what leads to a person is taken out, and shown as it is kept."""
    assert sentence(run("teach", "who guards the zorbnik " * 20, "F3")).startswith("That is too long for a question")
    taught = done(run("teach", "who guards the Zorbnik lamp, or jo@example.org?", "F3"))
    assert "who guards the Zorbnik lamp, or …?" in taught
    base = KnowledgeBase.open(quick_db)
    assert base.proposals.count() == 0
    base.close()


def test_a_quote_whose_place_nobody_knows_has_no_paragraph(run: Run) -> None:
    """Neither in an answer nor in JSON: where a text is not held, the place was never looked up."""
    done(run(*NEW, "--quote", "the vault of zorb", "--about", "irs", *ANN, "--accept"))
    asked = "did doge ask for the payroll files of the irs?"
    shown = done(run("ask", asked))
    assert "the vault of zorb" in shown
    assert "paragraph 0" not in shown
    cited = {one["quote"]: one for one in json.loads(done(run("ask", "--json", asked)))["citations"]}
    place = {"paragraph": None, "start": None, "end": None}
    assert cited["the vault of zorb"].items() >= place.items()
    listed = [json.loads(line) for line in done(run("facts", "--json")).splitlines()]
    [quote] = [q for fact in listed for q in fact["citations"] if q["quote"] == "the vault of zorb"]
    assert quote.items() >= place.items()
    assert all(q["paragraph"] != 0 for fact in listed for q in fact["citations"])


def test_what_is_taken_out_for_good_is_shown_first(run: Run) -> None:
    """The fact, its revision and its words; it goes with --yes alone."""
    done(run(*NEW, *ANN, "--accept"))
    command = ("redact", 67, "--reason", "It harms.", *BO)
    asked = sentence(run(*command))
    assert "F67, revision 1: “DOGE asked for the payroll files of the IRS.”" in asked
    assert "--yes" in asked
    assert "payroll" in done(run("facts"))
    shown = done(run(*command, "--yes"))
    assert shown.startswith("F67, revision 1: “DOGE asked")
    assert "payroll" not in done(run("facts"))
    assert "was taken out already" in sentence(run(*command))
    assert sentence(run("redact", 999, "--reason", "It harms.", *BO)).startswith("There is no revision 999.")


def test_the_queue_tells_edits_and_restorations_apart(run: Run) -> None:
    """Of edits that leave the statement, what else changes; of a retracted fact, that it comes back."""
    done(run("facts", "edit", "F1", "--says", "Reuters", *ANN))
    done(run("facts", "edit", "F1", "--when", "2025-01", *ANN))
    done(run("facts", "retract", "F2", "--reason", "Wrong.", *ANN, "--accept"))
    assert "the restoration of F2, open" in done(run("facts", "undo", "F2", 1, *ANN))
    first, second, third = done(run("review", "list")).splitlines()
    assert "edit    F1    Says: Reuters  (Ann)" in first
    assert "edit    F1    When: 2025-01  (Ann)" in second
    assert "restore F2    " in third
