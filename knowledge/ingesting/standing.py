"""Make a sentence stand alone: what its document knew goes in, in [square brackets]."""

from __future__ import annotations

import re

from knowledge.ingesting.dates import say
from knowledge.ingesting.names import Mention, Names
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.recognise import Reading
from knowledge.ingesting.thread import ANY_JUDGE, Thread

PRONOUN = re.compile(r"^(?:it|they|he|she|them|him|itself|we|us)$", re.IGNORECASE)
OWNED = re.compile(r"^(?:its|their|his|her|our)$", re.IGNORECASE)
STAFF = re.compile(r"^(?:they|them)$", re.IGNORECASE)
POSSESSIVE = "'"


def stand(reading: Reading, names: Names, header: str, thread: Thread) -> str:
    """Write the sentence with names for pronouns, days for "on Tuesday", and the agency of its header."""
    text = reading.text
    changes = [
        (one.start, one.end, f"{text[one.start : one.end]} [{say(one.edtf)}]") for one in reading.dates if one.relative
    ]
    named: set[str] = set()
    for one in reading.mentions:
        written = _written(text[one.start : one.end], one, names, named)
        named.add(one.entity)
        if written and not any(one.start < end and start < one.end for start, end, _ in changes):
            changes.append((one.start, one.end, written))
    for start, end, written in sorted(changes, reverse=True):
        text = text[:start] + written + text[end:]
    missing = [names.entity(key).name for key in (thread.header if header else ()) if key not in named]
    if header and reading.when and not any(one.of_act for one in reading.dates):
        missing.append(say(reading.when))
    return (f"[{', '.join(missing)}:] " if missing else "") + text[:1].upper() + text[1:]


def _written(words: str, one: Mention, names: Names, named: set[str]) -> str:
    """Give the words to put in place of a mention, or "" where it says enough."""
    if not one.entity or one.entity == ANY_JUDGE or (one.entity in named and not PRONOUN.match(words)):
        return ""
    name = " and ".join(names.entity(key).name for key in (one.entity, *one.others))
    if not one.points:
        surname = " " not in words and words != name and name.endswith(f" {words}")
        return f"[{name[: -len(words) - 1]}] {words}" if surname else ""
    return "" if one.entity in named else _pointed(words, one, name, names)


def _pointed(words: str, one: Mention, name: str, names: Names) -> str:
    """Name what a word points to: "[Kelp Survey]" for "it", "the [Kelp Survey]" for "the survey"."""
    if one.role is Role.ACTOR:
        short = names.entity(one.entity).acronym or name
        written = f"[{short} staff]" if STAFF.match(words) else f"[{short}]"
        return written if PRONOUN.match(words) else f"{words} {written}"
    if OWNED.match(words):
        return f"[{name}{POSSESSIVE if name.endswith('s') else POSSESSIVE + 's'}]"
    general = re.match(r"(?:the|this|that|your) ", words, re.IGNORECASE)
    if one.role is Role.AGENCY and not one.others and general:
        return f"{'The' if words[0].isupper() else 'the'} [{name}]"
    if PRONOUN.match(words):
        return f"[{name}]"
    return "" if one.role is Role.COURT else f"{words} [{name}]"
