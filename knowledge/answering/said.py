"""The rule for "what did X say": what X said and nobody else."""

from __future__ import annotations

import re

from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.empty import EMPTY
from knowledge.answering.index import Index
from knowledge.answering.match import Match, Matches
from knowledge.answering.understand import Mention, Question
from knowledge.model import Fact
from knowledge.text import fold, stem
from knowledge.text import words as words_of
from knowledge.vocabulary import Kind, Reason

FOCUSED = 0.60  # least part that one of a speaker's statements must have to be the answer alone
ELSEWHERE = 0.60  # trust from which a fact that is not a statement of theirs answers instead
MISSED = 0.15  # how much closer a near miss must be than any statement for the topic to be missing
HALF = 0.5  # coverage from which a near miss no longer counts: the topic is theirs
MOST_SAID = 4  # statements of one speaker in one answer; of two, half as many

SAYING = re.compile(
    r"say|said|says|saying|claim\w*|post\w*|tweet\w*|write|writes|wrote|written|comment\w*|respon\w+|repl\w+|react\w*|tell|tells|told"
    r"|warn\w*|argu\w+|describ\w+|assur\w+|promis\w+|thinks?|justif\w+|quote\w*|statement\w*|explain\w*|calls?|called|account|invoke|remarks?|positions?|stances?|views?|accounts?|messages?"
)
OWN_WORDS = re.compile(r"\b(?:statements?|quotes?|remarks?|comments?|position|words|message|stance)\b")
THE_TEXT = frozenset(
    "article document story source sources report piece text headline page record anyone anybody press news".split()
)
TOLD = re.compile(
    r"^(?:did|does|has|have) .{2,40}? (?:say|claim|assert|allege|state|write|post|tweet|tell|promise|argue)\b"
)
TOGETHER = re.compile(r"\b(?:compare|contrast|both|each|differ\w*|versus)\b")


