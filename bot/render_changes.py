"""What changed, for everybody: what was added, corrected and retracted, with reasons. Who did it is never named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot import render, wording
from bot.buttons import Does, Press, fits
from bot.markdown import plain, shorten
from bot.pages import LONGEST_MESSAGE, page
from bot.wording_drafts import diffed, pieces
from knowledge import Fact, Revision, day, word_diff

LONGEST_NAME, LONGEST_WHY = 80, 300
SHOWN = 100  # changes that are paged through; whoever wants older ones narrows the question
BY = "a curator"  # who did it, in public
CHANGED = (  # of a fact whose statement stays
    ("citations", "the quote"),
    ("attribution", "who says so"),
    ("when", "the date"),
    ("evidence", "the kind of evidence"),
    ("access", "the access"),
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What somebody asked for: changes since a day (ISO), about an entity or all, newest first.

    `came` counts what came in without anybody's signature: (day, facts, whether the base began with them).
    """

    since: str
    key: str
    about: str
    revisions: tuple[Revision, ...]
    came: tuple[tuple[str, int, bool], ...]
    head: str


def changes(value: Changes, number: int = 1) -> render.Layout:
    """Show a page of what changed, grouped by day, with the head of the chain at its foot."""
    about = f" · about {plain(shorten(value.about, LONGEST_NAME))}" if value.about else ""
    heading = f"### Changes since {day(value.since)}{about}"
    told = list(_by_day(value.revisions[:SHOWN], value.came))
    left = len(value.revisions) - SHOWN
    if left > 0:
        told.append(f"\n-# and {wording.count(left, 'earlier change')}: ask for a later day, or about one agency.")
    if not told:
        told = ["Nothing was added, corrected or retracted."]
    foot = f"-# Fact base {plain(value.head) or '…'}"
    shown = page([heading, *told], LONGEST_MESSAGE - len(foot) - 40, number)
    if shown.of > 1:
        foot += f" · Page {shown.number} of {shown.of}"
    following = f"{value.since}/{value.key}:{shown.number + 1}"
    more = shown.number < shown.of and fits(Does.CHANGES, following)
    rows = [[Press("More", Does.CHANGES, following)]] if more else []
    return render.layout(["\n".join(shown.blocks).strip(), foot], rows, render.ON_RECORD)


def news(revisions: Sequence[Revision], about: str, head: str) -> render.Layout:
    """Show a channel what has changed since it was told last: as much as a message holds, and how many more."""
    named = f" · about {plain(shorten(about, LONGEST_NAME))}" if about else ""
    foot = f"-# Fact base {plain(head) or '…'} · `/changes` shows all"
    room = LONGEST_MESSAGE - len(foot) - 80
    kept = 1
    while kept < min(len(revisions), SHOWN) and sum(len(b) + 1 for b in _entries(revisions[: kept + 1])) < room:
        kept += 1
    left = len(revisions) - kept
    more = [f"-# and {wording.count(left, 'more change')}"] if left else []
    shown = page([f"### What changed{named}", *_entries(revisions[:kept])], room, 1)
    return render.layout(["\n".join([*shown.blocks, *more]).strip(), foot], [], render.ON_RECORD)


def _entries(revisions: Iterable[Revision]) -> list[str]:
    return [line for each in revisions for line in _told(each)]


def _by_day(revisions: Iterable[Revision], came: Iterable[tuple[str, int, bool]]) -> Iterator[str]:
    """Write what happened day by day, newest first."""
    days: dict[str, list[str]] = {}
    for each in revisions:
        days.setdefault(each.at[:10], []).extend(_told(each))
    for at, count, first in came:
        how = "with the base" if first else "by an import"
        days.setdefault(at, []).append(f"{wording.count(count, 'fact')} came {how}.")
    for at in sorted(days, reverse=True):
        yield f"\n**{day(at)}**"
        yield from days[at]


def _told(revision: Revision) -> list[str]:
    """Write one change: what it did to which fact, in which words, and why."""
    [first, *rest] = list(_words(revision)) or ["…"]
    why = shorten(revision.reason.removeprefix("Redacted: "), LONGEST_WHY)
    signed = f"-# {plain(why)} — {BY}" if why else f"-# {BY}"
    return [f"**{revision.kind.capitalize()} {plain(revision.key)}:** {first}", *rest, signed]


def _words(revision: Revision) -> Iterator[str]:
    fact, before = revision.fact, revision.before
    if fact is None:
        yield "*text taken out*"
    elif revision.kind == "retracted":
        yield from pieces(fact.statement, "~~")
    elif before is None or revision.kind in {"added", "restored"}:
        yield from pieces(fact.statement)
    elif before.statement != fact.statement:
        yield from diffed(word_diff(before.statement, fact.statement))
    else:
        [*most, last] = pieces(fact.statement) or ["…"]
        yield from (*most, f"{last} *Changed: {_details(before, fact)}.*")


def _details(before: Fact, fact: Fact) -> str:
    changed = [named for name, named in CHANGED if getattr(before, name) != getattr(fact, name)]
    return ", ".join(changed) or "how it is found"
