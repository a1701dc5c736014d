"""The chain of revisions: every change of a fact, hashed onto the one before, so that any rewriting shows.

The chain hashes digests of bodies, never bodies themselves: a harmful text can be redacted and the chain stays whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.model import Fact
from knowledge.storage.rows import canonical, fact_body

GENESIS = "0" * 64
HEAD_SHOWN = 12  # characters of a head that people see: 48 bits, enough to recognise, short enough to read out


@dataclass(frozen=True, slots=True)
class Link:
    """One revision in the chain. `hash` covers all the others and the hash before."""

    number: int
    fact: str
    revision: int
    retracted: bool
    digest: str
    at: str
    hash: str


def digest(body: str) -> str:
    """SHA-256 of a canonical body, in hex."""
    return hashlib.sha256(body.encode()).hexdigest()


def link_hash(previous: str, number: int, fact: str, revision: int, retracted: bool, body_digest: str, at: str) -> str:  # noqa: FBT001
    """Hash one link onto the previous hash."""
    line = "\n".join((previous, str(number), fact, str(revision), str(int(retracted)), body_digest, at))
    return hashlib.sha256(line.encode()).hexdigest()


def extend(head: str, number: int, facts: Iterable[Fact], *, retracted: bool = False) -> Iterator[tuple[Link, str]]:
    """Chain facts onto a head: yields each Link and its canonical body; `number` is that of the last revision."""
    for fact in facts:
        number += 1
        body = canonical(fact_body(fact))
        body_digest = digest(body)
        head = link_hash(head, number, fact.id, fact.revision, retracted, body_digest, fact.recorded)
        yield Link(number, fact.id, fact.revision, retracted, body_digest, fact.recorded, head), body


def broken_link(links: Iterable[Link]) -> Link | None:
    """Walk the chain from the first revision; the first link whose hash does not follow, or None."""
    previous, expected = GENESIS, 1
    for link in links:
        hashed = link_hash(previous, link.number, link.fact, link.revision, link.retracted, link.digest, link.at)
        if link.number != expected or link.hash != hashed:
            return link
        previous, expected = link.hash, expected + 1
    return None
