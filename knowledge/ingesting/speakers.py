"""Who says so, and how much stands behind it: "Daniel Ruiz, in a sworn declaration" is a sworn filing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.ingesting.mask import numbers
from knowledge.ingesting.names import Mention, Names, find_mentions
from knowledge.ingesting.pointers import Role
from knowledge.vocabulary import Evidence, Kind

SAYS = (
    r"(?:said|says|say|stated|states|told|tells|wrote|writes|testified|swore|swears|added|adds|"
    r"argued?s?|alleged?s?|claim(?:s|ed)|found|finds|"
    r"ruled|held|concluded?s?|determined|insist(?:s|ed)|maintain(?:s|ed)|acknowledged|confirmed|"
    r"announced|reported|reports|declared|noted|"
    r"den(?:ied|ies)|disput(?:ed|es)|assured|explained|replied|described?s?|called|contend(?:s|ed)|"
    r"warned|asserted|recounted|attested|certified)"
)
PAPER = (
    r"(?:letter|filing|declaration|affidavit|complaint|lawsuit|suit|report|audit|review|memo|memorandum|"
    r"email|statement|order|ruling|opinion|notice|testimony|post|press release|emails|documents?|records|"
    r"logs)"
)
WHO = r"(?:PERSON|AGENCY|COURT|GROUP|ACTOR)\d+"
GAP = r"(?: (?!(?:not|is|are|was|were|be|been|being|from|by|to|how|what|whether|if|why|that)\b)[a-z-]+)"
THINGS = r"(?:claims|finds|found|held|reports|added|adds|called|notes?|declared)"  # also what is not said
THEN = r" ?(?:who |also |then |later |has |have |had |itself |again )?"
NAMED = re.compile(
    rf"\b({WHO})(?:'s [\w -]{{0,50}}?)?(?:,[^,;]{{1,90}},|{GAP}{{0,3}}?){THEN}(?!{THINGS}\b){SAYS}\b"
    rf"|\b({WHO})(?:'s [\w -]{{0,50}}?)?(?:,[^,;]{{1,90}},)?{THEN}{THINGS}\b"
)
INSIDER = re.compile(  # "a whistleblower inside the agency has told us" is not the agency's word
    r"\b((?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal) (?:[a-z-]+ ){0,2}?"
    r"(?:whistleblower|official|employee|nurse|inspector|technician|worker|clerk|"
    r"staff member|person|source|archivist|engineer|analyst)s? (?:inside|at|of|from|in|with|within) AGENCY\d+)"
    rf",?(?: who [^,]{{1,60}},)? (?:has |have |had |also |then )?{SAYS}\b"
)
OF_BODY = re.compile(r"PERSON\d+ (?:of|from|at|for|with) (?:the )?$")
LAST = re.compile(rf", {SAYS} (?:[^,.;]{{1,60}}, )?(PERSON\d+)(?=[,.;]|$| (?:of|at|who)\b)")
BEHIND = re.compile(
    rf"\b{SAYS} ((?:PERSON|AGENCY|COURT|GROUP)\d+)(?=[,.;]|$)|\b(?:according to|in the words of|"
    rf"as told by) (?:[\w'-]+ ){{0,4}}?((?:PERSON|AGENCY|COURT|GROUP)\d+)"
)
LOOSE = re.compile(
    r"\b(?:according to) ((?:an?|the|two|three|four|several|current|former|internal|people|officials|court|press|news|"
    rf"media|multiple|sworn|one|his|her|its|their)\b[\w' -]{{2,90}}?(?=[,.;:]| (?:that|which|who|and)\b|$))"
    r"|\b((?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ff]ormer|[Cc]urrent|[Cc]areer|"
    rf"[Pp]eople|[Oo]fficials|[Nn]ews|[Pp]ress|[Uu]nion|[Gg]overnment) ?(?:[\w'-]+ ){{0,5}}?(?:{PAPER}|"
    r"officials?|people|sources?|reports|outlets|employees?|lawyers|auditors?|plaintiffs|unions?|"
    r"lawmakers|critics|inspectors? general|watchdog|review|audit|whistleblowers?|"
    r"spokes\w+)(?: (?:familiar with|with|for|of|at|from|close to|"
    rf"briefed on) [\w' ]{{1,40}}?)?) (?:also |later |then |has |have |had )?{SAYS}\b"
)
SWORN = re.compile(
    r"\b(?:sworn|swore|swears|affidavit|under oath|penalty of perjury|declaration|deposition|"
    r"testif(?:ied|ies)|testimony|attest(?:s|ed))\b",
    re.IGNORECASE,
)
AUDIT = re.compile(
    r"\b(?:inspectors? general|auditors?|audit|watchdog|GAO|Government Accountability Office|OIG)\b", re.IGNORECASE
)
AGENCY_VOICE = re.compile(
    r"\bspokes(?:man|woman|person|people)\b|\bpress (?:secretary|release|office)\b|\bpublic affairs\b|"
    r"\b(?:acting |deputy |general |chief )*(?:commissioner|administrator|director|counsel|"
    r"information officer|secretary|registrar|archivist|superintendent|chairman|chair)\b",
    re.IGNORECASE,
)
LAWMAKER = re.compile(
    r"\b(?:Sen\.|Senators?|Rep\.|Representatives?|Congress(?:man|woman|members?)?|lawmakers?|"
    r"Democrats?|Republicans?|White House|Governor|Gov\.|President|Committee|Caucus|ranking)\b"
)
CLAIM = re.compile(
    r"\b(?:alleg(?:es?|ed|ing|ations?)|complaint|lawsuit|plaintiffs?|unions?|whistleblowers?|claim(?:s|"
    r"ed)|critics|argu(?:es?|ed))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a thing, in words for people; `entity` where it is somebody with a name."""

    words: str
    evidence: Evidence
    entity: str = ""


