"""What a curator sees of questions without an answer: one group a card, with the facts that may answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from bot.buttons import Does, Press, fits
from bot.markdown import plain, shorten
from bot.render import NOT_ON_RECORD, ON_RECORD, Layout, layout
from bot.wording import count
from knowledge import Asked, Fact, Source, Taught, day

LONGEST_QUESTION = 300  # characters, as it is kept; escaped it may be twice as long
LONGEST_WORDING = 100
LONGEST_STATEMENT = 180
LONGEST_KEY = 24
WORDINGS, REMARKS, FACTS, SOURCES = 4, 2, 3, 5  # of each at most: a card fits a phone
EMPTY = "No questions wait: what was asked lately had an answer, or was dealt with."


@dataclass(frozen=True, slots=True)
class Place:
    """What a button is about: the number of a question, its place in the list from 1, and a fact."""

    number: int
    at: int = 1
    fact: str = ""

    @classmethod
    def read(cls, argument: str) -> Self:
        """Read the argument of a button; what nobody has written is the first place."""
        number, at, fact = (*argument.split(".", 2), "", "")[:3]
        return cls(_number(number), max(_number(at), 1), fact)

    def __str__(self) -> str:
        return f"{self.number}.{self.at}.{self.fact}" if self.fact else f"{self.number}.{self.at}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def group(value: Asked, at: int, of: int, note: str = "") -> Layout:
    """Show a group: what was asked and how often, other wordings, the nearest facts, and what can be done."""
    times = "once" if value.times == 1 else f"{value.times:,} times"
    disliked = f" · {value.disliked:,} of them had an answer that was disliked" if value.disliked else ""
    head = [f"**{plain(note, LONGEST_WORDING)}**"] if note else []
    head += [f"### “{plain(value.question, LONGEST_QUESTION)}”", f"-# Asked {times}, last on {_day(value)}{disliked}"]
    also = [f"- “{plain(each, LONGEST_WORDING)}”" for each in value.wordings[1:][:WORDINGS]]
    left = len(value.wordings) - 1 - len(also)
    also = ["Also asked as", *also, *([f"-# and {count(left, 'other wording')}"] if left else [])] if also else []
    wrong = [f"- {plain(each, LONGEST_WORDING)}" for each in value.remarks[:REMARKS]]
    wrong = ["What was wrong, they say", *wrong] if wrong else []
    facts = value.near[:FACTS]
    near = ["Nearest on record", *map(_fact, facts)] if facts else ["Nothing on record is near."]
    here = Place(value.number, at)
    return layout(
        ["\n".join(head), "\n".join([*also, *wrong]), "\n".join(near), f"-# {at:,} of {of:,}"],
        [_teach(here, facts), _else(here), _turn(at, of)],
        ON_RECORD,
    )


def _teach(here: Place, facts: Sequence[Fact]) -> list[Press]:
    arguments = {fact.id: str(Place(here.number, here.at, fact.id)) for fact in facts}
    return [Press(f"Teach {key}", Does.TEACH, to) for key, to in arguments.items() if fits(Does.TEACH, to)]


def _else(here: Place) -> list[Press]:
    return [
        Press("Another fact", Does.TEACH_OTHER, str(here)),
        Press("New fact", Does.NEW_FACT, str(here)),
        Press("Not ours", Does.NOT_OURS, str(here)),
    ]


def _turn(at: int, of: int) -> list[Press]:
    turns = (("Previous", at - 1), ("Next", at + 1))
    return [Press(name, Does.INBOX, str(to)) for name, to in turns if 1 <= to <= of]


def _fact(fact: Fact) -> str:
    return f"- **{plain(fact.id, LONGEST_KEY)}** {plain(fact.statement, LONGEST_STATEMENT)}"


def _day(value: Asked) -> str:
    return day(value.latest[:10])


def empty() -> Layout:
    """Show that nothing waits."""
    return layout([EMPTY], [], NOT_ON_RECORD)


def taught(value: Taught, fact: Fact, at: int) -> Layout:
    """Show what was taught, with a way back."""
    asked = [f"- “{plain(each, LONGEST_WORDING)}”" for each in value.wordings[: WORDINGS + 1]]
    left = len(value.wordings) - len(asked)
    more = [f"-# and {count(left, 'other wording')}"] if left else []
    head = f"### Taught\nFrom now on {plain(fact.id, LONGEST_KEY)} answers:"
    return layout([head, "\n".join([*asked, *more]), _fact(fact)], [_after(value.number, at)], ON_RECORD)


def dismissed(value: Asked, at: int) -> Layout:
    """Show what was put away, with a way back."""
    text = f"### Not ours\n“{plain(value.question, LONGEST_QUESTION)}” and its like stay away for 30 days."
    return layout([text], [_after(value.number, at)], NOT_ON_RECORD)


def _after(number: int, at: int) -> list[Press]:
    return [
        Press("Next question", Does.INBOX, str(at), primary=True),
        Press("Undo", Does.WAIT_AGAIN, str(Place(number, at))),
    ]


def documents(sources: Sequence[Source], at: int) -> Layout:
    """Ask from which document a new fact comes."""
    text = (
        "### From which document?\nThe form for the fact opens then. When it is accepted, teach it this question.\n"
        "-# Other documents: `/facts add`"
    )
    arguments = {source.id: str(Place(0, at, source.id)) for source in sources[:SOURCES]}
    rows = [
        [Press(shorten(source.title, LONGEST_WORDING) or source.id, Does.NEW_FACT, arguments[source.id])]
        for source in sources[:SOURCES]
        if fits(Does.NEW_FACT, arguments[source.id])
    ]
    return layout([text], [*rows, [Press("Back", Does.INBOX, str(at))]], ON_RECORD)
