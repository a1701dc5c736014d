"""The `oversight` command: questions without an answer, what is taught, other names and words."""

from __future__ import annotations

import json
from pathlib import Path

from knowledge import KnowledgeBase
from tests.bot.conftest import Run
from tests.bot.test_main import sentence

VAIN = "who is the night guard of Zorbnik at the IRS?"


def leave(db: Path, *questions: str) -> None:
    """Leave questions, as the bot does."""
    base = KnowledgeBase.open(db)
    for question in questions:
        assert base.inbox.leave(question)
    base.close()


def test_what_was_asked_in_vain_is_listed_and_taught(run: Run, quick_db: Path) -> None:
    """By its number or its words, and forgotten again word for word."""
    assert run("unanswered").stdout == "No questions wait.\n"
    leave(quick_db, VAIN, VAIN.lower())
    row = json.loads(run("unanswered", "--json").stdout)
    assert (row["question"], row["times"], row["disliked"], len(row["near"])) == (VAIN, 2, 0, 3)
    shown = run("unanswered").stdout
    assert f"{VAIN}  (2 times, last on " in shown
    assert f"also: {VAIN.lower()}" in shown
    assert f"near: {row['near'][0]}  " in shown
    assert run("teach", row["number"], "f3").stdout.startswith("From now on F3 answers:\n")
    assert json.loads(run("ask", "--json", VAIN).stdout)["facts"] == ["F3"]
    assert run("unanswered").stdout == "No questions wait.\n"
    assert run("teach", "--forget", VAIN, "F3").stdout == "F3 answers it no more.\n"
    assert sentence(run("teach", "--forget", VAIN, "F3")).endswith("was not taught to F3. Give it word for word.")
    assert run("teach", VAIN, "F3").exit_code == 0


def test_what_is_not_ours_is_put_away(run: Run, quick_db: Path) -> None:
    """By its number alone."""
    leave(quick_db, VAIN)
    assert sentence(run("teach", "--not-ours", VAIN)).startswith("Give the number")
    number = json.loads(run("unanswered", "--json").stdout)["number"]
    assert "stay away for 30 days" in run("teach", "--not-ours", number).stdout
    assert sentence(run("teach", number, "F3")).startswith("There is no question with the number")
    assert sentence(run("teach", VAIN)).startswith("Name the fact")


def test_names_and_words_are_added_listed_and_taken_away(run: Run) -> None:
    """What cannot be is said in one sentence."""
    assert run("alias", "list").stdout == "None so far.\n"
    assert run("alias", "add", "irs", "Ledger Lane").stdout == (
        "“Ledger Lane” is Internal Revenue Service from now on.\n"
    )
    assert "Ledger Lane → Internal Revenue Service" in run("alias", "list", "irs").stdout
    assert "is a name of Internal Revenue Service" in sentence(run("alias", "add", "irs", "ledger lane"))
    assert run("alias", "remove", "irs", "ledger lane").exit_code == 0
    added = run("alias", "add", "--word", "harbour", "zorbnik").stdout
    assert "“harbour” is an everyday word" in added
    assert json.loads(run("alias", "list", "--json").stdout) == {"word": "harbour", "means": "zorbnik"}
    assert run("alias", "remove", "--word", "harbour").stdout == "“harbour” is taken away.\n"
    assert sentence(run("alias", "remove", "--word", "harbour")).startswith("“harbour” was not added.")
    assert sentence(run("alias", "remove", "irs")).startswith("Give the agency")
