"""An answer that was given, and a revision of a fact it used -> the answer as it has to be shown from now on.

The wording follows the AP: call it a correction, say what was wrong, never unpublish silently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from knowledge.edits import Revision
from knowledge.model import Answer, Base, Claim, Source

MOST = 5  # corrections shown on one answer


def corrected(answer: Answer, revision: Revision, sources: Mapping[str, Source], base: Base) -> Answer:
    """Give the answer with its claims from that fact as they are now, or without them, and a line that says so.

    Status and lead go, since they may rest on what changed; so do the notes.
    """
    old = [claim for claim in answer.claims if claim.fact == revision.key]
    if not old:
        return answer
    fact = None if revision.retracted else revision.fact
    claims = list(answer.claims)
    if fact:
        new = Claim(fact.statement, fact.id, fact.revision, fact.citations)
        claims[claims.index(old[0])] = new
        claims = [claim for claim in claims if claim not in old]
    else:
        claims = [claim for claim in claims if claim not in old]
    used = {citation.source for claim in claims for citation in claim.citations}
    known = {source.id: source for source in (*answer.sources, *sources.values())}
    return replace(
        answer,
        claims=tuple(claims),
        sources=tuple(source for key, source in known.items() if key in used),
        base=base,
        status="",
        lead="",
        notes=(),
        corrections=(*answer.corrections, line(revision, [claim.text for claim in old]))[-MOST:],
    )


def line(revision: Revision, said: list[str]) -> str:
    """Say what was corrected, when and why."""
    on = date.fromisoformat(revision.at[:10])
    day = f"{on.day} {on:%B %Y}"
    why = f" {revision.reason.strip().rstrip('.')}." if revision.reason.strip() else ""
    match revision.kind:
        case "retracted":
            return f"Retracted, {day}: “{' '.join(said)}” no longer stands.{why}"
        case "redacted":
            return f"Withdrawn, {day}: part of this answer was taken out.{why}"
        case "restored":
            return f"Restored, {day}: what was retracted stands again.{why}"
        case _:
            return f"Correction, {day}: an earlier version of this answer said “{' '.join(said)}”{why}"
