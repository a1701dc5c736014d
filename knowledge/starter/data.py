"""Read the starter's data files, and fill a new database from them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.storage import rows
from knowledge.storage.reader import Reader
from knowledge.storage.store import Store

SHOWN_VOICE = "formal"  # the voice whose phrasings are shown to people, as offers and examples
EXAMPLES = (
    "Which agencies and systems did DOGE seek access to?",
    "Who blocked DOGE from the Treasury's payment system?",
    "What did Ron Wyden say?",
)


def _folder() -> Traversable:
    return files("knowledge.starter")


def _lines(path: Traversable) -> Iterator[Reader]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            yield Reader(json.loads(line), number)


@cache
def domain() -> dict[str, dict[str, Any]]:
    """Read the words of the domain: chat, synonyms, attributes, forms, kin; and under "asks" how people ask."""
    lexicon, kin, asks = (
        json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8")) for name in ("lexicon", "kin", "asks")
    )
    return {**lexicon, **kin, "asks": asks}


@cache
def english() -> frozenset[str]:
    """English words that are never corrected; proper names with their capital."""
    return frozenset((_folder() / "words.txt").read_text(encoding="utf-8").split())


@cache
def loaded() -> frozenset[str]:
    """Read the words that take sides, of which a curator is warned."""
    return frozenset((_folder() / "loaded.txt").read_text(encoding="utf-8").splitlines())


def golden() -> list[str]:
    """Read the lines of the project's own golden questions."""
    return (_folder() / "golden.jsonl").read_text(encoding="utf-8").splitlines()


def fill(store: Store) -> None:
    """Fill an empty database with the starter base, in one transaction."""
    folder = _folder()
    voices = sorted((folder / "phrasings").iterdir(), key=lambda path: path.name)
    with store.change():
        store.add_sources(rows.read_source(row) for row in _lines(folder / "sources.jsonl"))
        store.add_entities(rows.read_entity(row) for row in _lines(folder / "entities.jsonl"))
        store.append(rows.read_fact(row) for row in _lines(folder / "facts.jsonl"))
        for path in [*voices, folder / "near_misses.jsonl"]:
            store.add_phrasings(rows.read_phrasing(row) for row in _lines(path))
