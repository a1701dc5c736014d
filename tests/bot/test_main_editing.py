"""The `oversight` command: the work of curators, without a prompt, through the same door as in Discord."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.bot.conftest import Run
from tests.bot.test_main import sentence

NEW = (
    *("facts", "add", "--source", "S1", "--statement", "DOGE asked for the payroll files of the IRS."),
    *("--quote", "seeking direct access", "--says", "USA TODAY", "--about", "internal revenu service"),
)
ANN, BO = ("--as", "Ann"), ("--as", "Bo")


def done(result: Result) -> str:
    """Give what a command printed; it went well."""
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return result.stdout


def problems(result: Result) -> list[str]:
    """Give what a command refused, one a line; exit code 2, and nothing on standard output."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    return result.stderr.strip().splitlines()


def objects(result: Result) -> list[dict[str, Any]]:
    """Read the JSON that a command printed."""
    return [json.loads(line) for line in done(result).splitlines()]


def test_a_fact_is_added_reviewed_and_answers(run: Run) -> None:
    """Names may be misspelt, and are said back; the next question is answered with it."""
    shown = done(run(*NEW, "--action", "requested", "--system", "irs computer sytems", *ANN))
    assert "Proposal 1: a new fact, open" in shown
    assert "About: Internal Revenue Service (IRS)" in shown
    assert "IRS computer systems" in shown
    assert "Proposal 1" not in done(run("facts"))
    assert "payroll files" in done(run("review", "list"))
    assert "By Ann" in done(run("review", "show", 1))
    assert done(run("review", "accept", 1, *BO)).startswith("F67, revision 1: added.")
    assert done(run("review", "list")) == "Nothing waits for a decision.\n"
    assert "payroll files" in done(run("ask", "did doge ask for the payroll files of the irs?"))
    assert sentence(run("review", "accept", 1, *BO)).startswith("Proposal 1 was accepted on ")


def test_an_edit_shows_word_by_word_what_changes(run: Run) -> None:
    """Removed in [-…-], added in {+…+}; the history keeps it, with who and why."""
    done(run(*NEW, *ANN, "--accept"))
    edit = ("facts", "edit", "F67", "--statement", "DOGE asked for the tax files of the IRS.", "--says", "Reuters")
    assert "the [-payroll-]{+tax+} files" in done(run(*edit, "--reason", "It was the tax files.", *BO, "--accept"))
    history = done(run("facts", "history", "F67"))
    assert "corrected" in history
    assert "by Bo" in history
    assert "Why: It was the tax files." in history
    assert "Says: [-USA TODAY-]{+Reuters+}" in history
    assert sentence(run("facts", "edit", "F67", *BO)).startswith("Say what to change")
    assert problems(run(*edit, *BO))[0] == "F67 says exactly that already."
    kinds = [one["kind"] for one in objects(run("facts", "history", "F67", "--json"))]
    assert kinds == ["added", "corrected"]


def test_what_is_retracted_answers_no_more_and_comes_back(run: Run) -> None:
    """It stays in the history with its reason; an edit waits until it is undone."""
    done(run(*NEW, *ANN, "--accept"))
    assert problems(run("facts", "retract", "F67", *ANN))[0].startswith("Say why it is retracted")
    done(run("facts", "retract", "F67", "--reason", "Another agency.", *ANN, "--accept"))
    assert "payroll" not in done(run("facts"))
    assert problems(run("facts", "edit", "F67", "--says", "X", *ANN))[0].startswith("F67 is retracted. Undo that first")
    assert "F67, revision 3: restored." in done(run("facts", "undo", "F67", 1, *BO, "--accept"))
    changes = done(run("changes", "--about", "irs", "--since", "2025-01-01"))
    assert "Why: Another agency." in changes
    assert "Ann" not in changes, "who edits is for curators alone"
    assert [one["kind"] for one in objects(run("changes", "--json"))] == ["added", "retracted", "restored"]


def test_every_problem_of_a_draft_is_said_at_once(run: Run) -> None:
    """One a line, and what else to look at; nothing is queued."""
    said = problems(run("facts", "add", "--source", "S9", "--quote", "x", "--when", "soon", *ANN))
    names = run("facts", "add", "--source", "S9", "--quote", "x", "--about", "zqxvolt kwyjibo", "--agency", "qqx", *ANN)
    assert [line.partition(" called ")[0] for line in problems(names)[:2]] == [
        "There is no agency, system or person"
    ] * 2
    assert any("There is no source S9" in line for line in problems(names))
    for part in ("Write a statement", "Say who says so", "There is no source S9", "“soon” is no date"):
        assert any(part in line for line in said), part
    assert any(line.startswith("Look at this, too:") for line in said)
    assert said[-1] == "Nothing was changed."
    assert done(run("review", "list")) == "Nothing waits for a decision.\n"


@pytest.mark.parametrize(
    "command",
    [
        ["facts", "add"],
        ["facts", "edit", "F1"],
        ["facts", "retract", "F1"],
        ["facts", "undo", "F1", "1"],
        ["review", "accept", "1"],
        ["review", "reject", "1"],
        ["review", "amend", "1"],
        ["review", "redo", "1"],
        ["redact", "1"],
    ],
)
def test_whoever_changes_something_says_who_they_are(run: Run, command: list[str]) -> None:
    """One clear sentence where --as is missing, or blank."""
    for name in ([], ["--as", "  "]):
        assert sentence(run(*command, *name)).startswith("Say who you are, with --as NAME")


