"""Whose system it is: as much of an access as the verb. The nearest sign wins, from "its ledger" to the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.ingesting.bodies import owns
from knowledge.ingesting.mask import numbers
from knowledge.ingesting.names import MINDERS, Mention, Names
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.thread import Thread
from knowledge.vocabulary import Kind

DATA = (
    r"(?:SYSTEM\d+|systems?|records?|databases?|data|files?|networks?|servers?|ledgers?|portals?|"
    r"platforms?|mainframes?|"
    r"accounts?|information|code|source code|repositor(?:y|ies)|registr(?:y|ies)|archives?|documents?|"
    r"computers?|tables?|"
    r"materials?|software|roster|payroll|lists?|catalog\w*|registers?|claims|forms|tables|"
    r"infrastructure|environment|rolls?|logs?|holdings?|warehouse)"
)
OWNED = (
    re.compile(rf"AGENCY(\d+)(?:'s?)? (?:[\w'-]+ ){{0,4}}?{DATA}\b"),
    re.compile(
        rf"\b{DATA}(?: [\w-]+)? (?:of|at|inside|within|in|held by|kept by|run by|belonging to|"
        r"maintained by|operated by|owned by|managed by|from) AGENCY(\d+)"
    ),
    re.compile(r"\b(?:access|entry|log-?ins?|accounts?|credentials?) (?:to|into|at|inside|for|with|on) AGENCY(\d+)"),
    re.compile(r"\b(?:into|inside|at) AGENCY(\d+)"),
)
ELSEWHERE = re.compile(
    r"(?:detail(?:ed|ees?)|seconded|on loan|borrowed|assigned|transferred|employees?|engineers?|staff|"
    r"aides?|lawyers|attorneys|formerly|moved|came|arrived|hired|officials?) (?:\w+ ){0,3}?(?:from|for|"
    r"of|with|by) AGENCY(\d+)"
    r"|AGENCY(\d+)(?:'s)? (?:lawyers?|attorneys?|detailees?|inspectors? general|auditors?|watchdog)"
)
TOGETHER = re.compile(r"AGENCY\d+(?:(?:'s)?(?:, and |, | and | as well as )AGENCY\d+)+")


def find_owner(clause: str, masked: str, mentions: Sequence[Mention], thread: Thread) -> tuple[str, ...]:
    """Name the agencies whose system a clause is about."""
    if parent := _parent(clause, mentions, thread):
        return (parent,)
    return _owned(clause, masked, mentions, thread.names) or thread.header or _named(clause, masked, mentions, thread)


def _parent(clause: str, mentions: Sequence[Mention], thread: Thread) -> str:
    """Give the agency above the system that is named; of a bureau and its department the one the document speaks of."""
    here = [mentions[number].entity for number in numbers(Role.SYSTEM, clause)]
    for key in here or [one.entity for one in mentions if one.role is Role.SYSTEM]:
        above = lineage(thread, key)
        named = {mentions[number].entity for number in numbers(Role.AGENCY, clause)}
        weights = [
            thread.bodies.seen.count(one)
            + 3 * (one == thread.dominant)
            + 5 * (one in thread.header)
            + 9 * (one in named)
            for one in above
        ]
        if above:
            return above[weights.index(max(weights))]
    return ""


def _owned(clause: str, masked: str, mentions: Sequence[Mention], names: Names) -> tuple[str, ...]:
    """Find the agency that the words make an owner: "its ledger", "the files of the board"."""
    for pattern in OWNED:
        for text in (clause, masked):
            for match in pattern.finditer(text):
                if found := _group(int(match[1]), masked, mentions, names):
                    return found
    return ()


def _named(clause: str, masked: str, mentions: Sequence[Mention], thread: Thread) -> tuple[str, ...]:
    """Take the agency that acts, or is named, in the clause; else the one that is in force."""
    away = {int(number) for match in ELSEWHERE.finditer(masked) for number in match.groups() if number}
    for text in (clause, masked):
        for number in numbers(Role.AGENCY, text):
            minds = MINDERS.search(thread.names.entity(mentions[number].entity).name)
            if number not in away and not minds and (found := _group(number, masked, mentions, thread.names)):
                return found
    return thread.owner()


def _group(number: int, masked: str, mentions: Sequence[Mention], names: Names) -> tuple[str, ...]:
    """Give the agency of a mention, with those it is joined to: "A, B and C"."""
    group = next(
        (match.group() for match in TOGETHER.finditer(masked) if number in numbers(Role.AGENCY, match.group())),
        f"AGENCY{number}",
    )
    keys = (key for one in numbers(Role.AGENCY, group) for key in (mentions[one].entity, *mentions[one].others))
    return tuple(dict.fromkeys(key for key in keys if owns(names, key)))


def lineage(thread: Thread, system: str) -> tuple[str, ...]:
    """Give the agencies above a system, the nearest first; of a new system, the one that the document gave it."""
    names = thread.names
    above, key = [], names.entity(system).parent or thread.parents.get(system, "")
    while key and names.entity(key).kind is Kind.AGENCY:
        above.append(key)
        key = names.entity(key).parent
    return tuple(above)


GIVEN = (
    re.compile(r"AGENCY(\d+)(?:'s)? (?:[\w'-]+ ){0,4}?SYSTEM(\d+)"),
    re.compile(
        r"SYSTEM(?P<system>\d+)(?: [\w-]+){0,3},? (?:(?:is|was) )?(?:at|of|in|inside|run by|kept by|"
        r"held by|owned by|which) AGENCY(?P<agency>\d+)"
    ),
    re.compile(r"SYSTEM(?P<system>\d+), AGENCY(?P<agency>\d+)(?:'s)? "),
)


def learn_parents(masked: str, mentions: Sequence[Mention], thread: Thread) -> None:
    """Remember whose a new system is, from the first sentence that says so."""
    for pattern in GIVEN:
        for match in pattern.finditer(masked):
            groups = match.groupdict()
            agency, system = (groups["agency"], groups["system"]) if groups else match.groups()
            key = mentions[int(system)].entity
            owner = mentions[int(agency)].entity
            if owner and owns(thread.names, owner) and not thread.names.entity(key).parent:
                thread.parents.setdefault(key, owner)
