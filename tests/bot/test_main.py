"""The `oversight` command, as a person at a terminal meets it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from click.testing import Result

from bot.config import SETTINGS
from bot.ending import INTERRUPT, INTERRUPTED
from tests.bot.conftest import Run
from tests.bot.test_terminal import CITATION_KEYS, KEYS
from tests.journeys.world import KLIGER, LIST

ROOT = Path(__file__).parents[2]


def answered(result: Result) -> list[dict[str, Any]]:
    """Read the JSON objects of an output."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def sentence(result: Result) -> str:
    """Check that a run ended in one sentence on standard error, with exit code 2."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    return result.stderr.strip()


def test_a_question_is_answered_with_its_source(run: Run) -> None:
    """The answer, then where it stands."""
    result = run("ask", KLIGER)
    assert result.exit_code == 0
    assert result.stdout.startswith("Gavin Kliger was a top aide to Elon Musk. [1]")
    assert "Sources" in result.stdout


@pytest.mark.parametrize(
    "question", ["", "🙂", "did DOGE get into the FBI?", "hello", "x" * 10_000, "'; DROP TABLE facts"]
)
def test_any_reply_exits_0(run: Run, question: str) -> None:
    """A refusal is an answer too."""
    assert run("ask", question).exit_code == 0


def test_json_has_every_field(run: Run) -> None:
    """In the order of the documentation, with types that a program can rely on."""
    [shown] = answered(run("ask", "--json", LIST))
    assert list(shown) == KEYS
    assert (shown["question"], shown["answered"], shown["kind"]) == (LIST, True, "answer")
    assert shown["facts"] == ["F3", "F8", "F48", "F51"]
    assert shown["offers"] == []
    assert shown["text"].startswith(shown["answer"])
    assert len(shown["answer"]) <= 1400
    assert [list(row) for row in shown["citations"]] == [CITATION_KEYS] * 4
    assert shown["citations"][0]["published"] == "2025-02-17"
    assert shown["base"].keys() == {"head", "sources", "latest"}
    assert shown["ms"] > 0
    [refused] = answered(run("ask", "--json", "hello"))
    assert (refused["answered"], refused["kind"], refused["facts"], refused["citations"]) == (False, "greeting", [], [])


QUESTIONS = [
    {"id": "a", "q": KLIGER},
    {"id": 2, "q": ""},
    {"id": "c", "q": "who blocked it?", "after": ["did doge try to get into the treasury payment system?"]},
    {"id": "d", "q": "and him?"},
    {"id": "e", "q": "\ud83d"},
]


@pytest.mark.parametrize("way", ["file", "-"])
def test_a_file_of_questions_is_answered_line_by_line(run: Run, tmp_path: Path, way: str) -> None:
    """Ids come back, an empty question too; `after` is asked before; lines are independent of each other."""
    text = "\n\n".join(json.dumps(row) for row in QUESTIONS)
    path = tmp_path / "questions.jsonl"
    path.write_text(text, encoding="utf-8")
    result = run("ask", "--jsonl", path) if way == "file" else run("ask", "--jsonl", "-", input=text)
    shown = answered(result)
    assert [row["id"] for row in shown] == ["a", 2, "c", "d", "e"]
    assert all(list(row) == ["id", *KEYS] for row in shown)
    assert [row["answered"] for row in shown[:3]] == [True, False, True]
    assert shown[1]["kind"] == "unreadable"
    assert "federal judge" in shown[2]["answer"]
    alone = answered(run("ask", "--jsonl", "-", input=json.dumps(QUESTIONS[3])))
    assert {**shown[3], "ms": 0} == {**alone[0], "ms": 0}


@pytest.mark.parametrize(
    "line",
    [
        *("no JSON", "[]", "7", "{}", '{"id": 1}', '{"id": 1, "q": 7}'),
        *('{"id": 1, "q": "?", "after": [7]}', '{"id": 1, "q": "?", "after": "abc"}'),
        *("[" * 100_000, '{"q": "?", "id": ' + "[" * 100_000),
    ],
    ids=lambda line: line[:40],
)
def test_a_line_that_is_no_question_is_named(run: Run, line: str) -> None:
    """What stood before it is answered; then one sentence."""
    result = run("ask", "--jsonl", "-", input=json.dumps({"id": 1, "q": "hello"}) + "\n" + line)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("Line 2 is not a question: ")


def test_a_question_or_a_file_is_needed(run: Run) -> None:
    """Not none, not both."""
    assert run("ask").exit_code == 2
    assert run("ask", "hello", "--jsonl", "-", input="").exit_code == 2


def test_a_question_needs_no_quotes(run: Run) -> None:
    """Its words are the question."""
    assert run("ask", *KLIGER.split()).stdout == run("ask", KLIGER).stdout


@pytest.mark.parametrize("options", [("--json", KLIGER), ("--jsonl", "-")])
def test_explaining_is_for_reading(run: Run, options: tuple[str, ...]) -> None:
    """Prose before JSON is neither."""
    refused = run("ask", "--explain", *options, input="")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--explain is for reading" in refused.stderr


def test_explaining_shows_the_stages_and_the_answer(run: Run) -> None:
    """Stage by stage."""
    shown = run("ask", "--explain", KLIGER).stdout
    assert [shown.index(stage) for stage in ("1. Understand", "2. Match", "3. Choose", "4. Compose")]
    assert "Gavin Kliger was a top aide" in shown


def test_chat_from_a_pipe_answers_line_by_line_and_follows_up(run: Run) -> None:
    """Blank lines are passed over; the end of input ends it with exit 0, and so does "quit"."""
    piped = run("chat", input="did doge try to get into the treasury payment system?\n\nwho blocked it?\n")
    assert piped.exit_code == 0
    assert piped.stdout.count("Sources") == 2
    assert "federal judge" in piped.stdout
    assert "> " not in piped.stdout.splitlines()
    ended = run("chat", input="hello\nquit\nwho is gavin kliger?\n")
    assert ended.exit_code == 0
    assert "Kliger" not in ended.stdout
    assert run("chat", input="").exit_code == 0


def test_running_without_a_token_and_with_a_wrong_setting_is_one_sentence(run: Run) -> None:
    """What is missing, by its name."""
    assert "DISCORD_TOKEN" in sentence(run("run"))
    assert "holds no bot token" in sentence(run("run", env={"DISCORD_TOKEN": "abc"}))
    assert "OVERSIGHT_PERSON" in sentence(run("ask", "hello", env={"OVERSIGHT_PERSON_QUESTIONS": "1" * 5_000}))
    assert "OVERSIGHT_LOG_LEVEL" in sentence(run("ask", "hello", env={"OVERSIGHT_LOG_LEVEL": "loud"}))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_named_in_the_readme(setting: Any) -> None:
    """Nobody has to read the code to configure it."""
    assert f"`{setting.name}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def process(quick_db: Path, *arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the real thing."""
    command = [sys.executable, "-m", "bot", "--db", str(quick_db), *arguments]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, timeout=60, check=False)


