"""Drafts, proposals and revisions become what a terminal shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import click

from bot.terminal import harmless
from knowledge import (
    Access,
    Audit,
    Bulk,
    Change,
    Decision,
    Dossier,
    Draft,
    Fact,
    InvalidDraft,
    Origin,
    Proposal,
    Revision,
    Status,
    day,
    word_diff,
)

RESTORES = "the restoration of"
CHANGES = {Change.ADD: "a new fact", Change.EDIT: "an edit of", Change.RETRACT: "the retraction of"}
LONGEST_BRIEF = 90  # characters of a statement in the list of the queue
SECOND = (
    "Another curator has to accept it, too: it names a person, or is an allegation."
    " `oversight setup two-person off` lets one curator decide."
)


def problem_lines(error: InvalidDraft) -> list[str]:
    """Write every problem of a draft, one a line, and after them what else a curator should look at."""
    return [*error.problems, *(f"Look at this, too: {warning}" for warning in error.warnings), "Nothing was changed."]


# What a fact says, field by field


def spelt(value: Draft | Fact | None, names: Mapping[str, str]) -> dict[str, str]:
    """Give each field of a draft or a fact in words; `names` has those of entities."""
    if value is None:
        return {}
    if isinstance(value, Draft):
        quotes = [f"{quote.source}: “{quote.text.strip()}”" for quote in value.quotes]
    else:
        quotes = [f"{cited.source}: “{cited.quote}”" for cited in value.citations]
    return {
        "": value.statement,
        "Says": value.attribution,
        "Quote": " ".join(quotes),
        "About": ", ".join(names.get(key, key) for key in value.about),
        "Access": _access(value.access, names),
        "Evidence": value.evidence.value.replace("_", " "),
        "When": value.when or "",
    }


def _access(access: Access | None, names: Mapping[str, str]) -> str:
    if access is None:
        return ""
    parts = [access.action.value, *(names.get(key, key) for key in (access.actor, access.agency, access.system) if key)]
    decided = [f"decided by {names.get(access.decided_by, access.decided_by)}"] if access.decided_by else []
    return "; ".join([*parts, access.level.value.replace("_", " "), *decided])


def difference(old: str, new: str) -> str:
    """Write what changes between two texts: removed in [-…-], added in {+…+}, with colours for a terminal."""
    marked = {"removed": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
    return "".join(
        click.style(f"{marked[kind][0]}{harmless(text)}{marked[kind][1]}", fg=marked[kind][2])
        if kind in marked
        else harmless(text)
        for kind, text in word_diff(old, new)
    )


def changed_lines(old: Draft | Fact | None, new: Draft | Fact | None, names: Mapping[str, str]) -> Iterator[str]:
    """Write what a change does to a fact, one field a line; of a new fact, all that it says."""
    before, after = spelt(old, names), spelt(new, names)
    for field, said in after.items():
        label = f"  {field}: " if field else "  "
        if old is None and said:
            yield label + harmless(said)
        elif old is not None and (not field or said != before[field]):
            yield label + difference(before[field], said)


# Proposals


def titled(proposal: Proposal, *, retracted: bool = False) -> str:
    """Name a proposal and what it would do; an edit of a `retracted` fact brings it back."""
    what = RESTORES if retracted and proposal.change is Change.EDIT else CHANGES[proposal.change]
    return f"Proposal {proposal.number}: {what} {proposal.fact}".rstrip()


def brief_lines(proposals: Iterable[Proposal], before: Mapping[str, Draft], retracted: Collection[str]) -> list[str]:
    """Write each proposal of the queue on a line; `before` has the facts that edits change, as they are."""
    lines = []
    for one in proposals:
        change = "restore" if one.change is Change.EDIT and one.fact in retracted else one.change.value
        where = f", from {one.document}" if one.document else ""
        said = _brief(_changes(one, before.get(one.fact)))
        lines.append(harmless(f"{one.number:>5}  {change:<7} {one.fact or '-':<5} {said}  ({_who(one)}{where})"))
    return lines


def _changes(one: Proposal, before: Draft | None) -> str:
    """Say what a proposal says; where the statement stays, the fields that change."""
    if one.draft is None:
        return one.reason
    if before is None or one.draft.statement != before.statement:
        return one.draft.statement
    old, new = spelt(before, {}), spelt(one.draft, {})
    return "; ".join(f"{field}: {said or 'nothing'}" for field, said in new.items() if said != old[field])


def _brief(text: str) -> str:
    return text if len(text) <= LONGEST_BRIEF else f"{text[: LONGEST_BRIEF - 1]}…"


def _who(proposal: Proposal) -> str:
    return f"suggested by {proposal.by.name}" if proposal.origin is Origin.SUGGESTION else proposal.by.name


def dossier_lines(found: Dossier, names: Mapping[str, str], *, retracted: bool = False) -> list[str]:
    """Write a proposal with all that a curator wants beside it; `retracted` is the fact that it would bring back."""
    one = found.proposal
    where = f", from {one.document}" if one.document else ""
    lines = [
        harmless(f"{titled(one, retracted=retracted)}, {one.status.value}"),
        harmless(f"  By {_who(one)}, {day(one.at[:10])}{where}"),
    ]
    lines += [harmless(f"  Why: {one.reason}")] if one.reason else []
    lines += changed_lines(found.current, one.draft, names)
    if one.draft is None and found.current:
        lines.append(f"  {difference(found.current.statement, '')}")
    lines += [harmless(f"  May say the same: {fact.id}  {fact.statement}") for fact in found.alike]
    lines += [harmless(f"  Look at this: {warning}") for warning in found.warnings]
    lines += [harmless(f"  Does not hold: {problem}") for problem in found.problems]
    if found.stale:
        lines.append(
            f"  Stale: {one.fact} has changed since. `oversight review redo {one.number} --as NAME` renews it."
        )
    if one.status is not Status.OPEN:
        who = f" by {one.decided_by.name}" if one.decided_by else ""
        lines.append(harmless(f"  Decided{who}, {day(one.decided_at[:10])}. {one.decision}".rstrip()))
    elif found.needs_second:
        so_far = ", ".join(second.name for second in one.seconds)
        lines.append(harmless(f"  Two curators must agree{f'; accepted so far by {so_far}' if so_far else ''}."))
    return lines


def decision_line(decision: Decision) -> str:
    """Say what an acceptance came to."""
    made = decision.revision
    if made is None:
        return f"Proposal {decision.proposal.number} waits. {SECOND}"
    return f"{made.key}, revision {made.revision}: {made.kind}. Revision {made.number} of the base, {made.hash[:12]}."


# The history


def revision_lines(one: Revision, names: Mapping[str, str], *, signed: bool) -> list[str]:
    """Write a revision: when, by whom where `signed`, why, and what it changed."""
    by = one.editor or one.reviewer  # of a redaction, who redacted it
    who = f", by {by.name}" if signed and by else ""
    who += f", accepted by {one.reviewer.name}" if signed and one.reviewer and one.reviewer != by else ""
    head = f"{one.key}, revision {one.revision} ({one.number}): {one.kind} {day(one.at[:10])}{who}"
    lines = [harmless(head)] + ([harmless(f"  Why: {one.reason}")] if one.reason else [])
    if one.retracted and one.fact:
        return [*lines, f"  {difference(one.fact.statement, '')}"]
    return [*lines, *changed_lines(None if one.restored else one.before, one.fact, names)]


def revision_line(one: Revision) -> str:
    """Name a revision, with the words that it begins with."""
    said = f"“{_brief(one.fact.statement)}”" if one.fact else "its text was taken out already."
    return harmless(f"{one.key}, revision {one.revision}: {said}")


def audit_lines(found: Audit, head: str) -> list[str]:
    """Write what walking the chain found."""
    lines = [
        f"The chain is broken: {harmless(found.broken)}."
        if found.broken
        else f"{found.revisions:,} revisions: each follows from the one before, and has the text that was published.",
        "The facts are what their revisions give, replayed from nothing."
        if found.replayed
        else "The facts are not what their revisions give, replayed from nothing.",
    ]
    if found.holds_head is not None:
        stands = "stands in the chain: nothing up to it was rewritten" if found.holds_head else "is not in this chain"
        lines.append(f"The head {harmless(head)} {stands}.")
    if found.redacted:
        count = "1 revision" if found.redacted == 1 else f"{found.redacted:,} revisions"
        lines.append(f"The text of {count} was redacted; the chain is whole without it.")
    return [*lines, f"Head: {found.head}"]


def bulk_lines(bulk: Bulk, open_ones: Collection[int]) -> list[str]:
    """Say what accepting many came to; of what was decided before, or never was, only that."""
    lines = [f"{len(bulk.accepted)} accepted."]
    if bulk.waiting:
        lines.append(f"{bulk.waiting} wait for a second curator, who accepts them, too.")
    stays = {number: f"Proposal {number} stays open: " for number in open_ones}
    return [*lines, *(harmless(f"{stays.get(number, '')}{why}") for number, why in bulk.failed)]
