"""What a document's sentences become: each rule shown on a small invented text."""

from __future__ import annotations

import pytest

from knowledge.drafts import Document, Draft
from knowledge.ingesting.draft import draft, draft_row
from knowledge.model import Entity
from knowledge.vocabulary import Action, Evidence, Kind, Level

DOGE = Entity("doge", Kind.AGENCY, "Department of Government Efficiency", "DOGE")
KELP = Entity("kelp", Kind.AGENCY, "Kelp Survey", "KS")
HEAD = "What happened at the Kelp Survey\nHarbor Gazette, March 20, 2025\n\n"


def read(body: str, *more: Entity, head: str = HEAD) -> tuple[Draft, ...]:
    """Draft a body under a headline."""
    return draft(Document("made.txt", head + body), "S9", (DOGE, KELP, *more))


def frames(made: tuple[Draft, ...]) -> list[tuple[str, Action]]:
    """List agency and action of the access drafts."""
    return [(one.access.agency, one.access.action) for one in made if one.access]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("DOGE asked the Kelp Survey for log-ins to its dive ledger.", Action.REQUESTED),
        ("The Kelp Survey approved a request by DOGE for its dive ledger.", Action.APPROVED),
        ("The Kelp Survey gave DOGE staff read-only access to its dive ledger.", Action.GRANTED),
        ("DOGE engineers got into the dive ledger of the Kelp Survey.", Action.GAINED),
        ("DOGE aides copied 300 records from the dive ledger of the Kelp Survey.", Action.USED),
        ("The Kelp Survey refused to give DOGE the passwords.", Action.DENIED),
        ("The Kelp Survey said that it had not given DOGE access to its systems.", Action.DISCLAIMED),
        ("A federal judge barred the Kelp Survey from giving DOGE access to its records.", Action.BLOCKED),
        ("An appeals court lifted the injunction that kept DOGE out of the Kelp Survey's records.", Action.RESTORED),
        ("The Kelp Survey cut off the accounts of DOGE staff.", Action.REVOKED),
        ("The accounts of DOGE staff at the Kelp Survey expired on March 1.", Action.EXPIRED),
        ("A federal judge declined to block DOGE from the Kelp Survey's records.", Action.UNKNOWN),
    ],
)
def test_each_action_has_its_sentence(sentence: str, action: Action) -> None:
    """Asked is not granted, granted is not used: each verb leads to its own action, at the owner of the system."""
    assert frames(read(sentence)) == [("kelp", action)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lawmakers asked whether DOGE had access to the records of the Kelp Survey.",
        "Did DOGE get access to the records of the Kelp Survey?",
        "The Kelp Survey should revoke the accounts of DOGE staff.",
        "Critics fear that DOGE could copy the records of the Kelp Survey.",
        "A federal judge barred DOGE from ordering layoffs at the Kelp Survey.",
    ],
)
def test_what_nobody_says_happened_is_no_access(sentence: str) -> None:
    """Questions, demands, fears and other quarrels carry no access frame."""
    assert frames(read(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "DOGE must keep out of the dive ledger of the Kelp Survey, Judge Ida Marrow wrote on March 4, 2025.",
        "DOGE must stay out of the dive ledger of the Kelp Survey.",
        "Under the ruling, DOGE must have no further access to the dive ledger of the Kelp Survey.",
        "DOGE staff may have no further access to the dive ledger of the Kelp Survey.",
    ],
)
def test_who_must_keep_out_is_blocked(sentence: str) -> None:
    """An order that says so without the word "order" is one, and no denial that there was access."""
    assert frames(read(sentence)) == [("kelp", Action.BLOCKED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "DOGE must keep out of the dive ledger of the Kelp Survey, Senator Ida Quill said.",
        "DOGE must stay away from the dive ledger of the Kelp Survey, said the Guild of Divers.",
        "Senator Ida Quill said that DOGE must have no access to the dive ledger of the Kelp Survey.",
    ],
)
def test_a_demand_to_keep_out_blocks_nobody(sentence: str) -> None:
    """What a lawmaker or a union says must be is not what a court ordered."""
    assert frames(read(sentence)) == []


