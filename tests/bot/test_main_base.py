"""The `oversight` command: what is on record, its proof, in and out, and a base that cannot be used."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.conftest import Run
from tests.bot.test_main import ROOT, sentence

COMMANDS = ["ask", "chat", "facts", "sources", "verify", "eval", "export", "review", "changes", "audit"]


def test_facts_are_listed_all_or_about_somebody(run: Run) -> None:
    """A misspelt name is found; an unknown one is said."""
    assert len(run("facts").stdout.splitlines()) >= 60
    shown = run("facts", "--about", "ron widen").stdout
    assert shown
    assert all("Wyden" in line for line in shown.splitlines())
    assert sentence(run("facts", "--about", "zqxvolt kwyjibo")).startswith("There is no agency, system or person")


def test_a_source_is_given_its_text_and_verified(run: Run, tmp_path: Path, quick_db: Path) -> None:
    """Exit 0 when nothing checked failed, 1 when something did; a wrong text is refused with exit 2."""
    assert "could not be checked" in run("verify").stdout
    assert run("verify").exit_code == 0
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("Another story altogether.", encoding="utf-8")
    assert "Nothing was attached" in sentence(run("sources", "attach", "S1", wrong))
    assert sentence(run("sources", "attach", "S9", wrong)).startswith("There is no source S9.")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00")
    assert "cannot be read as UTF-8 text" in sentence(run("sources", "attach", "S1", binary))
    with closing(sqlite3.connect(quick_db)) as raw, raw:
        raw.execute("INSERT INTO copies VALUES ('S1', 'not its hash', 'tampered')")
    failed = run("verify")
    assert failed.exit_code == 1
    assert "failed: source S1: its text is not the one that was attached" in failed.stdout


def test_the_shared_document_is_attached_and_every_citation_holds(run: Run) -> None:
    """With the document beside the repository."""
    article = ROOT.parent / "shared" / "documents" / "000_d5af3e90919ca0c2.txt"
    if not article.is_file():
        pytest.skip("the starter document is not beside the repository")
    assert "it is the document, to the byte" in run("sources", "attach", "S1", article).stdout
    result = run("verify")
    assert (result.exit_code, "0 failed" in result.stdout, "could not be" in result.stdout) == (0, True, False)
    assert "text held" in run("sources").stdout


def test_an_export_is_imported_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    """What comes out goes in and changes nothing; a bad line is named, and nothing before it is taken."""
    whole, bad = tmp_path / "whole.jsonl", tmp_path / "bad.jsonl"
    assert run("export", whole).exit_code == 0
    text = whole.read_text(encoding="utf-8")
    assert run("import", whole).stdout == f"{len(text.splitlines())} rows taken in.\n"
    new = '{"kind": "entity", "id": "new", "entity": "agency", "name": "New\u2028Agency"}\n'
    bad.write_text(new + '{"kind": "fact", "id": "X"}\n', encoding="utf-8")
    assert sentence(run("import", bad)).startswith("Line 2, field citations: ")
    assert run("export", "-").stdout == text
    bad.write_text(new, encoding="utf-8")
    assert run("import", bad).stdout == "1 row taken in.\n"
    assert run("export", whole).exit_code == 0
    assert run("import", whole).exit_code == 0, "a line separator inside a name ends no line"


def test_control_characters_of_a_document_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    """Whatever a file brings in: colours, bells, a line that reads backwards."""
    bad = "\x1b[31m\x07\u202e"
    cited = {"source": "A1", "paragraph": 1, "quote": f"zorb{bad}", "start": 0, "end": 4 + len(bad)}
    names = ("title", "publisher", "note")
    source = {"kind": "source", "id": "A1", "published": "2025-02-17", "url": "https://example.org", "sha256": "0"}
    source |= dict.fromkeys(names, f"S{bad}")
    fact = {"kind": "fact", "id": "X1", "statement": f"The zorb{bad} hummed.", "attribution": f"A{bad}"}
    asked = {"kind": "phrasing", "q": "what did the zorb do?", "fact": fact["id"], "voice": "test"}
    rows = (source, fact | {"evidence": "reported", "citations": [cited]}, asked)
    path = tmp_path / "new.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("import", path).exit_code == 0
    assert "The zorb[31m hummed." in run("ask", "what did the zorb do?").stdout
    commands = (
        ["ask", "what did the zorb do?"],
        ["ask", "--explain", "what did the zorb do?"],
        ["facts"],
        ["sources"],
        ["verify"],
        ["facts", "--about", f"zqxvolt {bad}"],
    )
    for command in commands:
        result = run(*command)
        assert result.exit_code == (0 if command[0] != "facts" or len(command) == 1 else 2), command
        assert not set("\x1b\x07\u202e") & set(result.output), command


def test_eval_counts(run: Run, tmp_path: Path) -> None:
    """A file of one's own; a bad line is named."""
    path = tmp_path / "golden.jsonl"
    path.write_text(
        '{"id": "a", "q": "who is gavin kliger?", "answerable": true, "must": ["Musk"]}\n', encoding="utf-8"
    )
    assert "1 questions: right 1 (100.0%)" in run("eval", path).stdout
    path.write_text("nonsense", encoding="utf-8")
    assert sentence(run("eval", path)).startswith("Line 1, field")
    path.write_text("[" * 100_000, encoding="utf-8")
    refused = sentence(run("eval", path))
    assert refused.startswith("Line 1, field")
    assert "import" not in refused


