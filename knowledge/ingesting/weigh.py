"""Two opinions on a clause, taken together: the patterns, and the classifier that has read the examples.

Where they agree the matter is settled. A pattern alone is believed unless the classifier is sure of something else; the
classifier alone is believed where it is sure. To be silent is better than to be wrong.
"""

from __future__ import annotations

import re

from knowledge.ingesting.actions import find_answer, find_shown, frames, is_silent
from knowledge.ingesting.likely import SAME, Likely, Opinion, likely
from knowledge.vocabulary import Action

# How sure the classifier must be, in log-odds by the size of the clause; fitted leaving out a voice at a time
ALONE = 1.5  # to speak where no pattern does
AMID = 1.0  # the same, where an access was spoken of just before
WHOLE = 3.0  # the same, of a sentence whose clauses say nothing one by one
QUIETS = 1.5  # to silence a pattern
OVERRULES = 3.0  # to put another action in a pattern's place
HAPPENED = frozenset({Action.REQUESTED, Action.APPROVED, Action.GRANTED, Action.GAINED, Action.USED})
ROLE = re.compile(r"(?:PERSON|COURT|AGENCY)\d|\b(?:access|accounts?|log-?ins?|credentials?|permissions?|rights)\b")
ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.IGNORECASE)  # denies nothing
UNDONE = frozenset({Action.RESTORED, Action.REVOKED, Action.EXPIRED})
NAYS = re.compile(r"(?:none|no|nobody|neither|nor|not|nothing|never)\b", re.IGNORECASE)


def weigh(clause: str, standing: Action | None, by: Likely | None = None) -> Action | None:
    """Tell which action a masked clause shows; `standing` is the action before it, which "it refused" answers.

    `by` is the classifier to ask; without it, that of the starter's examples.
    """
    if is_silent(clause):
        return None
    shown = find_shown(clause)
    if shown is None and (answered := find_answer(clause, standing)):
        return answered
    if shown or "ACTOR" in clause or (ROLE.search(clause) and frames().about.search(clause)):
        opinion = (by or likely()).judge(ONLY.sub(" ", clause))
        return settle(shown, opinion, clause) if shown else _alone(opinion, clause, AMID if standing else ALONE)
    return None


def overall(sentence: str) -> Action | None:
    """Tell which action a masked sentence shows as a whole, where no clause of it shows one."""
    if "ACTOR" not in sentence or is_silent(sentence):
        return None
    return _alone(likely().judge(ONLY.sub(" ", sentence)), sentence, WHOLE)


def _alone(opinion: Opinion, clause: str, least: float) -> Action | None:
    """Take the classifier's word where no pattern speaks; what did not happen needs a word that says so."""
    meant = opinion.action
    if meant in {None, Action.UNKNOWN} or opinion.sure < least:
        return None
    read = frames()
    if meant is Action.DISCLAIMED and not (read.about.search(clause) and read.negates.search(clause)):
        return None
    if meant in UNDONE and read.negates.search(clause):
        return None
    return Action.DISCLAIMED if meant in HAPPENED and NAYS.match(clause) else meant


def settle(shown: Action, opinion: Opinion, clause: str) -> Action | None:
    """Decide between what a pattern shows and what the classifier thinks."""
    meant = None if opinion.action is Action.UNKNOWN else opinion.action
    if meant is None:
        return shown if shown is Action.UNKNOWN or opinion.sure < QUIETS else None
    if SAME.get(shown, shown) is SAME.get(meant, meant) or opinion.sure < OVERRULES:
        return shown
    if meant is Action.DISCLAIMED and (shown is Action.UNKNOWN or not frames().negates.search(clause)):
        return shown
    return meant
