"""When a pronoun is better left as it stands: a wrong name in its place is worse than none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.ingesting.names import Mention
from knowledge.ingesting.pointers import Role
from knowledge.ingesting.rivals import acts

HUMAN = (
    r"(?:man|woman|person|user|boy|girl|officials?(?! contact)|spokes\w+|director|inspectors? general|engineer|"
    r"clerk|administrator|"
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
BEGINS = re.compile(
    r"[\"(]?(?:(?:Later|Then|Also|Yet|But|Still|On|In|By|At|After|Before|Since|Last|This|Under|Until|For|During)\b"
    r"[^,]{0,40}?,? )?"
    r"(?:[Tt]he |[Bb]oth |[Aa]n? )?"
)
THEY = re.compile(r"\b(?:they|them|their)$")
EACH_OTHER = re.compile(r"\b(?:each other|one another)\b")
OF_WHICH = re.compile(r"\b(?:which|who|that) \w+ $")
IS_THE = re.compile(r" (?:is|was|'s) (?:also |now |not |only )?(?:an?|the|about|because|why|how|what|all)\b")
THEY_SAY = re.compile(
    r"they (?:also |then )?(?:say|ask(?!\w* for)|argue|point|write|wrote|believe|fear|urge|want to know|note|add|"
    r"contend|claim)\w*\b",
    re.IGNORECASE,
)
SHE = frozenset({"she", "her"})
HE = frozenset({"he", "him", "his"})
WOMAN = re.compile(r"(?:Ms\.|Mrs\.|Miss|Lady|Dame|Congresswoman|spokeswoman|chairwoman|,? (?:an? |the )?\w*woman),? $")
MAN = re.compile(r"(?:Mr\.|Sir|Lord|Congressman|spokesman|chairman|MR\.),? $")


def is_doubtful(text: str, one: Mention, before: Sequence[Mention], *, thing: bool) -> bool:
    """Tell whether what a pronoun was taken for may be wrong.

    `before` are the mentions ahead of it in its sentence; the sentence before had a `thing` that is no entity for its
    subject.
    """
    word = text[one.start : one.end].lower()
    if one.role is Role.PERSON or word in SHE | HE:
        return not one.sure
    if word in {"it", "its"}:
        return (
            _it(text, one, before, thing=thing)
            if not one.of_data
            else bool(not before and OF_WHICH.search(text[: one.start]))
        )
    if word == "they" and EACH_OTHER.search(text, one.end):
        return True  # two accounts of it may, too
    if one.role is Role.ACTOR and not any(other.role is Role.ACTOR for other in before):
        return " of them" in f" {word}" and bool(text[: one.start].strip(' "'))
    return bool(THEY.search(word)) and one.role is Role.AGENCY and not one.others


def _it(text: str, one: Mention, before: Sequence[Mention], *, thing: bool) -> bool:
    word = text[one.start : one.end].lower()
    if word == "it" and one.role is not Role.SYSTEM and (OF_THINGS.match(text, one.end) or IS_THE.match(text, one.end)):
        return True
    here = any(other.entity == one.entity for other in before)
    if (
        word == "it"
        and one.role in {Role.AGENCY, Role.ACTOR, Role.GROUP, Role.COURT}
        and not here
        and not acts(text, one.end)
    ):
        return True
    if not text[: one.start].strip(' "'):
        return thing
    named = any(other.role is not Role.PERSON and other.sure for other in before)
    return not named and bool(OWN_SUBJECT.match(text) or text.startswith('"'))


def leads(text: str, one: Mention) -> bool:
    """Tell whether a mention is the subject with which a sentence begins."""
    return bool(BEGINS.fullmatch(text, 0, one.start)) and not text.startswith("'s", one.end)


def has_noun(words: str, name: str) -> bool:
    """Tell whether "the commission" can mean an agency of this name; "the agency" can mean any."""
    noun = re.match(r"(?:the|this|that|your) (?:\w+ )?(\w+)", words, re.IGNORECASE)
    return noun is None or noun[1].lower() in {"agency", "agencies"} or noun[1].lower() in name.lower()


def is_of_two(text: str, one: Mention, *, named: bool) -> bool:
    """Tell whether a sentence has another whom "he" or "she" may mean: a she beside a he, an "I", somebody unnamed."""
    both = re.search(r"\b(?:he|him|his)\b", text, re.IGNORECASE) and re.search(r"\b(?:she|her)\b", text, re.IGNORECASE)
    if both or (SELF.search(text) and '"' in text):
        return True
    return not named and bool(UNNAMED.search(text[: one.start]))


def subject_is_thing(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence is about something that is no entity: "the guild", "the order", "no answer"."""
    opens = OWN_SUBJECT.match(text)
    return bool(opens) and not any(opens and one.start <= opens.end() + 1 for one in mentions)


def speaks_of_unnamed(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence speaks of somebody without a name, and of nobody with one."""
    return not any(one.role is Role.PERSON and one.sure for one in mentions) and bool(UNNAMED.search(text))


def learn_genders(text: str, mentions: Sequence[Mention], genders: dict[str, frozenset[str]]) -> None:
    """Remember which pronouns fit a person, from "Mr.", "spokeswoman", or the first pronoun that was sure."""
    for one in mentions:
        word = text[one.start : one.end].lower()
        if not one.entity or (one.role is not Role.PERSON and word not in SHE | HE):
            continue
        if one.points:
            if one.sure and word in SHE | HE:
                genders.setdefault(one.entity, SHE if word in SHE else HE)
            continue
        around = text[max(0, one.start - 30) : one.start]
        after = text[one.end : one.end + 40]
        self_said = re.match(r" (him|her)self\b", after)
        if self_said:
            genders[one.entity] = SHE if self_said[1] == "her" else HE
        elif WOMAN.search(around) or re.match(r", (?:an? |the |its )?(?:[\w-]+ ){0,2}(?:spokes|chair)woman", after):
            genders[one.entity] = SHE
        elif MAN.search(around) or re.match(r", (?:an? |the |its )?(?:[\w-]+ ){0,2}(?:spokes|chair)man", after):
            genders[one.entity] = HE


def fits(word: str, key: str, genders: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a pronoun fits a person, as far as the document says."""
    return word.lower() in genders.get(key, SHE | HE)
