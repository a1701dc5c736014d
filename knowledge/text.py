"""One definition of "the same words", for questions, phrasings and facts alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer
from confusable_homoglyphs import confusables

MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:)\d+>|</[^:>\s]+:\d+>|https?://\S+|[@#]\w+(?=\s|$)|[*_~`|>\\]+")
WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|\d+\w*")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
QUOTES = str.maketrans(
    {**dict.fromkeys("‘’‚‛′ʼ`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―", "-")}
)

_stemmer = snowballstemmer.stemmer("english")

# Stems that the algorithm lets collide though the words mean different things; pinned by test_stems_do_not_collide.
KEPT_APART = {"news": "news", "founded": "founded", "founder": "founder", "according": "according", "states": "states"}


@lru_cache(maxsize=4096)
def _latin(letter: str) -> str:
    """Give the Latin letter that a Cyrillic, Greek or other letter is drawn like, or the letter itself."""
    found = confusables.is_confusable(letter, greedy=False, preferred_aliases=["latin"])
    for row in found or ():
        for homoglyph in row["homoglyphs"]:
            if len(homoglyph["c"]) == 1 and homoglyph["c"].isascii() and homoglyph["c"].isalpha():
                # the table takes a capital I for a small l: they are drawn alike
                return "I" if homoglyph["c"] == "l" and letter.isupper() else str(homoglyph["c"])
    return letter


def unmask(text: str) -> str:
    """Replace look-alike letters in words that mix them with Latin ones, as people do to slip past filters."""
    if text.isascii():
        return text

    def plain(match: re.Match[str]) -> str:
        word = match.group()
        changed = "".join(letter if letter.isascii() else _latin(letter) for letter in word)
        return changed if changed.isascii() and (latin or any(letter.isascii() for letter in word)) else word

    latin = sum(letter.isascii() and letter.isalpha() for letter in text) * 2 > len(text)
    return re.sub(r"[^\W\d_]+", plain, text)


def is_blank(text: str) -> bool:
    """Tell whether a text shows nothing to read: no letter and no digit, whatever marks it has.

    >>> is_blank("\u200b."), is_blank("19 states")
    (True, False)
    """
    return not any(character.isalnum() for character in text)


def fold(text: str) -> str:
    r"""Fold case, accents, widths, quotes and invisible characters away; folding twice changes nothing.

    >>> fold("  The I.R.S. “Sýstems”\u200b ")
    'the irs "systems"'
    """
    if text.isascii():
        return _initials(text.lower().replace("`", "'"))
    # decompose before and after: casefold alone turns '𝔸' into a letter that decomposes further
    text = unicodedata.normalize("NFKD", text.translate(QUOTES)).casefold()
    text = unicodedata.normalize("NFKD", text).translate(QUOTES)
    text = "".join(
        c for c in text if not unicodedata.combining(c) and unicodedata.category(c) not in {"Cf", "Co", "Cs"}
    )
    return _initials(text)


def _initials(text: str) -> str:
    """Write initials together, and one space between words."""
    if "." in text:
        text = re.sub(r"\b((?:[^\W\d_]\.){2,})", lambda m: m.group().replace(".", ""), text)
    return " ".join(text.split())


def strip_markup(text: str) -> str:
    """Take mentions, links and Discord's formatting characters out of a message."""
    return MARKUP.sub(" ", text)


def words(folded: str) -> tuple[str, ...]:
    """Split folded text into words and figures; "2,667" becomes "2667", a possessive loses its "'s".

    >>> words("musk's $9.1 billion, 2,667")
    ('musk', '9.1', 'billion', '2667')
    """
    found = []
    for match in WORD.finditer(folded):
        word = match.group()
        if word[0].isdigit():
            found.append(word.replace(",", ""))
        else:
            found.append(re.sub(r"'s$|'$", "", word).replace("'", ""))
    return tuple(word for word in found if word)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Reduce a word to its stem, by Snowball's English algorithm with the collisions of KEPT_APART undone.

    >>> stem("investigations"), stem("news"), stem("new")
    ('investig', 'news', 'new')
    """
    kept = KEPT_APART.get(word)
    return kept if kept is not None else str(_stemmer.stemWord(word))
