"""What the README shows is what the program says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from bot import terminal
from bot.__main__ import main
from knowledge import KnowledgeBase

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_example_is_a_real_answer(starter: Path) -> None:
    """To the letter, the head of the base included."""
    shown = re.search(r'\$ oversight ask "(?P<question>.+)"\n(?P<answer>(?s:.+?))\n```', README)
    assert shown
    base = KnowledgeBase.open(starter)
    said = terminal.wrapped(terminal.reply(base.ask(shown["question"])))
    base.close()
    assert shown["answer"] == said


def test_the_figures_are_those_of_oversight_eval(starter: Path) -> None:
    """Right, wrong and declined of the golden questions, as the command counts them today."""
    shown = re.search(r"\*\*([\d.]+) % right,\s+([\d.]+) % wrong, ([\d.]+) % declined\*\*", README)
    assert shown
    base = KnowledgeBase.open(starter)
    judged = list(base.measure())
    base.close()
    count = Counter(one.verdict for one in judged)
    assert [float(figure) for figure in shown.groups()] == [
        round(100 * count[verdict] / len(judged), 1) for verdict in ("right", "wrong", "abstained")
    ]


def test_every_command_stands_in_the_list() -> None:
    """And every command in the list is one."""
    table = README.split("## In the terminal")[1].split("\n## ")[0]
    shown = {
        word
        for row in table.splitlines()
        if row.startswith("| `")
        for word in re.findall(r"`(?:oversight )?([a-z-]+)", row)
    }
    first = {row.split("`oversight ")[1].split()[0].strip("`,") for row in table.splitlines() if "`oversight " in row}
    assert main.commands.keys() <= shown
    assert first <= main.commands.keys()


def test_the_question_that_is_followed_through_is_as_the_guide_shows(starter: Path) -> None:
    """docs/answering.md prints what `oversight ask --explain` says, stage by stage."""
    guide = (Path(__file__).parents[1] / "docs" / "answering.md").read_text(encoding="utf-8")
    asked, *shown = re.findall(r"^```\n(.+?)\n```$", guide.split("## 4.")[0], re.MULTILINE | re.DOTALL)
    question = re.search(r'"(.+)"', asked)
    assert question
    base = KnowledgeBase.open(starter)
    said = " ".join("\n".join(base.explain(question[1])).split())
    base.close()
    assert len(shown) == 3
    assert [" ".join(block.split()) in said for block in shown] == [True] * 3
