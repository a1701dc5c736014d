"""Split a view into passages: headings, questions, and sentences with the header that stands over or before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

from knowledge.errors import UnreadableDocument
from knowledge.ingesting.clean import BULLET, View, paragraphs
from knowledge.ingesting.stating import has_verb, is_label

MONTHS = (
    "Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?"
    "|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
)
HEADING_WORDS = 16  # a longer line without a full stop is a sentence whose stop is missing
RUN_IN = re.compile(
    r"(?:[A-Z][\w ]{0,24}, )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    rf"(?:(?:early |mid-|late )?(?:{MONTHS})(?: \d{{1,2}}(?:-\d{{1,2}})?)?(?:,? \d{{4}})?|"
    rf"\d{{1,2}} (?:{MONTHS})(?:,? \d{{4}})?|\d{{4}}-\d\d(?:-\d\d)?)"
    r"(?: ?[.:] | (?:-|\u2013|\u2014) |\. )",
    re.IGNORECASE,
)
CASE = re.compile(r"(?:[A-Z][^.:;!?\"]{1,60} vs?\. [A-Z][^.:;!?\"]{1,60}|In re [^.:;!?\"]{1,60})\. (?=[A-Z\"])")
BENCH = re.compile(  # "District Court at Velm, Judge Ida Marrow." below the names of the parties
    r"(?:U\.S\. |[^.;:!?\"]){0,80}\b(?:Court|Circuit|Judge|Justice)\b(?:U\.S\. |[^.;:!?\"]){0,80}\. (?=[A-Z\"])"
)
LEAD_IN = re.compile(r"(?:[A-Z(][^.:;!?\"]{1,90}): (?=[A-Z\"])|[A-Z][^.:;!?,\"]{1,40}\. (?=[A-Z\"])")
MARK = re.compile(r"(?i:Q|A|Question|Answer)\s?[:.]\s+|REPORTER:\s+|#+\s+|\*\*|\|\s*")
LABEL = re.compile(  # who speaks in a transcript: "MS. QUILL:"
    r"((?:MRS?|MS|MISS|DR|PROF|SEN|REP|GOV|GEN|COL|CAPT|HON|SENATOR|REPRESENTATIVE|CONGRESS(?:MAN|WOMAN)|GOVERNOR|"
    r"PRESIDENT|SECRETARY|COMMISSIONER|DIRECTOR|JUDGE|JUSTICE|CHAIR(?:MAN|WOMAN|PERSON)?|RANKING MEMBER|"
    r"THE (?:COURT|WITNESS|CLERK|CHAIR))\b\.?"
    r"(?: [A-Z][A-Z.'-]*){0,4}):\s+"
)
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z\"])")  # "3.1 The registry …"
ASKED = re.compile(
    r"(?:Q|Question|QUESTION|REPORTER)\s?[:.]\s"
)  # all of its paragraph is a question, whatever its stops
SAYING = re.compile(
    r"\b(?:said|says|wrote|writes|added|asked|told|ruled|reads?|stated|found|concluded|ordered|is|are|"
    r"was|were|has|had|have)\b"
)
TOLD = re.compile(
    r"\b(?:[a-z]+ed|met|gave|got|saw|sent|took|left|came|went|told|let|ran|held|kept|put|cut|shut|won|"
    r"lost|paid|sued|fell|"
    r"rose|grew|led|runs|keeps|leads|holds|wants|gives|takes|sends|uses|owns|pays|works|comes|goes|makes|"
    r"needs|serves)\b"
)
LISTED = re.compile(
    r"(?:[A-Z][\w'&-]*|of|the|for|and|on|\([^)]*\))(?: (?:[A-Z][\w'&-]*|of|the|for|and|on|\([^)]*\))){0,8}: "
)
LONGEST = 1_500  # characters: what is longer is no sentence, and no pattern is let loose on it
LABEL_WORDS = 6  # a longer lead that ends with a full stop is a sentence
TITLED = re.compile(
    r"(?:^|\s)(?:[A-Z]-[A-Z][a-z]+|Mr|Ms|Mrs|Dr|Prof|St|Sen|Sens|Rep|Reps|Capt|Col|Sgt|No|Nos|Sec|Ex|Exh|Doc|Dkt|Fig|Maj|Gen|Gov|Hon|Lt|Insp|Dep|Supp|Cir|"
    r"Cong|Stat|Reg|Fed|approx|MR|MRS|MS|DR|[A-Z])\.\s*$"
)


SAYS_NO = re.compile(r"(?:^|[.?!]\s)No\.\s*$")  # an answer, where no number follows: "No. 25-cv-101"
NUMBER = re.compile(r"\s*\W?\w*\d")
OF_PERSON = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof|Sens?|Reps?|Gov|Gen|Capt|Col|Sgt|Hon|St)\.\s*$")  # "Sen." is no label


class Part(StrEnum):
    """What a passage is in its document."""

    TITLE = "title"
    DATELINE = "dateline"
    HEADING = "heading"
    QUESTION = "question"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a view that is read as one. `header` stands right before it, and is in force in its paragraph.

    `label` says who speaks in its paragraph, in capitals: "MS. QUILL".
    """

    text: str
    start: int
    part: Part
    paragraph: int
    header: str = ""
    item: bool = False
    label: str = ""

    @property
    def end(self) -> int:
        """Where it ends in the view."""
        return self.start + len(self.text)