def test_refusing_to_lift_a_block_leaves_it() -> None:
    """A court that refuses to lift a block does nothing new: the block is that of the day it was ordered."""
    made = read("A federal judge refused to lift the order that keeps DOGE out of the Kelp Survey's records.")
    assert frames(made) == [("kelp", Action.UNKNOWN)]


def test_a_court_that_leaves_an_order_is_not_the_one_that_gave_it() -> None:
    """Who declined to suspend "her order" is not she; where that court has no name, none is given."""
    made = read(
        "Judge Ida Marrow barred DOGE from the records of the Kelp Survey on May 2."
        " On May 30 the Western Bench declined, unanimously, to suspend her order."
    )
    assert [one.access and (one.access.action, one.access.decided_by) for one in made] == [
        (Action.BLOCKED, "ida-marrow"),
        (Action.UNKNOWN, None),
    ]


def test_a_ruling_that_blocked_nothing_is_another_matter() -> None:
    """Where another judge's order is put aside, no access comes back."""
    made = read(
        "Judge Ida Marrow barred DOGE from the records of the Kelp Survey on May 2. Judge Piet Anselm ruled that its"
        " director was dismissed unlawfully. An appeals panel suspended Judge Anselm's ruling."
    )
    assert frames(made) == [("kelp", Action.BLOCKED)]


def test_what_is_kept_by_somebody_is_kept_from_nobody() -> None:
    """A list that volunteers keep is no refusal."""
    assert frames(read("The Kelp Survey turned DOGE away. The list is kept by two volunteers and costs $19.")) == [
        ("kelp", Action.DENIED)
    ]


def test_a_refusal_answers_the_request_before_it() -> None:
    """That "it declined" speaks of the request in the sentence before."""
    made = read("DOGE asked the Kelp Survey for log-ins to its dive ledger. It declined the same day.")
    assert frames(made) == [("kelp", Action.REQUESTED), ("kelp", Action.DENIED)]


def test_a_list_header_passes_agency_and_date_on() -> None:
    """Under "March 3. Kelp Survey:" every sentence is about that agency on that day."""
    made = read("March 3. Kelp Survey: DOGE aides demanded the passwords. They were turned away.")
    assert frames(made) == [("kelp", Action.REQUESTED), ("kelp", Action.DENIED)]
    assert {one.when for one in made} == {"2025-03-03"}
    assert made[1].statement.startswith("[At the Kelp Survey, 3 March 2025:]")


def test_a_heading_tells_whose_systems_are_meant() -> None:
    """The agency of a heading is the owner where the sentences below name none."""
    made = read("The Kelp Survey\n\nDOGE aides were given accounts in the payroll database.")
    assert frames(made) == [("kelp", Action.GRANTED)]


def test_an_agency_that_staff_come_from_owns_nothing() -> None:
    """The words "detailed from" name where people come from, not whose system it is."""
    tide = Entity("tide", Kind.AGENCY, "Tide Office")
    made = read("DOGE staff detailed from the Tide Office were given access to the records of the Kelp Survey.", tide)
    assert frames(made) == [("kelp", Action.GRANTED)]


def test_both_agencies_get_a_draft() -> None:
    """One sentence about two agencies becomes two drafts with the same quote."""
    tide = Entity("tide", Kind.AGENCY, "Tide Office")
    made = read("A federal judge barred the Kelp Survey and the Tide Office from giving DOGE access to records.", tide)
    assert frames(made) == [("kelp", Action.BLOCKED), ("tide", Action.BLOCKED)]
    assert made[0].quotes == made[1].quotes


def test_a_named_system_belongs_to_whoever_the_document_says() -> None:
    """An owner named once is remembered, and the new system carries it as its parent."""
    made = read("The Kelp Survey keeps dives in a ledger called Holdfast.\n\nDOGE aides were given access to Holdfast.")
    access = next(one.access for one in made if one.access)
    assert (access.agency, access.system) == ("kelp", "holdfast")
    assert next(one.kind for one in made[-1].new) is Kind.SYSTEM


