"""What of the facts no question changes, in columns: one value a fact, so that questions about thousands are quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.lines import Flags, Ints
from knowledge.vocabulary import Action, Level

Codes = NDArray[np.int8]
ACTIONS = {action: number for number, action in enumerate(Action)}
LEVELS = {level: number for number, level in enumerate(Level)}
NO_ACCESS = -1


@dataclass(frozen=True, slots=True)
class Columns:
    """The facts in columns, in the order of the record.

    `actions` and `levels` are numbers of ACTIONS and LEVELS, NO_ACCESS where a fact is none; `courts` tells whether a
    court or judge decided it; `first` and `last` are the days of its event, as ordinals, 0 where it has none; `events`
    are dated and no detail of another; `stands` tells that it was not corrected; `order` grows with how new it is.
    `agencies` and `systems` are numbers of those that an access is of, and of no system but of an agency 0; `about`
    are the places of the facts about an entity.
    `before` and `after` are the places of the statements next to each in its source, NO_ACCESS where there is none.
    `leaders` are the people who lead an actor, `defining` the places of the facts that define an entity; `called` are
    the agencies with an access, by the stems of the telling words of their names.
    """

    actions: Codes
    levels: Codes
    courts: Flags
    first: Ints
    last: Ints
    events: Flags
    stands: Flags
    order: Ints
    agencies: Ints
    systems: Ints
    about: Mapping[str, Ints]
    before: Ints
    after: Ints
    leaders: Mapping[str, frozenset[str]]
    defining: Mapping[str, tuple[int, ...]]
    called: dict[str, frozenset[str]]
