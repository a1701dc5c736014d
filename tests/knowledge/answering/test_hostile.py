"""Whatever people type: an answer or an honest refusal, never an error, never an echo."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import knowledge.answering
from bot import terminal
from knowledge import Answer, Context, Declined, KnowledgeBase
from knowledge.text import fold, words
from tests.knowledge.starter.test_facts import ENTITIES, FACTS
from tests.knowledge.starter.test_phrasings import ASKED

HOSTILE = [
    "@everyone",
    "<@123456789012345678>",
    "<@&1> <#2> <:x:3>",
    "[press](https://evil.example/x)",
    "https://evil.example/?q=idrs",
    "```rm -rf```",
    "||spoiler|| **bold** ~~gone~~",
    "'; DROP TABLE facts; --",
    '" OR 1=1',
    'NEAR("irs" "doge", 2) AND NOT fact:*',
    "irs* OR ^doge",
    "{{7*7}} ${x} %s %n",
    "\u202eSRI\u202c",
    "I\u200bR\u200bS",
    "\u0000\u0007\u001b[31m",
    "🙂" * 40,
    "З\u0430\u0434\u0430ние",
    "هل حصلت",
    "\ud800",
    "(((((",
    "IRS" * 400,
    "x" * 10_000,
    "who " * 2_500,
]
REAL = ["did doge get into the irs", "who blocked it", "what did zqxvolt say about idrs", "treasury", "and", "why"]
messages = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.sampled_from(REAL), st.text(max_size=20)), min_size=1, max_size=5
).map(" ".join)
strangers = st.text("qxzjvkw", min_size=5, max_size=9)


@cache
def vocabulary() -> frozenset[str]:
    """Every word that the base or its templates can say."""
    code = Path(knowledge.answering.__file__).parent.glob("*.py")
    templates = [
        node.value
        for path in [*code, Path(terminal.__file__)]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    stated = [text for fact in FACTS for text in (fact.statement, *(value for _, value in fact.slots))]
    cited = [part for fact in FACTS for c in fact.citations for part in (c.quote, c.prefix, c.suffix)]
    named = [text for entity in ENTITIES for text in (entity.name, entity.acronym)]
    shown = [phrasing.text for phrasing in ASKED if phrasing.voice == "formal"]
    return frozenset(
        word for text in (*templates, *stated, *cited, *named, *shown, "usa today feb") for word in words(fold(text))
    )


def seen(reply: Answer | Declined) -> str:
    """All that a person would see, but for links and the head of the base."""
    lines = terminal.reply(reply).replace(reply.base.head, "").splitlines()
    return "\n".join(line for line in lines if "://www.usatoday.com/" not in line)


def spoken(reply: Answer | Declined) -> list[str]:
    """Every word of all that a person would see, numbers aside."""
    return [word for word in words(fold(seen(reply))) if not word[0].isdigit()]


@given(text=messages)
@example(text="")
@example(text="what is \u202e\u202d?")
@settings(max_examples=100, deadline=None)
def test_no_message_is_an_error_and_none_is_echoed(kb: KnowledgeBase, text: str) -> None:
    """Every word of the reply is a word of the base or of our own sentences."""
    reply = kb.ask(text)
    assert isinstance(reply, Answer | Declined)
    assert [word for word in spoken(reply) if word not in vocabulary()] == []
    assert not set("@<`|~\u202e\u200b\x1b\x00") & set(seen(reply))


@given(words_=st.lists(strangers, min_size=1, max_size=3), real=st.sampled_from(REAL), first=st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_word_that_nobody_knows_is_never_repeated(
    kb: KnowledgeBase, words_: list[str], real: str, *, first: bool
) -> None:
    """Not in the answer, not in a note, not in what is offered."""
    said = " ".join([*words_, real] if first else [real, *words_])
    shown = seen(kb.ask(said)).casefold()
    assert not any(word in shown for word in words_)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_attackers_type_is_taken_quietly(kb: KnowledgeBase, text: str) -> None:
    """Alone, inside a question, and as a follow-up."""
    for message in (text, f"who blocked {text} doge?", f"{text} {text}"):
        reply = kb.ask(message, kb.ask("did doge get into the irs?").context)
        assert isinstance(reply, Answer | Declined)
        assert [word for word in spoken(reply) if word not in vocabulary()] == []


@given(
    context=st.builds(
        Context,
        st.lists(st.text(max_size=8), max_size=5).map(tuple),
        st.lists(st.sampled_from(["irs", "doge", "wyden", "gone"]), max_size=3).map(tuple),
        st.lists(st.sampled_from(["F1", "F51", "gone"]), max_size=3).map(tuple),
    ),
    text=st.sampled_from(
        ["and?", "who blocked it?", "when?", "source?", "what did he say?", "and the treasury?", "it"]
    ),
)
@settings(max_examples=60, deadline=None)
def test_no_context_is_an_error(kb: KnowledgeBase, context: Context, text: str) -> None:
    """Whatever was asked before."""
    assert isinstance(kb.ask(text, context), Answer | Declined)


@pytest.mark.parametrize(
    "text",
    [
        "who blocked **DOGE** from the ||Treasury||?",
        "<@123456789012345678> who blocked DOGE from the Treasury?",
        "who bl\u043ecked D\u041eGE from the Treasury?",
        "who blo\u200bcked DOGE from the Trea\u00adsury?",
        "WHO BLOCKED DOGE FROM THE TREASURY???",
        "ｗｈｏ ｂｌｏｃｋｅｄ DOGE from the Treasury",
    ],
)
def test_dressed_up_questions_are_the_question(kb: KnowledgeBase, text: str) -> None:
    """Markup, mentions, look-alike and invisible letters change nothing."""
    assert kb.ask(text) == kb.ask("who blocked DOGE from the Treasury?")