def test_facts_are_added_line_by_line_all_or_none(run: Run, tmp_path: Path) -> None:
    """A line that does not hold is named."""
    row = {"source": "S1", "quotes": ["seeking direct access"], "says": "USA TODAY", "about": ["irs"]}
    lines = [row | {"statement": f"The IRS has a {name}."} for name in ("zorb", "quill")]
    path = tmp_path / "facts.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [one["proposal"]["number"] for one in objects(run("facts", "add", "--jsonl", path, *ANN, "--json"))] == [
        1,
        2,
    ]
    for bad, why in (
        ({"statement": "x"}, "Line 1: Say who says so"),
        ({"quote": "x"}, "Line 1: there is no field quote."),
        ({"agency": " "}, "Line 1: agency is empty"),
        ({"about": 3}, "Line 1: about takes texts in a list."),
        ({"action": "stole"}, "Line 1: action is one of requested"),
        ({"about": ["zqxvolt kwyjibo"]}, "Line 1: There is no agency, system or person called"),
    ):
        assert problems(run("facts", "add", "--jsonl", "-", *ANN, input=json.dumps(bad)))[0].startswith(why)
    assert len(done(run("review", "list")).splitlines()) == 2


def test_many_are_accepted_or_rejected_at_once(run: Run) -> None:
    """Exit code 1 where some do not hold; those stay, each with its reason."""
    for _ in range(2):
        done(run(*NEW, *ANN))
    done(run(*NEW, "--statement", "DOGE asked for the zorb of the IRS.", "--action", "requested", *ANN))
    assert "1 accepted." in done(run("review", "accept", "--access", *BO))
    result = run("review", "accept", "--all", *BO)
    assert result.exit_code == 1
    assert "1 accepted." in result.stdout
    assert "Proposal 2 stays open: F68 says the same" in result.stdout
    assert problems(run("review", "reject", 2, *BO))[0].startswith("Say why")
    assert sentence(run("review", "reject", 2, 99, "--reason", "Twice.", *BO)).startswith("There is no proposal 99.")
    assert done(run("review", "reject", 1, 2, "--reason", "Twice.", *BO)).startswith("1 rejected. 1 of them had been")
    assert sentence(run("review", "accept", *BO)).startswith("Say which to accept")


def test_two_curators_agree_where_a_person_is_named(run: Run) -> None:
    """Unless the deployment turns it off."""
    person = (*NEW, "--about", "gavin kliger", *ANN)
    assert "waits. Another curator has to accept it" in done(run(*person, "--accept"))
    assert "accepted so far by Ann" in done(run("review", "show", 1))
    assert "added" in done(run("review", "accept", 1, *BO))
    done(run("facts", "retract", "F67", "--reason", "Again.", *ANN, "--accept"))
    done(run("setup", "two-person", "off"))
    assert "restored" in done(run("facts", "undo", "F67", 1, *ANN, "--accept"))


def test_a_proposal_is_amended_and_a_stale_one_redone(run: Run) -> None:
    """What is given replaces what it says."""
    done(run(*NEW, *ANN, "--accept"))
    edit = ("facts", "edit", "F67", "--statement")
    done(run(*edit, "DOGE asked for the tax files.", *ANN))
    done(run(*edit, "DOGE asked for the zorb files.", *ANN, "--accept"))
    assert "has changed since" in done(run("review", "show", 2))
    assert "revision 1 of F67" in sentence(run("review", "accept", 2, *BO))
    assert "Proposal 4: an edit of F67, open" in done(run("review", "redo", 2, *BO))
    amended = ("review", "amend", 4, "--says", "Reuters", *BO, "--accept")
    assert "Says: [-USA TODAY-]{+Reuters+}" in done(run(*amended))
    assert "Reuters" in done(run("facts", "--about", "irs"))


def test_the_chain_is_proved_and_a_rewriting_shows(run: Run, quick_db: Path) -> None:
    """Exit code 1 where a link is broken, or where a head that was published is not in it."""
    head = objects(run("audit", "--json"))[0]["head"]
    done(run(*NEW, *ANN, "--accept"))
    assert "stands in the chain" in done(run("audit", "--head", head[:12]))
    absent = run("audit", "--head", "0" * 12)
    assert (absent.exit_code, "is not in this chain" in absent.stdout) == (1, True)
    assert sentence(run("audit", "--head", "abc")).startswith("There is no head abc.")
    assert "gone from 1 revision" in done(run("redact", 67, "--reason", "It harms.", *BO, "--yes"))
    assert "The text of 1 revision was redacted" in done(run("audit", "--head", head))
    assert "redacted" in done(run("facts", "history", "F67"))
    with closing(sqlite3.connect(quick_db)) as raw, raw:
        raw.execute("DROP TRIGGER revisions_are_not_changed")
        raw.execute("UPDATE revisions SET at = '2020-01-01T00:00:00Z' WHERE number = 5")
    broken = run("audit")
    assert broken.exit_code == 1
    assert "The chain is broken: revision 5 (F5)" in broken.stdout


def test_a_question_is_answered_from_the_base_as_it_stood(run: Run) -> None:
    """It says so, as text and as JSON; a day that is none is one sentence."""
    [now] = objects(run("ask", "--json", "--known-by", "2100-01-01", "who is gavin kliger?"))
    assert "As the base stood on 1 Jan 2100." in now["text"]
    then = done(run("ask", "--known-by", "2000-01-01", "who is gavin kliger?"))
    assert "As the base stood on 1 Jan 2000." in then
    assert "aide" not in then
    assert sentence(run("ask", "--known-by", "tomorrow", "hello")) == (
        "“tomorrow” is no day: give --known-by as 2025-02-17."
    )
