"""Any order of proposing, deciding, redacting, crashing and opening again: the base is what a few lines say it is."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from knowledge import Change, Draft, Editor, Status
from tests.knowledge.curating import ANN, BARE, HELD, WORDS, asked_for
from tests.knowledge.two_processes import STEPS, WHO, TwoProcesses

DRAFTS = st.builds(
    asked_for,
    st.sampled_from(WORDS[:3]),
    st.sampled_from(["asked for", "was refused"]),
    source=st.sampled_from([HELD, BARE]),
    person=st.booleans(),
    alleged=st.booleans(),
)
ANY = st.integers(0, 999)  # which of the facts, revisions or proposals there are
MAYBE = st.one_of(st.just(0), STEPS)


class Editing(TwoProcesses):
    """What two curators do."""

    @initialize()
    def begin_with_two_facts(self) -> None:
        """Put some facts on record."""
        for word in WORDS[:2]:
            self.add(ANN, asked_for(word))
            self.accept_newest(ANN)

    def some_fact(self, which: int) -> str:
        """Choose one of the facts."""
        return list(self.model.facts)[which % len(self.model.facts)]

    def some_proposal(self, which: int) -> int:
        """Choose one of the proposals, decided ones too."""
        return list(self.model.proposals)[which % len(self.model.proposals)]

    def has_facts(self) -> bool:
        """Tell whether there is a fact, of any kind."""
        return bool(self.model.facts)

    def has_proposals(self) -> bool:
        """Tell whether there is a proposal."""
        return bool(self.model.proposals)

    @rule(on=st.booleans(), who=WHO)
    def two_person(self, *, on: bool, who: Editor) -> None:
        """Turn the rule of two on or off."""
        self.bases[who].keep_setting("two_person", "on" if on else "off")
        self.model.two_person = on

    # What curators propose

    @rule(who=WHO, draft=DRAFTS)
    def add(self, who: Editor, draft: Draft) -> None:
        """Propose a new fact."""
        error = self.model.why_not_proposed(draft)
        then = lambda: self.model.propose(Change.ADD, draft, who)  # noqa: E731
        self.act(who, lambda base: base.proposals.propose(draft, who), then, error)

    @precondition(has_facts)
    @rule(who=WHO, draft=DRAFTS, which=ANY)
    def edit(self, who: Editor, draft: Draft, which: int) -> None:
        """Propose that a fact says something else."""
        fact = self.some_fact(which)
        error = self.model.why_not_proposed(draft, fact)
        then = lambda: self.model.propose(Change.EDIT, draft, who, fact)  # noqa: E731
        self.act(who, lambda base: base.proposals.propose(draft, who, fact=fact), then, error)

    @precondition(has_facts)
    @rule(who=WHO, which=ANY)
    def retract(self, who: Editor, which: int) -> None:
        """Propose that a fact answers no more."""
        fact = self.some_fact(which)
        then = lambda: self.model.propose(Change.RETRACT, None, who, fact)  # noqa: E731
        error = self.model.why_not_touched(fact)
        self.act(who, lambda base: base.proposals.retract(fact, who, "Wrong."), then, error)

    @precondition(has_facts)
    @rule(who=WHO, which=ANY, back=ANY)
    def undo(self, who: Editor, which: int, back: int) -> None:
        """Propose that a fact goes back."""
        fact = self.some_fact(which)
        revision = back % len(self.model.facts[fact]) + 1
        draft = self.model.facts[fact][revision - 1].text
        then = lambda: self.model.propose(Change.EDIT, draft, who, fact)  # noqa: E731
        error = self.model.why_not_undone(fact, revision)
        self.act(who, lambda base: base.proposals.undo(fact, revision, who), then, error)

    @precondition(has_proposals)
    @rule(who=WHO, which=ANY)
    def redo(self, who: Editor, which: int) -> None:
        """Propose again what was proposed."""
        number = self.some_proposal(which)
        then = lambda: self.model.replace(number, None, who)  # noqa: E731
        self.act(who, lambda base: base.proposals.redo(number, who), then, self.model.why_not_replaced(number))

    @precondition(has_proposals)
    @rule(who=WHO, which=ANY, draft=DRAFTS)
    def amend(self, who: Editor, which: int, draft: Draft) -> None:
        """Put another draft in the place of one."""
        number = self.some_proposal(which)
        then = lambda: self.model.replace(number, draft, who)  # noqa: E731
        error = self.model.why_not_replaced(number, draft)
        self.act(who, lambda base: base.proposals.amend(number, draft, who), then, error)

    # What curators decide

    @precondition(has_proposals)
    @rule(who=WHO, which=ANY, steps=MAYBE)
    def accept(self, who: Editor, which: int, steps: int) -> None:
        """Accept one."""
        self.crash = steps
        self._accept(who, self.some_proposal(which))

    @precondition(has_proposals)
    @rule(who=WHO, steps=MAYBE)
    def accept_newest(self, who: Editor, steps: int = 0) -> None:
        """Accept what was proposed last, as most are."""
        self.crash = steps
        self._accept(who, max(self.model.proposals))

    def _accept(self, who: Editor, number: int) -> None:
        error = self.model.why_not_accepted(number, who)
        if not error and self._is_idle(number, who):
            assert self.bases[who].decisions.accept(number, who).revision is None
        else:
            then = lambda: self.model.accept(number, who)  # noqa: E731
            self.act(who, lambda base: base.decisions.accept(number, who), then, error)

    @precondition(has_proposals)
    @rule(who=WHO, which=ANY, withdraw=st.booleans())
    def close(self, who: Editor, which: int, *, withdraw: bool) -> None:
        """Reject one, or withdraw one's own; what was decided stays so."""
        number = self.some_proposal(which)
        one = self.model.proposals[number]
        counts = one.status is Status.OPEN and (not withdraw or one.author == who)
        before = self.traces()
        if not counts:
            base = self.bases[who]
            assert not (
                base.proposals.withdraw(number, who) if withdraw else base.decisions.reject([number], who, "No.")
            )
            assert self.traces() == before
            return
        status = Status.WITHDRAWN if withdraw else Status.REJECTED
        self.act(
            who,
            lambda base: (
                base.proposals.withdraw(number, who) if withdraw else base.decisions.reject([number], who, "No.")
            ),
            lambda: setattr(one, "status", status),
        )

    @precondition(has_proposals)
    @rule(who=WHO, steps=MAYBE)
    def accept_all(self, who: Editor, steps: int) -> None:
        """Accept all that are open, in one go; what does not hold stays."""
        self.crash = steps
        numbers = [number for number, one in self.model.proposals.items() if one.status is Status.OPEN]
        if any(not self._is_idle(number, who) for number in numbers):
            self.act(who, lambda base: base.decisions.accept_all(numbers, who), lambda: self._accepted(numbers, who))

    def _is_idle(self, number: int, who: Editor) -> bool:
        """Tell whether accepting one changes nothing: it does not hold, or the same curator has accepted it."""
        noted = self.model.waits(number, who) and who in self.model.proposals[number].seconds
        return bool(self.model.why_not_accepted(number, who)) or noted

    def _accepted(self, numbers: list[int], who: Editor) -> None:
        for number in numbers:
            if not self.model.why_not_accepted(number, who):
                self.model.accept(number, who)

    @precondition(has_facts)
    @rule(who=WHO, which=ANY)
    def redact(self, who: Editor, which: int) -> None:
        """Take a text out."""
        number = which % len(self.model.chain) + 1
        if not self.model.chain[number - 1].redacted:
            self.act(who, lambda base: base.archive.redact(number, "It harms."), lambda: self.model.redact(number))


TestEditing = Editing.TestCase
TestEditing.settings = settings(settings.get_profile("steady"), max_examples=25, stateful_step_count=30)
