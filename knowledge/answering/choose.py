"""Matches become a choice: the facts that answer, in which shape, or an honest refusal. The only thresholds are here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.answering.asks import Ask
from knowledge.answering.index import Index
from knowledge.answering.match import NEEDED, Match, Matches
from knowledge.answering.understand import Question
from knowledge.model import Fact, Kind, Reason

TRUSTED = 0.60  # least trust of a fact that answers; set where 2 of 100 unseen questions go wrong (docs/answering.md)
STATED = 0.40  # least trust for a status: its answer is what the record says of the system, whatever the verb was
ALONE = 0.50  # least part of its family's probability for a detail to stand for it, else the summary answers
FOCUSED = 0.60  # least part that one of a speaker's statements must have to be the answer alone
ON_TOPIC = 0.40  # least coverage of the topic in "what did X say about …"
MOST_SAID = 4  # statements of one speaker in one answer

# "When" and "how many" are answered by a date and an amount or not at all; "why" may find that no reason is given.
HARD = frozenset({Ask.WHEN, Ask.HOW_MANY})

SAYING = re.compile(
    r"(?:say|said|says|saying|claim\w*|post\w*|tweet\w*|write|writes|wrote|written|comment\w*|respon\w+|repl\w+|react\w*|tell|tells"
    r"|told|warn\w*|argu\w+|describ\w+|assur\w+|promis\w+|think|thinks|justif\w+|quote\w*|statement\w*|explain\w*|call|calls|called)"
)
ABOUT_ACCESS = re.compile(
    r"\b(?:access\w*|get|gets|got|gotten|gain\w*|grant\w*|given|gave|give|have|has|had|obtain\w*|seek\w*|sought|want\w*|tr(?:y|ied|ying)"
    r"|inside|into|in|see|reach\w*|permission|allow\w*|approv\w*|let|block\w*|barred|request\w*|ask\w*|hands|in)\b"
)
MANY = re.compile(r"\b(?:agenc\w+|systems|databases|departments|computers|places)\b")
PEOPLE = re.compile(r"\b(?:everyone|everybody|people|persons?|names|named|officials|individuals|figures|who (?:all|are|is))\b")
NAMED = re.compile(r"\b(?:named|mention\w*|involved|quoted|appear\w*|connection|in (?:the|this) (?:article|story|report|piece|record|base))\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """The facts that answer, and the shape: one statement, a status, a list, all that somebody said."""

    facts: tuple[Fact, ...]
    shape: str = "one"
    lead: str = ""
    notes: tuple[str, ...] = ()
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Refusal:
    """No fact answers: why, and what the question was about (ids of entities), so that the refusal can be scoped."""

    reason: Reason
    about: tuple[str, ...] = ()
    detail: str = ""


Rule = Callable[[Question, Matches, Index], Choice | Refusal | None]


def choose(question: Question, matches: Matches, index: Index) -> Choice | Refusal:
    """Let the first rule that applies decide."""
    for rule in RULES:
        decided = rule(question, matches, index)
        if decided is not None:
            return decided
    return _refuse(question, matches)


def _refuse(question: Question, matches: Matches) -> Refusal:
    """Refuse with the reason of the near miss where one is closest, else because nothing is on record."""
    near = matches.near
    if near and near.reason and not question.mentions:
        return Refusal(near.reason)
    best = max((match.evidence.coverage for match in matches.ranked[:3]), default=0.0)
    if not question.mentions and best < OFF_TOPIC:
        return Refusal(Reason.OFF_TOPIC)
    return Refusal(Reason.NOT_ON_RECORD, question.entities)


OFF_TOPIC = 0.2  # below this coverage, and with no name in it, a question is about something else


def unanswerable(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Nothing readable, or a kind of question that no record answers."""
    if not question.words:
        return Refusal(Reason.UNREADABLE)
    return Refusal(question.end) if question.end else None


