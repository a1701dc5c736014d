"""The development questions beside the repository, scored by their own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot import terminal
from knowledge import Context, KnowledgeBase


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("seed_questions", ["--min-right", "0.95", "--max-wrong", "0.02"]),
        ("followups", ["--min-right", "0.85"]),
    ],
)
def test_the_development_questions_are_answered_as_agreed(
    kb: KnowledgeBase, shared: Path, tmp_path: Path, name: str, limits: list[str]
) -> None:
    """Right on so many, wrong on so few; the scorer's line and misses are the message."""
    questions = shared / "eval" / f"{name}.jsonl"
    answers = tmp_path / "answers.jsonl"
    with answers.open("w", encoding="utf-8") as file:
        for line in questions.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            context: Context | None = None
            for earlier in row.get("after", ()):
                context = kb.ask(earlier, context).context
            shown = terminal.as_json(row["q"], kb.ask(row["q"], context), 0)
            print(json.dumps({"id": row["id"], **shown}, ensure_ascii=False), file=file)
    command = [sys.executable, str(shared / "eval" / "score.py"), str(questions), str(answers), "--misses", *limits]
    scored = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert scored.returncode == 0, scored.stdout + scored.stderr
