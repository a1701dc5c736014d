"""Two processes with the same file open, in which curators edit and which crash, held against the model of editing."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from knowledge import Editor, KnowledgeBase, KnowledgeError, Status
from tests.journeys.world import Clock
from tests.knowledge.curating import ANN, BO, make
from tests.knowledge.editing_model import Model

WHO = st.sampled_from([ANN, BO])
STEPS = st.integers(1, 1500)  # of SQLite's machine, until it crashes: a change takes some hundred to some thousand
# All that a change may leave half done, in one value.
TRACES = """
    SELECT (SELECT count(*) FROM revisions), (SELECT count(*) FROM bodies WHERE body IS NULL),
        (SELECT group_concat(number || status || decider || fact) FROM proposals), (SELECT count(*) FROM seconds),
        (SELECT group_concat(value) FROM settings)
"""
Done = Callable[[KnowledgeBase], object]


class TwoProcesses(RuleBasedStateMachine):
    """Two curators, each in a process that has the file open, and the model of what should come of what they do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder, self.clock, self.model = Path(tempfile.mkdtemp()), Clock(), Model()
        self.path, self.crash, self.checked = self.folder / "a.db", 0, ""
        self.bases = {ANN: make(self.path, self.clock), BO: KnowledgeBase.open(self.path, self.clock)}

    def teardown(self) -> None:
        """Leave nothing behind."""
        for base in self.bases.values():
            base.close()
        shutil.rmtree(self.folder)

    def traces(self) -> str:
        """Read what is in the file, as another program would."""
        with closing(sqlite3.connect(self.path)) as raw:
            return str(raw.execute(TRACES).fetchone())

    def act(self, who: Editor, do: Done, then: Callable[[], object], error: str = "") -> None:
        """Do something that should come to an error, or be done; in a crash it is done wholly or not at all."""
        base, before, came_to = self.bases[who], self.traces(), ""
        self.clock.later(seconds=1)
        if self.crash:
            base._store.db.conn.set_progress_handler(lambda: 1, self.crash)
        try:
            do(base)
        except KnowledgeError as refused:
            came_to = type(refused).__name__
        except sqlite3.OperationalError as crashed:
            came_to = str(crashed)
        base._store.db.conn.set_progress_handler(None, 0)
        self.crash = 0
        if came_to == "interrupted":
            self.open_again(who)
        else:
            assert came_to == error
            assert error or self.traces() != before, "what is done leaves a trace"
        if self.traces() != before:
            assert not error, "what is refused leaves no trace"
            then()

    @rule(who=WHO)
    def open_again(self, who: Editor) -> None:
        """Close the file, and open it."""
        self.bases[who].close()
        self.bases[who] = KnowledgeBase.open(self.path, self.clock)

    @rule(steps=STEPS)
    def crash_next(self, steps: int) -> None:
        """Let the next change crash on its way."""
        self.crash = steps

    # What holds at every moment

    @invariant()
    def both_processes_have_what_they_should(self) -> None:
        """Facts, history, queue and chain."""
        if self.traces() == self.checked:
            return
        self.checked = self.traces()
        for base in self.bases.values():
            self._facts(base)
            self._history(base)
            self._queue(base)

    def _facts(self, base: KnowledgeBase) -> None:
        standing = self.model.standing()
        assert {fact.id: fact.statement for fact in base.facts()} == {
            key: said.statement for key, said in standing.items()
        }
        assert base.facts() == base._store.facts()
        shown = base._store.db.conn.execute("SELECT id, revision, statement FROM facts ORDER BY id").fetchall()
        assert shown == sorted((fact.id, fact.revision, fact.statement) for fact in base.facts())
        assert not base.verify().failed
        if self.model.chain:
            reply = base.ask(self.model.chain[-1].text.statement)
            assert {claim.fact for claim in getattr(reply, "claims", ())} <= standing.keys()

    def _history(self, base: KnowledgeBase) -> None:
        audit = base.archive.audit()
        assert (audit.broken, audit.replayed, audit.revisions) == ("", True, len(self.model.chain))
        for key, revisions in self.model.facts.items():
            for real, said in zip(base.archive.history(key), revisions, strict=True):
                assert (real.fact and real.fact.statement) == (said.draft and said.draft.statement)
                assert real.retracted == said.retracted
                assert real.reason == "Wrong." or not said.retracted or said.redacted

    def _queue(self, base: KnowledgeBase) -> None:
        for number, one in self.model.proposals.items():
            real = base.proposals.proposal(number)
            assert (real.status, real.fact, real.based_on) == (one.status, one.fact, one.based_on)
            assert set(real.seconds) == one.seconds
        waiting = [number for number, one in self.model.proposals.items() if one.status is Status.OPEN]
        assert [proposal.number for proposal in base.proposals.open()] == sorted(waiting)
