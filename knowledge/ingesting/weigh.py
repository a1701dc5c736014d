"""Two opinions on a clause, taken together: the patterns, and the classifier that has read the examples.

Where they agree the matter is settled. A pattern alone is believed unless the classifier is sure of something else; the
classifier alone is believed where it is sure. To be silent is better than to be wrong.
"""

from __future__ import annotations

import re

from knowledge.ingesting.actions import find_action, frames
from knowledge.ingesting.likely import SAME, Opinion, likely
from knowledge.vocabulary import Action

# How sure the classifier must be, in log-odds by the size of the clause; fitted leaving out a voice at a time
ALONE = 2.0  # to speak where no pattern does
AMID = 1.0  # the same, where an access was spoken of just before
QUIETS = 2.0  # to silence a pattern
OVERRULES = 2.5  # to put another action in a pattern's place
HAPPENED = frozenset({Action.REQUESTED, Action.APPROVED, Action.GRANTED, Action.GAINED, Action.USED})
ROLE = re.compile(
    r"(?:PERSON|COURT|AGENCY|SYSTEM)\d|\b(?:access|accounts?|log-?ins?|credentials?|permissions?|rights)\b"
)
NAYS = re.compile(r"(?:none|no|nobody|neither|nor|not|nothing|never)\b", re.IGNORECASE)


def weigh(clause: str, standing: Action | None) -> Action | None:
    """Tell which action a masked clause shows; `standing` is the action before it, which "it refused" answers."""
    if any(one.search(clause) for one in frames().silent):
        return None
    shown = find_action(clause, None)
    if shown is None and (answered := find_action(clause, standing)):
        return answered
    if "ACTOR" in clause or (ROLE.search(clause) and frames().about.search(clause)):
        opinion = likely().judge(clause)
        return settle(shown, opinion, clause) if shown else _alone(opinion, clause, AMID if standing else ALONE)
    return None if shown is Action.DENIED and standing is None else shown


def _alone(opinion: Opinion, clause: str, least: float) -> Action | None:
    """Take the classifier's word where no pattern speaks; what did not happen needs a word that says so."""
    meant = opinion.action
    if meant in {None, Action.UNKNOWN} or opinion.sure < least:
        return None
    read = frames()
    if meant is Action.DISCLAIMED and not (read.about.search(clause) and read.negates.search(clause)):
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
