"""A small base of invented agencies, in which curators work: it opens in a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from knowledge import Draft, Editor, Entity, Evidence, Kind, KnowledgeBase, Quote, Source
from knowledge.quoting import sha256
from knowledge.storage.shelf import Shelf
from knowledge.storage.store import Store
from tests.journeys.world import Clock

ANN, BO = Editor("test:ann", "Ann"), Editor("test:bo", "Bo")
WORDS = ("ledger", "roster", "vault", "archive", "register", "index", "census", "docket")
TEXT = "\n".join(
    [
        "Zorb Office wants in",
        *(f"The Zorb Office asked the Quill Agency for its {word}." for word in WORDS),
        "Kim Rell signed the request, the agency said.",
        "The request went out twice. The request went out twice.",
    ]
)
HELD, BARE = "T1", "T2"  # a source whose text is held, and one whose text is not
QUILL, ZORB, KIM = "quill", "zorb", "kim-rell"


def sources() -> tuple[Source, Source]:
    """Describe the two sources."""
    about = ("Zorb Office wants in", "The Invented Times", "2025-02-17", "https://times.example/zorb", sha256(TEXT))
    return Source(HELD, *about), Source(BARE, *about)


def make(path: Path, clock: Callable[[], datetime] | None = None) -> KnowledgeBase:
    """Make the base in a new file, without any fact."""
    with Store(path) as store, store.change():
        store.add_sources(sources())
        store.add_entities(
            (
                Entity(QUILL, Kind.AGENCY, "Quill Agency", "QA"),
                Entity(ZORB, Kind.AGENCY, "Zorb Office"),
                Entity(KIM, Kind.PERSON, "Kim Rell"),
            )
        )
        Shelf(store).hold(HELD, TEXT, sha256(TEXT), ())
    return KnowledgeBase.open(path, clock or Clock())


def asked_for(word: str, said: str = "asked for", **how: object) -> Draft:
    """Draft that the Zorb Office asked for something that the Quill Agency has."""
    quote = Quote(str(how.get("source", HELD)), f"for its {word}")
    about = (ZORB, QUILL, *((KIM,) if how.get("person") else ()))
    evidence = Evidence.ALLEGATION if how.get("alleged") else Evidence.REPORTED
    return Draft(f"The Zorb Office {said} the {word} of the Quill Agency.", (quote,), about, "The Times", evidence)


def add(base: KnowledgeBase, draft: Draft) -> str:
    """Propose a fact and accept it; its id."""
    decision = base.decisions.accept(base.proposals.propose(draft, ANN).number, BO)
    assert decision.revision
    return decision.revision.key
