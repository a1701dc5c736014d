"""What a curator reads of proposals, revisions and golden questions, as lines of text for Discord."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.drafting import sourceless
from bot.markdown import plain, shorten
from bot.reviewing import Case, Edited, Names, is_open
from bot.wording_drafts import NAME, PIECE, diffed, fields, pieces, quotes, values
from knowledge import Change, Diff, Draft, Fact, Origin, Proposal, Revision, Shift, day, word_diff

TITLE = 80
BESIDE = 50  # characters of what stays that are shown beside a change
LINE = 110  # characters of a proposal in the list
TAKE_IN = (  # a suggestion may rest on a document that is not here
    "**Its source is not on the shelf.** Take the document in with `/documents add`, then press Edit here and name it"
    " in the details, such as “Source: S2”, or before its quote: “S2: the words”."
)
RESTORATION = "Restoration"  # an edit of a fact that is retracted
KINDS = {Change.ADD: "New fact", Change.EDIT: "Edit", Change.RETRACT: "Retraction"}


def heading(case: Case) -> str:
    """Name a proposal: what it would do, by whom, when, and where it comes from."""
    proposal = case.dossier.proposal
    fact = f" of {plain(proposal.fact)}" if proposal.fact and proposal.change is not Change.ADD else ""
    origin = {
        Origin.CURATOR: "",
        Origin.SUGGESTION: " · a suggestion",
        Origin.DOCUMENT: " · drafted from a document",
    }[proposal.origin]
    document = case.names.sources.get(proposal.document)
    title = f" “{plain(shorten(document.title, TITLE))}”" if document else ""
    by = f"by {person(proposal.by.name)} · {moment(proposal.at)}{origin}{title}"
    kind = RESTORATION if proposal.change is Change.EDIT and case.retracted else KINDS[proposal.change]
    return f"### {kind}{fact}\n-# Proposal {proposal.number} · {by}"


def blocks(case: Case) -> list[str]:
    """Write all that a curator wants to see of a proposal, as blocks that fit any page."""
    dossier, names = case.dossier, case.names
    draft, current = dossier.proposal.draft, dossier.current
    found = [f"{line}\n" for line in state(case)]
    if draft is None:
        found += pieces(current.statement, "~~") if current else ["*Its text is not kept any more.*"]
        said: Draft | Fact | None = current
    else:
        found += diffed(dossier.diff)
        said = draft
    if said:
        found += quotes(said, current if draft else None, names)
        found += fields(said, current if draft else None, names)
    if dossier.proposal.reason:
        found += pieces(f"Reason: {dossier.proposal.reason}")
    return found + (remarks(case) if is_open(dossier.proposal) else [])


def state(case: Case) -> Iterator[str]:
    """Say first what stands in the way of accepting, or what became of the proposal."""
    dossier, proposal = case.dossier, case.dossier.proposal
    if not is_open(proposal):
        by = f" by {person(proposal.decided_by.name)}" if proposal.decided_by else ""
        became = f" It is {plain(proposal.fact)}." if proposal.status.value == "accepted" and proposal.fact else ""
        why = f" {plain(proposal.decision, PIECE)}" if proposal.decision else ""
        yield f"**{proposal.status.value.capitalize()}{by}, {moment(proposal.decided_at)}.**{became}{why}"
        return
    if proposal.draft and sourceless(proposal.draft, case.names.sources):
        yield TAKE_IN
    if dossier.stale:
        yield f"**Stale:** {plain(proposal.fact)} has changed since. Redo it to see it against the fact as it is."
    if proposal.change is Change.EDIT and case.retracted:
        yield f"**{plain(proposal.fact)} is retracted.** Accepted, this brings it back."
    if proposal.seconds:
        who = ", ".join(person(second.name) for second in proposal.seconds)
        yield f"**It needs a second curator:** {who} accepted it."
    elif dossier.needs_second:
        yield "**It needs two curators:** it names a person, or is an allegation."


def remarks(case: Case) -> list[str]:
    """Write what does not hold, what to look at, and likely duplicates."""
    dossier = case.dossier
    alike = tuple(f"{fact.id} may say the same" for fact in dossier.alike)  # shown below, as it is
    same = {
        fact.id for fact in dossier.alike if any(p.startswith(f"{fact.id} says the same") for p in dossier.problems)
    }
    found: list[str] = []
    for title, lines in (
        ("To put right before it can be accepted", dossier.problems),
        ("Look at", [line for line in dossier.warnings if not line.startswith(alike)]),
        ("May say the same", [f"{fact.id}: {fact.statement}" for fact in dossier.alike if fact.id not in same]),
    ):
        written = [f"- {piece}" for line in lines for piece in pieces(line)]
        found += [f"\n**{title}**\n{written[0]}", *written[1:]] if written else []
    return found


def listed(proposal: Proposal, edited: Edited) -> str:
    """Write a proposal as one line of a list."""
    gone = proposal.change is Change.EDIT and proposal.fact in edited.retracted
    kind = RESTORATION if gone else KINDS[proposal.change]
    what = f"{kind}{f' of {plain(proposal.fact)}' if proposal.fact else ''}"
    text = plain(shorten(_said(proposal, edited), LINE))
    seconds = " · *one curator accepted it*" if proposal.seconds else ""
    return f"**{proposal.number}** · {what}: {text or '…'}{seconds}"


def _said(proposal: Proposal, edited: Edited) -> str:
    """Say what a proposal says; where the statement stays, the fields that change."""
    draft, before = proposal.draft, edited.before.get(proposal.fact)
    if draft is None or before is None or draft.statement != before.statement:
        return draft.statement if draft else proposal.reason
    old, new = values(before, edited.names), values(draft, edited.names)
    changed = [f"{name}: {value or 'nothing'}" for name, value in new.items() if value != old[name]]
    quoted = [f"Quote: “{quote.text.strip()}”" for quote in draft.quotes if quote not in before.quotes]
    return "; ".join([*changed, *quoted]) or draft.statement


def revised(revision: Revision, names: Names) -> list[str]:
    """Write a revision: what it did, when, by whom and why, and what it changed."""
    lines = [f"**{revision.revision} · {revision.kind}** · {moment(revision.at)}, {revision.at[11:16]} UTC"]
    signed = [f"By {person(revision.editor.name)}"] if revision.editor else []
    if revision.reviewer and revision.reviewer != revision.editor:
        signed.append(f"accepted by {person(revision.reviewer.name)}")
    lines[0] += "".join(f"\n-# {part}" for part in [", ".join(signed)] if part)
    lines += pieces(f"Reason: {revision.reason}") if revision.reason else []
    fact, before = revision.fact, revision.before
    if fact is None:
        return together([*lines, "*Its text was taken out.*"])
    if revision.kind == "retracted":
        return together([*lines, *pieces(fact.statement, "~~")])
    if before is None or revision.kind == "restored":
        said = (*pieces(fact.statement), *quotes(fact, None, names), *fields(fact, None, names))
        return together([*lines, *said])
    same = fact.statement == before.statement
    lines += ["*The statement stays.*"] if same else diffed(word_diff(before.statement, fact.statement))
    changed = [line for line in quotes(fact, before, names) if line[2:4] in {"~~", "**"}]
    return together([*lines, *changed, *(line for line in fields(fact, before, names) if not line.startswith("-# "))])


def together(lines: Sequence[str]) -> list[str]:
    """Keep a heading with the line below it on one page, and end with an empty line."""
    head, *rest = lines
    if rest and len(head) + len(rest[0]) <= 2 * PIECE:
        head, *rest = f"{head}\n{rest[0]}", *rest[1:]
    return [head, *rest, ""]


def shifted(shift: Shift) -> list[str]:
    """Write how the reply to a golden question would change."""
    verdicts = shift.before if shift.before == shift.after else f"{shift.before} → {shift.after}"
    head = f"**{plain(shift.question, PIECE)}**\n-# {verdicts}"
    return together([head, *diffed(around(word_diff(shift.said_before, shift.said_after)))])


def around(diff: Diff) -> Diff:
    """Shorten what stays the same to what stands beside a change."""
    return tuple((kind, _ends(text) if kind == "same" else text) for kind, text in diff)


def _ends(text: str) -> str:
    return text if len(text) <= 3 * BESIDE else f"{text[:BESIDE]} … {text[-BESIDE:]}"


def tally(shifts: Sequence[Shift]) -> str:
    """Count the verdicts before and after."""
    if not shifts:
        return "No golden question is answered differently."
    verdicts = dict.fromkeys(verdict for shift in shifts for verdict in (shift.before, shift.after))
    counts = (
        f"{verdict} {sum(s.before == verdict for s in shifts)} → {sum(s.after == verdict for s in shifts)}"
        for verdict in sorted(verdicts)
    )
    asked = "golden question is" if len(shifts) == 1 else "golden questions are"
    return f"{len(shifts)} {asked} answered differently: {', '.join(counts)}."


def person(name: str) -> str:
    """Write a person's name, which is for curators alone."""
    return plain(shorten(name, NAME)) or "somebody"


def moment(at: str) -> str:
    """Write a time (ISO, UTC) as a day."""
    return day(at[:10]) if at else "some day"
