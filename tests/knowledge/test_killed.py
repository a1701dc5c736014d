"""A process that is killed while it accepts, and two that accept at the same moment: nothing is half done or twice."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

from knowledge import Draft, KnowledgeBase, Quote, Status
from tests.journeys.world import Clock
from tests.knowledge.curating import ANN, BO, HELD, QUILL, ZORB, make

ROOT = Path(__file__).parents[2]
KILLS = 8
LATEST = 0.2  # seconds of work before a kill: some dozen changes
RACES = 15  # proposals that two processes accept at once
WORK = """
import sys
from pathlib import Path
from knowledge import KnowledgeBase
from tests.journeys.world import Clock
from tests.knowledge.curating import ANN, BO
from tests.knowledge.test_killed import counted
base = KnowledgeBase.open(Path(sys.argv[1]), Clock())
print("ready", flush=True)
while True:
    revision = base.archive.history("F1")[-1].revision + 1
    base.decisions.accept(base.proposals.propose(counted(revision), ANN, fact="F1").number, BO)
"""
RACE = """
import json, sys, time
from pathlib import Path
from knowledge import KnowledgeBase, KnowledgeError
from tests.knowledge.curating import BO
base, start = KnowledgeBase.open(Path(sys.argv[1])), Path(sys.argv[2])
print("ready", flush=True)
while not start.exists():
    time.sleep(0.001)
said = []
for proposal in base.proposals.open(limit=int(sys.argv[3])):
    try:
        base.decisions.accept(proposal.number, BO)
        said.append("won")
    except KnowledgeError as error:
        said.append(f"{type(error).__name__}: {error}")
print(json.dumps(said))
"""


def counted(number: int) -> Draft:
    """Draft a statement that tells by itself which revision it is."""
    said = f"The Zorb Office asked the Quill Agency for ledger {number:04}."
    return Draft(said, (Quote(HELD, "for its ledger"),), (ZORB, QUILL), "The Times")


def child(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another process, and wait until it has the file open."""
    started = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout
    assert started.stdout.readline() == "ready\n"
    return started


def test_a_killed_process_leaves_each_fact_wholly_old_or_wholly_new(tmp_path: Path) -> None:
    """Killed at any moment: the chain is whole, and the queue agrees with the history."""
    path, moments = tmp_path / "a.db", random.Random(7)  # noqa: S311 (moments, not secrets)
    base = make(path)
    base.decisions.accept(base.proposals.propose(counted(1), ANN).number, BO)
    base.close()
    done = [1]
    for _ in range(KILLS):
        worker = child(WORK, path)
        time.sleep(moments.uniform(0, LATEST))
        worker.kill()
        worker.communicate()
        base = KnowledgeBase.open(path, Clock())
        audit, history = base.archive.audit(), base.archive.history("F1")
        assert (audit.broken, audit.replayed) == ("", True)
        assert all(one.fact and one.fact.statement == counted(one.revision).statement for one in history)
        proposals = [base.proposals.proposal(number) for number in range(1, len(history) + 1)]
        assert {proposal.status for proposal in proposals} == {Status.ACCEPTED}
        assert [proposal.based_on for proposal in proposals] == list(range(len(history)))
        assert base.proposals.count() <= 1
        done.append(len(history))
        for left in base.proposals.open():  # the one that was proposed and not accepted: it waits, whole
            assert left.draft == counted(len(history) + 1)
            assert base.decisions.accept(left.number, BO).revision
        base.close()
    assert done[-1] > done[0] + KILLS, "the process had begun to work before it was killed"


def test_of_two_who_accept_at_the_same_moment_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    """Never both, never neither."""
    path, start = tmp_path / "a.db", tmp_path / "start"
    base = make(path)
    for number in range(RACES):
        base.proposals.propose(counted(number), ANN)
    both = [child(RACE, path, start, RACES) for _ in range(2)]
    start.touch()
    said = [json.loads(racer.communicate()[0]) for racer in both]
    for pair in zip(*said, strict=True):
        told, won = sorted(pair)
        assert won == "won"
        assert told.startswith("AlreadyDecided: Proposal ")
        assert "was accepted on" in told
    assert len(base.facts()) == RACES
    assert base.archive.audit().revisions == RACES
    base.close()