def find_speaker(
    text: str, masked: str, mentions: Sequence[Mention], names: Names, sworn: frozenset[str]
) -> Speaker | None:
    """Find who says what a sentence says; `sworn` are people whose sworn papers the document is about."""
    loose = INSIDER.search(masked)
    if loose:
        words = _unmasked(loose[1], text, mentions)
        return Speaker(words[0].lower() + words[1:], _loose(words))
    named = LAST.search(masked) or NAMED.search(masked) or BEHIND.search(masked)
    loose = LOOSE.search(text)
    if named:
        one = mentions[_number(named, masked)]
        if one.entity and (theirs := _of_person(one, text, names)):
            return theirs
        if one.entity and (one.sure or not one.points):
            entity = names.entity(one.entity)
            words = f"Judge {entity.name}" if one.role is Role.COURT and entity.kind is Kind.PERSON else entity.name
            evidence = _evidence(text, one, names, sworn)
            return Speaker(
                words + (", in a sworn statement" if evidence is Evidence.SWORN_FILING else ""), evidence, one.entity
            )
    if loose:
        words = next(group for group in loose.groups() if group).strip()
        return Speaker(
            words[0].lower() + words[1:]
            if words.split()[0] in {"The", "A", "An", "Two", "Three", "Several"}
            else words,
            _loose(words),
        )
    return None


def _number(named: re.Match[str], masked: str) -> int:
    """Give the number of the mention that speaks: of "PERSON1 of ACTOR2 said" the person."""
    token = next(group for group in named.groups() if group)
    person = re.search(r"PERSON\d+", named.group()) or OF_BODY.search(masked[: named.start()])
    token = re.findall(r"PERSON\d+", person.group())[0] if person and token.startswith(("AGENCY", "ACTOR")) else token
    return numbers(token.rstrip("0123456789"), token)[0]


def _of_person(one: Mention, text: str, names: Names) -> Speaker | None:
    """Take "her lawyer said" and "Quill's lawyer said" for the lawyer's word."""
    of = names.entity(one.entity)
    own = re.match(rf"(?:'s)? ((?:[a-z-]+ ){{0,2}}?[a-z-]+),? (?:has |had |also )?{SAYS}\b", text[one.end :])
    pronoun = re.fullmatch(r"his|her", text[one.start : one.end], re.IGNORECASE)
    if not own or of.kind is not Kind.PERSON or not (pronoun or text.startswith("'s ", one.end)):
        return None
    whose = pronoun[0].lower() if pronoun and not one.sure else f"{of.name}'s"
    return Speaker(f"{whose} {own[1]}", _loose(own[1]))


