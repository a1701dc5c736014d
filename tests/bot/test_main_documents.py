"""`oversight ingest` and `oversight export`: documents in, drafts or facts; tables and annotations out."""

from __future__ import annotations

import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from bot.commands.documents import progress
from knowledge import Editor, KnowledgeBase
from tests.bot.conftest import Run
from tests.bot.test_main import sentence
from tests.knowledge.test_exporting import TEXT

URL = "https://courier.example/a"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Write an invented document."""
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_document_waits_for_review_and_says_what_to_do_next(run: Run, letter: Path) -> None:
    """Its source, what it states, how many drafts wait, new names; nothing answers yet."""
    done = run("ingest", letter, "--url", URL, "--as", "Ada")
    assert done.exit_code == 0, done.output
    assert "S2  Aides let into the Larkspur ledger\n    The Brindle Courier, 14 Mar 2025; " + URL in done.stdout
    assert "3 drafts (2 of an access) wait for review" in done.stdout
    assert "Bureau of Quarry Permits (agency)" in done.stdout
    assert "Next: `oversight review list --document S2`, or /review in Discord." in done.stdout
    assert len(run("review", "list", "--document", "S2").stdout.splitlines()) >= 3
    assert "Larkspur" not in run("facts").stdout


def test_with_accept_it_answers_at_once_and_the_history_says_who(run: Run, letter: Path, quick_db: Path) -> None:
    """The operator's own review, recorded as such; every citation is proved."""
    done = run("ingest", letter, "--accept", "--as", "Ada")
    assert "3 facts on record: F67 to F69" in done.stdout
    assert "Next:" not in done.stdout
    assert "read-only access to the Larkspur database" in run("facts").stdout
    assert "0 failed" in run("verify").stdout
    base = KnowledgeBase.open(quick_db)
    [revision] = base.archive.history("F67")
    base.close()
    assert (revision.editor, revision.reviewer) == (Editor("terminal:ada", "Ada"), Editor("terminal:ada", "Ada"))
    assert revision.reason == "Accepted by the operator as the document came in."


def test_json_prints_one_draft_a_line_and_stores_nothing(run: Run, letter: Path) -> None:
    """The form that is promised, with names in place of ids; nobody has to say who they are."""
    done = run("ingest", "--json", letter)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 3
    for row in rows:
        assert list(row) == ["statement", "quote", "start", "end", "about", "access"]
        assert TEXT[row["start"] : row["end"]] == row["quote"]
    frame = "agency system actor action level date decided_by attributed_to evidence".split()
    assert list(rows[0]["access"]) == frame
    assert (rows[0]["access"]["agency"], rows[0]["access"]["action"]) == ("Bureau of Quarry Permits", "granted")
    assert rows[2]["access"] is None
    assert "S2" not in run("sources").stdout


def test_a_dry_run_shows_what_is_stated_and_missing(run: Run, letter: Path) -> None:
    """And stores nothing."""
    shown = run("ingest", "--dry-run", letter).stdout
    assert "Aides let into the Larkspur ledger" in shown
    assert "3 drafts (2 of an access) would wait for review" in shown
    letter.write_text(TEXT.split("\n\n", 1)[1], encoding="utf-8")
    shown = run("ingest", "--dry-run", letter).stdout
    assert "give --publisher" in shown
    assert "S2" not in run("sources").stdout


def test_what_the_operator_says_goes_before_what_the_document_states(run: Run, letter: Path) -> None:
    """For one document at a time."""
    told = ("--title", "Orders", "--publisher", "Court of Velm", "--published", "2025-04-01", "--url", URL)
    assert "S2  Orders\n    Court of Velm, 1 Apr 2025" in run("ingest", letter, *told, "--as", "Ada").stdout
    assert sentence(run("ingest", letter, letter, *told, "--as", "Ada")).startswith("--title, --publisher")
    assert sentence(run("ingest", letter.parent, *told, "--as", "Ada")).startswith("--title, --publisher")
    assert "is no day" in sentence(run("ingest", letter, "--published", "May", "--as", "Ada"))


