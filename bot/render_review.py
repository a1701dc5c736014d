"""What a curator sees: a proposal as a card, the queue as a list, a history; always within Discord's limits.

Everything can be paged through to its end: what is decided on must have been there to read.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import Does, Press, fits
from bot.markdown import plain, shorten
from bot.pages import LONGEST_MESSAGE, page
from bot.render import NOT_ON_RECORD, ON_RECORD, Layout, layout
from bot.reviewing import PER_PAGE, Case, Past, Queue, Span, Spot, is_open
from bot.wording import count
from bot.wording_drafts import bullets
from bot.wording_review import blocks, heading, listed, revised, shifted, tally
from knowledge import Bulk, Change, Editor, Origin, Shift, Source

ROOM = LONGEST_MESSAGE - 200  # for what stands under a page
LONGEST_TITLE = 80
EMPTY = "Nothing waits for review."
PLACES = 5  # buttons in a row

Rows = Sequence[Sequence[Press]]


def proposal(case: Case, note: str = "") -> Layout:
    """Show a proposal: what it is, what it changes, what it rests on, what to look at; and what can be done."""
    head = "\n".join(filter(None, (f"**{note}**" if note else "", heading(case))))
    shown = page(blocks(case), ROOM - len(head), case.spot.page)
    waits = f"{case.position} of {case.waiting}" if is_open(case.dossier.proposal) else f"{case.waiting} open"
    place = f" · page {shown.number} of {shown.of}" if shown.of > 1 else ""
    foot = f"-# {waits}{_looked_through(case.names.sources.get(case.spot.document))}{place}"
    colour = ON_RECORD if is_open(case.dossier.proposal) else NOT_ON_RECORD
    spot = Spot(case.spot.number, shown.number + 1, case.spot.document)
    more = [Press("More", Does.PROPOSAL, str(spot))] if shown.number < shown.of else []
    return layout([head, "\n".join(shown.blocks), foot], [more, _decide(case), _go(case)], colour)


def _decide(case: Case) -> list[Press]:
    """Make the buttons that decide; what would be refused has none."""
    dossier, here = case.dossier, str(Spot(case.spot.number, 1, case.spot.document))
    if not is_open(dossier.proposal):
        return []
    holds = not (dossier.stale or dossier.problems)
    found = [Press("Accept", Does.ACCEPT, here, primary=True)] if holds else []
    if dossier.stale:
        found.append(Press("Redo", Does.REDO, here, primary=True))
    elif dossier.proposal.change is not Change.RETRACT:
        found.append(Press("Edit", Does.AMEND, here, primary=not holds))
    found.append(Press("Reject", Does.REJECT, here))
    return [*found, Press("What would change?", Does.SHIFTS, str(Spot(case.spot.number)))] if holds else found


def _go(case: Case) -> list[Press]:
    """Make the buttons that lead on, and the one that stops a person from suggesting."""
    document, found = case.spot.document, list[Press]()
    if case.before:
        found.append(Press("Previous", Does.PROPOSAL, str(Spot(case.before, 1, document))))
    if case.after and case.after != case.before:
        decided = not is_open(case.dossier.proposal)
        found.append(Press("Next", Does.PROPOSAL, str(Spot(case.after, 1, document)), primary=decided))
    found.append(Press("List", Does.QUEUE, str(Spot(-(-case.position // PER_PAGE), 1, document))))
    if case.dossier.proposal.origin is Origin.SUGGESTION:
        found.append(Press("Block person", Does.BLOCK, str(Spot(case.spot.number, 1, document))))
    return found


def queue(value: Queue) -> Layout:
    """Show a page of the queue, one line a proposal, with what can be done with many at once."""
    everything = value.everything
    document = value.names.sources.get(everything.document)
    if not value.proposals:
        return said(f"{EMPTY}{_looked_through(document)}")
    head = f"### {count(value.waiting, 'proposal')} to review\n-# Oldest first{_looked_through(document)}"
    foot = f"-# Page {value.number} of {value.of}" if value.of > 1 else ""
    numbers = [
        Press(str(each.number), Does.PROPOSAL, str(Spot(each.number, 1, everything.document)))
        for each in value.proposals
    ]
    rows = [numbers[at : at + PLACES] for at in range(0, len(numbers), PLACES)]
    lines = "\n".join(listed(each, value.edited) for each in value.proposals)
    return layout([head, lines, foot], [*rows, _turn(value), *_bulk(value)], ON_RECORD)


def _turn(value: Queue) -> list[Press]:
    document = value.everything.document
    turns = (("Previous page", value.number - 1), ("Next page", value.number + 1))
    return [Press(name, Does.QUEUE, str(Spot(at, 1, document))) for name, at in turns if 1 <= at <= value.of]


def _bulk(value: Queue) -> Rows:
    """Make the buttons for many: those of the page; those of the document where the list is of one."""
    shown, page_, everything = len(value.proposals), str(value.page), str(value.everything)
    these = "this one" if shown == 1 else f"these {shown}"
    here = [Press(f"Accept {these}", Does.ACCEPT_ALL, page_), Press(f"Reject {these}", Does.REJECT_ALL, page_)]
    framed = value.of > 1 or any(each.draft and each.draft.access for each in value.proposals)  # else there is none
    whole = [Press("Accept the access facts", Does.ACCEPT_ACCESS, everything)] if framed else []
    if value.everything.document and value.of > 1:
        whole.insert(0, Press(f"Accept all {value.waiting}", Does.ACCEPT_ALL, everything))
        whole.append(Press("Reject the rest", Does.REJECT_ALL, everything))
    return [here, whole]


def history(value: Past, number: int = 1) -> Layout:
    """Show a page of the revisions of a fact, newest first."""
    written = [line for revision in value.revisions for line in revised(revision, value.names)]
    head = (
        f"### History of {plain(value.key, LONGEST_TITLE)}\n-# {count(len(value.revisions), 'revision')}, newest first"
    )
    return _paged(head, written, Does.HISTORY, value.key, number)


def shifts(proposed: int, values: Sequence[Shift], number: int = 1) -> Layout:
    """Show which golden questions a proposal would answer differently."""
    written = [line for shift in values for line in shifted(shift)]
    head = f"### What proposal {proposed} would change\n{tally(values)}"
    return _paged(head, written, Does.SHIFTS, str(proposed), number)


def _paged(head: str, written: Sequence[str], does: Does, key: str, number: int) -> Layout:
    shown = page(written, ROOM - len(head), number)
    turns = (("Previous page", shown.number - 1), ("Next page", shown.number + 1))
    rows = [
        Press(name, does, f"{key}.{at}:") for name, at in turns if 1 <= at <= shown.of and fits(does, f"{key}.{at}:")
    ]
    foot = f"-# Page {shown.number} of {shown.of}" if shown.of > 1 else ""
    return layout([head, "\n".join(shown.blocks), foot], [rows], ON_RECORD)


def problems(found: Sequence[str], warnings: Sequence[str], kept: str, back: Spot | None = None) -> Layout:
    """Show every problem of what was typed, with a button that opens the form again as it was."""
    head = "### Not proposed yet\nPut this right, and try again. What you typed is kept for 15 minutes."
    looks = ["\n**Look at**", *bullets(warnings)] if warnings else []
    written = [*bullets(found), *looks]
    shown = page(written, ROOM - len(head), 1)
    left = len(written) - len(shown.blocks)
    foot = f"-# and {count(left, 'line')} more, when these are right" if left else ""
    row = [Press("Try again", Does.TYPED, kept, primary=True)]
    row += [Press("Back to the proposal", Does.PROPOSAL, str(back))] if back else []
    return layout([head, "\n".join(shown.blocks), foot], [row], NOT_ON_RECORD)


def many(value: Bulk, span: Span) -> Layout:
    """Show what accepting many came to, with the reason for each that was not."""
    waiting = "s" if value.waiting == 1 else ""
    head = f"### {count(len(value.accepted), 'proposal')} accepted"
    lines = [f"{value.waiting} wait{waiting} for a second curator."] if value.waiting else []
    if value.failed:
        lines += ["**Not accepted**", *bullets(f"{number}: {why}" for number, why in value.failed)]
    shown = page(lines or ["All of them answer from now on."], ROOM - len(head), 1)
    left = len(lines) - len(shown.blocks)
    foot = f"-# and {count(left, 'line')} more: the list shows the proposals" if left > 0 else ""
    return layout([head, "\n".join(shown.blocks), foot], [_list(span)], ON_RECORD)


def rejected(number: int, span: Span) -> Layout:
    """Show how many were rejected."""
    return layout([f"### {count(number, 'proposal')} rejected"], [_list(span)], NOT_ON_RECORD)


def blocked(person: Editor, number: int, document: str = "") -> Layout:
    """Show that a person may not suggest any more."""
    named = plain(shorten(person.name, LONGEST_TITLE)) or "This person"
    text = f"**{named} may not suggest any more.** {count(number, 'open suggestion')} of theirs rejected."
    undo = [Press("Let them suggest again", Does.UNBLOCK, person.key)] if fits(Does.UNBLOCK, person.key) else []
    return layout([text], [[*undo, *_list(Span(1, 0, document))]], NOT_ON_RECORD)


def said(sentence: str) -> Layout:
    """Show one sentence."""
    return layout([sentence], [], NOT_ON_RECORD)


def _list(span: Span) -> list[Press]:
    return [Press("Back to the list", Does.QUEUE, str(Spot(1, 1, span.document)), primary=True)]


def _looked_through(document: Source | None) -> str:
    return f" · of “{plain(shorten(document.title, LONGEST_TITLE))}”" if document else ""
