"""An answer that was given, and the histories of the facts in it -> the answer as it has to be shown from now on.

The wording follows the AP: call it a correction, say what was wrong, never unpublish silently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from knowledge.edits import Revision
from knowledge.model import Answer, Claim, Correction, Fact

MOST = 5  # corrections kept with one answer, the newest
LONGEST_SAID, LONGEST_WHY = 300, 300  # characters of what was said, and of the reason, in one line
TAKEN_OUT = "part of this answer was taken out."

History = Sequence[Revision]  # of one fact, oldest first
DETAILS = {  # what a status, a note or the words before a claim may rest on
    "access": "the access it is about",
    "when": "its date",
    "attribution": "who says so",
    "evidence": "what kind of evidence it is",
}


def corrected(answer: Answer, histories: Mapping[str, History], today: str) -> Answer:
    """Give the answer with its claims as their facts are now, or without them, and a line for each change shown.

    What may rest on a detail that changed (status, lead, notes) goes. Sources and base are the caller's to renew.
    """
    for fact, history in histories.items():
        answer = _follow(answer, fact, history, today)
    return answer


def _follow(answer: Answer, fact: str, history: History, today: str) -> Answer:
    """Follow one fact from the revision that the answer has of it to the newest."""
    claims = [claim for claim in answer.claims if claim.fact == fact]
    lines = [line for line in answer.corrections if line.fact == fact]
    if not (claims or lines) or not history:
        return answer
    seen = claims[0].revision if claims else lines[-1].now
    newest, stands = history[-1], None if history[-1].retracted else history[-1].fact
    if claims and stands:
        known = next((each.fact for each in history if each.revision == seen), None)
        return answer if seen == newest.revision else _reword(answer, claims, known, stands, history)
    if claims:
        return _take_out(answer, claims, history, today)
    if stands and seen < newest.revision:
        return _bring_back(answer, stands, history, seen)
    return replace(answer, corrections=tuple(_seen(line, fact, newest.revision) for line in answer.corrections))


def _reword(answer: Answer, claims: Sequence[Claim], known: Fact | None, stands: Fact, history: History) -> Answer:
    """Put the fact as it stands in the place of its claims."""
    replaced = {claim: _renewed(claim, known, stands) for claim in claims}
    answer = replace(answer, claims=tuple(dict.fromkeys(replaced.get(claim, claim) for claim in answer.claims)))
    details = [named for name, named in DETAILS.items() if known and getattr(known, name) != getattr(stands, name)]
    said = [claim.text for claim, new in replaced.items() if claim.text != new.text]
    quoted = any(claim.citations != new.citations for claim, new in replaced.items())
    if said:
        words = _quoted(said)
        text = f"an earlier version of this answer said {words}" if known else TAKEN_OUT
    elif quoted:
        text = f"the passage cited for {_quoted([claim.text for claim in claims])} was corrected."
    elif details and (answer.status or answer.notes or DETAILS["evidence"] in details):
        text = f"a detail behind {_quoted([claim.text for claim in claims])} was corrected: {', '.join(details)}."
    else:  # nothing that the answer shows has changed
        return answer
    shown = claims[0].revision if known else 0
    answer = _with(answer, _line("Correction", history, shown, text, seen=claims[0].revision))
    return _without_rest(answer) if details or known is None else replace(answer, lead=answer.lead * answer.listed)


def _renewed(claim: Claim, known: Fact | None, stands: Fact) -> Claim:
    """Give the claim as the fact stands: its statement, or the same part of it that the claim told."""
    text = stands.statement
    if known and claim.text != known.statement:
        same = all(getattr(known, name) == getattr(stands, name) for name in DETAILS)
        if claim.text.endswith(known.statement) and same:  # after words that say who says so
            text = claim.text.removesuffix(known.statement) + stands.statement
        elif name := next((name for name, value in known.slots if value == claim.text), None):
            text = stands.slot(name) or text
        elif any(cited.quote == claim.text for cited in stands.citations):
            text = claim.text
    return Claim(text, stands.id, stands.revision, stands.citations)


def _take_out(answer: Answer, claims: Sequence[Claim], history: History, today: str) -> Answer:
    """Take the claims of a fact out that was retracted, or whose text was."""
    known = next((each for each in history if each.revision == claims[0].revision), None)
    left = tuple(claim for claim in answer.claims if claim not in claims)
    if history[-1].fact is None or known is None or known.fact is None:
        title = f"Withdrawn, {_written(today)}"
        line = Correction(title, TAKEN_OUT, claims[0].fact, 0, history[-1].revision)
    else:
        text = f"{_quoted([claim.text for claim in claims])} no longer stands."
        line = _line("Retracted", history, known.revision, text, seen=known.revision)
    # in one step: an answer without claims needs the line that says why
    return _without_rest(replace(answer, claims=left, corrections=(*answer.corrections, line)[-MOST:]))


def _bring_back(answer: Answer, stands: Fact, history: History, seen: int) -> Answer:
    """Show a fact again that had been taken out."""
    claim = Claim(stands.statement, stands.id, stands.revision, stands.citations)
    text = f"{_quoted([stands.statement])} stands again."
    line = _line("Restored", history, stands.revision, text, seen=seen)
    return _without_rest(_with(replace(answer, claims=(*answer.claims, claim)), line))


def cleaned(answer: Answer, gone: frozenset[tuple[str, int]]) -> Answer:
    """Give the answer without the lines' words from revisions (fact, revision) whose text was taken out."""
    return replace(
        answer,
        corrections=tuple(
            replace(line, text=TAKEN_OUT, shown=0) if {(line.fact, line.shown), (line.fact, line.now)} & gone else line
            for line in answer.corrections
        ),
    )


def _with(answer: Answer, line: Correction) -> Answer:
    return replace(answer, corrections=(*answer.corrections, line)[-MOST:])


def _without_rest(answer: Answer) -> Answer:
    """Drop what may rest on the change; the heading of a list stays where it counts nothing."""
    counts = any(letter.isdigit() for letter in answer.lead)
    return replace(answer, status="", notes=(), lead=answer.lead if answer.listed and not counts else "")


def _seen(line: Correction, fact: str, revision: int) -> Correction:
    return replace(line, now=revision) if line.fact == fact else line


def _line(title: str, history: History, shown: int, text: str, *, seen: int) -> Correction:
    """Say what was changed, when and why."""
    newest = history[-1]
    reasons = dict.fromkeys(each.reason.strip().rstrip(".") for each in history if each.revision > seen and each.fact)
    why = _cut(". ".join(filter(None, reasons)), LONGEST_WHY)
    said = f"{text} {why}." if why else text
    return Correction(f"{title}, {_written(newest.at)}", said, newest.key, shown, newest.revision)


def _quoted(said: Sequence[str]) -> str:
    return f"“{_cut(' '.join(said), LONGEST_SAID)}”"


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def _written(at: str) -> str:
    on = date.fromisoformat(at[:10])
    return f"{on.day} {on:%B %Y}"
