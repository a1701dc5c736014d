"""Which questions ask for the same thing: they name and ask the same, and share most of the rest.

A likeness is a text that is kept with a question: "what it asks and names|what else it says", both as sorted stems.
Careful rather than clever: what is grouped is taught together, and a wrong one would get a wrong answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from rapidfuzz import fuzz, process

from knowledge.answering.empty import EMPTY
from knowledge.answering.lexicon import Lexicon
from knowledge.answering.understand import openings, spans, understand
from knowledge.text import stem

ALIKE = 0.6  # part of their words that two questions share when they ask for the same
RESPELT = 88.0  # likeness, of 100, of two spellings of a name that the base does not know
SPELT = 5  # letters from which a name may be misspelt


def likeness(text: str, lexicon: Lexicon) -> str:
    """Give the likeness of a question, as the base reads it today."""
    question = understand(text, lexicon)
    named = [f"?{question.ask.value}"]
    said: list[str] = []
    covered: set[int] = set()
    for start, end, terms in spans(question.words, question.mentions, lexicon, openings(question.words, lexicon)):
        covered.update(range(start, end))
        (named if terms[0].startswith("@") else said).extend(term.lstrip("~") for term in terms)
    for at, word in enumerate(question.words):
        if at in covered or stem(word) in EMPTY:
            continue
        strange = word[0].isdigit() or word in lexicon.proper or not lexicon.knows(word)
        (named if strange else said).append(stem(word))
    return f"{' '.join(sorted(set(named)))}|{' '.join(sorted(set(said)))}"


def says_something(folded: str) -> bool:
    """Tell whether there is anything in a question that it could be about."""
    named, _, said = folded.partition("|")
    return bool(said) or " " in named


@lru_cache(maxsize=8)  # a curator turns pages while nothing changes: at 5,000 questions it takes a tenth of a second
def gather(likenesses: tuple[str, ...]) -> tuple[str, ...]:
    """Give of each likeness the one that leads its group: the first of its kind, whatever comes after it."""
    distinct = dict.fromkeys(likenesses)
    names = _respelt(distinct)
    said = {each: frozenset(each.partition("|")[2].split()) for each in distinct}
    rarity = Counter(word for words in said.values() for word in words)
    leaders: dict[tuple[str, str], list[str]] = {}  # by what is named, and a rare word of what is said
    lead: dict[str, str] = {}
    place = {each: at for at, each in enumerate(distinct)}
    for each in distinct:
        named = " ".join(sorted({names.get(word, word) for word in each.partition("|")[0].split()}))
        ordered = sorted(said[each], key=lambda word: (rarity[word], word))
        # two sets that share ALIKE of their words share one of these of each: the others need not be compared
        rare = ordered[: len(ordered) - ceil(ALIKE * len(ordered)) + 1] or [""]
        near = {leader for word in rare for leader in leaders.get((named, word), ())}
        best = max(near, key=lambda leader: (_shared(said[leader], said[each]), -place[leader]), default=None)
        if best is not None and _shared(said[best], said[each]) >= ALIKE:
            lead[each] = best
            continue
        lead[each] = each
        for word in rare:
            leaders.setdefault((named, word), []).append(each)
    return tuple(lead[each] for each in likenesses)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1) if one or other else 1.0


def _respelt(likenesses: Iterable[str]) -> dict[str, str]:
    """Map names that the base does not know to the spelling that came first."""
    kept: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for word in dict.fromkeys(word for each in likenesses for word in each.partition("|")[0].split()):
        if len(word) < SPELT or not word.isalpha():
            continue
        near = process.extractOne(word, kept.get(word[0], ()), scorer=fuzz.ratio, score_cutoff=RESPELT)
        if near:
            found[word] = near[0]
        else:
            kept.setdefault(word[0], []).append(word)
    return found
