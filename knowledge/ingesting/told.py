"""One act, one access: where two sentences in a row tell the same act of a court, one draft is left."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from knowledge.drafts import Draft
from knowledge.ingesting.actions import BLOCKERS
from knowledge.ingesting.split import Passage
from knowledge.vocabulary import Action


@dataclass(frozen=True, slots=True)
class Told:
    """What one passage gave: its drafts, whether it names the actor, and whether a question stands before it."""

    passage: Passage
    drafts: tuple[Draft, ...]
    actor: bool
    asked: bool = False


def as_said(told: Told) -> tuple[Draft, ...]:
    """Give what somebody said, and the next sentence calls wrong: as a saying, never as an access."""
    return tuple(replace(one, access=None, slots=()) for one in told.drafts[:1])


def once(first: Told, second: Told) -> tuple[Told, Told]:
    """Leave one draft where two sentences in a row tell the same act of a court: the one that names the actor."""
    acts = {_act(one) for one in first.drafts if one.access and one.access.action in BLOCKERS}
    again = {_act(one) for one in second.drafts if one.access} & acts
    if not again or first.passage.paragraph != second.passage.paragraph:
        return first, second
    if second.actor and not first.actor:
        return replace(first, drafts=_without(first.drafts, again)), second
    return first, replace(second, drafts=_without(second.drafts, again))


def _act(one: Draft) -> tuple[str, Action, str | None] | None:
    return (one.access.agency, one.access.action, one.when) if one.access else None


def _without(drafts: tuple[Draft, ...], acts: Container[object]) -> tuple[Draft, ...]:
    """Take accesses out; a sentence that has none left stays as a plain fact."""
    rest = tuple(one for one in drafts if _act(one) not in acts)
    return rest or (replace(drafts[0], access=None),)
