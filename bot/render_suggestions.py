"""What somebody sees of their own suggestions."""

from __future__ import annotations

from collections.abc import Sequence

from bot import render
from bot.buttons import Does, Press
from bot.markdown import plain, shorten, verbatim, visible
from bot.wording import count
from knowledge import Proposal, Status, day

SHOWN = 5  # suggestions, each with a button where it is open
LINE = 200  # characters of one
LONGEST_TYPED = 1_500  # characters of a form that are given back
NEXT = (
    "A curator reads it against its source, then accepts, edits or rejects it. I do not write to you about it:"
    " `/suggest mine:True` shows what became of it, for 30 days."
)


def taken(proposal: Proposal) -> render.Layout:
    """Confirm a suggestion: its number, what happens next, and the button that takes it back."""
    said = plain(proposal.draft.statement, LINE) if proposal.draft else ""
    text = f"### Suggestion {proposal.number}\n{said}\n-# {NEXT}"
    return render.layout([text], [[Press("Withdraw", Does.WITHDRAW, str(proposal.number))]], render.ON_RECORD)


def mine(proposals: Sequence[Proposal], note: str = "") -> render.Layout:
    """List somebody's suggestions, newest first, with what became of them."""
    lines = [f"**{p.number}** · {_state(p)}\n{plain(shorten(_said(p), LINE))}" for p in proposals[:SHOWN]]
    left = len(proposals) - SHOWN
    more = [f"-# and {count(left, 'more suggestion')}"] if left > 0 else []
    nothing = [] if proposals or note else ["You have no suggestions here. `/suggest` makes one."]
    texts = [plain(note), "\n".join(["### Your suggestions", *lines, *more, *nothing]) if proposals or nothing else ""]
    numbers = [str(p.number) for p in proposals[:SHOWN] if p.status is Status.OPEN]
    row = [Press(f"Withdraw {number}", Does.WITHDRAW, number) for number in numbers]
    return render.layout(texts, [row], render.ON_RECORD)


def said(sentence: str) -> render.Layout:
    """Say a sentence in the place of a suggestion."""
    return render.layout([plain(sentence)], [], render.ON_RECORD)


def given_back(why: str, typed: Sequence[str]) -> render.Layout:
    """Say why a suggestion was not taken, and give back what was typed."""
    wrote = "\n".join(filter(None, map(str.strip, map(visible, typed))))[:LONGEST_TYPED]
    kept = [f"-# What you wrote, to copy\n{verbatim(wrote)}"] if wrote else []
    return render.layout([plain(why, 400), *kept], [], render.NOT_ON_RECORD)


def became(proposal: Proposal) -> str:
    """Say what became of a suggestion that is decided; who decided is for curators alone."""
    on = day(proposal.decided_at[:10])
    match proposal.status:
        case Status.OPEN:
            return "waits for a curator"
        case Status.ACCEPTED:
            return f"accepted as {proposal.fact}, {on}"
        case Status.REJECTED:
            return f"rejected, {on}: {shorten(proposal.decision, LINE)}"
        case Status.WITHDRAWN:
            own = proposal.decided_by and proposal.decided_by.key == proposal.by.key
            return f"withdrawn, {on}" if own else f"taken up by a curator, {on}"


def _state(proposal: Proposal) -> str:
    return plain(became(proposal))


def _said(proposal: Proposal) -> str:
    return proposal.draft.statement if proposal.draft else ""
