"""What a sentence shows to a typed question: figures and of what, a date, a reason, a place, names."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from knowledge.answering.empty import EMPTY
from knowledge.text import fold, stem, words

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = re.compile(
    rf"\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}} {MONTH}\b|\b{MONTH},? \d{{4}}\b|\b(?:in|by|since|until|of) {MONTH}\b"
    r"|\b(?:19|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
ONES = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
FIGURE = re.compile(
    rf"(?P<money>[$€£]\s?)?(?P<figure>\d[\d,]*(?:\.\d+)?|\b(?:one|{ONES.replace(' ', '|')}|nineteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|once|twice|several|no|half)\b)",
    re.IGNORECASE,
)
MONEY = re.compile(r"[$€£]\s?\d|\b\d[\d,.]* (?:dollars|cents|euros)\b|\b(?:million|billion) dollars\b")
LASTING = re.compile(
    r"\b(?:minute|hour|day|week|month|year|page)s?\b|\b(?:since|until|permanent|temporar|indefinite)", re.IGNORECASE
)
OFTEN = re.compile(r"\b(?:once|twice|times|every|daily|weekly|monthly|per (?:day|week|month|year))\b", re.IGNORECASE)
REASON = re.compile(
    r"\b(?:because|since|due to|so that|in order|after|over|on the grounds?|citing|reason|for fear|as a result|led to"
    r"|prompted|said that|saying|to \w+)\b"
)
BECAUSE = re.compile(r"\b(?:because|due to|so that|on the grounds?|the reason|citing|for fear)\b")
PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|from|on|off) (?:the )?((?:[A-Z][\w'-]+ ?)+)|^([A-Z]{3,}(?: [A-Z]{3,})*) —"
)
ROOM = re.compile(
    r"\b(?:in|at|on|into|to) (?:a|an|the|its|their|his|her|our) (?:[\w'-]+ ){0,3}?"
    r"(?:floor|room|building|desk|office|basement|server|cloud|city|town|harbor|port|street|court)\b"
)
TITLES = (
    r"(?:(?:[A-Z][\w'-]+ ){0,2}(?:Director|Chair(?:man|woman)?|Judge|Justice|Rep\.|Sen\.|Senator|Representative"
    r"|President|Secretary|Commissioner|Administrator|Governor|Gov\."
    r"|Inspector General|Attorney General|Chief|Officer|Mayor|Captain|Professor|Dr\.))"
)
APPOSED = r"(?:an?|the|who (?:is|was|has|runs|leads|heads)|which|its|their|our|his|her)"
HOLDS = (
    r"(?:is|was|are|were|holds?|held|keeps?|kept|stores?|records?|contains?|tracks?|insures?|runs?|handles?|manages?"
    r"|oversees?|covers?|processes|sends?|lists?|pays?|serves?)"
)
INSIDE = re.compile(r"(?<=[\w,;:)\]'] )[\[\"(]?([A-Z][\w'-]+)|^\W*([A-Z][\w'-]+)(?= [A-Z])")
CALENDAR = frozenset(
    stem(word)
    for word in (
        "january february march april may june july august september october november december"
        " monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)
AFTER = 5  # words after a figure that may say of what it is: "84 of its 620 employees"
BEFORE = 3  # the same before it: "pages: 14"


class Shown:
    """What one sentence shows, each part read when it is first asked for."""

    def __init__(self, statement: str) -> None:
        self.plain = statement.replace("[", "").replace("]", "")

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of names."""
        named = [one or other for one, other in INSIDE.findall(self.plain)]
        return frozenset[str]().union(*map(stems_of, named)) - CALENDAR - EMPTY

    @cached_property
    def counted(self) -> tuple[frozenset[str], ...]:
        """The stems of the words around each figure that is no date."""
        return tuple(_counted(DATE.sub(" ", self.plain)))

    @cached_property
    def places(self) -> frozenset[str]:
        """The stems of the names of places."""
        found = (part for one in PLACE.findall(self.plain) for part in one)
        return frozenset(stem(word) for part in found for word in words(fold(part))) - CALENDAR

    @property
    def date(self) -> bool:
        """Whether it gives a date."""
        return bool(DATE.search(self.plain))

    @property
    def money(self) -> bool:
        """Whether it gives a sum of money."""
        return bool(MONEY.search(self.plain))

    @property
    def lasting(self) -> bool:
        """Whether it says how long."""
        return bool(LASTING.search(self.plain))

    @property
    def often(self) -> bool:
        """Whether it says how often."""
        return bool(OFTEN.search(self.plain))

    @property
    def reason(self) -> bool:
        """Whether it may give a reason."""
        return bool(REASON.search(self.plain))

    @property
    def because(self) -> bool:
        """Whether it gives a reason in so many words."""
        return bool(BECAUSE.search(self.plain))

    @property
    def room(self) -> bool:
        """Whether it names a kind of place, such as a floor."""
        return bool(ROOM.search(self.plain))


SAYS = r"(?:said|says|told|wrote|writes|added|testified|stated)\b"
# What a person is, before their name: "press secretary Leo Tarn".
ROLES = (
    r"(?:secretary|director|administrator|commissioner|officer|counsel|spokes(?:man|woman|person)|engineer|analyst|chief"
    r"|chair(?:man|woman)?|deputy|aide|adviser|lawyer|attorney|president|inspector(?: general)?|auditor|programmer"
    r"|manager|librarian|archivist|keeper|specialist|scientist|official|representative|member)"
)


@lru_cache(maxsize=4096)
def shown(statement: str) -> Shown:
    """Read a statement; the brackets of what was put in are no part of it."""
    return Shown(statement)


@lru_cache(maxsize=16384)
def stems_of(text: str) -> frozenset[str]:
    """Give the stems of the words of a text."""
    return frozenset(stem(word) for word in words(fold(text)))


def defines(statement: str, name: str) -> float:
    """Give how much a statement says of what somebody or something is: 1 where it does, less for a title, or 0.

    >>> defines("Leo Tarn, a spokesman, said so.", "Leo Tarn"), defines("Judge Ada Quill ruled.", "Ada Quill")
    (1.0, 0.5)
    """
    plain = statement.replace("[", "").replace("]", "")
    called = rf"(?<!\w){re.escape(name)}(?:'s)?(?: \([^)]*\))?"
    ways = (
        rf"{called}, (?:{APPOSED} |[a-z' ]+ (?:of|at|for|in) )",
        rf"(?:known as|called|named|dubbed) {called}",
        rf"(?:^|[.;:\]] |[\"'])(?:The )?{called} {HOLDS}\b",
        rf"[a-z]{{3,}}, {called}(?![\w'-]| {SAYS})",
        rf"\b{ROLES} {called}",
    )
    if re.search("|".join(ways), plain, re.IGNORECASE):
        return 1.0
    return 0.5 if re.search(rf"{TITLES} {called}|[a-z]{{4,}} (?:called |named ){called}", plain) else 0.0


def _counted(plain: str) -> list[frozenset[str]]:
    """Give the stems around each figure that is no sum of money."""
    found = []
    for match in FIGURE.finditer(plain):
        if match["money"]:
            continue  # "$19 a month" is no number of months
        after = words(fold(plain[match.end() : match.end() + 80]))[:AFTER]
        before = words(fold(plain[max(0, match.start() - 60) : match.start()]))[-BEFORE:]
        found.append(frozenset(stem(word) for word in (*before, *after)))
    return found
