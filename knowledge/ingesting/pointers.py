"""The words that point back to what was named: "the agency", "they", "its records", "the judge"."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What a mention can be in an access: the token that stands for it in a masked sentence."""

    ACTOR = "ACTOR"
    AGENCY = "AGENCY"
    SYSTEM = "SYSTEM"
    COURT = "COURT"
    PERSON = "PERSON"
    GROUP = "GROUP"


STAFF = (
    r"staff(?:ers?)?|teams?|engineers?|aides?|employees?|personnel|members?|representatives?|operatives?|workers?|"
    r"associates?|affiliates?|officials?|detailees?|agents?|crew|group|unit|people|software engineers?|programmers?|"
    r"technologists?|analysts?|leaders?|lawyers?|advisers?|advisors?|contractors?|volunteers?|"
    r"visitors?|delegation|liaisons?"
)
NO_NOUN = frozenset(  # the last words of names that point to nothing by themselves
    "affairs budget commerce defense education efficiency energy enforcement government interior justice labor"
    " management security services state treasury transportation veterans affairs medicare medicaid systems".split()
)
_HEADS = (
    r"(?:agency|department|board|bureau|commission|office|administration|service|institute|council|authority|center|"
    r"corporation|foundation|fund|corps|archive)"
)
_SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten)"
_DOES = (
    r"(?= \"?(?:can|could|may|had|have|has|were|was|are|did|do|saw|got|asked|entered|used|copied|would|will)\b|[.,;\"])"
)
_DATA = (
    r"(?=(?: own| entire| main| central| internal| \w+)? (?:systems?|records?|data\w*|files?|networks?|"
    r"code|source code|"
    r"director|chief|head|spokes\w+|commissioner|administrator|counsel|staff|officials|lawyers|"
    r"employees|payroll|roster|list|catalog\w*|claims|forms|tables|ledger|portal|accounts?|servers?|"
    r"computers?|"
    r"software|program|archive|registry|register)\b)"
)
ITS_DATA = re.compile(rf"\bits\b{_DATA}", re.IGNORECASE)
POINTERS = (
    (
        Role.AGENCY,
        re.compile(
            rf"\b(?:the|this|that|each|your) (?:federal |independent |same )?{_HEADS}(?! of\b)(?:'s)?(?=\W|$)",
            re.IGNORECASE,
        ),
    ),
    (
        Role.AGENCY,
        re.compile(
            rf"\b(?:both|all {_SOME}|the {_SOME}(?: \w+)?)(?: of the)? (?:agencies|departments|offices|"
            r"bureaus)\b|\bthe agencies\b"
            r"|\b(?:from|on|at|of|by|barred|ordered|told|stopped|blocked|forbade|to) (?P<name>both|"
            rf"all {_SOME})\b(?! [a-z]+s\b)",
            re.IGNORECASE,
        ),
    ),
    (
        Role.COURT,
        re.compile(
            r"\b(?:an?|the|that|another|one|this)(?: divided| full| second| three-judge| unanimous)? "
            r"(?:(?!his|her|its|their|our|house|senate|congress\w*|oversight|hearing)[a-z]+ )?"
            r"(?:(?:federal|district|appeals|appellate|trial|U\.S\.|magistrate|circuit|bankruptcy|state) ){0,3}"
            r"(?:judge|court|panel(?! (?:of|that) (?:law|sen|rep))|justices)\b(?: in (?-i:[A-Z]\w+(?: [A-Z]\w+)*))?",
            re.IGNORECASE,
        ),
    ),
    (
        Role.ACTOR,
        re.compile(
            r"\b(?i:the|its|their|his|those|these|both|one|two|three|four|five|six|several|some|other|any|"
            r"outside) (?:[a-z-]+ )?"
            r"(?:team members|team|engineers?|aides?|staffers?|visitors?|operatives|detailees?|"
            r"newcomers|representatives|"
            r"efficiency (?:team|unit|group|staff|office)|affiliates|associates|software engineers|young engineers|"
            r"members of the team|outsiders|(?<=those )members|(?<=these )members|pair|trio|"
            r"duo)(?:'s)?\b(?! (?:of|at|from) (?:the )?[A-Z])"
            rf"|\b[Tt]he {_SOME}{_DOES}|\boutside staff\b|\b(?:one|two|some|any|none|all|both|neither|"
            rf"most) of (?:them|the {_SOME})\b(?! [a-z]+s\b)"
        ),
    ),
    (Role.ACTOR, re.compile(r"\b(?:they|them)\b", re.IGNORECASE)),
    (Role.AGENCY, re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)),
    (Role.AGENCY, ITS_DATA),
    (
        Role.AGENCY,
        re.compile(
            r"(?:^|[,;.:\"] ?|\b(?:and|but|nor|how|what|why|not|that|when|says|said|then|once|also|"
            r"later|which|while|after|where|before|"
            r"though|because|nor has|nor had|nor did|has|had|did|does|until|since) )(?P<name>it)"
            r"(?= (?:has|had|was|is|did|does|will|would|could|can|may|[a-z]+(?:ed|s)|gave|let|told|"
            r"sought|took|made|put|cut|shut|held|kept|asked|not|never|also)\b)"
            r"(?! (?:was|is|has been|may|seems|appears|will|would) (?:\w+ )?(?:repeated|clear|unclear|"
            r"still|set up|created|made|opened|closed|revoked|shut|used|issued|cut|removed|deleted|switched|lifted|"
            r"stayed|withdrawn|extended|upheld|vacated|overturned|reversed|filed|sent|"
            r"be that|possible|likely|known|reported|"
            r"said that|believed|alleged|true|not true|time))",
            re.IGNORECASE,
        ),
    ),
    (Role.AGENCY, re.compile(r"\bits\b", re.IGNORECASE)),
    (Role.PERSON, re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)),
)
