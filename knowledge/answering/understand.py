"""A message becomes a Question: its words, corrected; the entities it names; what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.answering.asks import Ask, ask_of, end_of
from knowledge.answering.lexicon import GUARDED, GUIDES, Lexicon, Name, capitalised
from knowledge.answering.lines import LONGEST
from knowledge.answering.spelling import meant
from knowledge.model import Fact
from knowledge.text import fold, stem, strip_markup, unmask, words
from knowledge.vocabulary import Reason

TAGS = frozenset({"right", "correct", "true", "yes", "no", "huh", "eh", "innit"})
TELLING = frozenset({"tell", "tells", "told", "telling", "say", "says", "said", "saying"})
TITLED = re.compile(r"\bJustices? (?!Dep)[A-Z]")  # a judge of a high court, and no department
CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")  # a capital that no sentence begins with


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
    and `after` are the facts answered before. `others` pairs the term of a corrected word with those of the words
    that could as well have been meant.
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
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def text(self) -> str:
        """The corrected words on one line: what patterns are matched against."""
        return " ".join(self.words)

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of all entities named, in order."""
        return tuple(dict.fromkeys(entity for mention in self.mentions for entity in mention.entities))

    @property
    def named(self) -> frozenset[int]:
        """The places of the words that are names."""
        return frozenset(at for mention in self.mentions for at in range(mention.start, mention.end))

    @property
    def unnamed(self) -> frozenset[str]:
        """The stems of the words that are no names: what is asked, beside of whom."""
        named = self.named
        return frozenset(stem(word) for at, word in enumerate(self.words) if at not in named)


def understand(text: str, lexicon: Lexicon) -> Question:
    """Read a message: fold, expand chat, correct unknown words, find names, tell what is asked for."""
    raw = unmask(strip_markup(text[:LONGEST]))
    found, corrected, others = _spelt(raw, lexicon)
    question = replace(read(found, lexicon, raw, corrected), others=others)
    if is_tagged(found):  # "…, right?" says what is asked for, and nothing of what about
        return replace(read(found[:-1], lexicon, raw, corrected), ask=question.ask, end=question.end, others=others)
    return question


def is_tagged(line: Sequence[str]) -> bool:
    """Tell whether words end in a tag ("…, right?"); who "told them no" or "said yes" is no tag."""
    return len(line) > 3 and line[-1] in TAGS and not (line[-1] in {"no", "yes"} and TELLING & set(line[-4:-1]))


def seek(text: str, lexicon: Lexicon) -> Question:
    """Read a text that is searched for and not answered: its terms, and not what it asks for."""
    raw = unmask(strip_markup(text[:LONGEST]))
    line, corrected, others = _spelt(raw, lexicon)
    mentions = find_names(line, raw, lexicon, openings(line, lexicon))
    return Question(line, mentions, terms(line, mentions, lexicon), Ask.WHAT, None, corrected, others=others)


Others = tuple[tuple[str, tuple[str, ...]], ...]


def _spelt(raw: str, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], Others]:
    """Give the words of a message, corrected; which were corrected to what; what else could have been meant."""
    found: list[str] = []
    corrected: list[tuple[str, str]] = []
    others: list[tuple[str, tuple[str, ...]]] = []
    for word in words(fold(raw)):
        for long in lexicon.chat.get(word, (word,)):
            right, rest = meant(long, lexicon)
            if right != (long,):
                corrected.append((long, " ".join(right)))
            if rest:
                others.append((stem(right[0]), tuple(stem(other) for other in rest)))
            found.extend(right)
    return tuple(found), tuple(corrected), tuple(others)


def read(
    line: tuple[str, ...], lexicon: Lexicon, raw: str = "", corrected: tuple[tuple[str, str], ...] = ()
) -> Question:
    """Build the Question of corrected words; `raw` is the message, whose capitals tell names from everyday words."""
    line = tuple(word for word in line if word)
    mentions = find_names(line, raw, lexicon, openings(line, lexicon))
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


def openings(line: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Give the places where a name or a synonym may begin."""
    names, synonyms = lexicon.name_lengths, lexicon.synonym_lengths
    return [at for at, word in enumerate(line) if word in names or word in synonyms]


def find_names(line: Sequence[str], raw: str, lexicon: Lexicon, places: Iterable[int]) -> tuple[Mention, ...]:
    """Find the longest names first, left to right; a guarded or exact-case name only where it stands as one.

    `places` are those that `openings` gives.
    """
    found: list[Mention] = []
    after = 0
    for at in places:
        lengths = lexicon.name_lengths.get(line[at], ()) if at >= after else ()
        for end in (at + length for length in lengths if at + length <= len(line)):
            key = " ".join(line[at:end])
            names = [name for name in lexicon.names.get(key, ()) if _counts(name, key, (line, at, end), raw, lexicon)]
            if names:
                found.append(Mention(meant_by(names), at, end))
                after = end
                break
    return tuple(found)


def meant_by(names: Sequence[Name]) -> tuple[str, ...]:
    """Give the entities that are written so; those whose own name or acronym it is, where there are such."""
    best = [name for name in names if name.acronym or name.canonical] or names
    return tuple(dict.fromkeys(name.entity for name in best))


def is_everyday(name: Name, key: str, lexicon: Lexicon) -> bool:
    """Tell whether what a name is written like may be meant as something else."""
    return name.exact_case or key in GUARDED or (name.acronym and key in lexicon.english)


def _counts(name: Name, key: str, place: tuple[Sequence[str], int, int], raw: str, lexicon: Lexicon) -> bool:
    """Tell whether words that could be a name are meant as one here."""
    line, at, end = place
    if name.exact_case:
        return bool(re.search(rf"(?<!\w){re.escape(name.text)}(?!\w)", raw))
    if not is_everyday(name, key, lexicon):
        return True
    if key == "justice" and TITLED.search(raw):
        return False
    before = line[at - 1] if at else ""
    after = line[end] if end < len(line) else ""
    return before in GUIDES or after in {"department", "dept", "agency"} or capitalised(raw, key)


def terms(line: tuple[str, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Turn words into what the index counts: stems, concepts ("~access"), entities ("@irs"), and pairs of neighbours.

    A name adds its entity to its words, a synonym its concept: what is exact still counts for more.
    """
    single = [stem(word) for word in line]
    run: list[str] = []
    extra: list[str] = []
    at = 0
    for start, end, tokens in spans(line, mentions, lexicon, openings(line, lexicon)):
        run += [*single[at:start], tokens[0]]
        extra += tokens
        at = end
    run += single[at:]
    pairs = [f"{one} {other}" for one, other in zip(["^", *run], [*run, "$"], strict=True)]
    return tuple(dict.fromkeys([*single, *extra, *pairs]))


def spans(
    line: Sequence[str], mentions: tuple[Mention, ...], lexicon: Lexicon, places: Iterable[int]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give where names and synonyms stand, left to right, each with its terms: its entities or its concept."""
    at_start = {mention.start: mention for mention in mentions}
    after = 0
    for at in places:
        if at < after:
            continue
        mention = at_start.get(at)
        if mention:
            after = mention.end
            yield at, after, tuple(f"@{entity}" for entity in mention.entities)
            continue
        for end in (at + length for length in lexicon.synonym_lengths.get(line[at], ()) if at + length <= len(line)):
            canonical = lexicon.synonyms.get(" ".join(line[at:end]))
            if canonical:
                after = end
                yield at, end, (f"~{canonical[0]}",)
                break
