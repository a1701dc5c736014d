"""Prove citations to the character, and give a source its text."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.errors import TextMismatch, UnreadableDocument
from knowledge.model import Citation, Fact, Source, Verification
from knowledge.quoting import UNPLACED, normalised, paragraph_at, sha256
from knowledge.storage.shelf import Shelf
from knowledge.storage.store import Store


def verify(store: Store) -> Verification:
    """Check every citation of every fact against the texts that are held, and every text against its hash."""
    failed: list[str] = []
    checked = unchecked = 0
    copies = {source.id: Shelf(store).copy(source.id) for source in store.sources()}
    anchors = {source: Shelf(store).anchors(source) for source, copy in copies.items() if copy}
    for key, copy in copies.items():
        if copy and sha256(copy[0]) != copy[1]:
            failed.append(f"source {key}: its text is not the one that was attached")
    for fact in store.facts():
        for citation in fact.citations:
            copy = copies.get(citation.source)
            if not copy:
                unchecked += 1
                continue
            checked += 1
            start = anchors[citation.source].get((citation.quote, citation.start), citation.start)
            why = wrong(copy[0], citation, start)
            if why:
                failed.append(f'fact {fact.id}: "{citation.quote}" {why}')
    return Verification(checked, tuple(failed), unchecked)


def wrong(text: str, citation: Citation, start: int) -> str:
    """Say why a citation does not hold at an offset of a text; nothing where it does."""
    if citation.paragraph == UNPLACED and start == citation.start:
        return "" if citation.quote in text else "does not stand there"
    if text[start : start + len(citation.quote)] != citation.quote:
        return f"does not stand at {start} to {start + len(citation.quote)}"
    if start == citation.start and paragraph_at(text, start) != citation.paragraph:
        return f"stands in paragraph {paragraph_at(text, start)}, not {citation.paragraph}"
    return ""


def attach(store: Store, source: Source, facts: Iterable[Fact], text: str) -> bool:
    """Hold the text of a source; True when it is identical by hash, False when every quote re-anchors in a copy.

    Raises TextMismatch, with nothing kept, when a quote does not stand in the text exactly once, and
    UnreadableDocument when it is no text.
    """
    text = normalised(text)
    if "\x00" in text:  # where SQLite would end it, so that no quote after it would be found
        raise UnreadableDocument(f"The text of {source.id}", "holds NUL characters", "Save the document as plain text.")
    hashed = sha256(text)
    citations = [citation for fact in facts for citation in fact.citations if citation.source == source.id]
    if hashed == source.sha256:
        with store.change():
            Shelf(store).hold(source.id, text, hashed, ())
        return True
    lost = dict.fromkeys(citation.quote for citation in citations if text.count(_selected(citation)) != 1)
    if lost:
        raise TextMismatch(source.id, tuple(lost))
    placed = [citation for citation in citations if citation.paragraph != UNPLACED]
    anchors = [(c.quote, c.start, text.index(_selected(c)) + len(c.prefix)) for c in placed]
    with store.change():
        Shelf(store).hold(source.id, text, hashed, anchors)
    return False


def _selected(citation: Citation) -> str:
    """Give the quote with its context: what must stand exactly once."""
    return citation.prefix + citation.quote + citation.suffix
