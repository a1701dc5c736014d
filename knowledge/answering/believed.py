"""Whether a match may be trusted as the answer, and is about what the question is about. The thresholds are here."""

from __future__ import annotations

from knowledge.answering.access import targets
from knowledge.answering.asks import Ask
from knowledge.answering.index import Index
from knowledge.answering.match import Match, Matches
from knowledge.answering.scope import actors_named
from knowledge.answering.understand import Question
from knowledge.answering.units import only_documents

TRUSTED = 0.55  # least trust of a fact that answers; how it was set: docs/answering.md
TOLD = 0.70  # the same for a fact that nobody has written phrasings for
SHAPED = 0.48  # the same where it has what is asked for and few have: "because", a date
ANCHORED = 0.35  # least coverage of a question that names nobody and nothing
STRANGE = 0.75  # least trust of a fact that is not about somebody or something that the question names
SILENT = 0.75  # the same where it lacks words of the question that only documents have
ALIKE = 0.155  # likeness to a phrasing below which a fact with phrasings is no answer where documents are on record
HALF_SAID = 0.6  # least coverage of a fact with phrasings where documents have words of the question that it lacks
SAME = 0.999  # likeness from which a question is the very phrasing that is on record
FITTING = 0.35  # least trust of a fact that is not the best, and has the slot which is asked for

# "When" and "how many" are answered by a date and an amount or not at all; "why" may find that no reason is given.
HARD = frozenset({Ask.WHEN, Ask.HOW_MANY})
TYPED = HARD | {Ask.WHERE}


def believed(best: Match, question: Question, matches: Matches, index: Index) -> bool:
    """Tell whether a match may be trusted, and is about what the question is about."""
    least = TOLD if best.told else TRUSTED
    if best.told and (best.told.shape or (best.told.fits and question.ask in TYPED)):
        least = SHAPED  # of all statements near the subject, hardly another one has what is asked for
    if best.told is None and best.evidence.nearest < SAME and only_documents(question, index):
        least = max(least, SILENT)  # it is silent on words of the question that documents have
        if best.evidence.coverage < HALF_SAID:
            return False
    if best.trust < (least if best is matches.ranked[0] else 0.0 if question.bare else FITTING):
        return False
    if best.told is None and best.evidence.nearest < ALIKE and _may_be_of_others(question, best, index):
        return False
    if best.evidence.strangers and (best.trust < STRANGE or (best.told is None and _newcomer(question, index))):
        return False
    asked = targets(question, index)
    if best.fact.access and asked and not asked & {best.fact.access.agency, best.fact.access.system}:
        return False  # a block of one system is no answer about another
    return bool(question.mentions) or best.evidence.coverage >= ANCHORED


def _may_be_of_others(question: Question, best: Match, index: Index) -> bool:
    """Tell whether documents are on record, and a question names nothing that a fact with phrasings is about."""
    named = set(question.entities) - actors_named(question, index)
    about = {parent for entity in best.fact.about for parent in index.lexicon.family(entity)}
    return not question.bare and not question.after and bool(index.untaught.any()) and not named & about


def _newcomer(question: Question, index: Index) -> bool:
    """Tell whether a question names somebody or something of which only documents speak, and no fact with phrasings."""
    known = ([at for entity in m.entities for at in index.about.get(entity, ())] for m in question.mentions)
    return any(places and index.untaught[places].all() for places in known)
