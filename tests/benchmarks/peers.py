"""The ways that a base is usually searched, to be measured beside this one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz, process

Search = Callable[[str], list[int]]
LIMIT = 5


def wratio(statements: Sequence[str]) -> Search:
    """Compare with every statement by rapidfuzz, as its README shows."""
    return lambda text: [row[2] for row in process.extract(text, statements, scorer=fuzz.WRatio, limit=LIMIT)]


def token_set(statements: Sequence[str]) -> Search:
    """Compare with every statement by the words they share."""
    lowered = [statement.lower() for statement in statements]
    return lambda text: [row[2] for row in process.extract(text, lowered, scorer=fuzz.token_set_ratio, limit=LIMIT)]


def _fts(statements: Sequence[str], tokenizer: str, query: Callable[[str], str]) -> Search:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE found USING fts5(statement, tokenize='{tokenizer}')")
    connection.executemany("INSERT INTO found (rowid, statement) VALUES (?, ?)", enumerate(statements))
    find = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"

    def search(text: str) -> list[int]:
        return [row[0] for row in connection.execute(find, [query(text), LIMIT])]

    return search


def _any(parts: Sequence[str]) -> str:
    return " OR ".join(f'"{part}"' for part in parts) or '""'


def porter(statements: Sequence[str]) -> Search:
    """SQLite's full text search over stems, any of the words."""
    return _fts(statements, "porter", lambda text: _any(re.findall(r"\w+", text)))


def trigram(statements: Sequence[str]) -> Search:
    """SQLite's full text search over all runs of three letters, any of them."""

    def runs(text: str) -> str:
        words = re.findall(r"\w+", text)
        return _any(list(dict.fromkeys(w[i : i + 3] for w in words for i in range(len(w) - 2))))

    return _fts(statements, "trigram", runs)


def tantivy(statements: Sequence[str]) -> Search | None:
    """Tantivy with fuzzy terms: one edit under six letters, else two. None where it is not installed."""
    try:
        import tantivy as engine  # noqa: PLC0415
    except ImportError:
        return None
    builder = engine.SchemaBuilder()
    builder.add_text_field("statement", stored=False)
    builder.add_integer_field("number", stored=True)
    schema = builder.build()
    index = engine.Index(schema)
    writer = index.writer(50_000_000, 1)
    for number, statement in enumerate(statements):
        writer.add_document(engine.Document(statement=statement, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[int]:
        parts: list[tuple[Any, Any]] = []
        for word in re.findall(r"\w+", text):
            edits = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
            parts.append((engine.Occur.Should, engine.Query.term_query(schema, "statement", word)))
            if edits:
                fuzzy = engine.Query.fuzzy_term_query(schema, "statement", word, edits, True, False)
                parts.append((engine.Occur.Should, fuzzy))
        hits = searcher.search(engine.Query.boolean_query(parts), LIMIT).hits
        return [int(searcher.doc(address)["number"][0]) for _, address in hits]

    return search


PEERS: dict[str, Callable[[Sequence[str]], Search | None]] = {
    "rapidfuzz WRatio": wratio,
    "rapidfuzz token_set_ratio": token_set,
    "FTS5 porter, any word": porter,
    "FTS5 trigram": trigram,
    "tantivy, fuzzy terms": tantivy,
}
