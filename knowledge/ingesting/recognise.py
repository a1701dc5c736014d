"""Read one passage: what it names, when it is, and which accesses it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.ingesting.actions import BLOCKERS, find_level
from knowledge.ingesting.dates import Dated, find_dates
from knowledge.ingesting.mask import clauses, mask, numbers
from knowledge.ingesting.names import Mention, find_mentions
from knowledge.ingesting.owner import find_owner, learn_parents
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.thread import ANY_JUDGE, BRIEF, Thread
from knowledge.ingesting.weigh import overall, weigh
from knowledge.vocabulary import Action, Level

OTHER_BLOCKS = re.compile(
    r"\b(?:layoffs?|firings?|fired|dismissals?|terminations?|spending freeze|grants? (?:freeze|"
    r"funding)|funding|hiring|buyouts?)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:auditors?|contractors?|the public|(?<!told )reporters|journalists|inspectors|customers|citizens|"
    r"taxpayers|vendors|examiners)\b",
    re.IGNORECASE,
)
ACCOUNTS = re.compile(
    r"\b(?:the|those|both|these|their|two|three) (?:[a-z]+ )?(?:accounts|log-?ins|credentials|permissions)\b"
)
MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many|other|"
    r"most) (?:of (?:the )?(?:[a-z]+ )?)?(?:[a-z]+ )?agencies\b",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"(PERSON\d+)(?:,[^,]{1,80},)? (?:(?:then|later|also|had|has|himself|herself|personally|again) )*"
    r"(?:refus|den|approv|grant|gave|give|revok|rescind|withdr|cut|let\b|allow|permit|authori|sign|"
    r"order|turned|reject|declin|disabl|block|opened|clear|said no|withheld|agreed|end|clos|suspend|"
    r"pull|remov|barred)"
)
BY = re.compile(r"\b(?:by|from) (?:[\w'-]+ ){0,4}?((?:PERSON|COURT)\d+)")
TAKES_PERSON = frozenset(
    {
        Action.GRANTED,
        Action.GAINED,
        Action.USED,
        Action.REQUESTED,
        Action.REVOKED,
        Action.EXPIRED,
        Action.APPROVED,
        Action.RESTORED,
        Action.DENIED,
    }
)
TAKEN = frozenset({Action.REQUESTED, Action.APPROVED, Action.GRANTED, Action.GAINED, Action.USED})
RECENT_FRAME = 3  # so many sentences on, "the accounts" and "it refused" still speak of the access named before
KEPT = re.compile(r"\b(?:is|was|are|were) kept by\b", re.IGNORECASE)  # a list, a post: nobody is kept out
LEAVES = re.compile(
    r"\b(?:declin\w+|refus\w+|would not|did not)(?:,[^,]{1,30},)?(?: \w+ly)? (?:to )?"
    r"(?:lift|stay|dissolve|vacate|pause|suspend|overturn|disturb|undo|reverse|put on hold)\b"
    r"(?: (?P<whose>COURT\d+)\b)?",
    re.IGNORECASE,
)
COURT_ACTS = frozenset({Action.BLOCKED, Action.RESTORED, Action.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Frame:
    """An access that a sentence speaks of; one for each agency."""

    action: Action
    actor: str
    agency: str
    system: str | None
    level: Level
    decided_by: str | None
    when: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a passage: its mentions, resolved, its dates, and its accesses."""

    text: str
    masked: str
    mentions: tuple[Mention, ...]
    dates: tuple[Dated, ...]
    when: str | None
    frames: tuple[Frame, ...]


def recognise(text: str, thread: Thread, today: date | None, *, retold: bool = False) -> Reading:
    """Read a sentence in its thread; the thread remembers what it named, and nothing of what is only `retold`."""
    mentions = thread.resolve(text, thread.found.get(text) or find_mentions(text, thread.names))
    dates = find_dates(text, today, thread.date or thread.headed)
    masked = mask(text, mentions)
    learn_parents(masked, mentions, thread)
    acts = [one.edtf for one in dates if one.of_act]
    when = acts[0] if acts else None if thread.strayed else thread.headed
    if retold or (not mentions and len(text.split()) < BRIEF):  # "Yes." is about whom the question is about
        if retold:
            thread.note(text, mentions, masked)
        return Reading(text, masked, mentions, dates, None, ())
    frames = _frames(text, masked, mentions, thread, when)
    thread.note(text, mentions, masked)
    thread.framed_age += 1
    thread.date = acts[-1] if acts else thread.date
    thread.strayed = thread.strayed or bool(acts and acts[-1] != thread.headed)
    if not frames and ACCOUNTS.search(text) and thread.actor and thread.standing is not Action.REQUESTED:
        thread.standing, thread.framed_age = Action.GRANTED, 0
    if frames:
        thread.standing, thread.framed_age = frames[-1].action, -1
        for one in frames:
            if one.action is Action.BLOCKED and one.decided_by and one.decided_by != ANY_JUDGE:
                thread.cases[one.decided_by] = tuple(dict.fromkeys(each.agency for each in frames))
        thread.last = tuple(dict.fromkeys(one.agency for one in frames))
    return Reading(text, masked, mentions, dates, when, frames)


