"""How an answer came about, stage by stage: what `oversight ask --explain` prints."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.answering.answer import Reading, Snapshot, decide, read_whole
from knowledge.answering.believed import TRUSTED
from knowledge.answering.choice import Choice
from knowledge.answering.match import Match
from knowledge.answering.parts import question_in, split_parts
from knowledge.model import Context

SHOWN = 5  # candidates that are shown


def explain(text: str, context: Context | None, now: Snapshot) -> Iterator[str]:
    """Tell each stage of a question's way in a few lines; of a question in parts, each part and then the whole."""
    parts = split_parts(question_in(text))
    for number, part in enumerate(parts, 1) if len(parts) > 1 else ():
        yield f"Part {number} of {len(parts)}"
        yield from _stages(decide(part, context, now.index), now)
    yield from ["The whole"] if len(parts) > 1 else []
    yield from _stages(read_whole(text, context, now.index), now)


def _stages(reading: Reading, now: Snapshot) -> Iterator[str]:
    question, lexicon = reading.question, now.index.lexicon
    yield "1. Understand"
    yield f"   words: {' '.join(question.words) or 'none'}"
    if question.corrected:
        yield f"   corrected to: {', '.join(right for _, right in question.corrected)}"
    named = [" or ".join(lexicon.entities[entity].name for entity in mention.entities) for mention in question.mentions]
    yield f"   names: {', '.join(named) or 'none'}"
    yield f"   asks for: {question.end.value if question.end else question.ask.value}"
    yield f"2. Match (trust: how likely the fact is the answer; from {TRUSTED:.2f} on it answers)"
    for match in reading.matches.ranked[:SHOWN]:
        yield from _candidate(match)
    if reading.matches.near:
        yield "   a near miss, a question that nothing on record answers, is closer than any fact"
    yield "3. Choose"
    if isinstance(reading.chosen, Choice):
        yield f"   {', '.join(fact.id for fact in reading.chosen.facts)}, shown as: {reading.chosen.shape}"
    else:
        detail = f" ({reading.chosen.detail})" if reading.chosen.detail else ""
        yield f"   no fact: {reading.chosen.reason.value}{detail}"


def _candidate(match: Match) -> Iterator[str]:
    evidence = match.evidence
    yield f"   {match.trust:.2f} {match.fact.id}: {match.fact.statement}"
    missing = ", lacks what is asked for" if evidence.lacks_slot else ""
    strangers = f", {evidence.strangers} names it is not about" if evidence.strangers else ""
    yield (
        f"        share {evidence.share:.2f}, likeness {evidence.nearest:.2f} (near miss {evidence.nearest_miss:.2f}),"
        f" coverage {evidence.coverage:.2f}{missing}{strangers}"
    )