def test_a_real_process_answers_from_a_pipe_in_utf_8(quick_db: Path) -> None:
    """Bytes that are no text are replaced; the output is UTF-8 whatever the console."""
    done = process(quick_db, "ask", "--jsonl", "-", text=b'{"id": "\xc3\xa9", "q": "\xff\xfe who is gavin kliger?"}\n')
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "é"
    assert done.stderr == b""


def test_a_real_process_chats_and_ends_with_0(quick_db: Path) -> None:
    """End of input is the end, and nothing of it is an escape sequence."""
    done = process(quick_db, "chat", text="who is gavin kliger?\n\x1b[31m\u202e\n".encode())
    assert done.returncode == 0, done.stderr
    assert b"top aide to Elon Musk" in done.stdout
    assert b"\x1b" not in done.stdout
    assert "\u202e".encode() not in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [["ask", KLIGER], ["export", "-"], ["export", "/dev/full"], ["--help"]])
def test_a_full_disk_at_output_is_one_sentence(quick_db: Path, arguments: list[str]) -> None:
    """What could not be written is said, and nothing else."""
    command = [sys.executable, "-m", "bot", "--db", str(quick_db), *arguments]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(b"The output cannot be written: ")
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_the_terminal_does_without_discord() -> None:
    """Asking does not wait for discord.py to load."""
    code = "import sys, bot.__main__; sys.exit('discord' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_says_how_it_stands(quick_db: Path) -> None:
    """In one sentence, with the exit code that shells know, and no traceback."""
    command = [sys.executable, "-m", "bot", "--db", str(quick_db), "ask", "--jsonl", "-"]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write('{"id": 1, "q": "who is gavin kliger?"}\n' * 1_000)  # more than a pipe holds back
        running.stdin.flush()
        assert running.stdout.readline()
        running.send_signal(signal.SIGINT)
        left = running.communicate(timeout=30)
    assert (running.returncode, left[1].strip()) == (INTERRUPT, INTERRUPTED.strip())
