"""A reply as plain text: the direct answer, the same in every face."""

from __future__ import annotations

from typing import assert_never

from knowledge.model import Answer, Citation, Claim, Declined, Reply

LONGEST = 700  # characters of a direct answer, as long as a phone shows without scrolling
LONGEST_LIST = 1400  # the same for a list
CLOSEST = "Closest on record, which may not be what you asked:"  # over statements that are no answer


def numbered(answer: Answer) -> tuple[tuple[int, Citation], ...]:
    """Give number the citations of an answer from 1, in the order of their first use."""
    found = dict.fromkeys(citation for claim in answer.claims for citation in claim.citations)
    return tuple(enumerate(found, 1))


def marked(claim: Claim, numbers: dict[Citation, int]) -> str:
    """Write a claim with its citation numbers: "Elon Musk led DOGE. [1]"."""
    return claim.text + " " + "".join(f"[{numbers[citation]}]" for citation in claim.citations)


def direct(reply: Reply) -> str:
    """Write the direct answer: status, lead, claims with their numbers, notes; no citation block."""
    match reply:
        case Answer():
            return _answer(reply)
        case Declined():
            return "\n".join((reply.message, *reply.notes))
        case _:
            assert_never(reply)


def _answer(answer: Answer) -> str:
    numbers = {citation: number for number, citation in numbered(answer)}
    shown = [marked(claim, numbers) for claim in answer.claims]
    if answer.listed:
        body, left = _fit(shown, LONGEST_LIST - len(answer.lead) - 40)
        lines = [answer.lead, *(f"• {line}" for line in body)]
        lines += [f"… and {left} more."] if left else []
    else:
        body, left = _fit(shown, LONGEST - len(answer.status) - len(answer.lead) - 60)
        lines = [" ".join(part for part in (answer.lead, *body) if part)]
        lines += [f"… and {left} more."] if left else []
    corrected = [f"{each.title}: {each.text}" for each in reversed(answer.corrections)]
    return "\n".join(line for line in (*corrected, answer.status, *lines, *answer.notes) if line)


def _fit(lines: list[str], room: int) -> tuple[list[str], int]:
    """Keep as many lines as fit, at least one; how many are left out."""
    kept: list[str] = []
    for line in lines:
        if kept and len(line) + 3 > room:
            break
        kept.append(line)
        room -= len(line) + 3
    return kept, len(lines) - len(kept)
