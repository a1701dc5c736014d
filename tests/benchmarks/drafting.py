"""How well and how fast documents become drafts: `python -m tests.benchmarks.drafting [FOLDER…]`.

A folder holds NAME.txt and NAME.facts.json. A draft matches a fact when their quotes share half of the shorter one,
and agency and action are the same; gained, granted and approved count as one, and so do denied and disclaimed.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from knowledge.drafts import Document
from knowledge.ingesting.actions import find_shown, is_silent
from knowledge.ingesting.draft import draft, draft_row
from knowledge.ingesting.likely import NONE, fit, read_examples
from knowledge.ingesting.mask import clauses
from knowledge.ingesting.weigh import weigh
from knowledge.model import Entity
from knowledge.storage import rows
from knowledge.storage.reader import Reader
from knowledge.text import fold, words

FOLDERS = (
    Path(__file__).parents[1] / "documents",
    Path(__file__).parents[3] / "shared" / "eval" / "documents",
    Path(__file__).parents[1] / "documents" / "later",
)
VOICES = ("plain", "reporters", "officials", "everyday")  # whole sentences, by four hands
SILENT = {NONE, "unknown"}
ALIKE = {"sought": "requested", "gained": "granted", "approved": "granted", "disclaimed": "denied"}


@dataclass(frozen=True, slots=True)
class Score:
    """What was found: of `gold` facts `found`, of `framed` drafts `matched`; quotes that stand elsewhere."""

    gold: int
    found: int
    framed: int
    matched: int
    drafts: int
    misplaced: int
    seconds: float
    words: int
    missed: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """The share of gold facts that a draft states."""
        return self.found / max(self.gold, 1)

    @property
    def precision(self) -> float:
        """The share of access drafts that a gold fact backs."""
        return self.matched / max(self.framed, 1)


def entities() -> tuple[Entity, ...]:
    """Read the entities of the starter base."""
    text = (files("knowledge.starter") / "entities.jsonl").read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), 1)
    return tuple(rows.read_entity(Reader(json.loads(line), number)) for number, line in lines)


def score(folder: Path) -> Score:
    """Draft every document of a folder and compare the drafts with the facts beside it."""
    known = entities()
    counts = dict.fromkeys(("gold", "found", "framed", "matched", "drafts", "misplaced", "words"), 0)
    missed: list[str] = []
    seconds = 0.0
    for path in sorted(folder.glob("*.facts.json")):
        name = path.name.removesuffix(".facts.json")
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        begun = time.process_time()
        made = [draft_row(one, known) for one in draft(Document(name, text), "S9", known)]
        seconds += time.process_time() - begun
        gold = json.loads(path.read_text(encoding="utf-8"))
        framed = [one for one in made if one["access"]]
        found = {number for one in framed for number, fact in enumerate(gold) if _matches(one, fact, text, known)}
        sure = [number for number, fact in enumerate(gold) if not fact.get("ambiguous")]
        counts["gold"] += len(sure)
        counts["found"] += len(found.intersection(sure))
        counts["framed"] += len(framed)
        counts["matched"] += sum(any(_matches(one, fact, text, known) for fact in gold) for one in framed)
        counts["drafts"] += len(made)
        counts["misplaced"] += sum(text[one["start"] : one["end"]] != one["quote"] for one in made)
        counts["words"] += len(text.split())
        missed += [
            f"{name}: {gold[number]['action']} {gold[number]['quote'][:80]}" for number in sure if number not in found
        ]
    return Score(**counts, seconds=seconds, missed=tuple(missed))


def _matches(made: dict[str, Any], fact: dict[str, Any], text: str, known: tuple[Entity, ...]) -> bool:
    start = text.find(fact["quote"])
    shared = min(made["end"], start + len(fact["quote"])) - max(made["start"], start)
    near = shared > 0 and 2 * shared >= min(len(made["quote"]), len(fact["quote"]))
    said, meant = made["access"]["action"], fact["action"]
    return (
        near
        and ALIKE.get(said, said) == ALIKE.get(meant, meant)
        and _same(made["access"]["agency"], fact["agency"], known)
    )


def _same(said: str, meant: str, known: tuple[Entity, ...]) -> bool:
    if _plain(said) == _plain(meant):
        return True
    for entity in known:
        names = {_plain(name) for name in (entity.name, entity.acronym, *entity.aliases) if name}
        if _plain(said) in names and _plain(meant) in names:
            return True
    return False


def _plain(name: str) -> str:
    return " ".join(word for word in words(fold(name.split(" (", maxsplit=1)[0])) if word not in {"the", "us"})


@dataclass(frozen=True, slots=True)
class Read:
    """How the sentences of one voice were read: of `access` right, and of `none` taken for an access."""

    access: int
    right: int
    none: int
    taken: int


def read_voice(voice: str, reads: Callable[[str], set[str]]) -> Read:
    """Hold what a reader finds in the sentences of a voice against what they say."""
    counts = dict.fromkeys(("access", "right", "none", "taken"), 0)
    for sentence, action in read_examples()[voice]:
        found = {ALIKE.get(one, one) for one in reads(numbered(sentence))} - SILENT
        silent = action in SILENT
        counts["none" if silent else "access"] += 1
        counts["taken" if silent else "right"] += bool(found) if silent else ALIKE.get(action, action) in found
    return Read(**counts)


def numbered(sentence: str) -> str:
    """Give the roles of an example the numbers that they have in a masked sentence."""
    return re.sub(r"\b(ACTOR|AGENCY|SYSTEM|COURT|PERSON|GROUP)\b", lambda match: f"{match[1]}{match.start()}", sentence)


def readers(left_out: str) -> dict[str, Callable[[str], set[str]]]:
    """Give the three ways to read a sentence, none of which has seen the voice that is left out."""
    fitted = fit(one for voice, rows in read_examples().items() if voice != left_out for one in rows)

    def by_patterns(sentence: str) -> set[str]:
        return {one for clause in clauses(sentence) if not is_silent(clause) and (one := find_shown(clause))}

    def by_likeness(sentence: str) -> set[str]:
        opinion = fitted.judge(sentence)
        return {opinion.action} if opinion.action else set()

    def together(sentence: str) -> set[str]:
        return {one for clause in clauses(sentence) if (one := weigh(clause, None, fitted))}

    return {"patterns": by_patterns, "classifier": by_likeness, "together": together}


def compare() -> None:
    """Print how well each voice is read by what has not seen it."""
    for voice in VOICES:
        for name, reads in readers(voice).items():
            one = read_voice(voice, reads)
            print(f"{voice:10} {name:10} right {one.right}/{one.access}, taken for an access {one.taken}/{one.none}")


def main(folders: list[Path]) -> None:
    """Print recall, precision, quotes and speed of each folder that is there."""
    for folder in folders:
        if folder.is_dir():
            one = score(folder)
            print(
                f"{folder.parent.name}/{folder.name}: recall {one.found}/{one.gold} = {one.recall:.1%},"
                f" precision {one.matched}/{one.framed} ="
                f" {one.precision:.1%}, {one.misplaced} of {one.drafts} quotes elsewhere,"
                f" {one.seconds / max(one.words, 1) * 500_000:.0f} ms for 500 words"
            )
            print("\n".join(f"  missed {line}" for line in one.missed))


if __name__ == "__main__":
    compare()
    main([Path(name) for name in sys.argv[1:]] or list(FOLDERS))
