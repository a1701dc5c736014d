"""Questions about access: the status first, what the record says, and never the asker's verb."""

from __future__ import annotations

import re

import pytest

from knowledge import Answer, Context, Declined, KnowledgeBase, direct

LIST = "which agencies and systems did DOGE seek access to?"
HAD = re.compile(
    r"\bDOGE(?: workers| employees)? (?:has |had |have )?(?:already )?(?:gained|obtained|got|received|won|accessed)\b"
)


def said(kb: KnowledgeBase, *texts: str) -> str:
    """Ask one question after the other, and give the answer to the last."""
    context: Context | None = None
    for text in texts:
        reply = kb.ask(text, context)
        context = reply.context
    return direct(reply)


@pytest.mark.parametrize("text", [LIST, "list every agency and system doge wanted acces to", LIST.upper()])
def test_the_list_names_every_agency_and_system_and_cites_each(kb: KnowledgeBase, text: str) -> None:
    """The IRS, its computer systems, IDRS, the Treasury's payment system; temporarily blocked by a federal judge."""
    reply = kb.ask(text)
    assert isinstance(reply, Answer)
    shown = direct(reply)
    assert shown.startswith("2 agencies, 3 systems:")
    lines = [line for line in shown.splitlines() if line.startswith("•")]
    for needed in (
        r"computer systems of the Internal Revenue Service \(IRS\)",
        r"IRS Integrated Data Retrieval System \(IDRS\)",
        r"payment system of the Treasury",
        r"federal judge temporarily blocked .*Treasury's payment system",
    ):
        assert any(re.search(needed + r".* \[\d+\]", line) for line in lines), needed
    assert not HAD.search(shown)


@pytest.mark.parametrize(
    "text",
    [
        "when did DOGE get IDRS access?",
        "when was doge given access to idrs",
        "has doge gotten into IDRS already?",
        "since when does DOGE have access to the Integrated Data Retrieval System?",
    ],
)
def test_a_verb_that_the_record_does_not_bear_is_not_inherited(kb: KnowledgeBase, text: str) -> None:
    """What was sought is said to be sought; that it was had is never said, and its absence is."""
    shown = said(kb, text)
    assert shown.startswith("Sought, as of 17 Feb 2025.")
    assert "trying to gain access" in shown
    assert "No source here says that access was gained." in shown
    assert not HAD.search(shown)


@pytest.mark.parametrize(
    "text",
    [
        "did doge get access to the treasury payment system?",
        "what is the status of DOGE's access to the Treasury payment system?",
        "is doge in the treasurys payment system",
        "is DOGE still blocked from the Treasury payment system?",
    ],
)
def test_the_status_line_comes_first(kb: KnowledgeBase, text: str) -> None:
    """Asked and blocked, by whom, and as of when."""
    reply = kb.ask(text)
    assert isinstance(reply, Answer)
    assert reply.status == "Sought; temporarily blocked by a federal judge, as of 17 Feb 2025."
    assert direct(reply).startswith(reply.status)


@pytest.mark.parametrize("text", ["what systems did doge access?", "which agencies did doge get into?"])
def test_a_list_does_not_inherit_the_verb_either(kb: KnowledgeBase, text: str) -> None:
    """Whoever asks what was entered learns that only the seeking is on record."""
    assert "No source here says that access was gained." in said(kb, text)


@pytest.mark.parametrize("text", ["and?", "but"])
def test_an_opener_with_nothing_before_it_is_no_question(kb: KnowledgeBase, text: str) -> None:
    """There is nothing to lean on."""
    assert isinstance(kb.ask(text), Declined)


@pytest.mark.parametrize(
    ("texts", "needed"),
    [
        (("did doge try to get into the treasury payment system?", "who blocked it?"), "federal judge"),
        (("did doge try to get into the treasury payment system?", "and the irs?"), "IRS"),
        (("did doge want into the treasury payment system?", "and the irs?"), "IRS"),
        (("what did ron wyden say?", "and harrison fields?"), "Harrison Fields"),
        (("who is gavin kliger?", "when did he visit the irs?"), "10 February 2025"),
        (("did DOGE seek IDRS access?", "according to whom?"), "media reports"),
        (("how much fraud did the irs identify?", "and restitution?"), r"\$1\.7 billion"),
    ],
)
def test_a_follow_up_leans_on_what_was_asked_before(kb: KnowledgeBase, texts: tuple[str, ...], needed: str) -> None:
    """Pronouns, "and …?", a bare question word."""
    assert re.search(needed, said(kb, *texts))


def test_a_follow_up_about_another_agency_is_refused_by_name(kb: KnowledgeBase) -> None:
    """The topic is inherited, the answer is not."""
    assert "Social Security Administration" in said(kb, "did doge get into the irs?", "and social security?")


@pytest.mark.parametrize("text", ["who blocked DOGE from the Treasury?", "who is gavin kliger?", "what is IDRS?"])
def test_a_question_that_stands_alone_does_not_lean(kb: KnowledgeBase, text: str) -> None:
    """What was asked before changes nothing."""
    assert said(kb, "how many criminal investigations did the IRS conduct?", text) == said(kb, text)


def test_a_context_of_a_base_that_has_changed_does_no_harm(kb: KnowledgeBase) -> None:
    """Ids that are gone are passed over."""
    old = Context(("who", "gone"), ("nobody",), ("F999",))
    for text in ("and?", "who blocked it?", "source?", "when?", ""):
        assert isinstance(kb.ask(text, old), Answer | Declined)