def test_of_a_folder_the_good_ones_are_taken_and_each_other_gets_a_sentence(run: Run, tmp_path: Path) -> None:
    """Exit code 1 where some failed, 2 where nothing could be taken; folders are walked, hidden files are not."""
    folder = tmp_path / "in" / "deeper"
    folder.mkdir(parents=True)
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "again.md").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "bare.txt").write_text("The Bureau of Kelp said on May 3, 2025 that DOGE left.", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    done = run("ingest", tmp_path / "in", tmp_path / "gone.txt", "--as", "Ada")
    assert done.exit_code == 1
    errors = done.stderr.splitlines()
    assert len(errors) == 4, errors
    for name, why in (
        ("bare.txt", "--publisher"),
        ("empty.txt", "is empty"),
        ("good.txt", "is held already"),
        ("gone.txt", "cannot be opened"),
    ):
        assert any(name in line and why in line for line in errors), errors
    assert "S2" in done.stdout
    again = run("ingest", tmp_path / "in", "--as", "Ada")
    assert (again.exit_code, again.stdout) == (2, "")


def test_a_newer_version_says_what_changed_and_what_is_flagged(run: Run, letter: Path) -> None:
    """The paragraphs that went and came, and the facts whose quote is gone."""
    run("ingest", letter, "--url", URL, "--accept", "--as", "Ada")
    letter.write_text(
        TEXT.replace("214 quarries", "230 quarries, 12 pits and no wells at all")
        + "\nNobody has said how long the Larkspur database was open to the visitors, or why it was.\n",
        encoding="utf-8",
    )
    shown = run("ingest", letter, "--url", URL, "--accept", "--as", "Ada").stdout
    assert "a newer version of S2; 3 paragraphs changed" in shown
    assert "- Tamsin Orrel, the director of the bureau, said that 214" in shown
    assert "+ Tamsin Orrel, the director of the bureau, said that 230" in shown
    assert "flagged, since their quote went with the older version: F69" in shown
    assert "left out: the same is on record already" in shown
    assert "Next: `oversight review list --document S3`" in shown


def test_ingest_says_what_is_missing_before_it_reads(run: Run, letter: Path, tmp_path: Path) -> None:
    """Who signs, which of the ways is meant, and whether there is anything to read."""
    assert sentence(run("ingest", letter)).startswith("Say who you are, with --as NAME")
    assert sentence(run("ingest", letter, "--json", "--accept")).startswith("Choose one of --accept, --json")
    (tmp_path / "void").mkdir()
    assert "There is no document in" in sentence(run("ingest", tmp_path / "void", "--as", "Ada"))


class Screen(StringIO):
    """A terminal that somebody looks at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("length", "screen", "seen"), [(2, Screen(), True), (1, Screen(), False), (2, StringIO(), False)]
)
def test_a_bar_is_shown_for_many_where_somebody_looks(
    length: int, screen: StringIO, monkeypatch: pytest.MonkeyPatch, *, seen: bool
) -> None:
    """On standard error, never among the results; one document needs none."""
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(length) as step:
        step()
    assert ("Reading" in screen.getvalue()) == seen


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("a.jsonl", (), '{"kind": "source"'),
        ("a.csv", (), "fact,revision,"),
        ("a.csv", ("--format", "access-csv"), "fact,revision,when,actor"),
        ("a.jsonld", (), '{"@context": ["http://www.w3.org/ns/anno.jsonld"'),
        ("a.txt", ("--format", "annotations"), '{"@context": ["http://www.w3.org/ns/anno.jsonld"'),
        ("a.txt", (), '{"kind": "source"'),
    ],
)
def test_an_export_takes_its_form_from_the_option_or_the_name(
    run: Run, tmp_path: Path, name: str, options: tuple[str, ...], begins: str
) -> None:
    """JSON Lines where neither says anything else."""
    assert run("export", tmp_path / name, *options).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
