"""The inbox: questions that had no answer, or a disliked one, until a curator teaches or dismisses them.

No author is kept, and nothing that could lead to one (knowledge/scrub.py); after 30 days a question is gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answering.answer import read_whole
from knowledge.answering.choice import Refusal
from knowledge.answering.search import find
from knowledge.answering.taught import wording
from knowledge.edits import Asked, Taught
from knowledge.errors import NotTaught, UnknownName
from knowledge.likeness import gather, likeness, says_something
from knowledge.scrub import scrub
from knowledge.storage.unanswered import NOT_OURS, Entry, Unanswered
from knowledge.vocabulary import Reason
from knowledge.workroom import Workroom

NEAREST = 3  # facts that are offered for a question
IDLE = frozenset({Reason.GREETING, Reason.INSTRUCTION, Reason.OFF_TOPIC, Reason.UNREADABLE})  # nothing to curate
ALL = -1


@dataclass(frozen=True, slots=True)
class Inbox:
    """What people asked in vain."""

    room: Workroom

    def leave(self, question: str, *, disliked: bool = False, remark: str = "") -> bool:
        """Keep a question for curators; False where there is nothing to curate, or it was dismissed before.

        `disliked` is one that had an answer, `remark` what was wrong with it.
        """
        index, now = self.room.snapshot().index, self.room.now()
        text = scrub(question)
        folded = likeness(text, index.lexicon)
        if not says_something(folded):
            return False
        chosen = read_whole(text, None, index).chosen
        if not disliked and isinstance(chosen, Refusal) and chosen.reason in IDLE:
            return False
        away = self._kept.dismissed(now)
        if away and gather((*away, folded))[-1] in away:
            return False
        with self.room.store.change():
            self._kept.add(Entry(0, text, folded, disliked, scrub(remark), now))
        return True

    def groups(self, limit: int = ALL, offset: int = 0) -> tuple[Asked, ...]:
        """Give questions that are alike together, those asked most first, then the latest, each with facts near it."""
        found = sorted(self._groups(), key=lambda group: (len(group), group[-1].at, group[-1].number), reverse=True)
        return tuple(self._asked(group) for group in found[offset : None if limit < 0 else offset + limit])

    def count(self) -> int:
        """Count the groups."""
        return len(self._groups())

    def group(self, number: int) -> Asked:
        """Give the group to which the question of that number belongs. Raises UnknownName."""
        return self._asked(self._group(number))

    def teach(self, number: int, fact: str) -> Taught:
        """Let a fact answer a group's questions as they were asked. Raises UnknownName, NotTaught."""
        with self.room.store.change():
            group = self._group(number)
            taught = self._learn([entry.question for entry in group], fact)
            self._kept.settle((entry.number for entry in group), fact, group[0].number)
        self.room.refresh()
        return Taught(group[0].number, fact, taught)

    def link(self, question: str, fact: str) -> Taught:
        """Let a fact answer a question, whether it waits or not. Raises UnknownName, NotTaught."""
        folded = likeness(scrub(question), self.room.snapshot().index.lexicon)
        for group in self._groups():
            if any(entry.folded == folded for entry in group):
                return self.teach(group[0].number, fact)
        with self.room.store.change():
            taught = self._learn([scrub(question)], fact)
        self.room.refresh()
        return Taught(0, fact, taught)

    def forget(self, question: str, fact: str) -> bool:
        """Take a taught question from a fact, and let it wait again where it did; False where it was not taught."""
        key = wording(scrub(question))
        texts = [text for text, of in self._kept.phrasings() if of == fact and wording(text) == key]
        with self.room.store.change():
            self._kept.settle((e.number for e in self._kept.taught(fact) if wording(e.question) == key), "")
            gone = self._kept.forget(texts, fact)
        if gone:
            self.room.refresh()
        return gone > 0

    def dismiss(self, number: int) -> Asked:
        """Put a group away as none of ours; its like does not come back for 30 days. Raises UnknownName."""
        with self.room.store.change():
            group = self._group(number)
            self._kept.settle((entry.number for entry in group), NOT_OURS, group[0].number)
            self._kept.dismiss({entry.folded for entry in group}, self.room.now())
        return self._asked(group)

    def undo(self, number: int) -> Asked:
        """Let a group that was taught or dismissed wait again. Raises UnknownName."""
        with self.room.store.change():
            outcome, group = self._kept.settled(number)
            if not group:
                raise UnknownName("question with the number", str(number), "It waits again, or is older than 30 days.")
            self._kept.settle((entry.number for entry in group), "")
            if outcome == NOT_OURS:
                self._kept.welcome({entry.folded for entry in group})
            else:
                self._kept.forget({entry.question for entry in group}, outcome)
        if outcome != NOT_OURS:
            self.room.refresh()
        return self._asked(group)

    def prune(self) -> int:
        """Let go of what is older than 30 days; how many questions."""
        now = self.room.now()
        if not self._kept.is_due(now):
            return 0
        with self.room.store.change():
            return self._kept.prune(now)

    @property
    def _kept(self) -> Unanswered:
        return Unanswered(self.room.store)

    def _learn(self, questions: Sequence[str], fact: str) -> tuple[str, ...]:
        """Make questions phrasings of a fact that answers; which."""
        if self.room.snapshot().index.fact(fact) is None:
            raise UnknownName("fact", fact, "Give its id, such as F12.")
        lexicon = self.room.snapshot().index.lexicon
        # a word or two that lean on what was said before would from now on mean this fact wherever they are said
        fit = tuple(dict.fromkeys(text for text in questions if says_something(likeness(text, lexicon))))
        if not fit:
            raise NotTaught(questions[0] if questions else "")
        self._kept.teach(fit, fact)
        return fit

    def _groups(self) -> list[tuple[Entry, ...]]:
        """Give the questions that wait, those that are alike together, each group oldest first."""
        entries = self._kept.waiting()
        found: dict[str, list[Entry]] = {}
        for entry, leader in zip(entries, gather(tuple(entry.folded for entry in entries)), strict=True):
            found.setdefault(leader, []).append(entry)
        return [tuple(group) for group in found.values()]

    def _group(self, number: int) -> tuple[Entry, ...]:
        for group in self._groups():
            if any(entry.number == number for entry in group):
                return group
        raise UnknownName("question with the number", str(number), "Somebody dealt with it, or it is over 30 days old.")

    def _asked(self, group: Sequence[Entry]) -> Asked:
        wordings = tuple(text for text, _ in Counter(entry.question for entry in group).most_common())
        near = find(wordings[0], self.room.snapshot().index, NEAREST)
        return Asked(
            number=group[0].number,
            question=wordings[0],
            times=len(group),
            latest=group[-1].at,
            wordings=wordings,
            disliked=sum(entry.disliked for entry in group),
            near=tuple(found.fact for found in near),
            remarks=tuple(dict.fromkeys(entry.remark for entry in group if entry.remark)),
        )
