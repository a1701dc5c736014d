"""What comes up as a curator types: facts by id or words, entities of a kind, revisions of a fact."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.markdown import shorten
from knowledge import Entity, Fact, Kind, KnowledgeBase, Revision, UnknownName, day

MOST = 25  # choices that Discord shows
LOOKED_AT = 100  # names among which those of a kind are looked for
LONGEST_TYPED = 200  # characters of what was typed that are looked at
LONGEST_KEY = 64

Choice = tuple[str, str]  # the name that is shown, and the id


def key_of(text: str) -> str:
    """Read the id of a fact as people type it.

    >>> key_of(" f12 "), key_of("12")
    ('F12', 'F12')
    """
    key = shorten(text, LONGEST_KEY)
    return f"F{key}" if key.isdecimal() else key.upper() if key[1:].isdecimal() else key


def find_facts(base: KnowledgeBase, text: str, *, retracted: bool = False) -> tuple[Choice, ...]:
    """Find facts by id or by words; `retracted` ones too, marked."""
    text = text[:LONGEST_TYPED]
    gone = tuple(_retracted(base, text)) if retracted else ()
    return (*gone[: MOST // 2], *_named(_standing(base, text)))[:MOST]


def _standing(base: KnowledgeBase, text: str) -> Iterator[Fact]:
    """Give the facts with an id that begins like this, then those that the words find."""
    if not text.strip():
        yield from base.facts()[-MOST:][::-1]
        return
    key = key_of(text)
    exact = [fact for fact in base.facts() if fact.id.startswith(key)] if key[1:].isdecimal() else []
    yield from sorted(exact, key=lambda fact: (len(fact.id), fact.id))[:MOST]
    yield from (found.fact for found in base.search(text, MOST) if found.fact not in exact)


def _named(facts: Iterator[Fact]) -> Iterator[Choice]:
    return ((f"{fact.id} · {fact.statement}", fact.id) for fact in facts)


def _retracted(base: KnowledgeBase, text: str) -> Iterator[Choice]:
    words, key = text.casefold().split(), key_of(text)
    for revision in base.archive.retracted():
        said = revision.fact.statement if revision.fact else ""
        if revision.key == key or all(word in said.casefold() for word in words):
            yield f"{revision.key} (retracted) · {said}", revision.key


def find_entities(base: KnowledgeBase, text: str, kinds: Collection[Kind]) -> tuple[Entity, ...]:
    """Find agencies, people or systems by what is typed of their names."""
    found = base.names(text[:LONGEST_TYPED], LOOKED_AT)
    return tuple(each for each in found if each.kind in kinds and len(each.id) <= LONGEST_KEY)[:MOST]


def find_revisions(base: KnowledgeBase, key: str, text: str) -> tuple[tuple[str, int], ...]:
    """List the earlier revisions of a fact, latest first; none where the fact is unknown."""
    try:
        *earlier, _ = base.archive.history(key)
    except UnknownName:
        return ()
    listed = ((_dated(each), each.revision) for each in reversed(earlier) if each.fact and not each.retracted)
    return tuple((name, number) for name, number in listed if text.strip().casefold() in name.casefold())[:MOST]


def _dated(revision: Revision) -> str:
    return f"{revision.revision} · {day(revision.at[:10])} · {revision.fact.statement if revision.fact else ''}"
