"""What came of a document becomes what a terminal shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.terminal import harmless
from knowledge import Bulk, Document, Draft, Ingested, day

MOST_NAMES = 12  # new names that are listed; the review shows all
MOST_CHANGED = 12  # paragraphs of a newer version that are shown
MOST_FAILED = 5  # drafts that did not hold, with why
LONGEST_LINE = 100  # characters of a paragraph in the list of changes


def ingested_lines(found: Ingested) -> list[str]:
    """Tell what was taken in: the source, its drafts or facts, new names, what changed since the older version."""
    source = found.source
    stated = Document(found.name, "", source.title, source.publisher, source.published, source.url)
    drafts = _drafts([found])
    lines = [f"{source.id}  {source.title}", *_stated(stated)]
    waits = "waits" if len(drafts) == 1 else "wait"
    lines += _facts(found.accepted) if found.accepted else [f"    {_counted(drafts)} {waits} for review"]
    if found.known:
        lines.append(f"    {count(found.known, 'draft')} left out: the same is on record already")
    return [harmless(line) for line in [*lines, *_names(drafts), *_versions(found)]]


def next_line(taken: Sequence[Ingested], *, accepted: bool) -> str:
    """Say what to do next, where something waits for review."""
    waiting = [
        one for one in taken if one.vanished or (one.accepted.failed if accepted and one.accepted else _drafts([one]))
    ]
    if not waiting:
        return ""
    only = f" --document {waiting[0].source.id}" if len(waiting) == 1 else ""
    return f"Next: `oversight review list{only}`, or /review in Discord."


def preview_lines(document: Document, drafts: Sequence[Draft]) -> list[str]:
    """Show what a document states about itself and how much would be drafted from it."""
    lines = [f"{document.name}  {document.title or 'title not stated: give --title'}", *_stated(document)]
    lines += [f"    {_counted(drafts)} would wait for review", *_names(drafts)]
    return [harmless(line) for line in lines]


def count(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _stated(document: Document) -> list[str]:
    published = day(document.published) if document.published else "date not stated: give --published"
    who = document.publisher or "publisher not stated: give --publisher"
    return [f"    {who}, {published}; {document.url or 'no link'}"]


def _counted(drafts: Sequence[Draft]) -> str:
    framed = sum(draft.access is not None for draft in drafts)
    return f"{count(len(drafts), 'draft')} ({framed:,} of an access)"


def _drafts(found: Iterable[Ingested]) -> list[Draft]:
    return [proposal.draft for one in found for proposal in one.proposals if proposal.draft]


def _facts(bulk: Bulk) -> list[str]:
    keys = [revision.key for revision in bulk.accepted]
    span = f": {keys[0]} to {keys[-1]}" if len(keys) > 1 else f": {keys[0]}" if keys else ""
    lines = [f"    {count(len(keys), 'fact')} on record{span}"]
    if bulk.failed:
        lines.append(f"    {count(len(bulk.failed), 'draft')} did not hold and wait for review:")
        lines += [f"      {number}: {why}" for number, why in bulk.failed[:MOST_FAILED]]
    return lines


def _names(drafts: Iterable[Draft]) -> list[str]:
    coming = dict.fromkeys(entity for draft in drafts for entity in draft.new)
    new = [f"{entity.short} ({entity.kind.value})" for entity in coming]
    more = f" and {len(new) - MOST_NAMES} more" if len(new) > MOST_NAMES else ""
    return [f"    new names: {', '.join(new[:MOST_NAMES])}{more}"] if new else []


def _versions(found: Ingested) -> list[str]:
    if not found.replaces:
        return []
    lines = [f"    a newer version of {found.replaces}; {count(len(found.changed), 'paragraph')} changed"]
    signs = {"removed": "-", "added": "+"}
    lines += [f"      {signs[kind]} {_short(text)}" for kind, text in found.changed[:MOST_CHANGED]]
    if len(found.changed) > MOST_CHANGED:
        lines.append(f"      … and {len(found.changed) - MOST_CHANGED} more")
    if found.vanished:
        listed = ", ".join(found.vanished)
        lines.append(f"    flagged, since their quote went with the older version: {listed}")
        lines.append("      their retraction waits for review, also with --accept")
    return lines


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"