def _unmasked(words: str, text: str, mentions: Sequence[Mention]) -> str:
    """Write the words of the text for the tokens of a masked one."""
    spans = [text[one.start : one.end] for one in mentions]
    spans = [f"the {name}" if " " in name and not name.startswith("the ") else name for name in spans]
    return re.sub(r"[A-Z]{5,6}(\d+)", lambda token: spans[int(token[1])], words)


def _evidence(text: str, one: Mention, names: Names, sworn: frozenset[str]) -> Evidence:
    entity = names.entity(one.entity)
    around = text[max(0, one.start - 60) : one.end + 120]
    if one.role is Role.COURT:
        return Evidence.COURT_FINDING
    if "Inspector General" in entity.name or AUDIT.search(around):
        return Evidence.AUDIT_FINDING
    if entity.kind is Kind.PERSON and (SWORN.search(text) or one.entity in sworn):
        return Evidence.SWORN_FILING
    if LAWMAKER.search(text[max(0, one.start - 40) : one.end + 60]) or entity.id == "white-house":
        return Evidence.OFFICIAL_STATEMENT
    if one.role in {Role.AGENCY, Role.ACTOR} or AGENCY_VOICE.search(around):
        return Evidence.AGENCY_STATEMENT
    return Evidence.ALLEGATION if CLAIM.search(around) else Evidence.REPORTED


def _loose(words: str) -> Evidence:
    if SWORN.search(words):
        return Evidence.SWORN_FILING
    if AUDIT.search(words):
        return Evidence.AUDIT_FINDING
    if AGENCY_VOICE.search(words):
        return Evidence.AGENCY_STATEMENT
    if LAWMAKER.search(words):
        return Evidence.OFFICIAL_STATEMENT
    return Evidence.ALLEGATION if CLAIM.search(words) else Evidence.REPORTED


def find_labelled(label: str, header: str, names: Names, voice: Speaker | None) -> Speaker | None:
    """Tell who speaks below the label of a transcript: "MS. QUILL", or the header "QUILL:" where she is named in full.

    `voice` is that of the document: what is said in an agency's own is still the agency's statement.
    """
    said = label or (header.rstrip(": ") if header.isupper() else "")
    words = said.lower() if said.startswith("THE ") else said.title()
    people = [one.entity for one in find_mentions(words, names, header=True) if one.entity]
    people = [key for key in people if names.entity(key).kind is Kind.PERSON]
    if not label and len(people) != 1:
        return None
    words = names.entity(people[0]).name if len(people) == 1 else words
    own = voice is not None and voice.evidence is Evidence.AGENCY_STATEMENT
    return Speaker(
        words, Evidence.AGENCY_STATEMENT if own else _loose(said.title()), people[0] if len(people) == 1 else ""
    )


def find_voice(head: str, publisher: str) -> Speaker | None:
    """Tell whether a document as a whole is somebody's word: an order, an audit, an agency's release, a declaration."""
    if re.search(
        r"\bIN THE (?:UNITED STATES|U\.S\.)|\bIT IS (?:HEREBY |SO )?ORDERED|\b(?:ORDER|"
        r"MEMORANDUM OPINION|OPINION AND ORDER)\b",
        head,
    ):
        return Speaker("the court", Evidence.COURT_FINDING)
    if sworn := re.search(r"\bI, ([A-Z][\w. ]{3,40}), (?:hereby )?(?:declare|state|swear|depose)", head):
        return Speaker(f"{sworn[1]}, in a sworn declaration", Evidence.SWORN_FILING)
    if re.search(r"Inspector General|Government Accountability Office|\bOIG\b", publisher) or re.search(
        r"\bOFFICE OF (?:THE )?INSPECTOR GENERAL\b", head
    ):
        return Speaker(publisher, Evidence.AUDIT_FINDING)
    if re.search(r"\b(?:Sen\.|Rep\.|Senator|Senate|House|Congress|Committee)\b", publisher):
        return Speaker(publisher, Evidence.OFFICIAL_STATEMENT)
    return None
