"""Tell what a clause says about an access: which action, how far. The patterns are data: starter/frames.json."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from knowledge.vocabulary import Action, Level

GATE = re.compile(
    r"access|account|credential|log-?(?:in|on|s\b|ged)|password|permission|privilege|right|badge|entry|"
    r"enter|system|record|database|data|"
    r"file|network|order|injunction|block|ban|stay|refus|den[iy]|declin|request|demand|SYSTEM|quer|"
    r"copied|download|sign|"
    r"approv|code|ledger|portal|read|view|ENJOIN|lock|open|information|barred|agreed|complied|granted|"
    r"let|revok|lapse|expire",
    re.IGNORECASE,
)
BLOCKERS = frozenset({Action.BLOCKED, Action.RESTORED})


@dataclass(frozen=True, slots=True)
class Rule:
    """An action, the patterns that show it, and those that show that something else is meant."""

    action: Action
    shows: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]

    def fits(self, clause: str) -> bool:
        """Tell whether a masked clause shows the action."""
        return any(one.search(clause) for one in self.shows) and not any(one.search(clause) for one in self.unless)


@dataclass(frozen=True, slots=True)
class Frames:
    """The patterns of frames.json, compiled; the first rule that fits decides."""

    silent: tuple[re.Pattern[str], ...]
    rules: tuple[Rule, ...]
    continuations: tuple[Rule, ...]
    levels: tuple[tuple[Level, re.Pattern[str]], ...]
    only_read: re.Pattern[str]
    restates: re.Pattern[str]
    resumes: re.Pattern[str]


@lru_cache(maxsize=1)
def frames() -> Frames:
    """Read and compile the starter's patterns, once."""
    data: dict[str, Any] = json.loads((files("knowledge.starter") / "frames.json").read_text(encoding="utf-8"))
    macros: dict[str, str] = data["macros"]

    def build(pattern: str) -> re.Pattern[str]:
        for _ in range(3):  # macros stand in macros
            pattern = re.sub(r"\{([a-z]+)\}", lambda match: macros[match[1]], pattern)
        return re.compile(pattern, re.IGNORECASE)

    def rules(key: str) -> tuple[Rule, ...]:
        return tuple(
            Rule(Action(row["action"]), tuple(map(build, row["any"])), tuple(map(build, row.get("unless", ()))))
            for row in data[key]
        )

    return Frames(
        silent=tuple(map(build, data["silent"])),
        rules=rules("rules"),
        continuations=rules("continuations"),
        levels=tuple((Level(name), build(pattern)) for name, pattern in data["levels"]),
        only_read=build(data["only_read"]),
        restates=build("|".join(data["restates"])),
        resumes=build(data["resumes"]),
    )


def find_action(clause: str, *, asked: bool) -> Action | None:
    """Tell which action a masked clause shows; `asked`: a request stands open, so that "it refused" is about it."""
    read = frames()
    if not GATE.search(clause) or any(one.search(clause) for one in read.silent):
        return None
    for rule in read.rules:
        if rule.fits(clause):
            return rule.action
    if asked:
        return next((rule.action for rule in read.continuations if rule.fits(clause)), None)
    return None


def find_level(clause: str, action: Action) -> Level:
    """Tell how far the access of a clause goes, where it says so."""
    read = frames()
    if read.only_read.search(clause):
        return Level.READ
    if action in BLOCKERS:
        return Level.UNKNOWN
    return next((level for level, pattern in read.levels if pattern.search(clause)), Level.UNKNOWN)
