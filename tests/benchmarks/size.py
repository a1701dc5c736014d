"""How much memory the index takes: everything that hangs on it, except facts, names and the word list."""

from __future__ import annotations

import sys
from dataclasses import fields, is_dataclass

import numpy as np

from knowledge import Entity, Fact, KnowledgeBase, Phrasing


def megabytes(kb: KnowledgeBase) -> float:
    """Add up the arrays, tables and strings of a base's index."""
    index = kb._current.snapshot().index
    seen = {id(index.lexicon.english), id(index.lexicon.proper)}
    todo: list[object] = [index]
    total = 0
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, Fact | Phrasing | Entity):
            continue
        seen.add(id(one))
        total += one.nbytes if isinstance(one, np.ndarray) else sys.getsizeof(one)
        if isinstance(one, dict):
            todo += [*one.keys(), *one.values()]
        elif isinstance(one, tuple | list | set | frozenset):
            todo += one
        elif is_dataclass(one):
            todo += [getattr(one, field.name) for field in fields(one)]
    return total / 1e6
