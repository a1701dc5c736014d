"""Whether a sentence is worth a draft: what is short needs a subject of its own, what has no verb needs a question."""

from __future__ import annotations

import re

from knowledge.ingesting.actions import frames
from knowledge.ingesting.names import Names, find_mentions
from knowledge.ingesting.states import BOILERPLATE, REGRETS
from knowledge.ingesting.stating import AUX, PAST, is_answer, is_statement

WORDS = 4  # a shorter sentence hardly states anything that stands alone
ANSWERS = re.compile(
    r"(?:yes|no|not|they|it|none|never|only|so far)\b|we .*\bthere\b"
    rf"|(?:[\w.'-]+ ){{1,5}}(?:{AUX})(?: not)?[.,;]",  # "Two clerks do."
    re.IGNORECASE,
)
SHORT = re.compile(
    rf"(?:He|She|They|It|That|This|Neither|Both|None|Nobody)\b.* (?:(?:{AUX}|{PAST})\b|[a-z]+ed\b)", re.IGNORECASE
)
BARE = re.compile(rf"(?!He |She |They )[A-Z][\w.'-]* (?:{AUX})(?: not)?\.$")  # "It did not.": no more than an answer


def is_worth(text: str, question: str, names: Names, *, listed: bool) -> bool:
    """Tell whether a sentence is worth a draft; `question` stands right before it, of a list short items are, too."""
    if BOILERPLATE.match(text) or REGRETS.search(text):
        return False
    size = len(text.split())
    if question and (size < WORDS or not is_statement(text)):
        return _answers(text, question, names)
    if frames().contradicts.search(text) or frames().restates.search(text):
        return True  # "That was wrong." belongs to the sentence before
    if size < WORDS and not listed:
        return bool(SHORT.match(text)) and not BARE.match(text) and is_statement(text)
    return is_statement(text)


def leans(text: str) -> bool:
    """Tell whether a sentence says nothing without the question before it: "No.", "They were not.", "Some 57,000."."""
    return bool(ANSWERS.match(text)) or len(text.split()) < WORDS or not is_statement(text)


def asked_of(question: str, names: Names) -> tuple[str, ...]:
    """Give whom a question names."""
    return tuple(one.entity for one in find_mentions(question, names) if one.entity and not one.points)


def _answers(text: str, question: str, names: Names) -> bool:
    """Tell whether a few words answer a question; one of both has to name somebody."""
    return is_answer(text) and bool((*asked_of(question, names), *asked_of(text, names)))