def strangers(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when an agency, system or person is named that no fact is about: the nearest other one is no answer."""
    unknown = [mention for mention in question.mentions if not any(_known(entity, index) for entity in mention.entities)]
    if not unknown:
        return None
    return Refusal(Reason.NOT_ON_RECORD, tuple(entity for mention in unknown for entity in mention.entities))


def _known(entity: str, index: Index) -> bool:
    """Tell whether a fact is about an entity or one of its parts."""
    return entity in index.about or any(entity in index.lexicon.family(other) for other in index.about)


def other_year(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when the question names a year of which the best fact does not speak."""
    years = set(re.findall(r"\b(?:19|20)\d\d\b", question.text))
    if not years or not matches.ranked:
        return None
    fact = matches.ranked[0].fact
    spoken = set(re.findall(r"\b(?:19|20)\d\d\b", f"{fact.statement} {fact.when or ''}"))
    known = spoken or {year for other in index.facts for year in re.findall(r"\b(?:19|20)\d\d\b", other.when or "")}
    return None if years & known else Refusal(Reason.NOT_ON_RECORD, question.entities, "that year")


def people(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Everyone who is named: the fact that says who each person is."""
    if question.ask not in {Ask.LIST, Ask.WHO, Ask.WHAT} or not (PEOPLE.search(question.text) and NAMED.search(question.text)):
        return None
    found = [
        fact for fact in index.facts
        if fact.slot("office") and index.lexicon.entities[fact.slot("who") or fact.about[0]].kind is Kind.PERSON
    ]
    return Choice(tuple(found), "people") if found else None


def all_access(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Which agencies and systems: every access fact, of the agency named if one is, of the action asked for if one is."""
    if question.ask not in {Ask.LIST, Ask.WHAT, Ask.WHO, Ask.QUOTE} or not MANY.search(question.text):
        return None
    if not ({"~access", "~seek", "~block", stem_access} & set(question.terms)):
        return None
    named = _targets(question, index)
    found = [fact for fact in index.facts if fact.access and (not named or {fact.access.agency, fact.access.system} & named)]
    if "~block" in question.terms and "~seek" not in question.terms:
        found = [fact for fact in found if fact.access and fact.access.action == "blocked"]
    return Choice(tuple(found), "access") if found else None


stem_access = "access"


def _targets(question: Question, index: Index) -> set[str]:
    """The agencies and systems a question names that some access fact is about; a part stands for itself."""
    subjects = {x for fact in index.facts if fact.access for x in (fact.access.agency, fact.access.system) if x}
    return {entity for entity in question.entities if entity in subjects}


def status(question: Question, matches: Matches, index: Index) -> Choice | None:
    """What the record says of an access, newest first, whatever verb the question put on it."""
    if question.ask not in {Ask.STATUS, Ask.WHETHER, Ask.WHEN} or not matches.ranked:
        return None
    best = matches.ranked[0]
    named = _targets(question, index)
    asked = ABOUT_ACCESS.search(question.text) or question.ask is Ask.STATUS
    if not (named and asked and any(match.fact.access for match in matches.ranked[:3])) or best.trust < STATED:
        return None
    if question.ask is not Ask.STATUS and not best.fact.access:
        return None
    found = [fact for fact in index.facts if fact.access and {fact.access.agency, fact.access.system} & named]
    if best.fact.access:
        same = [fact for fact in found if fact.access and fact.access.system == best.fact.access.system]
        found = same or found
    newest = sorted(found, key=lambda fact: (fact.when or "", fact.id == best.fact.id, fact.access is not None and fact.access.action != "requested"), reverse=True)
    return Choice(tuple(newest[:3]), "status", trust=best.trust)


def said(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """What somebody said, and nobody else: one statement when the question is about its topic, else all of theirs."""
    speakers = _speakers(question, index)
    if not speakers:
        return None
    scores = {match.fact.id: match for match in matches.ranked}
    chosen: list[Fact] = []
    for speaker in speakers:
        theirs = statements_of(speaker, index)
        ranked = sorted((scores[fact.id] for fact in theirs if fact.id in scores), key=lambda match: -match.score)
        if not theirs:
            return Refusal(Reason.NOT_ON_RECORD, (speaker,), "said")
        best = ranked[0] if ranked else None
        if best and best.evidence.coverage < ON_TOPIC:
            return Refusal(Reason.NOT_ON_RECORD, (speaker,), "said")
        total = sum(match.share for match in ranked) or 1.0
        if best and best.share / total >= FOCUSED:
            chosen.append(best.fact)
        else:
            chosen.extend(theirs[: MOST_SAID if len(speakers) == 1 else 2])
    return Choice(tuple(dict.fromkeys(chosen)), "one" if len(chosen) == 1 else "said")


def _speakers(question: Question, index: Index) -> list[str]:
    """The people and bodies named before a verb of saying, where the question asks what they said."""
    if question.ask not in {Ask.QUOTE, Ask.WHAT, Ask.WHY, Ask.LIST, Ask.STATUS}:
        return []
    verbs = [at for at, word in enumerate(question.words) if SAYING.fullmatch(word)]
    if not verbs:
        return []
    found = []
    for mention in question.mentions:
        entity = mention.entities[0]
        kind = index.lexicon.entities[entity].kind
        near = any(mention.end <= verb <= mention.end + 3 for verb in verbs)
        quoted = question.ask is Ask.QUOTE and kind is Kind.PERSON and {"quote", "quotes", "statement"} & set(question.words)
        together = question.ask in {Ask.QUOTE, Ask.LIST} and kind is Kind.PERSON and found
        if kind is not Kind.SYSTEM and (near or quoted or (together and mention.start < verbs[-1])):
            found.append(entity)
        elif kind is Kind.PERSON and any(mention.end < verb for verb in verbs) and mention.end < len(question.words) and question.words[mention.end] in {"and", "versus", "or"}:
            found.append(entity)
    return list(dict.fromkeys(found))


def statements_of(speaker: str, index: Index) -> tuple[Fact, ...]:
    """The facts that report what an entity said: its own statements, else those of its people who speak for it."""
    entity = index.lexicon.entities[speaker]
    names = {name.casefold() for name in (entity.name, entity.acronym, *entity.aliases) if name}
    own = [fact for fact in index.facts if fact.slot("speaker") == speaker or fact.attribution.casefold().removeprefix("the ") in names]
    if own or entity.kind is Kind.PERSON:
        return tuple(own)
    return tuple(fact for fact in index.facts_about(speaker) if fact.slot("speaker"))


def one(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """The best fact that has what the question asks for; its family's summary where no detail stands out."""
    best = _fitting(question, matches)
    if best is None or best.trust < TRUSTED:
        return None
    if question.ask in HARD and not _has_slot(best.fact, question.ask):
        return Refusal(Reason.NOT_ON_RECORD, question.entities, "no date" if question.ask is Ask.WHEN else "no figure")
    fact = best.fact
    family = [match for match in matches.ranked if _head(match.fact) == _head(fact)]
    summary = index.fact(_head(fact))
    if summary and len(family) > 1 and question.ask not in HARD:
        odds = [2.718281828 ** ((match.score - family[0].score) * 1.5) for match in family]
        if question.ask is Ask.LIST or odds[family.index(best)] / sum(odds) < ALONE:
            fact = summary
    return premise(question, replace(Choice((fact,)), trust=best.trust))


def premise(question: Question, choice: Choice) -> Choice:
    """Say "No." when the question puts another figure, or another person, where the fact has its own."""
    fact = choice.facts[0]
    if question.ask is not Ask.WHETHER:
        return choice
    figures = {word for word in question.words if word[0].isdigit() and not re.fullmatch(r"(?:19|20)\d\d", word)}
    stated = set(re.findall(r"\d+(?:\.\d+)?", fact.statement.replace(",", "")))
    who = fact.slot("who")
    denied = (fact.slot("amount") and figures and not figures & stated) or (who and who not in question.entities and question.mentions)
    return replace(choice, lead="No.") if denied else choice


def _fitting(question: Question, matches: Matches) -> Match | None:
    """The best match, or a nearly as good one that fills the slot which the question asks for."""
    if not matches.ranked:
        return None
    best = matches.ranked[0]
    if question.ask in NEEDED and not _has_slot(best.fact, question.ask):
        for match in matches.ranked[1:8]:
            same = _head(match.fact) == _head(best.fact)
            if _has_slot(match.fact, question.ask) and (same or match.score > best.score - 0.35) and match.trust >= TRUSTED:
                return match
    return best


def _has_slot(fact: Fact, ask: Ask) -> bool:
    return any(fact.slot(name) for name in NEEDED.get(ask, ()))


def _head(fact: Fact) -> str:
    return fact.part_of or fact.id


RULES: tuple[Rule, ...] = (unanswerable, strangers, other_year, people, all_access, said, status, one)