@pytest.mark.parametrize("command", COMMANDS)
def test_a_base_that_cannot_be_opened_is_one_sentence(run: Run, tmp_path: Path, command: str) -> None:
    """A missing folder; a damaged file, which is left as it was. Exit 2."""
    arguments = {"ask": ["hello"], "export": ["-"], "review": ["list"]}.get(command, [])
    missing = sentence(run("--db", tmp_path / "missing" / "a.db", command, *arguments))
    assert "cannot be opened for writing" in missing
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"SQLite format 3\0" + b"damage" * 1000)
    assert "is damaged or not a database" in sentence(run("--db", damaged, command, *arguments))
    assert damaged.read_bytes() == b"SQLite format 3\0" + b"damage" * 1000


@pytest.mark.parametrize("command", COMMANDS)
def test_a_base_that_is_damaged_further_in_is_one_sentence(run: Run, quick_db: Path, command: str) -> None:
    """It opens, and cannot be read: `verify` says so, too."""
    whole = bytearray(quick_db.read_bytes())
    whole[len(whole) // 4 : len(whole) // 2] = b"A" * (len(whole) // 2 - len(whole) // 4)
    quick_db.write_bytes(whole)
    arguments = {"ask": ["hello"], "export": ["-"], "review": ["list"]}.get(command, [])
    assert "is damaged or not a database" in sentence(run(command, *arguments))


def test_another_programs_database_is_one_sentence(run: Run, tmp_path: Path) -> None:
    """Named with --db by mistake."""
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as raw, raw:
        raw.execute("CREATE TABLE facts (a)")
    assert "not an Oversight fact base" in sentence(run("--db", other, "ask", "hello"))


def test_a_locked_base_is_one_sentence_and_loses_nothing(
    run: Run, tmp_path: Path, quick_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import waits, then says who is in the way; afterwards everything is as before."""
    monkeypatch.setattr("knowledge.storage.opening.BUSY_SECONDS", 0.1)
    before = run("export", "-").stdout
    path = tmp_path / "new.jsonl"
    path.write_text('{"kind": "entity", "id": "new", "entity": "agency", "name": "New Agency"}\n', encoding="utf-8")
    with closing(sqlite3.connect(quick_db)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is in use by another program" in sentence(run("import", path))
        assert run("ask", "hello").exit_code == 0
    assert run("export", "-").stdout == before


def test_a_read_only_folder_is_one_sentence(run: Run, tmp_path: Path) -> None:
    """Somebody else's folder."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    assert "cannot be opened for writing" in sentence(run("--db", folder / "a.db", "ask", "hello"))


def test_what_is_said_of_a_document_is_corrected(run: Run) -> None:
    """Its answers cite it so from then on; what is not given stays, and what would lack something changes nothing."""
    assert sentence(run("sources", "edit", "S1", "--as", "Ann")).startswith("Say what to correct")
    assert sentence(run("sources", "edit", "S1", "--title", "X")).startswith("Say who you are")
    assert sentence(run("sources", "edit", "S9", "--title", "X", "--as", "Ann")).startswith("There is no document S9.")
    late = run("sources", "edit", "S1", "--published", "2999-01-01", "--as", "Ann")
    assert sentence(late).startswith("S1 stays as it is: it needs its ")
    fixed = run("sources", "edit", "s1", "--publisher", "The Velm  Post", "--published", "2025-02-16", "--as", "Ann")
    assert fixed.exit_code == 0
    assert "The Velm Post, 16 Feb 2025" in fixed.stdout
    answer = run("ask", "who is gavin kliger?").stdout
    assert "[1] The Velm Post, 16 Feb 2025" in answer
    assert run("sources").stdout == fixed.stdout
