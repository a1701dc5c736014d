"""The starter facts beside the document that they come from, where it is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

from knowledge import KnowledgeBase
from knowledge.quoting import paragraph_at, sha256
from knowledge.text import fold

HALF = 0.5  # most of the article that all quotes with their context may cover


def test_the_source_is_this_document(kb: KnowledgeBase, article: str) -> None:
    """Title, and hash to the byte."""
    [source] = kb.sources()
    assert source.sha256 == sha256(article)
    assert article.startswith(source.title + "\n")


def test_every_quote_stands_at_its_offsets_and_in_its_paragraph(kb: KnowledgeBase, article: str) -> None:
    """With the words before and after it that a citation names."""
    for fact in kb.facts():
        for citation in fact.citations:
            assert article[citation.start : citation.end] == citation.quote, fact.id
            assert paragraph_at(article, citation.start) == citation.paragraph, fact.id
            assert article[: citation.start].endswith(citation.prefix), fact.id
            assert article[citation.end :].startswith(citation.suffix), fact.id


def test_every_quote_can_be_found_again_in_a_copy(kb: KnowledgeBase, article: str) -> None:
    """Quote and context stand in the document exactly once."""
    for fact in kb.facts():
        for citation in fact.citations:
            assert article.count(citation.prefix + citation.quote + citation.suffix) == 1, fact.id


def test_all_quotes_with_their_context_cover_at_most_half_of_it(kb: KnowledgeBase, article: str) -> None:
    """The article is not ours to ship."""
    covered = {
        at
        for fact in kb.facts()
        for citation in fact.citations
        for at in range(citation.start - len(citation.prefix), citation.end + len(citation.suffix))
    }
    assert len(covered) <= HALF * len(article)


def test_each_statement_a_careful_reader_found_has_a_fact(kb: KnowledgeBase, article: str, shared: Path) -> None:
    """A fact cites words of the same paragraph that overlap or stand beside the key words of the statement."""
    statements = json.loads((shared / "phrasings" / "facts.json").read_text(encoding="utf-8"))
    citations = [citation for fact in kb.facts() for citation in fact.citations]
    missing = []
    for statement in statements:
        cited = {citation.paragraph for citation in citations}
        keys = [key for key in statement["keys"] if key in article]
        near = [
            citation
            for citation in citations
            if citation.paragraph == statement["paragraph"]
            and any(citation.quote in key or key in citation.quote or shares(citation.quote, key) for key in keys)
        ]
        if statement["paragraph"] not in cited or (keys and not near):
            missing.append(statement["id"])
    assert missing == []


def shares(quote: str, key: str) -> bool:
    """Tell whether two passages share a word of weight."""
    one, other = (set(re.findall(r"[\w$]{4,}", fold(text))) for text in (quote, key))
    return bool(one & other)


def test_every_agency_and_system_of_the_gazetteer_has_a_name_here(kb: KnowledgeBase, shared: Path) -> None:
    """The bot knows that an agency is real about which it has nothing."""
    gazetteer = json.loads((shared / "data" / "gazetteer.json").read_text(encoding="utf-8"))
    known = {fold(name) for entity in kb.names("", 1000) for name in (entity.name, entity.acronym, *entity.aliases)}
    names = [row["canonical"] for row in (*gazetteer["agencies"], *gazetteer["systems"])]
    assert len(names) == 141
    assert [name for name in names if fold(name) not in known] == []


def test_a_misspelling_is_never_how_an_entity_is_shown(kb: KnowledgeBase, shared: Path) -> None:
    """Misspellings and former names seen in public are matched and never displayed."""
    gazetteer = json.loads((shared / "data" / "gazetteer.json").read_text(encoding="utf-8"))
    wrong = {name for row in (*gazetteer["agencies"], *gazetteer["systems"]) for name in row.get("variants_seen", ())}
    shown = {name for entity in kb.names("", 1000) for name in (entity.name, entity.acronym)}
    assert wrong & shown == set()