def split(view: View) -> tuple[Passage, ...]:
    """Split a view into its passages, in their order."""
    return tuple(passage for number, span in enumerate(paragraphs(view)) for passage in _paragraph(view, number, *span))


def _paragraph(view: View, number: int, start: int, end: int) -> Iterator[Passage]:
    text = view.text[start:end]
    item = BULLET.match(text)
    if item:
        start, text = start + item.end(), text[item.end() :]
    asked = bool(ASKED.match(text))
    while mark := MARK.match(text):
        start, text = start + mark.end(), text[mark.end() :]
    label = LABEL.match(text)
    if label:
        start, text = start + label.end(), text[label.end() :]
    text = text.rstrip()
    if not text:
        return
    numbered = item is not None and any(letter.isdigit() for letter in item.group())
    part = _alone(text, number, listed=item is not None)
    if part is None and numbered and _section(text):
        part = Part.HEADING
    if part:
        yield Passage(text, start, part, number)
        return
    header = _header(text, listed=item is not None)
    for begin, sentence in _unnumbered(text[len(header) :], start + len(header)):
        asks = asked or sentence.rstrip("\"')").endswith("?")
        kind = Part.QUESTION if asks else Part.SENTENCE
        yield Passage(sentence, begin, kind, number, header.strip(), item is not None, label[1] if label else "")


def _alone(text: str, number: int, *, listed: bool) -> Part | None:
    """Tell what a paragraph is that is no running text: the title, a dateline, a heading."""
    ended = re.search(r"[.?!;,][\"')\]]*$", text)
    size = len(text.split())
    if number == 0 and size <= HEADING_WORDS * 2 and not text.endswith("."):
        return Part.TITLE
    if (
        number <= 3
        and not ended
        and size <= HEADING_WORDS
        and re.search(r"\b(?:19|20)\d\d\b", text)
        and not SAYING.search(text)
        and not listed
    ):
        return Part.DATELINE
    if not ended and size <= HEADING_WORDS and not (listed and SAYING.search(text)):
        return None if listed and not text.endswith(":") else Part.HEADING
    if text.endswith(":") and size <= HEADING_WORDS * 2 and not listed:
        return Part.HEADING
    return None


def _section(text: str) -> bool:
    """Tell whether a numbered line is the heading of a section: few words, no verb, no stop."""
    said = SAYING.search(text) or TOLD.search(text)
    return len(text.split()) <= LABEL_WORDS and text[:1].isupper() and text[-1:].isalnum() and not said


def _header(text: str, *, listed: bool) -> str:
    """Find the words before a paragraph's first sentence that say what it is about: a date, an agency, a label."""
    size = 0
    if dated := RUN_IN.match(text):
        size = dated.end()
    if case := CASE.match(text, size):
        bench = BENCH.match(text, case.end())
        return text[: bench.end()] if bench and not has_verb(bench.group()) else text[: case.end()]
    lead = LEAD_IN.match(text, size) or (LISTED.match(text, size) if listed else None)
    if (
        lead
        and not OF_PERSON.match(lead.group())
        and is_label(lead.group())
        and not SAYING.search(lead.group())
        and not TOLD.search(lead.group())
        and _labels(lead.group())
    ):
        size = lead.end()
    return text[:size]


def _labels(lead: str) -> bool:
    return lead.rstrip().endswith(":") or len(lead.split()) <= LABEL_WORDS


def _sentences(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Give the sentences of a running text with their places in the view."""
    held = ""
    for piece in _segment(text):
        held += piece
        if (
            TITLED.search(held)
            and len(held) < len(text)
            and not (SAYS_NO.search(held) and not NUMBER.match(text, len(held)))
        ):
            continue
        if held.strip() and len(held) <= LONGEST:
            yield start + len(held) - len(held.lstrip()), held.strip()
        start, text, held = start + len(held), text[len(held) :], ""
    if held.strip() and len(held) <= LONGEST:
        yield start + len(held) - len(held.lstrip()), held.strip()


def _unnumbered(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Give the sentences without the numbers of their paragraphs."""
    for begin, sentence in _sentences(text, start):
        mark = NUMBERED.match(sentence)
        size = mark.end() if mark else 0
        yield begin + size, sentence[size:]


def _segment(text: str) -> list[str]:
    """Cut a text at its sentence boundaries; the library comes with the extra `documents`."""
    try:
        return list(import_module("sentencex").segment("en", text))
    except ModuleNotFoundError as error:
        why, advice = f"needs the package {error.name}", 'Run `pip install "oversight-bot[documents]"`.'
        raise UnreadableDocument("Reading a document", why, advice) from None
