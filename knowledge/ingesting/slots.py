"""Fill the typed values of a fact that a question may ask for: a date, a figure, a place, a reason, an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.ingesting.dates import say
from knowledge.ingesting.money import find_amount
from knowledge.ingesting.names import Names
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.recognise import Reading
from knowledge.ingesting.speakers import Speaker
from knowledge.vocabulary import Kind

PLACE = re.compile(
    r"\b(?:in|at) ((?:its |the |his |her )?(?:headquarters(?: in [A-Z][\w.]+(?: [A-Z][\w.]+)*)?|"
    r"(?:[A-Z][a-z]+ )?(?:office|building|campus) in [A-Z][a-z]+(?:, [A-Z][a-z.]+)?|New York|"
    r"Washington|[A-Z][a-z]{3,}, [A-Z][a-z.]+))"
)
REASON = re.compile(
    r"\b(?:because(?! of)|in order to|so as to|saying that|on the grounds? that|citing|because of|"
    r"due to) ((?:[^,;.]|,(?= [a-z]+ing\b))+)"
)
DURATION = re.compile(
    r"\b(?:for|lasts?|runs? (?:for|to)|within|ran (?:for|to)) ((?:about |more than |at least |"
    r"up to )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|a|an|one) (?:days?|weeks?|"
    r"months?|years?|hours?|minutes?))\b|\b(temporarily|permanently|indefinitely)\b"
)
RANK = (
    r"(?:(?:acting|deputy|chief|general|assistant|associate|senior|former|top|principal|inspector|"
    r"information|security|press|technology|data|career|program|an?|the|its|[\w'-]+'s) )*[\w-]*(?:director|"
    r"commissioner|administrator|counsel|officer|secretary|chair(?:man|woman)?|judge|spokes\w+|engineer|"
    r"specialist|analyst|manager|adviser|advisor|attorney|lawyer|senator|representative|executive|"
    r"archivist|registrar|auditor|superintendent|president|clerk|aide|staffer|employee|official|chief|head|"
    r"leader|democrat|republican|programmer|keeper|warden)\b"
)
OFFICE = rf"{RANK}(?: (?:of|for|at|on|in) [\w' ]{{2,60}}?)?"
APPOSED = re.compile(rf"^(?:,? (?:I+|Jr\.),?)?(?:, \d\d)?, ({OFFICE})(?=[,.;]| (?:who|said|and)\b)", re.IGNORECASE)
SET_OFF = re.compile(r"^(?:, \d\d)?, (an? (?:[\w'-]+ ){1,10}?[\w'-]+)(?=[,.;]| who\b)")  # "a programmer on the staff"
WHO = re.compile(
    r"^, (?:\d\d, )?who ((?:has |had |now |then )?(?:work|lead|led|run|ran|head|own|chair|direct|oversee|serve|manage|"
    r"join|took over|found|been|spent)\w*\b[^,;]{3,100})(?=[,.;])"
)
BEFORE = re.compile(  # "chief information officer Ada Quill"
    rf"(?:^|[,;:\"] ?|\b(?:and|by|to|from|with|said|told|asked|that|when|where|after|before|while|because) )({RANK}) $",
    re.IGNORECASE,
)
SAYS_MUCH = re.compile(r"spokes|chair", re.IGNORECASE)  # "Judge" and "Director" alone do not say of what
IS_A = re.compile(r"^(?: is| was)(?: also)? ((?:an?|the) [^,;.]{3,120})")


def find_slots(reading: Reading, names: Names, speaker: Speaker) -> tuple[tuple[str, str], ...]:
    """Give the typed values that a sentence states, each name once."""
    found: dict[str, str] = {}
    for name, value in _values(reading, names, speaker):
        found.setdefault(name, value)
    return tuple(found.items())


def _values(reading: Reading, names: Names, speaker: Speaker) -> Iterator[tuple[str, str]]:
    text = reading.text
    if speaker.entity and names.entity(speaker.entity).kind is Kind.PERSON:
        yield "speaker", speaker.entity
    elif not speaker.entity and speaker.words and speaker.words in text:
        yield "source", speaker.words
    yield from _offices(reading, names)
    people = [one for one in reading.mentions if one.sure and (one.role is Role.PERSON or one.entity in names.judges)]
    if people:
        yield "person", people[0].entity
    acts = [one for one in reading.dates if one.of_act]
    if acts:
        yield "date", say(acts[0].edtf)
    elif reading.when:
        yield "date", say(reading.when)
    taken = tuple((one.start, one.end) for one in reading.dates) + tuple(
        (one.start, one.end) for one in reading.mentions
    )
    if amount := find_amount(text, taken):
        yield "amount", amount.amount
        yield "unit", amount.unit
    for name, pattern in (("place", PLACE), ("reason", REASON), ("duration", DURATION)):
        if match := pattern.search(text):
            yield name, next(group for group in match.groups() if group).strip()


def _offices(reading: Reading, names: Names) -> Iterator[tuple[str, str]]:
    """Give what the sentence says somebody or something is."""
    for one in reading.mentions:
        if not one.entity or not one.sure or (one.points and one.role is not Role.PERSON):
            continue
        after = reading.text[one.end :]
        person = names.entity(one.entity).kind is Kind.PERSON
        if person and (office := _office(reading.text[: one.start], after)):
            yield "person", one.entity
            yield "office", office
            yield "defines", one.entity
        elif one.start <= 4 and (match := IS_A.match(after)):
            if person:
                yield "person", one.entity
                yield "office", match[1].strip()
            yield "defines", one.entity
        acronym = names.entity(one.entity).acronym
        if acronym and after.startswith(f" ({acronym})"):
            yield "name", names.entity(one.entity).name


def _office(before: str, after: str) -> str:
    """Give what stands beside a name and says who that is: an office, "a programmer", "who runs the board"."""
    for match in (APPOSED.match(after), WHO.match(after), SET_OFF.match(after)):
        if match:
            return match[1].strip()
    title = BEFORE.search(before)
    return title[1] if title and (" " in title[1] or SAYS_MUCH.match(title[1])) else ""
