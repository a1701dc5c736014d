"""Which accesses a question is after: what came of them, how far they went, who decided (patterns in asks.json)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.text import stem
from knowledge.vocabulary import Action, Level

HELD = frozenset({Action.APPROVED, Action.GRANTED, Action.GAINED, Action.USED, Action.RESTORED})
COURT = re.compile(r"\b(?:courts?|judges?|justices?|magistrates?|circuits?|tribunals?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facets:
    """The patterns, compiled: of actions, of levels, of the shapes in which people ask across documents."""

    actions: tuple[tuple[frozenset[Action], re.Pattern[str]], ...]
    had: re.Pattern[str]
    levels: tuple[tuple[Level, re.Pattern[str]], ...]
    shapes: Mapping[str, re.Pattern[str]]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants of accesses; `left` are the stems of its words that no pattern took."""

    actions: frozenset[Action]
    levels: frozenset[Level]
    shapes: frozenset[str]
    left: frozenset[str]
    several: bool = False  # whether the actions come from several verbs

    @property
    def any(self) -> bool:
        """Whether it wants a certain action, a level or a decider."""
        return bool(self.actions or self.levels or "court" in self.shapes)


def read_facets(data: Mapping[str, Any]) -> Facets:
    """Compile the patterns."""
    return Facets(
        tuple((frozenset(map(Action, names)), _any(patterns)) for names, patterns in data["actions"]),
        _any(data["had"]),
        tuple((Level(name), _any(patterns)) for name, patterns in data["levels"]),
        {name: _any(patterns) for name, patterns in data["shapes"].items()},
        frozenset(stem(word) for word in str(data["around"]).split()),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def wanted_of(text: str, facets: Facets) -> Wanted:
    """Read corrected words on one line, names and dates taken out of it."""
    left = text
    levels = set()
    for level, pattern in facets.levels:
        if pattern.search(left):
            levels.add(level)
            left = pattern.sub(" ", left)
    shapes = {name for name, pattern in facets.shapes.items() if pattern.search(text)}
    for name in shapes:
        left = facets.shapes[name].sub(_between if name == "each" else " ", left)
    actions: set[Action] = set()
    verbs = 0
    for names, pattern in facets.actions:
        if pattern.search(left):
            actions |= names
            verbs += 1
            left = pattern.sub(" ", left)
    if not shapes & {"court", "decided"} and facets.had.search(left):
        actions = actions or set(HELD)
        left = facets.had.sub(" ", left)
    if levels and actions <= HELD:
        actions = set(HELD)  # "who was given admin rights" asks who had them, in whatever words
    words = frozenset(stem(word) for word in left.split())
    return Wanted(frozenset(actions), frozenset(levels), frozenset(shapes), words - facets.around, verbs > 1)


def _between(found: re.Match[str]) -> str:
    """Keep what stands between "which" and "records": of what kind they are, a pattern does not read."""
    return f" {' '.join(found.group().split()[1:-1])} "


def is_court(decider: str | None) -> bool:
    """Tell whether who decided is a court or a judge."""
    return bool(decider and COURT.search(decider))


def is_court_word(words: Sequence[str]) -> bool:
    """Tell whether words say that a court or judge is meant and not which: "a federal judge"."""
    return COURT.fullmatch(words[-1]) is not None and set(words[:-1]) <= {"a", "an", "the", "federal", "district", "us"}
