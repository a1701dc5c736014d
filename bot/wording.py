"""Values become lines of text for Discord, everything from people and documents escaped."""

from __future__ import annotations

from collections.abc import Sequence

from bot.markdown import link, plain, shorten
from bot.pages import fill
from knowledge import Answer, Base, Citation, Claim, Correction, Source, day, numbered, passage_link

LONGEST_LINE = 600  # characters of one claim, quote or title: three fit a message
LONGEST_CORRECTION = 500
LONGEST_NOTE = 200
LONGEST_NAME = 60  # of a publisher in a source line
SOURCE_LINES = 6  # sources named under an answer; the Sources button shows all
ROOM_FOR_SOURCES = 800  # characters that the source lines may take of a message


def correction_lines(values: Sequence[Correction]) -> list[str]:
    """Write what was corrected of an answer, the newest first."""
    return [f"**{plain(each.title)}:** {plain(each.text, LONGEST_CORRECTION)}" for each in reversed(values)]


def answer_blocks(value: Answer) -> list[str]:
    """Write status, lead and claims, in the order of the direct answer; nothing where all of it was retracted."""
    if not value.claims:
        return []
    numbers = numbers_of(value)
    heading = plain(value.lead, LONGEST_LINE) if value.listed else ""
    opening = "" if value.listed or not value.lead else f"{plain(value.lead, LONGEST_LINE)} "
    claims = [("- " if value.listed else "") + marked(claim, numbers) for claim in value.claims]
    further = claims[1:] if value.listed else [f"\n{claim}" for claim in claims[1:]]  # paragraphs, with air between
    return [*status_lines(value.status), *([f"**{heading}**"] if heading else []), opening + claims[0], *further]


def status_lines(status: str) -> list[str]:
    """Write a status bold; of several, one a line, only the name that it begins with."""
    lines = [line for line in status.splitlines() if plain(line)]
    if len(lines) < 2:
        return [f"**{plain(line, LONGEST_LINE)}**" for line in lines]
    named = [line.partition(": ") for line in lines]
    return [f"**{plain(name)}:** {plain(rest, LONGEST_LINE)}" if rest else plain(name) for name, _, rest in named]


def numbers_of(value: Answer) -> dict[Citation, int]:
    """Give each citation of an answer its number."""
    return {citation: number for number, citation in numbered(value)}


def marked(claim: Claim, numbers: dict[Citation, int]) -> str:
    """Write a claim with the numbers of its citations."""
    return f"{plain(claim.text, LONGEST_LINE)} [{spans(sorted(numbers[citation] for citation in claim.citations))}]"


def note_lines(notes: Sequence[str]) -> list[str]:
    """Write the notes small; a third one would bury the answer."""
    return [f"-# {plain(note, LONGEST_NOTE)}" for note in notes[:2]]


def source_lines(values: Sequence[Source], numbers: dict[Citation, int]) -> list[str]:
    """Write one line a source: its numbers, publisher, date and link."""
    lines: list[str] = []
    for source in values[:SOURCE_LINES]:
        used = spans(sorted(number for citation, number in numbers.items() if citation.source == source.id))
        named = f"{link(shorten(source.publisher, LONGEST_NAME), source.url)}, {day(source.published)}"
        lines.append(f"-# [{used}] {named}" if used else f"-# {named}")
    shown = fill(lines, ROOM_FOR_SOURCES)[0]
    left = len(values) - len(shown)
    return [*shown, f"-# and {count(left, 'source')} more"] if left else list(shown)


def source_blocks(value: Answer) -> list[str]:
    """Write each source of an answer, with the quotes that the answer rests on."""
    known = {source.id: source for source in value.sources}
    blocks: list[str] = []
    for source in known.values():
        quotes = [quoted(number, cited, source) for number, cited in numbered(value) if cited.source == source.id]
        blocks += [described(source), *quotes]
    return blocks


def quoted(number: int, citation: Citation, source: Source) -> str:
    """Write one quote as a link that lights up the passage, with its number and paragraph, where that is known."""
    quote = link(f"“{shorten(citation.quote, LONGEST_LINE // 2)}”", passage_link(source, citation))
    place = f" · ¶\u00a0{citation.paragraph}" if citation.paragraph else ""
    return f"**[{number}]** {quote}{place}"


def described(source: Source) -> str:
    """Write a source: title, publisher, date."""
    note = f" · {plain(source.note, LONGEST_NOTE)}" if source.note else ""
    published = f"{plain(source.publisher, LONGEST_NOTE)}, {day(source.published)}{note}"
    return f"**{link(shorten(source.title, LONGEST_LINE // 2), source.url)}**\n-# {published}"


def cite_lines(value: Answer) -> list[str]:
    """Write each claim so that it can stand in somebody's text: claim, source, date, link, head of the base."""
    known = {source.id: source for source in value.sources}
    lines = []
    for claim in value.claims:
        origins = [known[key] for key in dict.fromkeys(cited.source for cited in claim.citations) if key in known]
        named = "; ".join(f"{each.publisher}, “{each.title}”, {day(each.published)}, {each.url}" for each in origins)
        lines.append(" ".join(f"{claim.text} — {named} (Oversight fact base {value.base.head})".split()))
    return lines


def scope(base: Base) -> str:
    """Say how far the base reaches: "in 1 source, to 17 Feb 2025"."""
    return f"in {count(base.sources, 'source')}" + (f", to {day(base.latest)}" if base.latest else "")


def count(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def spans(numbers: Sequence[int]) -> str:
    """Write numbers as spans.

    >>> spans([1, 2, 3, 5])
    '1-3, 5'
    """
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
