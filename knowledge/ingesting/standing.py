"""Make a sentence stand alone: what its document knew goes in, in [square brackets]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.ingesting.dates import say
from knowledge.ingesting.names import Mention, Names
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.recognise import Reading
from knowledge.ingesting.thread import ANY_JUDGE, Thread

PRONOUN = re.compile(r"^(?:it|they|he|she|them|him|itself|we|us)$", re.IGNORECASE)
OWNED = re.compile(r"^(?:its|their|his|her|our)$", re.IGNORECASE)
VOICE = re.compile(r"^(?:we|us)$", re.IGNORECASE)  # stays, so that the verb still fits: "we [Kelp Survey] welcome"
STAFF = re.compile(r"^(?:they|them)$", re.IGNORECASE)
OBJECT = re.compile(  # "they told her that", and not "her letter"
    r"[^\w ]|$| (?:since|for|to|and|or|but|in|on|at|with|from|by|as|that|if|when|after|before|who|again|then|not|an?|"
    r"the|until|while|because|about|this|so|out|up|down|away|back|off|whether|what|how|why|into|over|under|of|"
    r"[a-z]+s (?:an?|the|\"))\b",
    re.IGNORECASE,
)
AHEAD = re.compile(r".*\bwould\b.*\b(?:tomorrow|tonight)", re.DOTALL)  # in words that are reported: of another day
ANY_DAY = re.compile(  # "on a Monday", "every other Friday"
    r"\b(?:every|each|an?|some|any)(?: (?:other|single|second|first|last))? $", re.IGNORECASE
)
POSSESSIVE = "'"


def stand(reading: Reading, names: Names, header: str, thread: Thread) -> str:
    """Write the sentence with names for pronouns, days for "on Tuesday", and the agency of its header."""
    text = reading.text
    changes = [
        (one.start, _end(text, one.end), f"{text[one.start : _end(text, one.end)]} [{say(one.edtf)}]")
        for one in reading.dates
        if one.relative
        and not AHEAD.fullmatch(text[: one.end])
        and not ANY_DAY.search(text[: one.start])
        and text[: one.start].count('"') % 2 == 0
    ]
    named: set[str] = set()
    for one in reading.mentions:
        written = _written(text[one.start : one.end], one, names, named, text[one.end :])
        named |= {one.entity} if one.sure else set()
        if written and not any(one.start < end and start < one.end for start, end, _ in changes):
            changes.append((one.start, one.end, written))
    for start, end, written in sorted(changes, reverse=True):
        text = text[:start] + written + text[end:]
    return _lead(reading, names, header, thread) + text[:1].upper() + text[1:]


def _end(text: str, end: int) -> int:
    """Take the "'s" of "today's" with it."""
    return end + 2 if text.startswith("'s", end) else end


def _lead(reading: Reading, names: Names, header: str, thread: Thread) -> str:
    """Write what a header adds to a sentence: "[At the Kelp Survey, 3 March 2025:] "; "" where it says so itself."""
    if not header:
        return ""
    missing = [names.entity(key).name for key in headed_by(reading, names, header, thread)]
    at = f"At {_listed([name if ' ' not in name else f'the {name}' for name in missing])}" if missing else ""
    dated = reading.when and not thread.strayed and not any(one.of_act for one in reading.dates)
    lead = ", ".join(filter(None, (at, say(reading.when) if dated and reading.when else "")))
    return f"[{lead}:] " if lead else ""


def headed_by(reading: Reading, names: Names, header: str, thread: Thread) -> tuple[str, ...]:
    """Give the agencies of a header that the sentence below it does not name itself."""
    named = [one for one in reading.mentions if one.sure]
    if not header or any(one.role is Role.AGENCY for one in named):
        return ()
    family = {key for one in named for key in _family(one.entity, names)}
    return tuple(key for key in thread.header if key not in family)


def _listed(names: list[str]) -> str:
    """Write "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _family(key: str, names: Names) -> Iterator[str]:
    """Give an entity and those above it: a bureau and its department, a system and its agency."""
    while key:
        yield key
        key = names.entity(key).parent


def _written(words: str, one: Mention, names: Names, named: set[str], after: str) -> str:
    """Give the words to put in place of a mention, or "" where it says enough."""
    if one.entity in names.guessed:
        return ""
    if not one.sure or not one.entity or one.entity == ANY_JUDGE or (one.entity in named and not PRONOUN.match(words)):
        return ""
    name = _listed([names.entity(key).name for key in (one.entity, *one.others)])
    if not one.points:
        surname = " " not in words and words != name and name.endswith(f" {words}")
        return f"[{name[: -len(words) - 1]}] {words}" if surname else ""
    return "" if one.entity in named else _pointed(words, one, name, names, after)


def _acting(words: str, short: str) -> str:
    """Name an actor that is pointed to: "[DOGE staff]" for "they", "the aides [DOGE]"."""
    if OWNED.match(words):
        return f"[{short}'s]"
    written = f"[{short} staff]" if STAFF.match(words) else f"[{short}]"
    return written if PRONOUN.match(words) else f"{words} {written}"


def _pointed(words: str, one: Mention, name: str, names: Names, after: str) -> str:
    """Name what a word points to: "[Kelp Survey]" for "it", "the [Kelp Survey]" for "the survey"."""
    if one.role is Role.ACTOR:
        return _acting(words, names.entity(one.entity).acronym or name)
    if VOICE.match(words):
        return f"{words} [{name}]"
    if OWNED.match(words) and not (words.lower() == "her" and OBJECT.match(after)):
        return f"[{name}{POSSESSIVE if name.endswith('s') else POSSESSIVE + 's'}]"
    general = re.match(r"(?:the|this|that|your) ", words, re.IGNORECASE)
    if one.role in {Role.AGENCY, Role.GROUP} and not one.others and general:
        return f"{'The' if words[0].isupper() else 'the'} [{name}]"
    if PRONOUN.match(words) or OWNED.match(words):
        return f"[{name}]"
    return "" if one.role is Role.COURT else f"{words} [{name}]"
