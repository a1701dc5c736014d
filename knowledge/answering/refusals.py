"""The rules that refuse before any fact is looked at as an answer: unreadable, unknown, of another year, not shown."""

from __future__ import annotations

import re

from knowledge.answering.choice import Refusal
from knowledge.answering.empty import EMPTY
from knowledge.answering.index import Index
from knowledge.answering.lexicon import Attribute
from knowledge.answering.match import Matches
from knowledge.answering.scope import actors_named, scope_of
from knowledge.answering.understand import Question
from knowledge.text import stem
from knowledge.vocabulary import Reason

STATED = 0.55  # trust from which a statement that has what is asked for is not refused for lacking it
STRICT = frozenset({"an age"})  # whose words may stand for anything: "the old post" tells nobody's age
SAID = 0.8  # share of the question from which a statement has what is asked for
HALF = 0.5  # share of the question from which a statement speaks of what is asked for, in words of its own
NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|some|a few)"
GROUP = r"(?:people|persons|staff|staffers?|members|aides|officials|engineers|employees|workers|analysts|men|women)"
NAMES = re.compile(
    rf"\b(?:names? of|name|identify|who (?:are|were)) (?:the |those |these |all )*{NUMBER} (?:\w+ )?{GROUP}\b"
)
COUNTED = re.compile(rf"\b{NUMBER} (?:[\w.-]+ ){{0,3}}?{GROUP}\b", re.IGNORECASE)
NAME = r"[A-Z][\w.'-]+ [A-Z][\w'-]+"
AFTER = re.compile(rf"(?:[,:(]|\b(?:named|called|identified as)\b) *(?:\w+ )?{NAME}")
BEFORE = re.compile(rf"{NAME}, *$")
BESIDE = 40  # characters after the number of people within which their names are given
YEAR = re.compile(r"\b(?:19|20)\d\d\b(?! [a-z]+s\b)")  # "2000 permits" are counted
KIND = re.compile(  # what comes after a word that only says of what kind it is: "the budget system", "school files"
    r" (?:systems?|databases?|registers?|files?|records?|data|memos?|letters?|reports?|papers?|hearings?|staff\w*)\b"
)
IDENTIFYING = re.compile(r"\b(?:which ones?|which|name them|who are they)\b")


def unanswerable(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Nothing readable, or a kind of question that no record answers."""
    if not question.mentions and all(stem(word) in EMPTY for word in question.words):
        return Refusal(question.end or Reason.UNREADABLE)  # nothing in it that a fact could be about: "and?"
    return Refusal(question.end) if question.end else None


def strangers(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when an agency, system or person is named that no fact is about: the nearest other one is no answer."""
    unknown = [
        mention for mention in question.mentions if not any(_known(entity, index) for entity in mention.entities)
    ]
    if not unknown:
        return None
    return Refusal(Reason.NOT_ON_RECORD, tuple(entity for mention in unknown for entity in mention.entities))


def _known(entity: str, index: Index) -> bool:
    """Tell whether a fact is about an entity or one of its parts, or names it in its statement."""
    if entity in index.about or any(index.untaught[at] for at in _telling(f"@{entity}", index)):
        return True  # the phrasings of a fact may name anybody
    return any(entity in index.lexicon.family(other) for other in index.about)


def unheard(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when a kind of record is asked for of which nothing speaks: "which census files was DOGE given?"."""
    shapes = index.lexicon.patterns.access.shapes
    if not shapes["each"].search(question.text) or not actors_named(question, index):
        return None
    scope = scope_of(question, index)
    if not (scope.asks("each") and scope.wanted.actions and scope.left):
        return None
    if scope.owners or scope.others or any(_is_told(word, index) for word in scope.left):
        return None
    covered = any(one.told and one.told.cover >= HALF for one in matches.ranked)
    return None if covered else Refusal(Reason.NOT_ON_RECORD, question.entities)


def unnamed(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when the names of several people are asked for and the statement only counts them."""
    best = matches.ranked[0] if matches.ranked else None
    if best is None or best.told is None or best.trust < STATED or not NAMES.search(question.text):
        return None
    statement = best.fact.statement
    counted = COUNTED.search(statement)
    if counted is None or BEFORE.search(statement[: counted.start()]):
        return None
    named = AFTER.search(statement, counted.end(), counted.end() + BESIDE)
    return None if named else Refusal(Reason.NOT_ON_RECORD, question.entities, "their names")


def _is_told(word: str, index: Index) -> bool:
    """Tell whether any fact has a word; near misses have many that none has."""
    return len(_telling(word, index)) > 0


def _telling(term: str, index: Index) -> list[int]:
    """Give the places of the facts that have a term in their lines."""
    at = index.find((term,)).get(term)
    found = [] if at is None else index.documents[index.starts[at] : index.starts[at + 1]].tolist()
    return [place for place in found if place < len(index.facts)]


def other_year(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when the question names a year of which the best fact does not speak."""
    years = set(YEAR.findall(question.text))
    if not years or not matches.ranked:
        return None
    fact = matches.ranked[0].fact
    spoken = set(re.findall(r"\b(?:19|20)\d\d\b", f"{fact.statement} {fact.when or ''}"))
    whens = () if spoken else {other.when or "" for other in index.facts}
    known = spoken or {year for when in whens for year in re.findall(r"\b(?:19|20)\d\d\b", when)}
    return Refusal(Reason.NOT_ON_RECORD, question.entities, "that year") if years - known else None


def attribute(question: Question, matches: Matches, index: Index) -> Refusal | None:
    """Refuse when an age, a name, a court or the like is asked for and the best fact shows none."""
    if not matches.ranked:
        return None
    if question.bare and IDENTIFYING.search(question.text) and any(fact.slot("amount") for fact in question.after):
        return Refusal(Reason.NOT_ON_RECORD, question.entities, "the names")
    best = matches.ranked[0]
    told = best.told
    said = told and best.trust >= STATED and (told.fits or (told.content and told.cover >= SAID))
    shown = best.fact.statement
    for wanted in index.lexicon.attributes:
        if said and wanted.name not in STRICT:
            continue  # the statement has what is asked for, in words of its own
        if _asks(wanted, question.text) and not wanted.shows.search(shown):
            return Refusal(Reason.NOT_ON_RECORD, question.entities, wanted.name)
    return None


def _asks(wanted: Attribute, text: str) -> bool:
    """Tell whether an attribute is asked for, and not something that is only named after it: "the budget system"."""
    return any(not KIND.match(text, found.end()) for found in wanted.asks.finditer(text))