def test_new_agencies_people_and_judges_are_offered() -> None:
    """What the base lacks is recognised by its form, and comes with the draft."""
    made = read("Judge Ada Quill barred the Office of Tidal Records (OTR) from giving DOGE access to its files.")
    kinds = {one.id: one.kind for one in made[0].new}
    assert kinds == {"otr": Kind.AGENCY, "ada-quill": Kind.PERSON}
    assert made[0].access is not None
    assert made[0].access.decided_by == "ada-quill"
    assert made[0].evidence is Evidence.COURT_FINDING


def test_an_id_that_is_taken_is_not_given_again() -> None:
    """A new entity never takes the id of one in the base."""
    taken = Entity("otr", Kind.PERSON, "Otto Tran Reed")
    made = read("The Office of Tidal Records (OTR) gave DOGE access to its files.", taken)
    assert made[0].access is not None
    assert made[0].access.agency == "office-of-tidal-records"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("read-only access to", Level.READ),
        ("read and write access to", Level.READ_WRITE),
        ("administrator rights in", Level.ADMIN),
        ("the source code of", Level.SOURCE_CODE),
        ("access to", Level.UNKNOWN),
    ],
)
def test_levels(words: str, level: Level) -> None:
    """How far an access goes is taken from the words, and not guessed."""
    made = read(f"The Kelp Survey gave DOGE {words} its dive ledger.")
    assert made[0].access is not None
    assert made[0].access.level is level


def test_a_correction_does_not_restate_what_it_corrects() -> None:
    """The claim that was wrong is told as what an earlier text said, never as an access; what is right is one."""
    head = "Correction: the Kelp Survey\nHarbor Gazette, March 20, 2025\n\n"
    body = (
        "An earlier version of this article said that DOGE had write access to the dive ledger of the Kelp Survey."
        " DOGE had read-only access to the ledger, the survey said."
    )
    made = read(body, head=head)
    assert [one.access and one.access.level for one in made] == [None, Level.READ]
    assert made[0].attribution == "Harbor Gazette, in an earlier report"


def test_a_claim_called_wrong_in_the_next_sentence_is_dropped() -> None:
    """A sentence such as "That was wrong." takes the sentence before it back."""
    made = read("DOGE was given the passwords of the Kelp Survey, a blog said. That was wrong.")
    assert frames(made) == []


def test_relative_days_are_resolved_and_shown_in_brackets() -> None:
    """The words "on Tuesday" become a date, and the statement shows what was put in."""
    made = read("The Kelp Survey gave DOGE access to its dive ledger on Tuesday.")
    assert made[0].when == "2025-03-18"
    assert "on Tuesday [18 March 2025]" in made[0].statement


def test_pronouns_are_replaced_in_brackets() -> None:
    """A statement stands alone: "it" is the agency named before."""
    made = read("The Kelp Survey met DOGE on March 3. It gave the aides access to its dive ledger.")
    assert made[-1].statement.startswith("[Kelp Survey] gave the aides")


@pytest.mark.parametrize(
    "body",
    [
        "DOGE signed an agreement with the Kelp Survey. It lapses in July.",
        "Mae Lin runs the Kelp Survey. A clerk spoke to us. He saw nothing.",
        "DOGE came to the Kelp Survey. Every dive is in the ledger. There are 300 of them.",
        "DOGE met the Kelp Survey. Two nurses said that they had seen the lists.",
    ],
)
def test_a_pronoun_that_may_mean_another_stays(body: str) -> None:
    """A wrong name in a statement is worse than a pronoun."""
    assert "[" not in read(body)[-1].statement


def test_an_agency_is_known_by_the_noun_of_its_name() -> None:
    """The words "the registry" mean the Claims Registry where a document has one."""
    made = read("The Claims Registry said that it would wait. The registry gave DOGE a copy of its maps.")
    assert frames(made) == [("claims-registry", Action.GRANTED)]
    assert made[-1].statement.startswith("The [Claims Registry] gave")