def said(question: Question, matches: Matches, index: Index) -> Choice | Refusal | None:
    """Give what somebody said: one statement when the question is about its topic, else all of theirs."""
    speakers = _speakers(question, index)
    if not speakers:
        return _nobody(question, matches, index)
    scores = {match.fact.id: match for match in matches.ranked}
    chosen: list[Fact] = []
    for speaker in speakers:
        theirs = statements_of(speaker, index)
        if matches.ranked and _is_aside(speaker, theirs, question, matches.ranked[0], index):
            return None
        if not theirs:
            return Refusal(Reason.NOT_ON_RECORD, (speaker,), "said")
        first = matches.ranked[0]
        aside = (
            len(speakers) == 1
            and question.ask is not Ask.QUOTE
            and not (OWN_WORDS.search(question.text) or "according to" in question.text)
        )
        if aside and first.fact not in theirs and first.trust >= ELSEWHERE and speaker in first.fact.about:
            return None
        ranked = sorted((scores[fact.id] for fact in theirs if fact.id in scores), key=lambda match: -match.score)
        known = any(m.evidence.coverage >= HALF for m in matches.ranked if m.fact.slot("person") == speaker)
        if len(speakers) == 1 and ranked and _names_a_topic(question) and not known and _off_their_topics(ranked):
            return Refusal(Reason.NOT_ON_RECORD, (speaker,), "said")
        if not _names_a_topic(question) and question.ask is not Ask.WHY:
            ranked = []  # no topic: all of it, not the likeliest part
        chosen += _theirs(theirs, ranked, question.ask, MOST_SAID if len(speakers) == 1 else MOST_SAID // 2)
    return Choice(tuple(dict.fromkeys(chosen)), "one" if len(chosen) == 1 else "said")


def _is_aside(speaker: str, theirs: tuple[Fact, ...], question: Question, best: Match, index: Index) -> bool:
    """Tell whether other rules know more: of words that are only told of, and where "the spokesman" is another one."""
    if not theirs:
        return _tells(best, speaker)
    name = set(words_of(fold(index.lexicon.entities[speaker].name)))
    named = any(name & set(question.words[m.start : m.end]) for m in question.mentions if speaker in m.entities)
    if (
        named
        or (best.fact in theirs and best.trust >= ELSEWHERE)
        or index.lexicon.entities[speaker].kind is not Kind.PERSON
    ):
        return False
    others = {entity for entity in question.entities if entity != speaker}
    apart = {entity for entity in others if any(index.untaught[at] for at in index.about.get(entity, ()))}
    return bool(apart) and not any(apart & set(fact.about) for fact in theirs)


def _tells(best: Match, speaker: str) -> bool:
    """Tell whether a statement has the words that are asked for, or tells of somebody of whom no words are reported."""
    return best.told is not None and (best.told.shape or speaker in best.fact.about)


def _nobody(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when the one whose words are asked for is nobody the base knows: "what did trump say"."""
    subject = re.search(r"\b(?:did|does|do|has|have|was|is) (.{2,40}?) (?:" + SAYING.pattern + r")\b", question.text)
    if question.ask is not Ask.QUOTE or subject is None or not matches.ranked:
        return None
    known = {
        index.terms[stem(word)]
        for word in words_of(fold(matches.ranked[0].fact.statement))
        if stem(word) in index.terms
    }
    asked = [word for word in subject.group(1).split() if stem(word) not in EMPTY and word not in THE_TEXT]
    unknown = [word for word in asked if index.terms.get(stem(word), -1) not in known]
    return Refusal(Reason.NOT_ON_RECORD, (), "said") if unknown else None


def _names_a_topic(question: Question) -> bool:
    """Tell whether a question says about what: "what did Wyden tweet" does not."""
    named = question.named
    rest = [word for at, word in enumerate(question.words) if at not in named and stem(word) not in EMPTY]
    return any(not SAYING.fullmatch(word) for word in rest)


def _off_their_topics(ranked: list[Match]) -> bool:
    """Tell whether a question is about something that the speaker did not speak of, as a near miss shows."""
    nearest = max(match.evidence.nearest for match in ranked)
    covered = max(match.evidence.coverage for match in ranked)
    return covered < MISSED or (covered < HALF and ranked[0].evidence.nearest_miss > nearest + MISSED)


def _theirs(theirs: tuple[Fact, ...], ranked: list[Match], ask: Ask, most: int) -> list[Fact]:
    """Give the one statement that stands out or gives the reason asked for, or the first few."""
    reasons = [match.fact for match in ranked if match.fact.slot("reason")]
    if ask is Ask.WHY and reasons:
        return reasons[:1]
    total = sum(match.share for match in ranked)
    if ranked and ranked[0].share >= FOCUSED * total and ranked[0].evidence.coverage > MISSED:
        return [ranked[0].fact]
    return list(theirs[:most])


def _speakers(question: Question, index: Index) -> list[str]:
    """Give those whose words are asked for: named right before a verb of saying, or beside another speaker."""
    told = question.ask is Ask.WHETHER and TOLD.search(question.text)
    if not told and question.ask not in {Ask.QUOTE, Ask.WHAT, Ask.WHY, Ask.LIST, Ask.STATUS}:
        return []
    together = bool(TOGETHER.search(question.text))
    verbs = [
        at for at in range(len(question.words)) if SAYING.fullmatch(question.words[at]) and not _otherwise(question, at)
    ]
    found = [m.entities[0] for m in question.mentions if _speaks(m, verbs, question, index, together=together)]
    return list(dict.fromkeys(found))


def _otherwise(question: Question, at: int) -> bool:
    """Tell whether a word is of a post or of a refusal: "her position at the bureau", "she said no"."""
    after = question.words[at + 1] if at + 1 < len(question.words) else ""
    return after in {"no", "yes"} or (question.words[at].startswith("position") and after in {"at", "in", "with"})


def _speaks(mention: Mention, verbs: list[int], question: Question, index: Index, *, together: bool) -> bool:
    """Tell whether a mention is the one who speaks."""
    kind = index.lexicon.entities[mention.entities[0]].kind
    if together:
        return bool(statements_of(mention.entities[0], index)) and (kind is Kind.PERSON or bool(verbs))
    before = " ".join(question.words[max(0, mention.start - 3) : mention.start])
    if kind is Kind.PERSON and re.search(r"according to(?: \w+)?$|\bper$", before):
        return True
    reach = 3 if kind is Kind.PERSON else 0
    joined = mention.end < len(question.words) and question.words[mention.end] in {"and", "or"}
    return kind is not Kind.SYSTEM and any(mention.end <= verb <= mention.end + reach + 3 * joined for verb in verbs)


def statements_of(speaker: str, index: Index) -> tuple[Fact, ...]:
    """Give the facts that report what an entity said: its own statements, else those of its people who speak for it."""
    entity = index.lexicon.entities[speaker]
    names = {name.casefold() for name in (entity.name, entity.acronym, *entity.aliases) if name}
    own = [
        fact
        for fact in index.facts_about(speaker)
        if fact.slot("speaker") == speaker
        or (not fact.part_of and fact.attribution.casefold().removeprefix("the ") in names)
    ]
    if own or entity.kind is Kind.PERSON:
        return tuple(own)
    return tuple(fact for fact in index.facts_about(speaker) if fact.slot("speaker"))
