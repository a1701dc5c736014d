"""Facts that nobody has written phrasings for, ranked by their statements: what of a question each explains.

What only the sentences beside a statement or the title of its source have counts as context. The names in a question
are looked at apart: who is named tells where to look, not what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.answering.arranged import columns_of
from knowledge.answering.asks import Ask
from knowledge.answering.dates import span
from knowledge.answering.empty import ASKING, CARD, EMPTY
from knowledge.answering.fits import has_asked
from knowledge.answering.index import Index
from knowledge.answering.lines import Floats, Ints, common
from knowledge.answering.shapes import has_shape
from knowledge.answering.shown import defines, shown, stems_of
from knowledge.answering.timeline import latest
from knowledge.answering.told import Told
from knowledge.answering.understand import Question
from knowledge.answering.units import Unit, Units, having, units_of
from knowledge.model import Fact
from knowledge.text import stem

KEPT = 14  # candidates that are looked at closely: six more changed no answer of five sets and cost a fifth of the time
CONTEXT = 0.4  # what the sentences beside a fact and the title of its source count beside its own
TITLED = 0.8  # what a word counts that only the title of a source has, beside one of the next sentence
EQUAL, MOST_EQUAL = 0.97, 2  # how near a statement must come to say it as well; one of three says it by chance
NEAR = 0.2  # part of the question that it must have itself for its shape to count
SHAPED = 1.4  # how much more a statement counts that has the rare shape which is asked for
WHO = 0.7  # what a name counts beside a word of the same rarity


@dataclass(frozen=True, slots=True)
class Stated:
    """An untaught fact that may answer: its place, its score, what speaks for and against it.

    `lead` is how far it is ahead of the best other statement, as a share of the higher score.
    """

    place: int
    score: float
    told: Told
    lead: float


def stated(question: Question, index: Index) -> list[Stated]:
    """Give the best of the untaught facts, best first."""
    if not index.untaught.any():
        return []
    units = units_of(question, index, latest(index) or "9999-12-31")
    best = _candidates(units, index)
    look = Look(question, index, units, np.sort(best))
    found = [(at, *look.told(at)) for at in best.tolist()]
    found.sort(key=lambda one: -one[1])
    found = list({index.facts[at].statement: (at, score, told) for at, score, told in reversed(found)}.values())[::-1]
    scores = [score for _, score, _ in found]
    equal = sum(score >= EQUAL * scores[0] for score in scores) if scores else 0
    rest = scores[equal:] if 1 < equal <= MOST_EQUAL else scores[1:]
    ranked: list[Stated] = []
    for place, (at, score, told) in enumerate(found):
        other = scores[0] if place >= max(1, len(scores) - len(rest)) else rest[0] if rest else score
        ranked.append(Stated(at, score, told, (score - other) / max(score, other, 1e-6)))
    return ranked


def _candidates(units: Units, index: Index) -> Ints:
    """Give the facts that have most of a question, in themselves or beside them."""
    nothing = np.zeros(len(index.facts), np.float32)
    own: Floats = sum((unit.weight * unit.having for unit in units.content), nothing)
    who: Floats = sum((weight * about for weight, about in units.named), nothing)
    columns = columns_of(index)
    beside = np.maximum(_at(own, columns.before), _at(own, columns.after))
    rough = np.where(index.untaught & (own + who > 0), own + WHO * who + CONTEXT * beside, -1.0)
    count = min(KEPT, int((rough > 0).sum()))
    best = np.argpartition(-rough, count - 1)[:count] if count else np.zeros(0, np.int64)
    return best[np.argsort(-rough[best], kind="stable")].astype(np.int32)


def _at(values: Floats, places: Ints) -> Floats:
    """Give the values at some places, 0 where there is none."""
    found: Floats = np.where(places >= 0, values[places], 0)
    return found


class Look:
    """A closer look at statements: what of a question each has, shows and lacks."""

    def __init__(self, question: Question, index: Index, units: Units, places: Ints) -> None:
        self.question, self.index, self.units = question, index, units
        self.columns = columns_of(index)
        pairs = [term for term in question.terms if " " in term and term[0] != "^" and term[-1] != "$"]
        self.paired = [set(places[common(places, found)].tolist()) for found in having(pairs, index)]
        self.names = _defined(question, index)

    def told(self, at: int) -> tuple[float, Told]:
        """Give the score of a fact, and what speaks for and against it."""
        fact, units = self.index.facts[at], self.units
        shows = shown(fact.statement)
        total = covered = around = unexplained = own_names = 0.0
        names = strange = 0
        for unit in units.content:
            own = float(unit.having[at])
            if (unit.name and not own) or (own and unit.stem in shows.names):
                names += 1
                strange += not own
                own_names += unit.weight * own
                continue
            near = max(self._beside(unit, at), self._titled(unit, at)) * (1 - own)
            total += unit.weight
            covered += unit.weight * own
            around += unit.weight * near
            unexplained = max(unexplained, unit.weight * (1 - max(own, near / 2)))
        who = sum(weight for weight, _ in units.named)
        about = sum(weight * float(found[at]) for weight, found in units.named)
        fits = None if self.names else has_asked(self.question, fact, self.index, units.things)
        falls = self._falls(fact)
        told = Told(
            cover=covered / total if total else float(bool(units.named) and not self.names),
            context=around / total if total else 0.0,
            unexplained=unexplained,
            verb=float(units.verb.having[at]) if units.verb else 1.0,
            named=about / who if who else 1.0,
            strange=strange / names if names else 0.0,
            pairs=sum(at in found for found in self.paired) / len(self.paired) if self.paired else 0.0,
            fits=fits is True,
            shape=fits is not False and covered >= NEAR * total and has_shape(self.question, fact),
            lacks=fits is False,
            content=len(units.content) - names,
            strangers=sum(not found[at] for _, found in units.named) + min(strange, 2),
            defines=self._defines(fact),
            dated=falls is True,
            astray=falls is False,
        )
        score = (covered + CONTEXT * around + WHO * about + own_names) * (0.4 + told.cover + CONTEXT * told.context)
        score *= (0.3 + 0.7 * told.named) * (1 - strange / 2 / max(names, 1)) * (0.4 + 0.6 * told.verb)
        score *= (0.3 if fits is False else 1.25 if fits else 1.0) * (0.5 if falls is False else 1.3 if falls else 1.0)
        return score * (1 + 2 * told.defines) * (SHAPED if told.shape else 1.0), told

    def _beside(self, unit: Unit, at: int) -> float:
        beside = (int(self.columns.before[at]), int(self.columns.after[at]))
        return max((float(unit.having[other]) for other in beside if other >= 0), default=0.0)

    def _titled(self, unit: Unit, at: int) -> float:
        source = self.index.sources.get(self.index.facts[at].citations[0].source)
        return TITLED if source and unit.stem in stems_of(f"{source.title} {source.publisher}") else 0.0

    def _falls(self, fact: Fact) -> bool | None:
        """Tell whether a fact speaks of the days that the question names; None where it names none."""
        if self.units.period is None:
            return None
        days, asked = span(fact.when) if fact.when else None, self.units.period.span
        return bool(days and days.first <= asked.last and asked.first <= days.last)

    def _defines(self, fact: Fact) -> float:
        """Give how much a fact says of what is asked for by name alone."""
        if not self.names:
            return 0.0
        asked = set(self.question.entities)
        # the office is that person's where the source names them whole: "he said" beside somebody's office is not
        whole = any(self.names[0] in cited.quote for cited in fact.citations)
        if fact.slot("defines") in asked or (whole and fact.slot("office") and fact.slot("person") in asked):
            return 1.0
        return max(defines(fact.statement, name) for name in self.names)


def _defined(question: Question, index: Index) -> tuple[str, ...]:
    """Give the names of what a question asks for by name alone ("who is X"), as statements may write them."""
    named = question.named
    rest = [word for at, word in enumerate(question.words) if at not in named and not _asks(word)]
    if question.ask not in {Ask.WHO, Ask.WHAT, Ask.SOURCE} or len(question.mentions) > 1:
        return ()
    if question.mentions and not rest:
        known = [index.lexicon.entities[entity] for entity in question.mentions[0].entities]
        return tuple(name for one in known for name in (one.name, one.acronym, *one.aliases) if name)
    return (" ".join(rest),) if rest and not question.mentions and all(stem(w) in question.proper for w in rest) else ()


def _asks(word: str) -> bool:
    """Tell whether a word says nothing of what is asked for by name."""
    return word in CARD or stem(word) in EMPTY or stem(word) in ASKING
