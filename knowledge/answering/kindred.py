"""Words that stand for each other: forms of one word, and its kin, which say nearly the same here.

Both are data (`knowledge/starter/kin.json`), by stem; two words that stand for one are joined by a line: "turned_down".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from knowledge.text import stem

Groups = Mapping[str, frozenset[str]]


def read_forms(lines: Mapping[str, str]) -> Groups:
    """Give of each stem those of the other forms of its word: each of a line stands for all others of it."""
    found: dict[str, set[str]] = {}
    for head, rest in lines.items():
        stems = {_stems(word) for word in (head, *rest.split())}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in found.items()}


def read_kin(lines: Mapping[str, str], forms: Groups) -> Groups:
    """Give of each stem those that say nearly the same, in all their forms.

    The first word of a line stands for each other of it, and each of them for the first: "leave" and "retire" are both
    kin of "quit", and none of each other.
    """
    near: dict[str, set[str]] = {}
    for head, rest in lines.items():
        for one, other in ((_stems(head), _stems(word)) for word in rest.split()):
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    found: dict[str, set[str]] = {}
    for one, others in near.items():
        wide = {form for other in others for form in _in_all_forms(other, forms)}
        for way in _in_all_forms(one, forms) if " " in one else (one,):  # a question brings the forms of a single word
            found.setdefault(way, set()).update(wide - {way})
    return {one: frozenset(others) for one, others in found.items()}


def _stems(word: str) -> str:
    return " ".join(map(stem, word.split("_")))


def _in_all_forms(one: str, forms: Mapping[str, AbstractSet[str]]) -> Iterator[str]:
    """Give a stem, or two joined ones, with the first in each of its forms: "turn down", "take back", "took back"."""
    first, *rest = one.split(" ")
    for form in (first, *forms.get(first, ())):
        yield " ".join((form, *rest))
