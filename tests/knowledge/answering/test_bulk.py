"""A base is understood all at once for the index, and a question by itself: both read the same words alike."""

from __future__ import annotations

from pathlib import Path

from knowledge.answering.bulk import Postings, understand_lines
from knowledge.answering.index import build_index
from knowledge.answering.lines import read_lines
from knowledge.answering.understand import understand
from knowledge.starter import data
from knowledge.storage.store import Store


def _of_lines(postings: Postings, count: int) -> list[set[int]]:
    """Give the codes of each line."""
    found: list[set[int]] = [set() for _ in range(count)]
    for place, code in enumerate(postings.codes.tolist()):
        for line in postings.lines[postings.starts[place] : postings.starts[place + 1]].tolist():
            found[line].add(code)
    return found


def _code(term: str, postings: Postings) -> int:
    """Give the code of a term, as the index looks it up."""
    one, _, other = term.partition(" ")
    return postings.numbers[one] << postings.bits | (postings.numbers[other] if other else 0)


def test_all_at_once_reads_as_one_by_one(starter: Path) -> None:
    """Every statement, phrasing and near miss has the same terms in the index as when somebody asks it."""
    with Store(starter) as store:
        facts, phrasings, entities = store.facts(), store.phrasings(), store.entities()
    lexicon = build_index(facts, phrasings, entities, data.domain(), data.english()).lexicon
    texts = [fact.statement for fact in facts] + [phrasing.text for phrasing in phrasings]
    texts += ["", "   ", "?!", "is the IRS data private, right?", "Наѕ DOGE got <@123> in?", "State"]
    postings = understand_lines(read_lines(texts), lexicon)
    found = _of_lines(postings, len(texts))
    for text, codes in zip(texts, found, strict=True):
        assert codes == {_code(term, postings) for term in understand(text, lexicon).terms}, text
