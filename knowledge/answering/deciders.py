"""Who decided on an access, in words: what a draft has as the id of a judge or a court is written as sources do."""

from __future__ import annotations

import re

from knowledge.answering.index import Index
from knowledge.model import Fact
from knowledge.vocabulary import Kind

BENCH = r"(?:Chief )?(?:Judge|Justice|Magistrate)"
MOST_READ = 20  # facts about somebody that tell whether it is a judge


def decider(fact: Fact, index: Index) -> str:
    """Write who decided: "Judge Ada Quill", "the High Court of Review", or an empty string.

    What is no id of an entity is words already.
    """
    by = (fact.access.decided_by or "") if fact.access else ""
    known = index.lexicon.entities.get(by)
    if known is None:
        return by
    if known.kind is Kind.COURT:
        return known.name if known.name.startswith("The ") else f"the {known.name}"
    last = re.escape(known.name.rsplit(" ", 1)[-1])
    titled = re.compile(rf"\b({BENCH})\b[\] ]+(?:[\w.'-]+ ){{0,3}}{last}\b")
    told = (titled.search(one.statement) for one in (fact, *index.facts_about(by)[:MOST_READ]))
    title = next((found[1] for found in told if found), "")
    return f"{title} {known.name}".strip()
