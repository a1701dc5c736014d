"""The chain of revisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knowledge import Fact, KnowledgeBase
from knowledge.storage.history import GENESIS, Link, broken_link, digest, extend, link_hash
from tests.knowledge.strategies import facts

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
OTHER: dict[str, st.SearchStrategy[Any]] = {
    "number": st.integers(0, 20),
    "fact": st.text(st.characters(codec="utf-8"), max_size=5),
    "revision": st.integers(0, 20),
    "retracted": st.booleans(),
    "digest": HEX,
    "at": st.datetimes().map(str),
    "hash": HEX,
}
histories = st.lists(facts, min_size=1, max_size=5)


def chain(made: Iterable[Fact]) -> list[Link]:
    """Chain facts onto nothing."""
    return [link for link, _ in extend(GENESIS, 0, made)]


@given(histories)
def test_a_chain_as_written_is_whole(made: list[Fact]) -> None:
    """Replaying it from nothing finds nothing wrong, and ends in its head."""
    links, head = chain(made), GENESIS
    assert broken_link(links) is None
    for link in links:
        head = link_hash(head, link.number, link.fact, link.revision, link.retracted, link.digest, link.at)
    assert head == links[-1].hash


@given(histories, st.data())
def test_any_change_of_any_field_of_any_link_is_found(made: list[Fact], data: st.DataObject) -> None:
    """Rewriting history shows, at the link that was rewritten or the one after it."""
    links = chain(made)
    at = data.draw(st.integers(0, len(links) - 1))
    name = data.draw(st.sampled_from([field.name for field in fields(Link)]))
    changed = replace(links[at], **{name: data.draw(OTHER[name])})
    broken = broken_link([*links[:at], changed, *links[at + 1 :]])
    assert broken is None if changed == links[at] else broken is not None


@given(histories, st.data())
def test_a_link_left_out_or_moved_is_found(made: list[Fact], data: st.DataObject) -> None:
    """Nothing is dropped from the middle, and nothing is put in another order."""
    links = chain(made)
    order = data.draw(st.permutations(links))
    assert (broken_link(order) is None) == (order == links)
    at = data.draw(st.integers(0, len(links) - 1))
    assert (broken_link(links[:at] + links[at + 1 :]) is None) == (at == len(links) - 1)


@given(histories, histories)
def test_extending_in_two_steps_is_extending_once(first: list[Fact], second: list[Fact]) -> None:
    """A history grown in parts is the same history."""
    links = chain(first)
    assert chain([*first, *second]) == [*links, *(link for link, _ in extend(links[-1].hash, len(links), second))]


@given(facts)
def test_a_link_carries_the_digest_of_its_body(fact: Fact) -> None:
    """The body can be redacted: the chain hashes its digest alone."""
    [(link, body)] = extend(GENESIS, 0, [fact])
    assert link.digest == digest(body)


def test_the_head_of_the_starter_base_is_the_end_of_its_chain(kb: KnowledgeBase) -> None:
    """What people see as the head is what replaying the links gives."""
    links = list(kb._store.links())
    assert broken_link(links) is None
    assert links[-1].hash.startswith(kb.base.head)
    assert len(links) == len(kb.facts())
