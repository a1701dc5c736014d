"""What choosing ends in: the facts that answer and their shape, or why none does."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Fact
from knowledge.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Choice:
    """The facts that answer, and the shape: one statement, a status, a list, all that somebody said.

    `until` is the day (ISO) up to which a status is asked for; `sides` are the ids of facts that conflict, each told
    with who says so; `among` are all the facts that were asked about, where more than those shown; `dated` puts the
    day of an event before a statement that does not say it. `opens` tells that what its source goes on to say belongs
    to the answer.
    """

    facts: tuple[Fact, ...]
    shape: str = "one"
    lead: str = ""
    notes: tuple[str, ...] = ()
    trust: float = 1.0
    until: str = ""
    sides: tuple[str, ...] = ()
    among: tuple[Fact, ...] = ()
    dated: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """No fact answers: why, and what the question was about (ids of entities), so that the refusal can be scoped."""

    reason: Reason
    about: tuple[str, ...] = ()
    detail: str = ""
