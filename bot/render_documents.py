"""What a curator sees of documents: one that was sent in, what came of it, those that are held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.buttons import Does, Press
from bot.markdown import plain, shorten
from bot.pages import LONGEST_MESSAGE, fill
from bot.render import ON_RECORD, Layout, layout
from bot.reviewing import Spot
from bot.shelving import Shelf
from bot.wording import count
from knowledge import Draft, Drawn, Entity, IncompleteDocument, Ingested, Source, day

ROOM = LONGEST_MESSAGE - 300  # for heading and buttons
TITLE, NAME, LINE = 200, 60, 160  # characters shown of a title, a name, a paragraph
MOST_NAMES = 15
MARKS = {"removed": "~~", "added": "**"}


def upload(drawn: Drawn, key: str, note: str = "") -> Layout:
    """Show what a document states about itself and what would be drafted; nothing is stored yet."""
    document, new = drawn.document, _new(drawn.drafts)
    head = f"### {plain(shorten(document.name, TITLE))}\n-# Read; nothing is stored yet"
    stated = [
        f"**Title:** {_said(document.title)}",
        f"**Publisher:** {_said(document.publisher)}",
        f"**Published:** {_dated(document.published)}",
        f"**Link:** {_said(document.url)}",
    ]
    drafts = f"{_counted(drawn.drafts)} would wait for review."
    texts = [head, *([f"**{note}**"] if note else []), "\n".join(stated), "\n".join([drafts, *_names(new)])]
    row = [Press("Take in", Does.TAKE_IN, key, primary=True), Press("Correct", Does.CORRECT, key)]
    return layout(texts, [row], ON_RECORD)


def lacking(error: IncompleteDocument) -> str:
    """Say what a document lacks, before a button that lets it be said."""
    return f"Not taken in yet. Press Correct, and say: {plain(', '.join(error.lacks))}."


def taken(value: Ingested) -> Layout:
    """Show what came of a document."""
    source = value.source
    drafts = [proposal.draft for proposal in value.proposals if proposal.draft]
    head = f"### {plain(source.id)}: {plain(shorten(source.title, TITLE))}\n-# Taken in; {_from(source)}"
    said = [f"**{_counted(drafts)} wait{'s' if len(drafts) == 1 else ''} for review.**"]
    if value.known:
        said.append(f"{count(value.known, 'draft')} left out: the same is on record already.")
    texts = [head, "\n".join([*said, *_names(_new(drafts))]), "\n".join(_versions(value))]
    here = str(Spot(1, 1, source.id))
    row = [Press("Review", Does.QUEUE, here, primary=True)] if drafts or value.vanished else []
    return layout(texts, [row], ON_RECORD)


def amended(source: Source) -> Layout:
    """Show what is said of a document from now on."""
    head = f"### {plain(source.id)}: {plain(shorten(source.title, TITLE))}\n-# Corrected; its answers cite it like this"
    stated = [f"{_from(source)}", f"**Link:** {_said(source.url)}"]
    return layout([head, "\n".join(stated)], [], ON_RECORD)


def not_amended(source: Source, error: IncompleteDocument) -> Layout:
    """Say what a document would lack, and that nothing was changed."""
    return layout([f"{plain(source.id)} stays as it is: it needs its {plain(', '.join(error.lacks))}."], [], ON_RECORD)


def shelf(value: Shelf) -> Layout:
    """List documents, newest first."""
    head = f"### {count(value.total, 'document')}\n-# Newest first"
    lines = [_listed(source, value) for source in value.sources]
    foot = f"-# Page {value.number} of {value.of}" if value.of > 1 else ""
    turns = (("Previous page", value.number - 1), ("Next page", value.number + 1))
    row = [Press(name, Does.SHELF, str(Spot(at))) for name, at in turns if 1 <= at <= value.of]
    waiting = [
        Press(f"Review {source.id}", Does.QUEUE, str(Spot(1, 1, source.id)))
        for source in value.sources
        if value.waiting[source.id]
    ]
    return layout([head, "\n".join(lines), foot], [row, waiting[:5], waiting[5:10]], ON_RECORD)


def _listed(source: Source, value: Shelf) -> str:
    parts = ["text held" if source.held else "quotes only"]
    parts += [f"a newer version of {plain(source.replaces)}"] if source.replaces else []
    parts += [f"replaced by {plain(value.newer[source.id])}"] if source.id in value.newer else []
    parts += [f"**{count(value.waiting[source.id], 'draft')} to review**"] if value.waiting[source.id] else []
    return f"**{plain(source.id)}** {plain(shorten(source.title, NAME))} · {_from(source)} · {' · '.join(parts)}"


def _from(source: Source) -> str:
    return f"{plain(shorten(source.publisher, NAME))}, {day(source.published)}"


def _said(text: str) -> str:
    return plain(text, TITLE) or "*not stated*"


def _dated(text: str) -> str:
    """Write a date as everywhere; what is none, as it was typed."""
    try:
        return day(text) if text else _said(text)
    except ValueError:
        return _said(text)


def _counted(drafts: Sequence[Draft]) -> str:
    framed = sum(draft.access is not None for draft in drafts)
    return f"{count(len(drafts), 'draft')} ({framed:,} of an access)"


def _new(drafts: Iterable[Draft]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(entity for draft in drafts for entity in draft.new))


def _names(entities: Sequence[Entity]) -> list[str]:
    if not entities:
        return []
    listed = ", ".join(f"{plain(shorten(each.short, NAME))} ({each.kind.value})" for each in entities[:MOST_NAMES])
    more = f" and {len(entities) - MOST_NAMES:,} more" if len(entities) > MOST_NAMES else ""
    return [f"**New names:** {listed}{more}"]


def _versions(value: Ingested) -> list[str]:
    if not value.replaces:
        return []
    lines = [f"**A newer version of {plain(value.replaces)}; {count(len(value.changed), 'paragraph')} changed:**"]
    lines += [f"{MARKS[kind]}{plain(text, LINE)}{MARKS[kind]}" for kind, text in value.changed if plain(text)]
    flagged = []
    if value.vanished:
        keys = plain(", ".join(value.vanished), LINE)
        flagged = [f"**Flagged, since their quote is gone: {keys}.** Their retraction waits for review."]
    shown = fill(lines, ROOM // 2)[0]
    left = len(lines) - len(shown)
    return [*flagged, *shown, *([f"-# and {count(left, 'paragraph')} more"] if left else [])]
