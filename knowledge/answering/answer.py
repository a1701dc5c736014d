"""From a message to a Reply: the stages of a question's way, for the whole and for its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.answering.asks import Ask
from knowledge.answering.believed import TRUSTED
from knowledge.answering.choice import Choice, Refusal
from knowledge.answering.choose import choose, other_figure
from knowledge.answering.compose import compose, decline
from knowledge.answering.followup import leans, merge
from knowledge.answering.index import Index
from knowledge.answering.match import Matches, match
from knowledge.answering.missing import is_no_answer, lacks_a_part
from knowledge.answering.parts import MOST_PARTS, asking_sentence, question_in, split_parts
from knowledge.answering.taught import known_by_heart
from knowledge.answering.understand import Question, read, understand
from knowledge.model import Base, Context, Reply, Source
from knowledge.vocabulary import Kind, Reason

STANDS_ALONE = 0.80  # trust from which a question that looks like a follow-up is answered by itself
SHORT = 6  # words up to which a question without a name is taken as a follow-up
CERTAIN = 0.70  # trust from which a fact found without the figure in the question corrects that figure
MOST_CLAIMS = 6
CLEFT = re.compile(r"^(?:so |and )?(?:was|is|wasnt|isnt) it\b")
PASSING = frozenset({Reason.GREETING, Reason.UNREADABLE})  # messages after which a conversation goes on as it was


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that answering needs, read once and never changed: replaced whole when the base changes."""

    index: Index
    sources: dict[str, Source]
    base: Base
    examples: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One question on its way: understood, matched, decided."""

    question: Question
    matches: Matches
    chosen: Choice | Refusal


def answer(text: str, context: Context | None, now: Snapshot) -> Reply:
    """Answer a message, leaning on the context where it leans."""
    whole = read_whole(text, context, now.index)
    if isinstance(whole.chosen, Choice):
        return compose(whole.question, whole.chosen, now.index, now.sources, now.base)
    declined = decline(whole.question, whole.chosen, whole.matches, now.index, now.base, now.examples)
    return replace(declined, context=context) if context and declined.reason in PASSING else declined


def read_whole(text: str, context: Context | None, index: Index) -> Reading:
    """Decide on a message: the question in it, its parts each, or the one sentence of it that asks."""
    if fact := known_by_heart(text, index):
        return Reading(understand(text, index.lexicon), Matches(()), Choice((fact,)))
    text = question_in(text)
    whole = decide(text, context, index)
    parts = split_parts(text)
    both = isinstance(whole.chosen, Choice) and whole.chosen.shape == "said"
    if len(parts) > 1 and not both:
        whole = _in_parts(parts, whole, context, index) or whole
    alone = asking_sentence(text)
    if alone:
        asked = decide(alone, context, index)
        if isinstance(asked.chosen, Choice) and asked.chosen.trust >= _trust(whole.chosen):
            whole = asked
    return whole


def _trust(chosen: Choice | Refusal) -> float:
    """How far a decision may be trusted; a refusal not at all."""
    return chosen.trust if isinstance(chosen, Choice) else 0.0


def decide(text: str, context: Context | None, index: Index) -> Reading:
    """Understand, match and choose; a question that leans on the context is read with it."""
    question = understand(text, index.lexicon)
    reading = _decided(question, index)
    if not question.words:
        return reading
    if not (context and (context.words or context.entities) and question.end is None and leans(question)):
        return reading
    best = reading.matches.ranked[0] if reading.matches.ranked else None
    if best and best.trust >= STANDS_ALONE and (question.mentions or len(question.words) > SHORT):
        return reading
    for merged in merge(question, context, index):
        reading = _decided(merged, index)
        if isinstance(reading.chosen, Choice):
            break
    return reading


def _decided(question: Question, index: Index) -> Reading:
    """Match and choose for a question that is understood."""
    matches = match(question, index)
    chosen = choose(question, matches, index)
    if question.ask is Ask.WHETHER and (isinstance(chosen, Choice) or chosen.reason is Reason.NOT_ON_RECORD):
        chosen = _corrected(question, chosen, index) or chosen
    return Reading(question, matches, chosen)


def _corrected(question: Question, chosen: Choice | Refusal, index: Index) -> Choice | None:
    """Answer a whether-question that puts the wrong person or figure: "Is DOGE led by …?" with "No. …"."""
    people = [m for m in question.mentions if index.lexicon.entities[m.entities[0]].kind is Kind.PERSON]
    if isinstance(chosen, Choice):
        people = []  # the fact chosen knows the person; only a figure can still be the wrong one
    wrong = {at for mention in people for at in range(mention.start, mention.end)}
    wrong |= {at for at, word in enumerate(question.words) if word[0].isdigit()}
    if not wrong:
        return None
    starts = {m.start: "who" for m in people if question.words[m.end : m.end + 1] != ("who",)}
    line = [starts.get(at, "") if at in wrong else word for at, word in enumerate(question.words)]
    rest = read(tuple(word for word in line if word), index.lexicon)
    best = next(iter(match(rest, index).ranked), None)
    if best is None or best.trust < (TRUSTED if people else CERTAIN):
        return None
    person = best.fact.slot("person")
    # only one person leads, holds an office, or wrote a sentence: of a visitor, "No." would say more than the record
    only = best.fact.slot("defines") or best.fact.slot("speaker") or CLEFT.match(question.text)
    wrong_person = person and people and person not in question.entities and only
    denied = wrong_person or other_figure(question, best.fact)
    return Choice((best.fact,), lead="No.", trust=best.trust) if denied else None


def _in_parts(parts: tuple[str, ...], whole: Reading, context: Context | None, index: Index) -> Reading | None:
    """Answer each part; the later ones lean on the first. None where that adds nothing to the whole."""
    readings: list[Reading] = []
    for part in parts:
        readings.append(decide(part, context, index))
        context = Context(readings[0].question.words, readings[0].question.entities)
    answered = [reading.chosen for reading in readings if isinstance(reading.chosen, Choice)]
    facts = tuple(dict.fromkeys(fact for choice in answered for fact in choice.facts))
    if not answered or (isinstance(whole.chosen, Choice) and set(facts) <= set(whole.chosen.facts)):
        return None
    decided = [(reading.question, reading.chosen) for reading in readings]
    missing = lacks_a_part(decided, index)
    if missing and (isinstance(whole.chosen, Choice) or is_no_answer(decided, index)):
        return None
    notes = ("I found nothing about the rest of the question.",) if missing else ()
    if len(parts) == MOST_PARTS:
        notes = (*notes, "Three parts of a question are answered at a time.")
    lead = answered[0].lead if len(answered) == 1 else ""
    shape = answered[0].shape if len(answered) == 1 else "parts"
    return replace(whole, chosen=Choice(facts[:MOST_CLAIMS], shape, lead, notes))
