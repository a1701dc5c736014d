"""Many documents are drafted ahead of their taking in, in processes of their own: reading takes longer than storing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import repeat
from multiprocessing import get_context

from knowledge.drafts import Document, Draft
from knowledge.errors import KnowledgeError
from knowledge.ingesting.clean import clean
from knowledge.ingesting.draft import draft
from knowledge.ingesting.familiar import last_name
from knowledge.model import Entity
from knowledge.vocabulary import Kind

LEAST = 20  # documents for which starting processes pays: each takes half a second to begin
PROCESSES = 2  # further ahead, more documents would have to be read again for the names that came in meanwhile

Entities = tuple[Entity, ...]
Ahead = tuple[tuple[Draft, ...], Entities] | None


def drafted_ahead(documents: Sequence[Document], entities: Callable[[], Entities]) -> Iterator[Ahead]:
    """Give for each document its drafts and the names they were read with; None where it is still to be drafted.

    `entities` gives the names that are known by now: it is asked in the caller's thread.
    """
    done = 0
    if len(documents) >= LEAST:
        try:
            with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
                for each in _in_turn(pool, documents, entities):
                    done += 1
                    yield each
        except (BrokenProcessPool, OSError):
            pass  # no room for another process, or none allowed: they are drafted one by one, then
    yield from repeat(None, len(documents) - done)


def _in_turn(
    pool: ProcessPoolExecutor, documents: Sequence[Document], entities: Callable[[], Entities]
) -> Iterator[Ahead]:
    """Keep the processes busy, a little ahead of what is taken in."""
    waiting: deque[tuple[Entities, Future[tuple[Draft, ...] | None]]] = deque()
    for at in range(len(documents) + PROCESSES):
        if at >= PROCESSES:
            known, drafting = waiting.popleft()
            drafts = drafting.result()
            yield None if drafts is None else (drafts, known)
        if at < len(documents):
            known = entities()
            waiting.append((known, pool.submit(_drafted, documents[at], known)))


def _drafted(document: Document, entities: Entities) -> tuple[Draft, ...] | None:
    """Draft a document in the other process; where it cannot be, the caller will meet the error."""
    try:
        return draft(document, "", entities)
    except KnowledgeError:
        return None


def reads_alike(document: Document, one: Entities, other: Entities) -> bool:
    """Tell whether a document reads the same by two sets of names: it has none that only one of them knows."""
    changed = set(one) ^ set(other)
    if not changed:
        return True
    text = f"{document.title}\n{document.publisher}\n{clean(document.text).text}"
    ways = [name for each in changed for name in (each.name, each.acronym, *each.aliases)]
    ways += [last_name(each) for each in changed if each.kind is Kind.PERSON]
    return not any(name and name in text for name in ways)
