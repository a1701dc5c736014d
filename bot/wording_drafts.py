"""Drafts and facts as lines of text for Discord: what they say, what they rest on, what changes; escaped, complete."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.details import spoken
from bot.markdown import link, plain, shorten
from bot.reviewing import Names
from knowledge import Access, Citation, Diff, Draft, Fact, Level, Source, day, passage_link, word_diff

PIECE = 400  # characters of a line; escaped, no more than some 900, so that it fits any page
NAME = 40  # characters shown of a person's or publisher's name
LEADING = re.compile(r"[,.;:!?)]+ (?=\S)")
MARKS = {"same": "", "removed": "~~", "added": "**"}


def diffed(diff: Diff) -> list[str]:
    """Write a change by words, removed ones struck and added ones bold; plain where all is new."""
    if all(kind == "added" for kind, _ in diff):
        return pieces("".join(text for _, text in diff))
    lines, line, last = list[str](), "", ""
    for kind, text in diff:
        for piece in split(text):
            # what begins a list at the start of a line is nothing special within it
            mark, words = MARKS[kind], plain(f"x{piece.strip()}")[1:] if line else plain(piece)
            if not words:
                line += " "
                continue
            before = " " if piece[0].isspace() or {kind, last} == {"added", "removed"} else ""
            if kind == "added" and line and (found := LEADING.match(words)):
                before, words = found[0], words[found.end() :]  # not every client reads "word**, more**" as bold
            line += f"{before}{mark}{words}{mark}{' ' if piece[-1].isspace() else ''}"
            last = kind
            if len(line) > PIECE:
                lines.append(line.strip())
                line = ""
    return [*lines, line.strip()] if line.strip() else lines


def pieces(text: str, mark: str = "") -> list[str]:
    """Write a text whole, in pieces that fit any page."""
    return [f"{mark}{words}{mark}" for words in map(plain, split(text)) if words]


def split(text: str) -> list[str]:
    """Cut a text between words, or within one that is too long, into pieces of at most PIECE characters.

    >>> [len(piece) for piece in split("word " * 100)]
    [400, 100]
    """
    found = []
    while len(text) > PIECE:
        at = text.rfind(" ", 0, PIECE) + 1 or PIECE
        found.append(text[:at])
        text = text[at:]
    return [*found, text] if text else found


def quotes(said: Draft | Fact, old: Draft | Fact | None, names: Names) -> list[str]:
    """Write the quotes that it rests on, each with its source and a link to the passage; those that go are struck."""
    now, before = _quoted(said), _quoted(old) if old else {}
    lines = []
    for key, cited in {**now, **before}.items():
        mark = "~~" if key not in now else "**" if old and key not in before else ""
        source = names.sources.get(cited.source)
        origin = cite(source, cited) if source else plain(cited.source, NAME)
        [*most, last] = pieces(f"“{cited.quote}”", mark)
        lines += [f"> {piece}" for piece in (*most, f"{last} — {origin}")]
    return [*lines, ""] if lines else []  # the empty line ends the quote


def cite(source: Source, cited: Citation) -> str:
    """Write where a quote stands, as a link to the passage."""
    return f"{link(shorten(source.publisher, NAME), passage_link(source, cited))}, {day(source.published)}"


def _quoted(said: Draft | Fact) -> dict[tuple[str, str], Citation]:
    if isinstance(said, Fact):
        return {(cited.source, cited.quote): cited for cited in said.citations}
    made = (Citation(q.source, 0, q.text, 0, len(q.text)) for q in said.quotes if q.text.strip())
    return {(cited.source, cited.quote): cited for cited in made}


def fields(said: Draft | Fact, old: Draft | Fact | None, names: Names) -> list[str]:
    """Write who says so, evidence, when, access and what it is about; what changes as a diff."""
    now, before = values(said, names), values(old, names) if old else {}
    lines = []
    for name, value in now.items():
        if old and value != before[name]:
            lines += diffed(word_diff(f"{name}: {before[name]}", f"{name}: {value}"))
        elif value:
            lines += [f"-# {line}" for line in pieces(f"{name}: {value}")]
    return lines


def values(said: Draft | Fact, names: Names) -> dict[str, str]:
    """Give the fields of a draft or fact as texts."""
    return {
        "Who says so": said.attribution,
        "Evidence": spoken(said.evidence),
        "When": said.when or "",
        "Access": frame(said.access, names) if said.access else "",
        "About": ", ".join(names.entities.get(key, key) for key in said.about),
    }


def frame(access: Access, names: Names) -> str:
    """Write an access: who, what, how far, where."""
    actor, agency = (names.entities.get(key, key) for key in (access.actor, access.agency))
    level = f", {spoken(access.level)}" if access.level is not Level.UNKNOWN else ""
    system = f", {names.entities.get(access.system, access.system)}" if access.system else ""
    decided = f"; decided by {names.entities.get(access.decided_by, access.decided_by)}" if access.decided_by else ""
    return f"{spoken(access.action)}{level} · {actor} at {agency}{system}{decided}"


def bullets(lines: Iterable[str]) -> list[str]:
    """Write sentences as a list, whole."""
    return [f"- {piece}" for line in lines for piece in pieces(line)]
