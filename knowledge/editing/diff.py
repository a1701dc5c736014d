"""What changes between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\w+(?:[-'\u2019]\w+)*|[^\w\s]")

Diff = tuple[tuple[str, str], ...]


def word_diff(old: str, new: str) -> Diff:
    """Give the runs of words that stay, go and come, in reading order; kept and new runs together give `new`.

    >>> word_diff("DOGE asked for access.", "DOGE was given access.")
    (('same', 'DOGE '), ('removed', 'asked for'), ('added', 'was given'), ('same', ' access.'))
    """
    before, after = WORD.findall(old), WORD.findall(new)
    runs: list[tuple[str, str]] = []
    for does, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if does == "equal":
            # a lone space between two changes belongs to both: "was given access" reads better as one change
            runs.append(("same", "".join(before[a:b])))
        else:
            runs += [("removed", "".join(before[a:b])), ("added", "".join(after[c:d]))]
    return _joined([run for run in runs if run[1]])


def _joined(runs: list[tuple[str, str]]) -> Diff:
    """Join changes between which nothing but a space stays."""
    changed: dict[str, str] = {"removed": "", "added": ""}
    found: list[tuple[str, str]] = []

    def flush() -> None:
        found.extend((kind, text) for kind, text in changed.items() if text)
        changed.update(removed="", added="")

    for at, (kind, text) in enumerate(runs):
        between = 0 < at < len(runs) - 1 and text.isspace()
        if kind == "same" and between:
            changed["removed"] += text
            changed["added"] += text
        elif kind == "same":
            flush()
            found.append((kind, text))
        else:
            changed[kind] += text
    flush()
    return tuple(found)
