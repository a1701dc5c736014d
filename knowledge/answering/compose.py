"""A choice becomes a Reply: cited claims, a status line where access is the subject, notes from fixed templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from knowledge.answering.beside import label, set_beside
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.closest import closest, nobody_tells_of, offered
from knowledge.answering.dates import day, is_said, written
from knowledge.answering.facets import HELD
from knowledge.answering.index import Index
from knowledge.answering.match import Matches
from knowledge.answering.timeline import is_dated, status_line
from knowledge.answering.understand import Question, find_names, openings
from knowledge.model import Answer, Base, Citation, Claim, Context, Declined, Fact, Source
from knowledge.text import fold, words
from knowledge.vocabulary import Evidence, Kind, Reason

MEANT = 3  # agencies that one acronym may mean, or that one question names, in a refusal
LISTS = frozenset({"access", "differ", "people", "period", "said", "sides"})
WITH_STATUS = frozenset({"one", "status", "sides"})

REFUSALS = {
    Reason.AMBIGUOUS: "That name could mean more than one thing. Which one do you mean?",
    Reason.OPINION: "I keep to what sources say and have no opinion. Ask me what is on record instead.",
    Reason.PREDICTION: "I cannot say what will happen. I can say what is on record so far.",
    Reason.OFF_TOPIC: "I only know what sources say about DOGE and access to government systems.",
    Reason.GREETING: "Hello! Ask me what is on record about DOGE and access to government systems.",
    Reason.INSTRUCTION: "I only answer questions from the fact base, and only curators can change it.",
    Reason.UNREADABLE: "I could not read a question in that. Try a short sentence in English.",
}


LACKING = {"no date": "a date for it", "no figure": "that figure", "that year": "figures for that year"}


TITLED = frozenset({"Department", "National", "U.S.", "United", "Office", "Bureau", "White"})


def claim(fact: Fact, before: str = "") -> Claim:
    """Give the claim that states a fact whole, with what stands before it."""
    return Claim(f"{before}{fact.statement}", fact.id, fact.revision, fact.citations)


def once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give each sentence once: a source's may tell two steps of an access, and be two facts."""
    found: dict[tuple[str, tuple[Citation, ...]], Claim] = {}
    for each in claims:
        found.setdefault((each.text, each.citations), each)
    return tuple(found.values())


def compose(question: Question, choice: Choice, index: Index, sources: Mapping[str, Source], base: Base) -> Answer:
    """Build the answer for a choice."""
    claims = once(
        claim(fact, f"{_whose(fact, question, choice, index)}{_before(fact, choice, index)}") for fact in choice.facts
    )
    used = dict.fromkeys(citation.source for part in claims for citation in part.citations)
    access = _accesses(choice)
    told = choice.facts if access or choice.shape == "access" else ()
    status = status_line(access, index, base, choice.until)
    return Answer(
        claims=claims,
        sources=tuple(sources[key] for key in used),
        base=base,
        status=f"As of {written(choice.until)}: {status[:1].lower()}{status[1:]}" if choice.until else status,
        lead=_lead(choice),
        notes=(*choice.notes, *not_held(told, index), *alleged(choice.facts), *read_as(question, index)),
        listed=choice.shape in LISTS and len(claims) > 1,
        context=Context(question.words, _focus(question, choice.facts), tuple(fact.id for fact in choice.facts)),
    )


def _accesses(choice: Choice) -> tuple[Fact, ...]:
    """Give the accesses whose status heads the answer: of a passage, that of the statement it begins with."""
    if choice.shape not in WITH_STATUS:
        return ()
    found = choice.facts[:1] if choice.shape == "one" else choice.facts
    return found if all(fact.access for fact in found) else ()


def _lead(choice: Choice) -> str:
    """Head a list with what it counts, and with the days it is about."""
    if choice.shape == "people":
        return f"{len(choice.facts)} people are named:"
    return f"{choice.lead}:" if choice.shape == "period" else choice.lead


def _before(fact: Fact, choice: Choice, index: Index) -> str:
    """Say when, where the statement does not, and who says so before what another one contradicts or corrects."""
    if fact.id in choice.sides:
        earlier = choice.shape == "corrected" and fact.id in index.corrections
        return "Earlier report, since corrected: " if earlier else f"{label(fact, index)}: "
    unsaid = choice.dated and fact.when and is_dated([fact], index) and not is_said(fact.when, fact.statement)
    return f"{written(fact.when or '')}: " if unsaid else ""


