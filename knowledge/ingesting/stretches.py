"""Stretches of a text that have the form of a name: of an agency, a system, a court or an organisation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from knowledge.ingesting.lexicon import FORMS, words
from knowledge.vocabulary import Kind

FAR = 20_000  # characters in which a surname may come again
PRESS = re.compile(
    r"\b(?:Press|News|Wire|Newswire|Reporting|Broadcasting) "
    r"(?:Agency|Service|Services|Bureau|Center|Fund|Trust|Institute)$"
)
PRINTS = re.compile(
    r"(?:,? which)?(?: has| had| also| first| then)? (?:printed|published|reported|wrote|retracted|editorialized)\b"
)
PEOPLE_OF = re.compile(
    r"\b(?:employees|staff|workers|guards|officials|director|head|chief|archivist|librarian|registrar|"
    r"spokes\w+|counsel|visit|affair|"
    r"lawyers|managers|president|secretary|headquarters) (?:of|at|for|to|with) (?:the )?$"
)
ACTS = (
    r"(?:(?:has|had|also|then|later) )?(?:said|says|told|turned down|refused|gave|agreed|denied|declined|confirmed)\b"
)
CELL = 64  # characters: about a name's length, so that few stretches share a cell


class Taken:
    """Stretches of a text that are names already; neighbours are found by place, however many there are."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = set(spans)
        self.at: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for start, end in self.spans:
            self._place(start, end)

    def add(self, start: int, end: int) -> None:
        """Take a stretch."""
        self.spans.add((start, end))
        self._place(start, end)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """List the stretches that share a character with this one."""
        near = {span for cell in range(start // CELL, end // CELL + 1) for span in self.at.get(cell, ())}
        return sorted(span for span in near if span[0] < end and start < span[1])

    def _place(self, start: int, end: int) -> None:
        for cell in range(start // CELL, end // CELL + 1):
            self.at[cell].add((start, end))


def find_forms(text: str, known: list[tuple[int, int]]) -> Iterable[tuple[Kind, int, int, str]]:
    """Give the stretches that have the form of a name, longest first where they overlap."""
    found = []
    held = Taken(known)
    for rank, (kind, pattern) in enumerate(FORMS):
        for match in pattern.finditer(text):
            group = "name" if "name" in match.groupdict() else 0
            start, end = match.span(group)
            start = _trim(text, start, end)
            end -= 2 if text[start:end].endswith("'s") else 0
            end = _of_known(text, start, end, held)
            name = text[start:end]
            if "\n" in name or not _worth(kind, name) or (start, end) in held.spans:
                continue
            inside = held.within(start, end)
            if kind is Kind.AGENCY and name.split()[-1] in words("shared_heads") and not _institution(text, start, end):
                continue
            if kind is Kind.SYSTEM and any(span[0] == start for span in inside):
                continue  # "SSA system" is no name
            if any(span[0] <= start and end <= span[1] for span in inside):
                continue
            found.append((rank if kind is Kind.COURT else 9, -(end - start), start, end, kind, name))
    for _, _, start, end, kind, name in sorted(found):
        press = kind is Kind.AGENCY and PRESS.search(name)
        paper = kind is Kind.SYSTEM and PRINTS.match(text, end)
        yield Kind.ORGANISATION if press or paper else kind, start, end, name


def _of_known(text: str, start: int, end: int, held: Taken) -> int:
    """Cut "the Payment Service of the Kelp Survey" before the agency that is known: its part has a name of its own."""
    for begin, stop in held.within(start, end):
        of = re.search(r" (?:of|at|for|in) (?:the )?$", text[start:begin])
        if stop == end and of and begin > start:
            return start + of.start()
    return end


def _institution(text: str, start: int, end: int) -> bool:
    """Tell whether a name that could be a system's is an institution's: it has staff, or it speaks."""
    noun = text[start:end].rsplit(maxsplit=1)[-1].lower()
    return (
        text[start:end].split(maxsplit=1)[0] in words("agency_openers")
        or bool(re.search(rf"\b[Tt]he {noun} {ACTS}", text))
        or bool(PEOPLE_OF.search(text[max(0, start - 60) : start]))
        or bool(
            re.match(
                r"(?:'s (?:director|chief|head|staff|archivist|librarian|registrar|spokes))| (?:said|"
                r"says|employs|told|confirmed|has a staff)\b",
                text[end : end + FAR],
            )
        )
    )


def _trim(text: str, start: int, end: int) -> int:
    """Move the start past words that only open a sentence."""
    while first := re.match(r"(?:U\.S\. )?([A-Z][\w'-]*) ", text[start:end]):
        if first[1] not in words("openers") and not first[1].endswith("'s"):
            break
        start += first.end()
    return start


def _worth(kind: Kind, name: str) -> bool:
    """Tell whether a stretch says more than the noun of its kind: "Office" alone is no name."""
    if kind is Kind.COURT:
        return True
    if (
        re.search(r"\b(?:Senator|Sen|Representative|Rep|Congress\w*|Governor|Gov|Mayor|Attorney General)\b", name)
        and kind is Kind.AGENCY
    ):
        return False
    said = [word for word in name.split() if word[:1].isupper()]
    if kind is Kind.SYSTEM and said and (said[0] in words("system_names_not") or said[0] in words("titles")):
        return False
    if kind is Kind.SYSTEM and not set(said) - set(words("not_names")) - set(words("agency_heads")):
        return False
    return len(said) > 1 or (
        kind is Kind.SYSTEM and len(name) > 3 and bool(said) and (" " in name or not name.isupper())
    )
