"""Tell what a clause says about an access: which action, how far. The patterns are data: starter/frames.json."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from knowledge.vocabulary import Action, Level

GATE = re.compile(  # a clause that has none of these need not be held against every pattern
    r"ACTOR|COURT|SYSTEM|PERSON|access|account|credential|log-?(?:in|on|s\b|ged)|passw|permission|privilege|right|role|badge|"
    r"entr|system|record|database|data|file|network|order|injunction|block|ban|stay|refus|deni|deny|declin|request|demand|"
    r"quer|copi|copy|download|sign|appl|approv|code|ledger|portal|read|view|lock|open|barred|agreed|granted|revok|lapse|"
    r"expire|keys?\b|consent|handed|ENJOIN|chang|remov|made|ended|bid|paperwork|said (?:no|yes)|deal|term|arrangement|"
    r"list|roll",
    re.IGNORECASE,
)
BLOCKERS = frozenset({Action.BLOCKED, Action.RESTORED})


NEGATED = {
    Action.GRANTED: Action.DISCLAIMED,
    Action.GAINED: Action.DISCLAIMED,
    Action.USED: Action.DISCLAIMED,
    Action.APPROVED: Action.DISCLAIMED,
    Action.REQUESTED: Action.DISCLAIMED,
}
ASIDE = re.compile(r",? ?\b(?:who|whom|which)\b[^,;]*,")  # "a man whom they did not identify, was given …"
LEAD = 30  # so many characters before a pattern's match are looked through for "not"


@dataclass(frozen=True, slots=True)
class Rule:
    """An action, the patterns that show it, those that show that something else is meant, and what it may follow."""

    action: Action
    shows: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    after: tuple[Action, ...] = ()

    def fits(self, clause: str) -> re.Match[str] | None:
        """Give the match that shows the action in a masked clause."""
        found = next((match for one in self.shows if (match := one.search(clause))), None)
        return found if found and not any(one.search(clause) for one in self.unless) else None


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
    retold: re.Pattern[str]
    contradicts: re.Pattern[str]
    negates: re.Pattern[str]
    negates_not: re.Pattern[str]
    evidence: re.Pattern[str]
    about: re.Pattern[str]


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
            Rule(
                Action(row["action"]),
                tuple(map(build, row["any"])),
                tuple(map(build, row.get("unless", ()))),
                tuple(map(Action, row.get("after", ()))),
            )
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
        retold=build(data["retold"]),
        contradicts=build(data["contradicts"]),
        negates=build(data["negation"]["before"]),
        negates_not=build(data["negation"]["only"]),
        evidence=build(data["negation"]["evidence"]),
        about=build(data["about"]),
    )


def is_silent(clause: str) -> bool:
    """Tell whether a clause says nothing of what happened: a question, a demand, a fear, a rule."""
    return any(one.search(clause) for one in frames().silent)


def find_shown(clause: str) -> Action | None:
    """Tell which action a clause shows by itself."""
    for rule in frames().rules if GATE.search(clause) else ():
        if match := rule.fits(clause):
            return _turned(rule.action, clause, match)
    return None


def find_answer(clause: str, standing: Action | None) -> Action | None:
    """Tell what a clause says that only makes sense after another action: "it refused" after a request."""
    for rule in frames().continuations if standing else ():
        if standing in rule.after and (match := rule.fits(clause)):
            return _turned(rule.action, clause, match)
    return None


def _turned(action: Action, clause: str, match: re.Match[str]) -> Action | None:
    """Turn an action round where it is said not to have happened."""
    if action not in NEGATED and action not in {Action.REVOKED, Action.EXPIRED, Action.RESTORED}:
        return action
    read = frames()
    said = clause[max(0, match.start() - LEAD) : match.end()]
    if not read.negates.search(read.negates_not.sub(" ", ASIDE.sub(",", said))):
        return action
    if read.evidence.search(said):
        return Action.UNKNOWN
    return NEGATED.get(action)


def find_level(clause: str, action: Action) -> Level:
    """Tell how far the access of a clause goes, where it says so."""
    read = frames()
    if read.only_read.search(clause):
        return Level.READ
    if action in BLOCKERS:
        return Level.UNKNOWN
    return next((level for level, pattern in read.levels if pattern.search(clause)), Level.UNKNOWN)