def _whose(fact: Fact, question: Question, choice: Choice, index: Index) -> str:
    """Name the agency in a list over several, where a statement does not say where: "The accounts ran out."."""
    known = index.lexicon.entities
    access = fact.access
    if choice.shape != "access" or access is None or access.agency in question.entities or access.agency not in known:
        return ""
    owner, plain = known[access.agency], fact.statement.replace("[", "").replace("]", "")
    if owner.name in plain or (owner.acronym and owner.acronym in plain):
        return ""  # as most do; the rest are read for another name of a place
    line = words(fold(plain))
    found = find_names(line, plain, index.lexicon, openings(line, index.lexicon))
    named = {entity for mention in found for entity in mention.entities} - {access.actor}
    somewhere = any(known[entity].kind in {Kind.AGENCY, Kind.SYSTEM} for entity in named)
    return "" if somewhere else f"{owner.name}: "


def _focus(question: Question, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Give what "it" and "he" may mean next: the system and the person of the answer, then what the question named."""
    first = facts[0]
    system = first.access.system or first.access.agency if first.access else first.slot("defines")
    found = (system, first.slot("person"), *question.entities, *first.about)
    return tuple(dict.fromkeys(entity for entity in found if entity))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def not_held(facts: Sequence[Fact], index: Index) -> tuple[str, ...]:
    """Say that an access is not known to have been had, where nothing on record about its system says that it was."""
    systems = {(fact.access.agency, fact.access.system) for fact in facts if fact.access}
    held = any(fact.access and fact.access.action in HELD for system in systems for fact in index.access_to(*system))
    return ("No source here says that access was gained.",) if systems and not held else ()


def alleged(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Mark what is an allegation, and by whom: it never becomes a finding."""
    by = dict.fromkeys(fact.attribution for fact in facts if fact.evidence is Evidence.ALLEGATION)
    return (f"This is what {' and '.join(by)} says; no source here confirms it.",) if by else ()


def read_as(question: Question, index: Index) -> tuple[str, ...]:
    """Say how a misspelt name was read, by its canonical name alone: the asker's own words are never repeated."""
    written = {right for _, right in question.corrected}
    names = [
        index.lexicon.entities[mention.entities[0]].name
        for mention in question.mentions
        if written & set(question.words[mention.start : mention.end])
    ]
    return (f"Read as: {', '.join(dict.fromkeys(names))}.",) if names else ()


def decline(
    question: Question, refusal: Refusal, matches: Matches, index: Index, base: Base, examples: Mapping[str, str]
) -> Declined:
    """Build the refusal: scoped to what was asked about, with the nearest things that are on record."""
    near = closest(refusal, matches, index)
    beside = len(near.facts) if near else 0
    showing = refusal.reason in {Reason.NOT_ON_RECORD, Reason.PREDICTION, Reason.OPINION, Reason.AMBIGUOUS}
    return Declined(
        reason=refusal.reason,
        message=refusal_message(refusal, index, base),
        base=base,
        closest=compose(question, set_beside(near, index), index, index.sources, base) if near else None,
        offers=offered(question, matches, index, examples, beside) if showing else (),
        context=Context(question.words, question.entities, ()),
    )


def refusal_message(refusal: Refusal, index: Index, base: Base) -> str:
    """One sentence: what is not on record, in how many sources, up to which date."""
    if refusal.reason is not Reason.NOT_ON_RECORD:
        return REFUSALS[refusal.reason]
    scope = f"in {_count(base.sources, 'source', 'sources')}" + (f", to {day(base.latest)}" if base.latest else "")
    names = [index.lexicon.entities[key] for key in refusal.about if key in index.lexicon.entities]
    strangers = [index.lexicon.entities[key] for key in nobody_tells_of(refusal, index)]
    if refusal.detail == "said":
        return f"No such statement{f' by {_the(names[0].short)}' if names else ''} {scope}."
    if strangers:
        named = dict.fromkeys(_the(entity.short) for entity in strangers[:MEANT])
        return f"Nothing on {' or '.join(named)} {scope}."
    if refusal.detail:
        gives = "it does not give" if base.sources == 1 else "they do not give"
        return f"Nothing on that {scope}: {gives} {LACKING.get(refusal.detail, refusal.detail)}."
    return f"Nothing on that {scope}."


def _the(name: str) -> str:
    """Put the article where a name takes one: "the Social Security Administration", but "AmeriCorps"."""
    plain = name.islower() or ("(" in name or name.split(maxsplit=1)[0] in TITLED)
    return f"the {name}" if plain and not name.startswith("The ") else name
