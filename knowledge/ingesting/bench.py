"""The case that is told: which judge sits in it and who sues, as long as its entry or its section goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from knowledge.ingesting.names import Mention, Names, headword
from knowledge.ingesting.pointers import Role

VERSUS = re.compile(r"\bvs?\. [A-Z]|^\W*(?:\d+\. )?In re ")
ORDERS = re.compile(
    r"\b(?:orders?|rulings?|injunctions?|ban|opinion|judge|decision|decree|hold|block|stay|case|suit)\b", re.IGNORECASE
)


class Case(Enum):
    """How far a case reaches that is told: its paragraph, under a header, or all that follows its caption."""

    NONE = 0
    ENTRY = 1
    SECTION = 2


@dataclass
class Bench:
    """The judge and the parties of the case that is told; it changes from header to header."""

    names: Names
    case: Case = Case.NONE
    judge: str = ""
    parties: frozenset[str] = frozenset()
    organisations: set[str] = field(default_factory=set)  # those of the document so far

    def enter(self, header: str, mentions: Sequence[Mention]) -> str:
        """Begin a paragraph; give the judge whom its header names, where it is of a case."""
        if VERSUS.search(header):
            return self.sit(Case.ENTRY, mentions)
        return self.sit(Case.NONE, ()) if self.case is Case.ENTRY else ""

    def head(self, heading: str, mentions: Sequence[Mention]) -> str:
        """Begin what stands below a heading; give the judge whom it names, where it is of a case."""
        return self.sit(Case.SECTION, mentions) if VERSUS.search(heading) else self.sit(Case.NONE, ())

    def sit(self, case: Case, mentions: Sequence[Mention]) -> str:
        """Begin a case, or leave it; give its judge where one is named already."""
        self.case, self.judge = case, ""
        self.parties = frozenset(one.entity for one in mentions if one.role is Role.GROUP and one.entity)
        self.organisations |= self.parties
        return self.preside(mentions)

    def preside(self, mentions: Sequence[Mention]) -> str:
        """Take the first judge who is named in a case for the one who sits; give that judge when it is new."""
        judges = [one.entity for one in mentions if one.entity in self.names.judges and not one.points]
        if self.case is Case.NONE or self.judge or not judges:
            return ""
        self.judge = judges[0]
        return self.judge

    def concerned(self, text: str) -> tuple[str, ...]:
        """Give the judge where a sentence of the case speaks of an order, a ruling or the judge."""
        return (self.judge,) if self.judge and ORDERS.search(text) else ()

    def party(self, noun: str) -> str:
        """Give the organisation that "the" and this noun mean: the one of the case, or the only one with it."""
        every = sorted(key for key in self.organisations if headword(self.names.entity(key).name) == noun)
        found = [key for key in every if key in self.parties] or every
        return found[0] if len(found) == 1 else ""
