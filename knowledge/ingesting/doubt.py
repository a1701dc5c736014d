"""When a pronoun is better left as it stands: a wrong name in its place is worse than none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.ingesting.names import Mention
from knowledge.ingesting.pointers import Role

HUMAN = (
    r"(?:man|woman|person|user|boy|girl|officials?|spokes\w+|director|inspectors? general|engineer|clerk|administrator|"
    r"employee|aide|lawyer|attorney|officer|commissioner|secretary|chair\w*|archivist|registrar|keeper|librarian|warden|"
    r"analyst|gardener|supervisor|manager|chief|nurse|doctor|teacher|member|worker|technician|staffer|guard|reporter|"
    r"senator|representative|president|neighbor|colleague|reader|farmer|veteran|retiree|customer|contractor|auditor)"
)
UNNAMED = re.compile(
    rf"\b(?:an?|the|its|one|another|each|every|any|no|\w+'s) (?:[\w-]+ ){{0,3}}?{HUMAN}\b", re.IGNORECASE
)
SELF = re.compile(r"\b(?:I|me|my)\b")
OF_THINGS = re.compile(  # "it expires": an account or a paper, hardly an agency
    r" (?:also |only |now )?(?:lapse[sd]?|expire[sd]?|end(?:s|ed)|runs?|ran|costs?|lasts?|lasted|contains?|covers?|"
    r"applie[sd]|bars?|takes effect|came into force|has no (?:end|limit|date)|may be|can be|is all|"
    r"(?:is|was|will be|has been|had been) (?!asked|told|given|granted|refused|denied)\w+ed)\b|"
    r" (?:is|was|did|does|has)[.,;]",
    re.IGNORECASE,
)
OWN_SUBJECT = re.compile(r"^\W*(?:The|A|An|This|That|These|Those|Its|Their|Every|Each|No|One|Some|Two|Three|Both)\b")
THEY = re.compile(r"\b(?:they|them|their)$")
OF_WHICH = re.compile(r"\b(?:which|who|that) \w+ $")
THEY_SAY = re.compile(
    r"they (?:also |then )?(?:say|ask(?!\w* for)|argue|point|write|wrote|believe|fear|urge|want to know|note|add|"
    r"contend|claim)\w*\b",
    re.IGNORECASE,
)
SHE = frozenset({"she", "her"})
HE = frozenset({"he", "him", "his"})
WOMAN = re.compile(r"(?:Ms\.|Mrs\.|Miss|Lady|Dame|Congresswoman|spokeswoman|chairwoman|,? (?:an? |the )?\w*woman),? $")
MAN = re.compile(r"(?:Mr\.|Sir|Lord|Congressman|spokesman|chairman|MR\.),? $")


def is_doubtful(text: str, one: Mention, before: Sequence[Mention], *, thing: bool, unnamed: bool) -> bool:
    """Tell whether what a pronoun was taken for may be wrong.

    `before` are the mentions ahead of it in its sentence. The sentence before had a `thing` that is no entity for its
    subject, or spoke of somebody `unnamed`.
    """
    word = text[one.start : one.end].lower()
    if one.role is Role.PERSON or word in SHE | HE:
        return _person(text, one, before, unnamed=unnamed)
    if word in {"it", "its"}:
        return (
            _it(text, one, before, thing=thing)
            if not one.of_data
            else bool(not before and OF_WHICH.search(text[: one.start]))
        )
    if one.role is Role.ACTOR and not any(other.role is Role.ACTOR for other in before):
        return bool(thing and THEY.search(word)) or (" of them" in f" {word}" and bool(text[: one.start].strip(' "')))
    return bool(THEY.search(word)) and one.role is Role.AGENCY and not one.others


def _it(text: str, one: Mention, before: Sequence[Mention], *, thing: bool) -> bool:
    if one.role is not Role.SYSTEM and text[one.start : one.end].lower() == "it" and OF_THINGS.match(text, one.end):
        return True
    if not text[: one.start].strip(' "'):
        return thing
    return not before and bool(OWN_SUBJECT.match(text) or text.startswith('"'))


def has_noun(words: str, name: str) -> bool:
    """Tell whether "the commission" can mean an agency of this name; "the agency" can mean any."""
    noun = re.match(r"(?:the|this|that|your) (?:\w+ )?(\w+)", words, re.IGNORECASE)
    return noun is None or noun[1].lower() in {"agency", "agencies", "office"} or noun[1].lower() in name.lower()


def _person(text: str, one: Mention, before: Sequence[Mention], *, unnamed: bool) -> bool:
    named = any(other.role is Role.PERSON or other.entity == one.entity for other in before if not other.points)
    ahead = text[: one.start]
    both = re.search(r"\b(?:he|him|his)\b", text, re.IGNORECASE) and re.search(r"\b(?:she|her)\b", text, re.IGNORECASE)
    if both or (SELF.search(text) and '"' in text):
        return True
    return bool(UNNAMED.search(ahead)) and not named if ahead.strip(' "') else unnamed


def subject_is_thing(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence is about something that is no entity: "the guild", "the order", "no answer"."""
    opens = OWN_SUBJECT.match(text)
    return bool(opens) and not any(opens and one.start <= opens.end() + 1 for one in mentions)


def speaks_of_unnamed(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence speaks of somebody without a name, and of nobody with one."""
    return not any(one.role is Role.PERSON for one in mentions) and bool(UNNAMED.search(text))


def learn_genders(text: str, mentions: Sequence[Mention], genders: dict[str, frozenset[str]]) -> None:
    """Remember which pronouns fit a person, from "Mr.", "spokeswoman", or the first pronoun that was sure."""
    for one in mentions:
        if one.role is not Role.PERSON or not one.entity:
            continue
        if one.points:
            word = text[one.start : one.end].lower()
            if one.sure and word in SHE | HE:
                genders.setdefault(one.entity, SHE if word in SHE else HE)
            continue
        around = text[max(0, one.start - 30) : one.start]
        after = text[one.end : one.end + 40]
        if WOMAN.search(around) or re.match(r", (?:an? |the |its )?(?:[\w-]+ ){0,2}(?:spokes|chair)woman", after):
            genders[one.entity] = SHE
        elif MAN.search(around) or re.match(r", (?:an? |the |its )?(?:[\w-]+ ){0,2}(?:spokes|chair)man", after):
            genders[one.entity] = HE


def fits(word: str, key: str, genders: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a pronoun fits a person, as far as the document says."""
    return word.lower() in genders.get(key, SHE | HE)