def _frames(text: str, masked: str, mentions: Sequence[Mention], thread: Thread, when: str | None) -> tuple[Frame, ...]:
    found: dict[tuple[str, Action], Frame] = {}
    standing = thread.standing if thread.framed_age <= RECENT_FRAME else None
    if ACCOUNTS.search(text) and standing is not Action.REQUESTED:
        standing = Action.GRANTED
    parts = clauses(masked)
    for clause in (*parts, masked) if len(parts) > 1 else parts:
        whole = clause == masked and len(parts) > 1
        if whole and found:
            break
        action = overall(masked) if whole else weigh(clause, standing)
        if action is Action.BLOCKED and LEAVES.search(clause):
            action = Action.UNKNOWN  # the block stays, and is that of another day
        if action is Action.DENIED and KEPT.search(clause):
            continue
        if action is None or not thread.actor or not _bears(action, clause, masked, text, thread):
            continue
        standing = action
        owners = find_owner(clause, masked, mentions, thread)
        if action in COURT_ACTS:
            owners = _of_case(action, owners, masked, mentions, thread)
        for agency in owners:
            key = (agency, action)
            if key not in found:
                found[key] = Frame(
                    action,
                    _actor(action, clause, masked, mentions, thread),
                    agency,
                    _system(clause, masked, mentions, agency),
                    find_level(clause, action),
                    _decider(action, clause, masked, mentions, thread),
                    when,
                )
    return _settled(found)


def _of_case(
    action: Action, owners: tuple[str, ...], masked: str, mentions: Sequence[Mention], thread: Thread
) -> tuple[str, ...]:
    """Take the agencies of the order that is spoken of, where neither the sentence nor its header names one."""
    named = any(one.role in {Role.AGENCY, Role.SYSTEM} for one in mentions)
    if named or thread.header:
        return owners
    courts = [mentions[number].entity for number in numbers(Role.COURT, masked)]
    judges = {mentions[number].entity for number in numbers(Role.COURT, masked) if not mentions[number].points}
    if action is Action.RESTORED and thread.cases and judges & thread.names.judges and not {*courts} & {*thread.cases}:
        return ()  # whose ruling it was blocked nothing: another matter
    return next((thread.cases[key] for key in reversed(courts) if key in thread.cases), owners)


def _settled(found: dict[tuple[str, Action], Frame]) -> tuple[Frame, ...]:
    """Drop what the rest of the sentence says better: a refusal beside a denial, an unclear act beside a clear one."""
    actions = {action for _, action in found}
    drop = {Action.UNKNOWN} if actions - {Action.UNKNOWN} else set()
    if actions & {Action.DENIED, Action.USED}:
        drop.add(Action.DISCLAIMED)
    order = [action for _, action in found]
    if Action.BLOCKED in actions and Action.REVOKED in order[order.index(Action.BLOCKED) :]:
        drop.add(Action.REVOKED)  # "the stay is reversed, and the accounts are closed": the court's doing
    found = {key: frame for key, frame in found.items() if key[1] not in drop}
    return tuple(found.values())


def _bears(action: Action, clause: str, masked: str, text: str, thread: Thread) -> bool:
    """Tell whether an action is about DOGE's access, and not about that of somebody else or another quarrel."""
    if action in COURT_ACTS and (
        numbers(Role.COURT, masked) or re.search(r"\b(?:order|injunction|ruling|ORDERED|TRO)\b", masked, re.IGNORECASE)
    ):
        return not OTHER_BLOCKS.search(text)
    if MANY.search(text) and not numbers(Role.AGENCY, masked) and not thread.header:
        return False
    if numbers(Role.ACTOR, masked):
        return True
    if action in TAKEN and OTHERS.search(text):
        return False
    if action in TAKES_PERSON and numbers(Role.PERSON, clause):
        return True
    return thread.actor_age <= RECENT_FRAME or thread.framed_age <= RECENT_FRAME or bool(thread.header or thread.listed)


def _actor(action: Action, clause: str, masked: str, mentions: Sequence[Mention], thread: Thread) -> str:
    deciders = {*DECIDES.findall(clause), *BY.findall(clause)}
    if action in TAKES_PERSON - {Action.DENIED} and not numbers(Role.ACTOR, clause):
        people = [
            number
            for number in numbers(Role.PERSON, clause)
            if f"PERSON{number}" not in deciders and not mentions[number].points
        ]
        if people:
            return mentions[people[-1 if deciders else 0]].entity
    for text in (clause, masked):
        for number in numbers(Role.ACTOR, text):
            return mentions[number].entity
    return thread.actor


def _system(clause: str, masked: str, mentions: Sequence[Mention], agency: str) -> str | None:
    del agency
    for text in (clause, masked):
        for number in numbers(Role.SYSTEM, text):
            return mentions[number].entity
    return None


def _decider(action: Action, clause: str, masked: str, mentions: Sequence[Mention], thread: Thread) -> str | None:
    if action is Action.UNKNOWN and (left := LEAVES.search(clause)):
        others = [number for number in numbers(Role.COURT, clause) if f"COURT{number}" != left["whose"]]
        courts = [mentions[number].entity for number in others]
        return (
            next((key for key in courts if key != ANY_JUDGE), next(iter(courts), None)) or None
        )  # "the Bench declined to suspend her order"
    if action in BLOCKERS or action is Action.UNKNOWN:
        courts = [mentions[number].entity for text in (clause, masked) for number in numbers(Role.COURT, text)]
        return (
            next((key for key in courts if key and key != ANY_JUDGE), None)
            or (courts[0] if courts else thread.court)
            or None
        )
    court = numbers(Role.COURT, clause)
    if court and action in {Action.GRANTED, Action.APPROVED}:
        return mentions[court[0]].entity or None
    match = DECIDES.search(clause) or (BY.search(clause) if action is not Action.REQUESTED else None)
    if match:
        token = match[1]
        return mentions[numbers(token.rstrip("0123456789"), token)[0]].entity or None
    return None
