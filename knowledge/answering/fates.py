"""What became of somebody, and how a case stands: the newest statements on record that say how it went on."""

from __future__ import annotations

from knowledge.answering.arranged import columns_of, published
from knowledge.answering.asks import Ask
from knowledge.answering.choice import Choice
from knowledge.answering.index import Index
from knowledge.answering.match import Matches
from knowledge.answering.scope import people_named, scope_of
from knowledge.answering.understand import Question
from knowledge.model import Fact
from knowledge.text import stem
from knowledge.vocabulary import Kind

MOST = 3  # statements of what became of somebody
ASKED = frozenset({Ask.WHAT, Ask.STATUS, Ask.WHETHER})
TURNS = tuple(  # words of how it goes on for somebody; a statement without any says something else of a person
    dict.fromkeys(
        stem(word)
        for word in (
            "job post position desk work works worked employed leave left resign resigned quit retired retire retires"
            " dismissed dismissal dismiss fired removed removal ousted replaced replaces successor succeeded succeeds"
            " suspended suspends suspension reinstated reinstates reinstatement return returned returns back moved"
            " transferred transfer reassigned demoted promoted appointed named charged arrested accused convicted"
            " cleared sued suing sues wrong disciplined punished escorted departure departed lost stay stays stayed"
            " remain remains locked administrative terminated"
        ).split()
    )
)
APPEAL = tuple(map(stem, "appeal appealed appeals argument panel".split()))
CASE = (
    *APPEAL,
    *map(stem, "lawsuit suit sued sues complaint injunction hearing judge ruling ruled plaintiffs".split()),
)


def fate(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give what became of somebody who is named: "what happened to Ada Quill?", "did Quill get her job back?"."""
    shapes = index.lexicon.patterns.access.shapes
    if question.ask not in ASKED or not any(shapes[name].search(question.text) for name in ("fate", "came")):
        return None
    scope = scope_of(question, index)
    people = {one for one in people_named(question, index) if index.lexicon.entities[one].kind is Kind.PERSON}
    others, everyday = scope.owners | (scope.others - people), _by_everyday_names(question, scope.left, index)
    people |= set(everyday.values())
    if not people or scope.left - set(everyday) or scope.period or question.own or question.bare:
        return None
    if not scope.asks("fate") and (others or scope.wanted.any or scope.asks("decided")):
        return None  # what came of an order or an access of somebody is told by what is on record of that
    found = [fact for fact in _about(people, index) if _has(fact, TURNS, index)]
    if not found:
        return None
    return Choice(tuple(found[-MOST:]), "stated", dated=True)


def _by_everyday_names(question: Question, left: frozenset[str], index: Index) -> dict[str, str]:
    """Give who has a word that nothing else reads as a last name: in a question about a post, "moss" is no plant."""
    found: dict[str, str] = {}
    for word in question.words:
        meant = {name.entity for name in index.lexicon.names.get(word, ()) if stem(word) in left}
        people = [one for one in meant & set(index.about) if index.lexicon.entities[one].kind is Kind.PERSON]
        if len(people) == 1:
            found[stem(word)] = people[0]
    return found


def pending(question: Question, matches: Matches, index: Index) -> Choice | None:
    """Give how a case stands: the newest of what is on record of it at the agency, "is the mint lawsuit over?"."""
    if question.ask not in ASKED or not index.lexicon.patterns.access.shapes["pending"].search(question.text):
        return None
    scope = scope_of(question, index)
    known = columns_of(index).called
    words = {word for word in scope.left if len(known.get(word, ())) == 1}
    owners = scope.owners or frozenset(owner for word in words for owner in known[word])
    if len(owners) != 1 or scope.period or question.own or question.bare:
        return None
    telling = APPEAL if "appeal" in question.words else CASE
    found = [fact for fact in _about(set(owners), index) if _has(fact, telling, index)]
    return Choice(tuple(found[-MOST:]), "stated", dated=True) if found else None


def _about(people: set[str], index: Index) -> list[Fact]:
    """Give what stands about any of some people, oldest first: by its source, and in the order of that."""
    stands = columns_of(index).stands
    places = {at for one in people for at in index.about.get(one, ()) if stands[at] and index.untaught[at]}
    facts = {index.facts[at].statement: index.facts[at] for at in sorted(places)}.values()
    return sorted(facts, key=lambda fact: (published(fact, index), fact.citations[0].source, fact.citations[0].start))


def _has(fact: Fact, telling: tuple[str, ...], index: Index) -> bool:
    """Tell whether a statement says how it went on: whether it has one of the words that do."""
    return any(index.holds(index.place[fact.id], word) for word in telling)
