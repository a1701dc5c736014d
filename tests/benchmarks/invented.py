"""Invented documents for measuring: reports of about 500 words from a seed, no two alike, about invented bodies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from knowledge import Document
from tests.benchmarks.synthetic import word

SENTENCES = 24  # of about twenty words each
BODIES = 150  # agencies; a field of reporting has so many, and its documents name them again and again
PEOPLE = 400
FRAMED = 0.35  # of the sentences tell of an access; the rest are what a report is mostly made of
PATTERNS = (
    "On {day}, aides from the Department of Government Efficiency asked for access to {system} at the {agency}.",
    "The {agency} gave DOGE staff read-only access to {system} after a meeting about {noun} and {noun} in {place}.",
    "A judge in {place} blocked DOGE from {system} of the {agency} on {day}, citing the {noun} of the {noun}.",
    "{person}, who runs the {noun} unit of the {agency}, said that DOGE had been denied entry to {system} in {month}.",
    "Records of the {agency} show that DOGE was granted administrator rights to {system} on {day} for {number} days.",
    "According to {person}, the {agency} revoked the accounts of {number} DOGE aides for {system} over a {noun}.",
)
FILLERS = (
    "{person} told reporters in {place} that the {noun} took {number} weeks to {verb} after the {noun} of {month}.",
    "The {agency} keeps about {number},000 {noun} records in {place}, some of which go back to the {noun} of {year}.",
    "A spokesman said the office would {verb} its {noun} before {month}, when the {noun} of {place} is due to end.",
    "In {year} the {agency} spent {number} million dollars on {noun}, {noun} and the {noun} at its site in {place}.",
    "“We have {verb}ed the {noun} for {number} years,” {person} said, “and nobody asked for the {noun} until {month}.”",
    "{person} joined the {agency} in {year} from a firm in {place} that makes {noun} and {noun} for {noun} offices.",
    "The report of {day} lists {number} cases in which the {noun} was sent to {place} without the {noun} it needed.",
    "Two unions that {verb} for workers of the {agency} said on {day} that the {noun} cost {number} jobs in {place}.",
)
MONTHS = "January February March April May June July August September October November December".split()


def documents(count: int, seed: int = 5) -> Iterator[Document]:
    """Make so many documents, each with what a citation needs."""
    random = Random(seed)  # noqa: S311
    terms = _terms(random)
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(days=random.randrange(700))
        local = terms | {name: random.sample(terms[name], k=3) for name in ("agency", "system", "person")}
        lines = [_sentence(random, local) for _ in range(SENTENCES)]
        title = f"{random.choice(local['agency'])} and the {random.choice(terms['noun'])} of {word(random, 3).title()}"
        stated = f"{title}\nThe {random.choice(terms['place'])} Courier, {day:%B} {day.day}, {day.year}"
        text = "\n\n".join([stated, *(" ".join(lines[at : at + 3]) for at in range(0, SENTENCES, 3))])
        told = (title, f"The {terms['place'][number % 40]} Courier", day.isoformat(), f"https://example.org/{number}")
        yield Document(f"report{number}.txt", text, *told)


def _terms(random: Random) -> dict[str, list[str]]:
    def named(syllables: int) -> str:
        return word(random, syllables).title()

    heads = "Bureau Office Board Commission Agency".split()
    return {
        "agency": [f"{random.choice(heads)} of {named(2)} {named(2)}" for _ in range(BODIES)],
        "system": [f"the {named(2)} {random.choice(['database', 'payment system'])}" for _ in range(BODIES)],
        "person": [f"{named(2)} {named(2)}" for _ in range(PEOPLE)],
        "place": [named(random.choice((2, 3))) for _ in range(300)],
        "noun": [word(random, random.choice((2, 2, 3))) for _ in range(6_000)],
        "verb": [word(random, 2) for _ in range(800)],
        "month": MONTHS,
    }


def _sentence(random: Random, terms: dict[str, list[str]]) -> str:
    pattern = random.choice(PATTERNS if random.random() < FRAMED else FILLERS)
    while "{" in pattern:
        start, end = pattern.index("{"), pattern.index("}")
        pattern = pattern[:start] + _filled(random, terms, pattern[start + 1 : end]) + pattern[end + 1 :]
    return pattern


def _filled(random: Random, terms: dict[str, list[str]], name: str) -> str:
    match name:
        case "day":
            return f"{random.choice(MONTHS)} {random.randint(1, 28)}, {random.choice((2023, 2024, 2025))}"
        case "year":
            return str(random.randint(1950, 2024))
        case "number":
            return str(random.randint(2, 900))
        case _:
            return random.choice(terms[name])
