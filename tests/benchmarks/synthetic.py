"""A base made from a seed: statements of about twenty pronounceable words, and misspelt questions about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from knowledge.model import Citation, Entity, Fact, Phrasing, Source
from knowledge.vocabulary import Evidence, Kind

WORDS = 40_000  # distinct words, about what 100,000 sentences of one field hold
STOP = 100  # the most frequent words are short, and nobody asks by them
OFFSET = 2.7  # Zipf's law with Mandelbrot's correction, as fitted to English
ASKING = 300  # words that only phrasings have: how people ask is said in few words, over and over
ASKED = 7  # words that a question takes up where none is missing
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ONSETS = "b c d f g h j k l m n p r s t v w br ch dr gr pl sh st tr".split()
VOWELS = "a e i o u a e i o ea ou".split()
CODAS = ["", "", "", "", "", *"n r s l t m nd st ck".split()]
BODIES = "Bureau Office Department Agency Commission Board Council Authority".split()
SOURCE = Source("S1", "A synthetic report", "Nobody", "2025-02-17", "https://example.org/report", "0" * 64)


@dataclass(frozen=True, slots=True)
class Asked:
    """A misspelt question, and the number of the fact that it is about."""

    text: str
    fact: int


@dataclass(frozen=True, slots=True)
class Synthetic:
    """The whole base."""

    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    phrasings: tuple[Phrasing, ...]
    stop: frozenset[str]


def word(random: Random, syllables: int) -> str:
    """Make up a word that can be spoken."""
    return "".join(random.choice(ONSETS) + random.choice(VOWELS) + random.choice(CODAS) for _ in range(syllables))


def vocabulary(random: Random) -> list[str]:
    """Make up distinct words, the most frequent first and shortest."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        rare = len(found) >= STOP
        found[word(random, random.choice((1, 2, 2, 2, 3, 3)) if rare else 1)] = None
    return list(found)


def entities(random: Random, count: int) -> Iterator[Entity]:
    """Name agencies ("Bureau of Strendo Loviar", with an acronym) and people."""
    for number in range(count):
        one, two = word(random, 2).capitalize(), word(random, random.choice((2, 3))).capitalize()
        if number % 2:
            yield Entity(f"p{number}", Kind.PERSON, f"{one} {two}", aliases=(two,))
        else:
            body = random.choice(BODIES)
            yield Entity(f"a{number}", Kind.AGENCY, f"{body} of {one} {two}", f"{body[0]}O{one[0]}{two[0]}{number}")


def make(count: int, phrasings: int, seed: int) -> Synthetic:
    """Make a base of so many facts, each with so many phrasings."""
    random = Random(seed)  # noqa: S311
    words = vocabulary(random)
    weights = list(accumulate(1 / (rank + OFFSET) for rank in range(1, len(words) + 1)))
    named = tuple(entities(random, max(20, count // 20)))
    asking = [word(random, 2) for _ in range(ASKING)]
    facts, asked = [], []
    for number in range(count):
        line = random.choices(words, cum_weights=weights, k=random.randint(14, 22))
        about = random.choice(named)
        at = random.randrange(len(line))
        statement = " ".join([*line[:at], about.name, *line[at:]]) + "."
        statement = statement[0].upper() + statement[1:]
        facts.append(_fact(number, statement, about.id))
        for voice in range(phrasings):
            taken = random.sample(line, k=min(len(line), random.randint(6, 9)))
            asked.append(Phrasing(" ".join(taken) + f" {random.choice(asking)}?", f"F{number}", f"voice {voice}"))
    return Synthetic(named, tuple(facts), tuple(asked), frozenset(words[:STOP]))


def _fact(number: int, statement: str, about: str) -> Fact:
    quote = statement[:60]
    citation = Citation("S1", 1 + number % 40, quote, 10, 10 + len(quote))
    slots = (("date", "2025-02-17"),) if number % 4 == 0 else ()
    return Fact(
        f"F{number}", 1, statement, (about,), (citation,), "Nobody", Evidence.REPORTED, "2025-02-17", slots=slots
    )


def questions(base: Synthetic, count: int, wrong: float, missing: float, seed: int) -> list[Asked]:
    """Ask about facts with some of their words, in order, a share of them misspelt and a share of them missing."""
    random = Random(seed)  # noqa: S311
    found = []
    for _ in range(count):
        number = random.randrange(len(base.facts))
        line = [word for word in base.facts[number].statement.rstrip(".").lower().split() if word not in base.stop]
        taken = sorted(random.sample(range(len(line)), min(len(line), round(ASKED * (1 - missing)))))
        spoken = [misspell(line[at], random) if random.random() < wrong else line[at] for at in taken]
        found.append(Asked(" ".join(spoken), number))
    return found


def misspell(right: str, random: Random) -> str:
    """Slip once in a word, in one long word of four twice: a letter changed, dropped, added or swapped."""
    text = right
    for _ in range(2 if len(right) > 8 and random.random() < 0.25 else 1):
        at = random.randrange(len(text))
        kind = random.randrange(4)
        if kind == 0:
            text = text[:at] + random.choice(LETTERS) + text[at + 1 :]
        elif kind == 1 and len(text) > 2:
            text = text[:at] + text[at + 1 :]
        elif kind == 2:
            text = text[:at] + random.choice(LETTERS) + text[at:]
        else:
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return text
