"""Values become what a terminal shows, and the JSON that a program reads."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, assert_never

from knowledge import (
    CLOSEST,
    Answer,
    Base,
    Declined,
    Fact,
    Judged,
    Reply,
    Source,
    Verification,
    day,
    direct,
    marked,
    numbered,
    passage_link,
)

WIDTH = 100  # columns of a wrapped line


def reply(value: Reply) -> str:
    """Write a reply whole: the direct answer, then its sources, or what comes closest to one."""
    match value:
        case Answer():
            return harmless("\n".join([direct(value), "", *citation_lines(value)]))
        case Declined():
            offers = ["", "On record is, for example:", *(f"  • {offer.question}" for offer in value.offers)]
            near = closest_lines(value.closest) if value.closest else ()
            return harmless("\n".join([direct(value), *near, *(offers if value.offers else ())]))
        case _:
            assert_never(value)


def closest_lines(value: Answer) -> list[str]:
    """Write the statements that come closest to an answer, each with its numbers, and their sources."""
    numbers = {citation: number for number, citation in numbered(value)}
    claims = [f"  • {marked(claim, numbers)}" for claim in value.claims]
    return ["", CLOSEST, *claims, *value.notes, "", *citation_lines(value)]


def citation_lines(answer: Answer) -> list[str]:
    """Write the citation block: number, publisher, date, paragraph, quote, link to the passage, head of the base.

    A quote whose place nobody has looked up, since the text is not held, has no paragraph.
    """
    known = {source.id: source for source in answer.sources}
    lines = ["Sources"]
    for number, citation in numbered(answer):
        source = known[citation.source]
        paragraph = f", paragraph {citation.paragraph}" if citation.paragraph else ""
        where = f"{source.publisher}, {day(source.published)}{paragraph}"
        lines.append(f'  [{number}] {where}: "{citation.quote}"')
        lines += [f"      {link}"] if (link := passage_link(source, citation)) else []
    return [*lines, f"  Fact base {answer.base.head}"]


def as_json(question: str, value: Reply, milliseconds: float) -> dict[str, Any]:
    """Give the object that `ask --json` prints."""
    answered = isinstance(value, Answer)
    return {
        "question": question,
        "answered": answered,
        "kind": "answer" if isinstance(value, Answer) else value.reason.value,
        "answer": harmless(direct(value)),
        "text": reply(value),
        "facts": list(dict.fromkeys(claim.fact for claim in value.claims)) if isinstance(value, Answer) else [],
        "closest": closest_json(value.closest) if isinstance(value, Declined) and value.closest else [],
        "offers": [offer.fact for offer in value.offers] if isinstance(value, Declined) else [],
        "citations": citations_json(value) if isinstance(value, Answer) else [],
        "base": base_json(value.base),
        "ms": round(milliseconds, 3),
    }


def closest_json(answer: Answer) -> list[dict[str, Any]]:
    """Give each statement that comes closest, with its fact and its own citations."""
    cited = {row["n"]: row for row in citations_json(answer)}
    numbers = {citation: number for number, citation in numbered(answer)}
    return [
        {
            "fact": claim.fact,
            "text": harmless(claim.text),
            "citations": [cited[numbers[citation]] for citation in claim.citations],
        }
        for claim in answer.claims
    ]


def citations_json(answer: Answer) -> list[dict[str, Any]]:
    """Give every citation of an answer with what one needs to find it; null for a place that nobody knows."""
    known = {source.id: source for source in answer.sources}
    return [
        {
            "n": number,
            "source": citation.source,
            "title": known[citation.source].title,
            "publisher": known[citation.source].publisher,
            "published": known[citation.source].published,
            "url": known[citation.source].url,
            "paragraph": citation.paragraph or None,
            "quote": citation.quote,
            "start": citation.start if citation.paragraph else None,
            "end": citation.end if citation.paragraph else None,
        }
        for number, citation in numbered(answer)
    ]


def base_json(base: Base) -> dict[str, Any]:
    """Give which state of the base answered."""
    return {"head": base.head, "sources": base.sources, "latest": base.latest}


def wrapped(text: str) -> str:
    """Wrap long lines for reading; links stay whole."""
    return "\n".join(
        line
        if "://" in line
        else textwrap.fill(line, WIDTH, subsequent_indent=_indent(line), break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def _indent(line: str) -> str:
    blank = len(line) - len(line.lstrip())
    return " " * (blank + 2 * line.lstrip().startswith(("•", "[")))


def harmless(text: str) -> str:
    """Take control characters out, which a terminal would obey; a document or a file may hold them."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})


def fact_lines(facts: Iterable[Fact]) -> list[str]:
    """Write each fact on a line, with its id and who says so."""
    return [
        harmless(f"{fact.id:>5}  {fact.statement}  ({fact.attribution}; {fact.evidence.value.replace('_', ' ')})")
        for fact in facts
    ]


def source_lines(sources: Iterable[Source]) -> list[str]:
    """Write each source with its publisher, date and link, and whether its text is held."""
    lines = []
    for source in sources:
        held = "text held" if source.held else "text not held: quotes only"
        note = f" ({source.note})" if source.note else ""
        lines += [
            harmless(f"{source.id}  {source.title}"),
            harmless(f"    {source.publisher}, {day(source.published)}{note}; {held}"),
            harmless(f"    {source.url or 'no link'}"),
        ]
    return lines


def judged_lines(judged: Sequence[Judged]) -> list[str]:
    """Write every miss, and one line that counts."""
    lines = []
    for one in judged:
        if one.verdict != "right":
            lines += [f"{one.golden.id} {one.verdict}: {one.why}", f"    asked: {harmless(one.golden.question)[:200]}"]
            lines += [f"    said: {harmless(one.said)[:200]}".replace("\n", " ")]
    counts = Counter(one.verdict for one in judged)
    total = max(len(judged), 1)
    answered = total - counts["abstained"]
    summary = (
        f"{len(judged)} questions: right {counts['right']} ({counts['right'] / total:.1%}), wrong {counts['wrong']}"
        f" ({counts['wrong'] / total:.1%}), abstained {counts['abstained']};"
        f" wrong where it did not abstain: {counts['wrong'] / max(answered, 1):.1%} at coverage {answered / total:.1%}"
    )
    return [*lines, summary]


def verification_lines(found: Verification) -> list[str]:
    """Write what was checked, what failed, and what could not be checked."""
    lines = [
        *(harmless(f"failed: {why}") for why in found.failed),
        f"{found.checked} citations checked, {len(found.failed)} failed.",
    ]
    if found.unchecked:
        lines.append(
            f"{found.unchecked} citations could not be checked, because the text of their source is not held:"
            " `oversight sources attach ID FILE` gives it."
        )
    return lines