def test_numbered_sections_have_headings() -> None:
    """A short numbered line is a heading, and "2.1" is no part of a quote."""
    made = read(
        "2. Kelp Survey\n\n2.1 Five accounts were issued to DOGE on March 3. 2.2 All five were shut off in May."
    )
    assert frames(made) == [("kelp", Action.GRANTED), ("kelp", Action.REVOKED)]
    assert made[0].quotes[0].text.startswith("Five")


def test_what_a_letter_asks_for_has_not_happened() -> None:
    """The items under "Please send us:" are wishes."""
    made = read(
        "Please send us, by May 30:\n\n- The name of every DOGE employee who has an account at the Kelp Survey."
    )
    assert frames(made) == []


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Neither of the two DOGE aides at the Kelp Survey has opened the ledger.", Action.DISCLAIMED),
        ("An appeals court reversed the stay, so DOGE is out of the Kelp Survey's ledger again.", Action.BLOCKED),
        ("The Kelp Survey switched the accounts of DOGE back on after the ruling.", Action.RESTORED),
        ("DOGE's permission at the Kelp Survey runs out on the last day of June.", Action.EXPIRED),
    ],
)
def test_the_examples_speak_where_no_pattern_does(sentence: str, action: Action) -> None:
    """A wording that nobody wrote a pattern for is read by what it is like."""
    assert action in {one for _, one in frames(read(sentence))}


def test_a_header_is_left_out_where_the_sentence_says_it() -> None:
    """The agency of a header stands before a sentence only where the sentence names none."""
    made = read("Kelp Survey: DOGE was given the ledger. The Kelp Survey has 310 divers. The roof leaks a little.")
    assert [one.statement.startswith("[At the Kelp Survey:]") for one in made] == [True, False, True]


@pytest.mark.parametrize(
    ("sentence", "words", "evidence"),
    [
        ("In a sworn declaration, Mae Lin, a diver, said that DOGE was given the ledger.", "Mae Lin", "sworn_filing"),
        ("The Kelp Survey said that DOGE was given the ledger.", "Kelp Survey", "agency_statement"),
        ("The inspector general found that DOGE was given the ledger.", "inspector general", "audit_finding"),
        ("DOGE was given the ledger of the Kelp Survey.", "Harbor Gazette", "reported"),
    ],
)
def test_who_says_so_and_what_stands_behind_it(sentence: str, words: str, evidence: str) -> None:
    """Attribution is in words for people; the evidence class follows from who speaks, and how."""
    made = read(sentence)
    assert words in made[0].attribution
    assert made[0].evidence == evidence


def test_plain_facts_carry_typed_values() -> None:
    """A sentence without an access is a plain fact, with what a question may ask for."""
    made = read("The Kelp Survey has paid 1,200 divers for 14 days because storms came early.")
    slots = dict(made[0].slots)
    assert made[0].access is None
    assert (slots["amount"], slots["unit"]) == ("1,200", "divers")
    assert slots["duration"] == "14 days"
    assert slots["reason"] == "storms came early"


def test_a_row_speaks_in_names() -> None:
    """The command line gets names, offsets and the frame, or null."""
    text = HEAD + "The Kelp Survey gave DOGE access to its dive ledger on March 3, 2025."
    row = draft_row(read(text[len(HEAD) :])[0], (DOGE, KELP))
    assert text[row["start"] : row["end"]] == row["quote"]
    assert row["about"][:2] == ["Kelp Survey", "Department of Government Efficiency"]
    assert row["access"]["agency"] == "Kelp Survey"
    assert row["access"]["date"] == "2025-03-03"
    assert draft_row(read("The Kelp Survey maps the coast.")[0], (DOGE, KELP))["access"] is None


def test_five_thousand_mentions_take_no_time() -> None:
    """A document made to be slow is not: no pattern runs away."""
    made = read("DOGE, the Kelp Survey, " * 2_500 + "gave access to Mae Lin, Ada Quill and the records.")
    assert made is not None


def test_drafting_is_deterministic() -> None:
    """The same document gives the same drafts."""
    body = "Judge Ada Quill barred the Office of Tidal Records (OTR) from giving DOGE access to its files."
    assert read(body) == read(body)
