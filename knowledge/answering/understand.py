"""A message becomes a Question: its words, corrected; the entities it names; what it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.answering.asks import Ask, ask_of, end_of
from knowledge.answering.lexicon import GUARDED, GUIDES, Lexicon, Name, capitalised
from knowledge.answering.spelling import correct
from knowledge.model import Fact, Reason
from knowledge.text import fold, stem, strip_markup, unmask, words

TAGS = frozenset({"right", "correct", "true", "yes", "no", "huh", "eh", "innit"})
CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")  # a capital that no sentence begins with
LONGEST = 2000  # characters of a message that are read: Discord's own limit for one


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity that a question names, and where: words[start:end]. Several ids where a name means several."""

    entities: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A message, understood. `words` are corrected; `terms` are what the index is asked for.

    `proper` are the stems of proper names that are no mention: somebody or something that the lexicon does not know.
    Of a follow-up read with its context, `own` are the content words it brought; `bare` is one that brought none,
    and `after` are the facts answered before.
    """

    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    terms: tuple[str, ...]
    ask: Ask
    end: Reason | None = None
    corrected: tuple[tuple[str, str], ...] = ()
    proper: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    bare: bool = False
    after: tuple[Fact, ...] = ()

    @property
    def text(self) -> str:
        """The corrected words on one line: what patterns are matched against."""
        return " ".join(self.words)

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of all entities named, in order."""
        return tuple(dict.fromkeys(entity for mention in self.mentions for entity in mention.entities))


def understand(text: str, lexicon: Lexicon) -> Question:
    """Read a message: fold, expand chat, correct unknown words, find names, tell what is asked for."""
    raw = unmask(strip_markup(text[:LONGEST]))
    found: list[str] = []
    corrected: list[tuple[str, str]] = []
    for word in words(fold(raw)):
        for long in lexicon.chat.get(word, (word,)):
            right = correct(long, lexicon)
            if right != (long,):
                corrected.append((long, " ".join(right)))
            found.extend(right)
    question = read(tuple(found), lexicon, raw, tuple(corrected))
    if len(found) > 3 and found[-1] in TAGS:  # "…, right?" says what is asked for, and nothing of what about
        return replace(read(tuple(found[:-1]), lexicon, raw, tuple(corrected)), ask=question.ask, end=question.end)
    return question


def read(
    line: tuple[str, ...], lexicon: Lexicon, raw: str = "", corrected: tuple[tuple[str, str], ...] = ()
) -> Question:
    """Build the Question of corrected words; `raw` is the message, whose capitals tell names from everyday words."""
    line = tuple(word for word in line if word)
    mentions = find_names(line, raw, lexicon)
    joined = " ".join(line)
    proper = _proper(line, mentions, raw, lexicon)
    return Question(
        line,
        mentions,
        terms(line, mentions, lexicon),
        ask_of(joined, lexicon.patterns),
        end_of(joined, lexicon.patterns),
        corrected,
        proper,
    )


def _proper(line: tuple[str, ...], mentions: tuple[Mention, ...], raw: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Find proper names by the word list or by their capital inside a sentence."""
    named = {at for mention in mentions for at in range(mention.start, mention.end)}
    shouted = sum(word[:1].isupper() for word in raw.split()) * 2 > len(raw.split())
    capitals = set() if shouted else {fold(word) for word in CAPITAL.findall(raw)}
    return tuple(
        dict.fromkeys(
            stem(word)
            for at, word in enumerate(line)
            if at not in named and (word in lexicon.proper or (word in capitals and len(word) > 2))
        )
    )


def find_names(line: tuple[str, ...], raw: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Find the longest names first, left to right; a guarded or exact-case name only where it stands as one."""
    found, at = [], 0
    while at < len(line):
        for end in range(min(len(line), at + lexicon.longest), at, -1):
            key = " ".join(line[at:end])
            names = [name for name in lexicon.names.get(key, ()) if _counts(name, key, (line, at, end), raw, lexicon)]
            if names:
                best = [name for name in names if name.acronym or name.canonical] or names
                found.append(Mention(tuple(dict.fromkeys(name.entity for name in best)), at, end))
                at = end
                break
        else:
            at += 1
    return tuple(found)


def _counts(name: Name, key: str, place: tuple[tuple[str, ...], int, int], raw: str, lexicon: Lexicon) -> bool:
    """Tell whether words that could be a name are meant as one here."""
    line, at, end = place
    everyday = key in GUARDED or (name.acronym and key in lexicon.english)
    if name.exact_case:
        return bool(re.search(rf"(?<!\w){re.escape(name.text)}(?!\w)", raw))
    if not everyday:
        return True
    before = line[at - 1] if at else ""
    after = line[end] if end < len(line) else ""
    return before in GUIDES or after in {"department", "dept", "agency"} or capitalised(raw, key)


def terms(line: tuple[str, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Turn words into what the index counts: stems, concepts ("~access"), entities ("@irs"), and pairs of neighbours.

    A name adds its entity to its words, a synonym its concept: what is exact still counts for more.
    """
    single = [stem(word) for word in line]
    at_start = {mention.start: mention for mention in mentions}
    run: list[str] = []
    extra: list[str] = []
    at = 0
    while at < len(line):
        mention = at_start.get(at)
        if mention:
            tokens, at = [f"@{entity}" for entity in mention.entities], mention.end
            extra += tokens
            run.append(tokens[0])
            continue
        concept, length = _concept(line, at, lexicon)
        if concept:
            extra.append(concept)
            run.append(concept)
        else:
            run.append(single[at])
        at += length
    pairs = [f"{one} {other}" for one, other in zip(["^", *run], [*run, "$"], strict=True)]
    return tuple(dict.fromkeys([*single, *extra, *pairs]))


def _concept(line: tuple[str, ...], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Give the concept that starts at a word, as a term, and how many words it takes."""
    for end in range(min(len(line), at + lexicon.longest_synonym), at, -1):
        canonical = lexicon.synonyms.get(" ".join(line[at:end]))
        if canonical:
            return f"~{canonical[0]}", end - at
    return "", 1
