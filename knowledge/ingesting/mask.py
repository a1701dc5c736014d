"""Put tokens for names: "AGENCY1 gave ACTOR2 access to SYSTEM3" is the same sentence whoever is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.ingesting.names import Mention
from knowledge.ingesting.pointers import STAFF, Role

PLAIN = (  # a word between "DOGE" and "engineers", but not the verb of "DOGE leaned on staff"
    r"(?!(?:[a-z]+ed|on|to|the|of|at|from|for|and|or|with|in|by|told|gave|sent|let|met|paid|had|has|have|was|were|is|are|that|"
    r"which|who|said|says|wants?|asks?|tells?|took|got)\b)"
)
_ACTOR = re.compile(
    r"(?:(?:\b(?:the|an?|its|their|two|three|four|five|six|several|some|any|other|outside|one|young|"
    r"members? of|employees of|people from|engineers from|staff (?:of|from)|aides from|"
    r"representatives of|team from) )*)"
    r"(ACTOR\d+)(?:'s)?(?:[- ](?:affiliated|linked|aligned|led|run|related|"
    rf"connected))?(?: (?:{PLAIN}[a-z-]+ ){{0,2}}?(?:{STAFF})\b(?:'s)?)*(?: members?)?"
)
_LINKED = re.compile(
    rf"\b(?:the |an? |two |three |four |several )?(?:{STAFF})(?: (?:from|of|working for|who work for|"
    r"tied to|linked to|affiliated with|sent by|at|with|in)) (?:the )?(ACTOR\d+)"
)
CUT = re.compile(
    r";\s|\s(?:--|-|\u2013|\u2014)\s|\u2014|:\s(?=[A-Z])|"
    r"(?<! been)(?<! is)(?<! was)(?<! are)(?<! were),?\s(?:but|while|whereas|although|though|before|"
    r"after|"
    r"until|when|once|because|so that|and then|since|unless|if|whether)\s"
    r"(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|last|early|late|mid|then|noon|\d|Easter|Christmas|spring|summer|autumn|winter|"
    r"the (?:start|end|middle|beginning|first|last))\w*\b)"
    r"|(?<=[a-z\d])\.\s(?=[A-Z])"
    r"|,\s(?:and|then|which|who|whom|so|as|where|even|including|saying|adding|citing|finding|calling|"
    r"giving|allowing|letting)\s|,\s(?=(?:an? |two |three )?(?:[a-z]+ )?(?:COURT|ACTOR|AGENCY|PERSON|"
    r"GROUP)\d+ (?:also |then |later )?(?:had|has|have|was|were|is|are|did|said|gave|took|let|told|got|"
    r"held|[a-z]+ed|[a-z]+s) )"
    r"|(?<!\d)\sand\s(?=(?:that |the |an? |no |its |it |they |he |she |ACTOR|AGENCY|PERSON|COURT|was |were |"
    r"had |has |have |did |gave |got |granted |then |later |revoked |copied |asked |refused |denied |"
    r"downloaded |barred |blocked |used |cut |withdrew |opened |told |ordered ))"
)


ASIDE = (
    re.compile(  # "Ada Quill, who leads the team, had copied …": two statements, and the outer one goes on behind it
        r"\b((?:ACTOR|PERSON|AGENCY)\d+|official|employee|man|woman|people), (?:who|which) ([^,;]{1,90}), "
        r"(?=(?:had|has|have|was|were|did|says?|said|told|gave|let|took|got|can|could|may|[a-z]+ed)\b)"
    )
)
TERSE = re.compile(  # the style of lists: "request refused on June 11"
    r"^((?:(?:read-only|full|its|the|all|DOGE) )?(?:access|accounts?|requests?|log-?ins?|credentials?|"
    r"applications?|bids?|permissions?)"
    r"(?: (?:for|to|by|from|of) [^,.;]{1,40}?)?) ((?:again |later |then )?[a-z]+ed|cut|shut|given|"
    r"withdrawn|frozen|put|let)\b(?! (?:for|the|its|a|an|to see)\b)",
    re.IGNORECASE,
)


NONE = re.compile(r"(?:none|neither) of\b", re.IGNORECASE)  # stays: "none of them" is not "they"


TERSE_ACTOR = re.compile(  # "DOGE barred from the ledger"; but "DOGE barred a reporter" is its own act
    r"^(ACTOR\d+) ((?:again |later |then )?(?:denied|refused|barred|blocked|admitted|removed|turned|locked|expelled|"
    r"rebuffed|cleared|rejected|cut|shut|given|let|approved|granted))"
    r"(?= (?:by|from|on [A-Z\d]|out|off|away|in\b|entry|access|log)|[.,;]|$)",
    re.IGNORECASE,
)


def mask(text: str, mentions: Sequence[Mention]) -> str:
    """Replace each mention by its role and its number; the people of an actor melt into one token with it."""
    pieces, last = [], 0
    for number, one in enumerate(mentions):
        none = NONE.match(text[one.start : one.end])
        pieces += [text[last : one.start], "none of " if none else "", f"{one.role}{number}"]
        last = one.end
    masked = "".join([*pieces, text[last:]]).replace('"', "")
    masked = re.sub(r"\b[Tt]he (?=AGENCY|ACTOR|COURT|SYSTEM|GROUP)", "", masked)
    masked = re.sub(
        r"\b(AGENCY|ACTOR|SYSTEM|COURT|GROUP)(\d+)(?: \((?:or |the )?\1\d+\)|,? (?:or|known as|also called) \1\d+,)",
        r"\1\2",
        masked,
    )
    masked = _LINKED.sub(r"\1", masked)
    masked = _ACTOR.sub(r"\1", masked)
    masked = TERSE_ACTOR.sub(r"\1 was \2", TERSE.sub(r"\1 was \2", masked))
    return re.sub(r"(ACTOR\d+)(?:'s)?,? (?:an? |the )?(?=PERSON\d)", "", masked)


def clauses(masked: str) -> tuple[str, ...]:
    """Cut a masked sentence where another statement begins; each clause keeps the word that opens it."""
    asides = [match for match in ASIDE.finditer(masked) if len(match[2].split()) > 1]
    for match in reversed(asides):
        masked = f"{masked[: match.end(1)]} {masked[match.end() :]}"
    return (*_cut(masked), *(f"{match[1]} {match[2]}" for match in asides))


def _cut(masked: str) -> tuple[str, ...]:
    cuts = [0]
    for match in CUT.finditer(masked):
        lead = re.match(r"[,;:\s\u2014-]*(?:and (?=then)|and |but )?", match.group())
        cuts.append(match.start() + (lead.end() if lead else 0))
    return tuple(
        part
        for start, end in zip(cuts, [*cuts[1:], len(masked)], strict=True)
        if (part := masked[start:end].strip(" ,;"))
    )


def numbers(role: Role | str, masked: str) -> tuple[int, ...]:
    """Give the numbers of the mentions of a role in a masked text, in their order."""
    return tuple(int(number) for number in re.findall(rf"\b{role}(\d+)", masked))
