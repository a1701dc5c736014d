"""Text of people and documents, so that Discord shows it letter for letter: nothing in it pings, links or formats."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

LONGEST_URL = 512  # Discord's limit for the address of a link button; kept for links in text too

SYNTAX = re.compile(r"[\\*_~|`\[\]<>]")
LINE_START = re.compile(r"^(\d*)([#+\-.)])")  # headings, subtext and lists; quotes start with ">", always escaped
PING = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)


def plain(text: str, room: int | None = None) -> str:
    r"""Escape a text to one line of at most `room` characters, cut with an ellipsis where it is longer.

    >>> plain("*Hi* @everyone, see [this](https://example.org)")
    '\\*Hi\\* @\u200beveryone, see \\[this\\](https:\\//example.org)'
    >>> plain("# a heading", room=6)
    '\\# a…'
    """
    line = " ".join(visible(text).split())
    line = SYNTAX.sub(r"\\\g<0>", line).replace("://", r":\//")
    line = LINE_START.sub(r"\1\\\2", line)
    line = PING.sub("@\u200b", line)  # a client reads a mention through a backslash, but not through a zero-width space
    if room is None or len(line) <= room:
        return line
    return line[: room - 1].rstrip("\\ ") + "…"


def visible(text: str) -> str:
    """Drop control and format characters (zero-width, right-to-left) and lone surrogates; keep white space."""
    return "".join(c if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf", "Cs"} else "" for c in text)


def shorten(text: str, room: int) -> str:
    """Cut a text that is shown without formatting, such as a button's label.

    >>> shorten("Who blocked the access?", 12)
    'Who blocked…'
    """
    line = " ".join(visible(text).split())
    return line if len(line) <= room else line[: room - 1].rstrip() + "…"


def link(label: str, url: str) -> str:
    """Write a link with an escaped label; the label alone where the address is not one that a link may have.

    >>> link("USA TODAY", "https://example.org/a(b)")
    '[USA TODAY](https://example.org/a%28b%29)'
    >>> link("USA TODAY", "javascript:alert(1)")
    'USA TODAY'
    """
    address = quote(url, safe="%/:=&?#+!$,;'*", errors="replace")
    if urlsplit(address).scheme not in {"http", "https"} or len(address) > LONGEST_URL:
        return plain(label)
    return f"[{plain(label)}]({address})"


def verbatim(lines: str) -> str:
    """Write a code block, to be copied letter for letter; backticks could end it, so they become apostrophes."""
    return f"```\n{visible(lines).replace('`', chr(39))}\n```"
