"""Links that light up the cited passage in a browser: text fragments, from the citation's own selectors."""

from __future__ import annotations

from urllib.parse import quote

from knowledge.model import Citation, Source

LONGEST_LINK = 512  # characters that Discord allows in a button's address


def passage_link(source: Source, citation: Citation) -> str:
    """Build the source's address with a text fragment for the quote (URL Fragment Text Directives, WICG).

    A link over LONGEST_LINK characters names only the first and last words of the quote; one that is still too long
    is the bare address; a source without one has no link.
    """
    if not source.url:
        return ""
    words = citation.quote.split()
    whole = _encoded(citation.quote)
    short = f"{_encoded(' '.join(words[:3]))},{_encoded(' '.join(words[-3:]))}" if len(words) > 6 else whole
    before = f"{_encoded(citation.prefix.strip())}-," if citation.prefix.strip() else ""
    after = f",-{_encoded(citation.suffix.strip())}" if citation.suffix.strip() else ""
    for text in (whole, short):
        link = f"{source.url}#:~:text={before}{text}{after}"
        if len(link) <= LONGEST_LINK:
            return link
    return source.url


def _encoded(text: str) -> str:
    """Percent-encode for a text directive, where "-", "," and "&" are syntax."""
    return quote(text, safe="").replace("-", "%2D")
