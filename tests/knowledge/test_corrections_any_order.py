"""Whatever happens in whatever order, messages come to show what stands, and nothing of what was taken out is kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from knowledge import Answer, Claim, InvalidDraft, KnowledgeBase, Receipt, UnknownName
from knowledge.storage.store import Store
from tests.journeys.world import Clock
from tests.knowledge.small_base import edit, retract, small_base, undo

FACTS = ("H1", "H2", "H3")
facts, some = st.sampled_from(FACTS), st.integers(0, 5)


class Corrected(RuleBasedStateMachine):
    """People ask, curators decide, the bot edits or is killed, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder, self.clock = TemporaryDirectory(), Clock()
        self.path = Path(self.folder.name) / "small.db"
        self.base = small_base(self.path, self.clock)
        self.messages: dict[str, Answer] = {}  # what Discord shows
        self.gone: list[str] = []  # texts that were taken out
        self.count = 0

    def teardown(self) -> None:
        """Close the base."""
        self.base.close()
        self.folder.cleanup()

    @rule(wanted=st.lists(facts, min_size=1, max_size=3, unique=True), listed=st.booleans())
    def ask(self, wanted: list[str], *, listed: bool) -> None:
        """Answer with facts, for everybody or for one person."""
        known = [fact for fact in self.base.facts() if fact.id in wanted]
        if not known:
            return
        claims = tuple(Claim(fact.statement, fact.id, fact.revision, fact.citations) for fact in known)
        answer, key = Answer(claims, self.base.sources(), self.base.base), f"r{len(self.messages)}{listed}{self.count}"
        self.count += 1
        self.base.leave_receipt(Receipt(key, "2025-03-01T12:00:00Z", answer, "7", key if listed else ""))
        if listed:
            self.messages[key] = answer

    @rule(fact=facts)
    def reword(self, fact: str) -> None:
        """Correct a fact that stands."""
        self.count += 1
        if any(known.id == fact for known in self.base.facts()):
            edit(self.base, fact, f"Reason {self.count}.", statement=f"The lamp number {self.count} of {fact} is lit.")

    @rule(fact=facts)
    def retract(self, fact: str) -> None:
        """Retract a fact that stands."""
        if any(known.id == fact for known in self.base.facts()):
            retract(self.base, fact)

    @rule(fact=facts, back=some)
    def undo(self, fact: str, back: int) -> None:
        """Go back to an earlier revision whose text is there."""
        past = [each for each in self.base.archive.history(fact) if each.fact and not each.retracted]
        if past:
            with suppress(InvalidDraft, UnknownName):  # it says so already, or its newest text was taken out
                undo(self.base, fact, past[back % len(past)].revision)

    @rule(fact=facts, back=some)
    def redact(self, fact: str, back: int) -> None:
        """Take the text of a revision out."""
        past = [each for each in self.base.archive.history(fact) if each.fact]
        if past:
            chosen = past[back % len(past)]
            assert chosen.fact
            self.gone.append(chosen.fact.statement)
            self.base.archive.redact(chosen.number, "Harm.")

    @rule(most=st.integers(1, 4), killed=st.booleans())
    def edit_messages(self, most: int, *, killed: bool) -> None:
        """Edit what is due; killed after the first edit, before it is noted."""
        for receipt in self.base.corrections.due(most):
            self.messages[receipt.message] = receipt.answer
            if killed:
                return
            self.base.corrections.done(receipt)

    @rule()
    def restart(self) -> None:
        """Start anew."""
        self.base.close()
        self.base = KnowledgeBase(Store(self.path), self.clock)

    @invariant()
    def nothing_that_was_taken_out_is_kept(self) -> None:
        """Neither in what is due, nor in the file."""
        files = [file.read_bytes() for file in (self.path, self.path.with_name("small.db-wal")) if file.exists()]
        for text in self.gone:
            assert text not in str(self.base.corrections.due(9))
            if not self._stands_elsewhere(text):
                assert not any(text.encode() in content for content in files), text

    def _stands_elsewhere(self, text: str) -> bool:
        return any(r.fact and r.fact.statement == text for fact in FACTS for r in self.base.archive.history(fact))

    @invariant()
    def in_the_end_messages_show_what_stands(self) -> None:
        """When all that is due is shown, every claim is as its fact stands, and every other fact has its line."""
        standing = {fact.id: fact for fact in self.base.facts()}
        due = {receipt.message: receipt.answer for receipt in self.base.corrections.due(99)}
        for key, answer in self.messages.items():
            shown = due.get(key, answer)
            assert all(standing[claim.fact].statement == claim.text for claim in shown.claims)
            assert shown.claims or shown.corrections
            assert not set(self.gone) & {claim.text for claim in answer.claims} or key in due or self._again(answer)

    def _again(self, answer: Answer) -> bool:
        return all(self._stands_elsewhere(claim.text) for claim in answer.claims if claim.text in self.gone)


TestCorrected = Corrected.TestCase
TestCorrected.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
