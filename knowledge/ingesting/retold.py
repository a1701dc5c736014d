"""What a correction tells again: which part of a sentence repeats the earlier text, and whose word that is."""

from __future__ import annotations

import re

from knowledge.ingesting.actions import frames
from knowledge.ingesting.speakers import Speaker
from knowledge.ingesting.worth import WORDS
from knowledge.vocabulary import RETOLD, Evidence

CORRECTS = re.compile(
    r"\bcorrect(?:ion|ions|s|ed)\b|\b(?:an error|errors) in\b|\bcontained (?:\w+ )?errors?\b", re.IGNORECASE
)
EARLIER = re.compile(  # an earlier text of the same hand is the subject
    r"^(?:[a-z]+, )?(?:the|our|that|an?) (?:same |(?:earlier|original|previous|prior|first) )?"
    r"(?:story|article|report|version|item|post|piece|dispatch|headline|list|edition)\b[^.;]{0,60}?\b"
    r"(?:said|stated|reported|wrote|quoted|gave|put|described|claimed|named|asserted)\b",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"\b(?:said|says|saying|reported|repeated|claimed|wrote|told|stated|described|alleged|suggested|rumou?red|believed)\b"
)


def states_anew(text: str, *, corrects: bool) -> tuple[str, int]:
    """Give the part of a sentence that repeats no earlier claim, and where it begins; "" where all of it repeats one.

    A text that `corrects` another, or speaks for an agency, tells what was said before.
    """
    read = frames()
    if not read.restates.search(text) and not (corrects and read.retold.search(text)):
        return text, 0
    for match in read.resumes.finditer(text):
        rest = text[match.end() :]
        if not read.restates.search(rest) and not read.retold.search(rest) and len(rest.split()) >= WORDS:
            return rest, match.end()
    return "", 0


def is_claim(text: str) -> bool:
    """Tell whether a sentence says who said a thing, so that it is true even where the thing was wrong."""
    return bool(CLAIMED.search(text) or EARLIER.match(text))


def earlier(text: str, publisher: str) -> Speaker | None:
    """Give the earlier text of a publisher as the speaker of a sentence that tells what it said."""
    if not EARLIER.match(text):
        return None
    return Speaker(f"{publisher}{RETOLD}", Evidence.REPORTED)
