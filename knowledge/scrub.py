"""Take out of a question what could lead to a person who asked: addresses, telephone and other long numbers, handles.

What is taken out becomes "…", which no search sees. Dates, years, sums and citations such as "5 CFR 1234" stay.
"""

from __future__ import annotations

import re
import unicodedata

GONE = "…"
LONGEST = 300  # characters of a question that are kept
MANY_DIGITS = 7  # digits in a row, however they are grouped, from which a number may lead to somebody

TAGS = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[^<>:]+:)\d+>")  # mentions, channels, emoji and commands, as Discord has them
QUERY = re.compile(r"((?:https?://|www\.)[^\s?#]+)[?#]\S*", re.IGNORECASE)  # of a link the page stays
USER = re.compile(r"(https?://)[^\s/]*@", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s@<>()\[\],;:]+\s?@\s?[\w-]+(?:\.[\w-]+)+|[^\s@<>()\[\],;:]*@[^\s@]*")  # no "@" is left over
SPELT_OUT = re.compile(  # "jo (at) example (dot) org", "jo at example dot org"
    r"[\w.+-]+\s*[(\[{]\s*at\s*[)\]}]\s*[\w-]+(?:\s*(?:\.|[(\[{]\s*dot\s*[)\]}])\s*[\w-]+)+"
    r"|[\w.+-]+\s+at\s+[\w-]+(?:\s+dot\s+[\w-]+)+",
    re.IGNORECASE,
)
# digits that belong together: spaces, dots, dashes, slashes and brackets group telephone numbers all over the world
GROUPED = re.compile(r"(?:\+|\((?=\d{1,5}\)))?\d(?:[\s().\-/\u2010-\u2015_]{0,3}\d){6,}")
# groups of digits that read as something else, and stay: dates, years; and after one of these signs a sum or a section
DATE = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[ T]\d{1,2})?"
YEARS = r"(?:19|20)\d\d(?:\s?[-/\u2010-\u2015 ]\s?(?:19|20)\d\d)+"
HARMLESS = re.compile(rf"{DATE}|{YEARS}")
SIGNED = re.compile(r"(?:[$€£¥§]|\b(?:C\.?F\.?R\.?|U\.?S\.?C\.?|Stat\.?|sections?))\s*$", re.IGNORECASE)
RUN = re.compile(rf"\d{{{MANY_DIGITS}}}")
HIDDEN = frozenset({"Cf", "Cs", "Co"})  # categories of letters that nobody sees


def scrub(text: str) -> str:
    """Give a question without what could lead to a person, on one line, cut to LONGEST characters.

    >>> scrub("did jo@example.org (call 202-555-0147) read 5 CFR 1234 before 2025-02-17?")
    'did … (call …) read 5 CFR 1234 before 2025-02-17?'
    """
    # widths, circled and raised figures and look-alike signs first, or a wide "@" would slip past
    text = "".join(_digit(c) for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in HIDDEN)
    text = " ".join(text.split())
    text = QUERY.sub(r"\1", USER.sub(r"\1", TAGS.sub(GONE, text)))
    text = ADDRESS.sub(GONE, SPELT_OUT.sub(GONE, text))
    text = GROUPED.sub(_number, text)
    text = re.sub(rf"{GONE}(?:\s*{GONE})+", GONE, text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + GONE


def _digit(letter: str) -> str:
    """Give a digit of any script as 0 to 9, else the letter."""
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _number(match: re.Match[str]) -> str:
    """Keep a date, years, a sum and a section of a law; take any other long number out."""
    found, before = match.group(), match.string[: match.start()]
    if HARMLESS.fullmatch(found) or (SIGNED.search(before) and not RUN.search(found)):
        return found
    return GONE
