"""Shapes that few sentences have: a reason given as one, quoted words, a tally of votes, names one after the other.

Where a question asks for such a shape, a statement near its subject that has it is trusted sooner than others are:
hardly another one there could be meant.
"""

from __future__ import annotations

import re

from knowledge.answering.asks import Ask
from knowledge.answering.shown import shown
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import fold, words

MANY = 3  # names one after the other that answer a "who" which asks for one
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2}
NUMBERS = "|".join((*COUNTS, "2", "3", "4", "5", "6", "7"))
SEVERAL = re.compile(
    rf"\b(?:which|what|name|list)(?: (?:are|were|of|the|all|every|those))*(?: (?P<count>{NUMBERS}))?"
    r" (?:\w+ ){0,2}?(?P<noun>people|(?!(?:was|is|does|has|this|access|its|his)\b)\w{2,}s)\b"
    r"|\bwho (?:are|were|all|else)\b|\bnames of\b"
)
NAME = r"(?:[A-Z][\w.'-]*\w(?: (?:(?:of|for|the) )*[A-Z][\w.'-]*\w)*)"
LISTED = re.compile(rf"{NAME}(?:, (?:the )?{NAME})*,? and (?:the |an? )?{NAME}")
BETWEEN = re.compile(r", (?:the )?| and (?:the |an? )?")
OFFICES = re.compile(r"(?:agenc|department|office|bureau|bodies|board|commission|institution)")
BODY = re.compile(
    r"\b(?:Department|Office|Bureau|Agency|Administration|Commission|Board|Service|Center|Institute|Corps|Authority)\b"
    r"|\b[A-Z]{2,}\b"
)
TALLY = re.compile(
    r"\b(?:\d{1,3}|[a-z]+)(?: votes)? to (?:\d{1,3}|one|two|three|four|five|six|none)\b"
    r"|\b\d{1,2}-\d{1,2}\b|\bunanimous",
    re.IGNORECASE,
)
VOTE = re.compile(r"\b(?:votes?|split|tally|margin)\b")
WORDS = re.compile(
    r"\b(?:what|how) (?:did|does|do|was|were|is|has|have) .{0,60}\b(?:call|calls|called|describe|described|label"
    r"|labeled|liken|likened|put it|word it|term)\b|\b(?:exact|own) words\b|\bquot"
)
QUOTED = re.compile(r"[\"“][^\"”]{4,}[\"”]|\b(?:likened|described|compared)\b")


def has_shape(question: Question, fact: Fact) -> bool:
    """Tell whether a question asks for a rare shape, and the statement of a fact has it."""
    text, plain = question.text, shown(fact.statement).plain
    if question.ask is Ask.WHY:
        return shown(fact.statement).because
    if VOTE.search(text) and question.ask is not Ask.WHETHER:
        return bool(TALLY.search(plain))
    if WORDS.search(text):
        return bool(QUOTED.search(plain))
    named = question.named
    several = SEVERAL.search(" ".join("it" if at in named else word for at, word in enumerate(question.words)))
    least = _wanted(several["count"]) if several else MANY if question.ask is Ask.WHO else None
    bodies = several is not None and bool(OFFICES.match(several["noun"] or ""))
    return least is not None and listed(fact, question, bodies=bodies) >= least


def _wanted(count: str | None) -> int:
    """Give how many names must stand in a list."""
    return 2 if not count else COUNTS.get(count) or int(count)


def listed(fact: Fact, question: Question, *, bodies: bool = False) -> int:
    """Give how many names that the question lacks stand one after the other; of agencies and the like, if `bodies`."""
    asked = set(question.words)
    plain = shown(fact.statement).plain
    most = 0
    for match in LISTED.finditer(plain):
        parts = [name for name in BETWEEN.split(match.group()) if BODY.search(name) or not bodies]
        names = [set(words(fold(name))) for name in parts]
        most = max(most, sum(not name <= asked for name in names))
    return most
