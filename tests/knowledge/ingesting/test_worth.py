"""Which sentences become drafts: short ones, answers, duties, what a correction tells again, and whose case it is."""

from __future__ import annotations

import pytest

from knowledge.model import Entity
from knowledge.vocabulary import Action, Kind

from .test_draft import frames, read

LAKE = Entity("lake", Kind.AGENCY, "Bureau of Lake Levels", "BLL")


def said(body: str, *more: Entity) -> list[str]:
    """Give the statements of a body."""
    return [one.statement for one in read(body, *more)]


@pytest.mark.parametrize(
    "sentence",
    [
        "She was overruled.",
        "The Kelp Survey must list every account for the court on the first of each month.",
        "I should add that the suit against the Kelp Survey was dismissed on March 3.",
        "Nils Faro objected on the ground that neither had signed the rules that every user must sign.",
        "Ida Marrow and Piet Anselm enter the Kelp Survey, the earliest visit we know of.",
        "Ida Marrow, the warden of the Kelp Survey, overrode the warning.",
        "He cannot enter, edit or delete a report of the Kelp Survey.",
        "The account in the dive ledger, the only one at the Kelp Survey, lapses.",
    ],
)
def test_what_states_something_is_drafted(sentence: str) -> None:
    """Short sentences, duties that somebody set, and the present tense of lists state something."""
    assert len(read(f"DOGE asked the Kelp Survey for an account. {sentence}")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kelp Survey should revoke its rules.",
        "Whether data has left the Kelp Survey.",
        "What the account at the Kelp Survey is for.",
        "Yes.",
        "It did not.",
        "We regret the error.",
    ],
)
def test_what_states_nothing_is_no_draft(sentence: str) -> None:
    """An appeal of the writer, a question in the form of a heading, and a bare yes state nothing."""
    assert len(read(f"DOGE asked the Kelp Survey for an account. {sentence}")) == 1


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("How many divers are in the ledger of the Kelp Survey?", "Some 570, going back to 1996."),
        ("Has DOGE been to the Kelp Survey?", "Yes, once."),
        ("Does DOGE have an account today?", "Two analysts do."),
        ("Did DOGE see my file?", "Possibly."),
        ("Has DOGE ever been in the ledger?", "No."),
    ],
)
def test_an_answer_without_a_verb_stands_behind_its_question(asked: str, answer: str) -> None:
    """A few words say nothing alone: the question goes in front, and the answer is about whom it names."""
    made = read(f"{asked}\n{answer}")
    assert [one.statement for one in made] == [f"[{asked}] {answer}"]
    assert made[0].about


def test_no_stands_apart_from_what_follows() -> None:
    """The word "No." ends a sentence where no number comes after it."""
    assert said("Has DOGE ever been in the ledger? No. The Kelp Survey looked at its logs.") == [
        "[Has DOGE ever been in the ledger?] No.",
        "The Kelp Survey looked at its logs.",
    ]


def test_an_answer_does_not_make_doge_forgotten() -> None:
    """After "Yes.", "they" still means whom the question was about."""
    made = said(
        "Who came to the Kelp Survey? Four employees of DOGE. Could they see it? Yes. They were given accounts."
    )
    assert made[-1] == "[DOGE staff] were given accounts."


def test_what_a_correction_tells_again_is_the_word_of_the_earlier_text() -> None:
    """Both stand: what the story had said, as no access, and that it was wrong."""
    made = read("The story gave DOGE an account at the Kelp Survey. That was wrong. We regret the error.", head=HEADED)
    assert [one.statement for one in made] == [
        "The story gave DOGE an account at the Kelp Survey.",
        "That was wrong.",
    ]
    assert frames(made) == []
    assert [one.attribution for one in made] == ["Harbor Gazette, in an earlier report", "Harbor Gazette"]


HEADED = "Correction: the Kelp Survey\nHarbor Gazette, March 20, 2025\n\n"


def test_a_claim_before_that_was_wrong_stays_as_a_claim() -> None:
    """Where the sentence says who claimed it, it is drafted as a saying; its access never."""
    made = read("The Kelp Survey said on May 9 that it had given DOGE no account. That was incorrect.")
    assert [one.access for one in made] == [None, None]
    assert made[0].attribution == "Kelp Survey"


def test_no_does_not_take_back_what_stands_before_its_question() -> None:
    """The words "It did not." answer the question, and contradict nothing."""
    made = read("DOGE got an account at the Kelp Survey. Did DOGE copy the ledger? It did not.")
    assert frames(made)[0] == ("kelp", Action.GRANTED) or frames(made)[0] == ("kelp", Action.GAINED)


def test_the_judge_of_a_case_is_known_from_its_header() -> None:
    """What an entry says of the order is about the judge whom its header names, and "the guild" is its party."""
    made = read(
        "1. Divers' Guild v. Kelp Survey. District Court at Velm, Judge Ida Marrow. The restraining order of March 20"
        " was prolonged on April 3. The guild filed again on June 6.\n\n"
        "2. Anglers' Guild v. Bureau of Lake Levels. District Court at Oxbow, Judge Piet Anselm. On April 8 he refused"
        " a restraining order. The guild filed again on June 9.",
        LAKE,
    )
    assert [set(one.about) >= {"ida-marrow"} for one in made] == [True, False, False, False]
    assert "divers-guild" in made[1].about
    assert "piet-anselm" in made[2].about
    assert "anglers-guild" in made[3].about


def test_whom_a_header_names_is_in_what_stands_below_it() -> None:
    """What is written before the sentence, "[At the Kelp Survey:]", counts for a question about it."""
    made = read("May 16. Kelp Survey: DOGE asked to place a team there.")
    assert "kelp" in made[0].about


def test_two_things_may_contradict_each_other() -> None:
    """The words "They contradict each other" are not said of the people who were named last."""
    made = said("Both say that DOGE people were at the Kelp Survey. They contradict each other on the account.")
    assert made[-1] == "They contradict each other on the account."


def test_a_short_sentence_keeps_its_pronoun_where_two_were_named() -> None:
    """The words "She would not." say too little of who she is."""
    made = said(
        "Teal Marble of DOGE telephoned Hollis Penrose of the Kelp Survey, who asked her to think again. She would not."
    )
    assert made[-1] == "She would not."


def test_what_prints_is_a_paper_and_no_system() -> None:
    """A newspaper that is called a ledger withdraws a story, and no access."""
    made = read("DOGE asked the Kelp Survey for its logs. The Lantern Ledger printed this on May 9 and withdrew it.")
    assert {one.access.system for one in made if one.access} <= {None}
    assert ("kelp", Action.REVOKED) not in frames(made)
