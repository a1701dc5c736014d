"""What is put in for a pronoun: the right name, or none. A wrong one would be a false statement with a citation."""

from __future__ import annotations

import pytest

from knowledge.drafts import Draft
from knowledge.vocabulary import Kind
from tests.knowledge.ingesting.test_draft import read


def last(body: str) -> Draft:
    """Draft a body, and give what its last sentence became."""
    return read(body)[-1]


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("DOGE aides can view records but not alter them.", "alter them"),
        (
            "The Kelp Survey let DOGE in. Some came off the list after hospitals said that they would close.",
            "they would",
        ),
        ("DOGE has an office. The Kelp Survey made four proposals. Among them are new logs.", "Among them"),
        ("Two senators wrote to the Kelp Survey about DOGE. They ask who opened the door.", "They ask"),
        ("DOGE opened nine accounts. Five of the nine were used in May.", "the nine were"),
        ("The Kelp Survey keeps dives in Holdfast. It was not the first of its kind.", "It was not"),
        ("The Kelp Survey expects the review to end in June. It has shown 118 dives twice.", "It has shown"),
        ("Everybody at the Kelp Survey knows what it means.", "what it means"),
        ("The agency that owes the money always pays at the Kelp Survey.", "agency that owes"),
    ],
)
def test_a_thing_is_not_taken_for_an_agency(body: str, kept: str) -> None:
    """Where a thing or other people may be meant, the pronoun stays."""
    assert kept in last(body).statement


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("DOGE sent two aides to the Kelp Survey. They wanted the dive ledger.", "[DOGE staff] wanted"),
        ("The Kelp Survey met DOGE on March 3. It gave the aides its dive ledger.", "[Kelp Survey] gave"),
        ("The Reef Divers Union sued. Its president, Mae Lin, spoke at noon.", "[Reef Divers Union's] president"),
    ],
)
def test_who_acts_is_named(body: str, said: str) -> None:
    """The subject of the sentence before is put in where what follows is what people do."""
    assert said in last(body).statement


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "Mae Lin runs the dive ledger. Karl Orrel only read it, Mae Lin said. She also wrote to Reef Hall.",
            "[Mae Lin]",
        ),
        ("Karl Orrel came at noon. Mae Lin met Karl Orrel. She gave up the keys.", "[Mae Lin] gave"),
        (
            'Ada Quill runs the ledger, said Karl Orrel. "A man could lose his job for that," he said.',
            "[Karl Orrel] said",
        ),
        ("Mae Lin came at noon. My office has had many calls about her since.", "about [Mae Lin] since"),
    ],
)
def test_a_person_is_named_where_one_alone_fits(body: str, said: str) -> None:
    """Who spoke goes on speaking; "he" and "she" mean whom they fit."""
    assert said in last(body).statement


@pytest.mark.parametrize(
    "body",
    [
        "Tavi Lin asked Koa Orrel for the keys. She had none.",
        "Mae Lin runs the Kelp Survey. Our guards, led by Karl Orrel, look in. Once she took a picture.",
        "Mae Lin runs the ledger. Two of us saw a DOGE engineer sign under his own name. If so, he could write.",
        "Mae Lin came at noon. The keeper spoke next. The doors were open, and she had shut them.",
    ],
)
def test_of_two_people_none_is_chosen(body: str) -> None:
    """Two who may be meant, or somebody without a name, leave the pronoun."""
    assert "[" not in last(body).statement


def test_the_agency_is_the_one_of_its_paragraph() -> None:
    """At the start of a paragraph, after another was named, "the agency" is not guessed."""
    made = last("DOGE came to the Kelp Survey.\n\nThe Reef Commission said no.\n\nThe agency takes four of the five.")
    assert made.statement.startswith("The agency")
    assert made.about == ("kelp",)


def test_a_board_without_a_name_is_not_the_board_that_is_named_later() -> None:
    """The trustees' own board stays "the board"."""
    made = last(
        "The board of the Kelp Survey agreed. The board met in May. The Parcel Elevator Board left. The board sat."
    )
    assert "[" not in made.statement


def test_our_is_a_possessive_too() -> None:
    """The words "our own staff" are those of who speaks, in words that read well."""
    made = read("DOGE saw our own filter.", head="Notice\nKelp Survey, March 20, 2025\n\n")
    assert made[-1].statement == "DOGE saw [Kelp Survey's] own filter."


def test_a_claim_that_is_only_repeated_still_names_its_agency() -> None:
    """A correction speaks on of the agency in the claim that it repeats."""
    head = "Correction: the Kelp Survey\nHarbor Gazette, March 20, 2025\n\n"
    body = "We reported that the Salt Finance Center had refused DOGE. On March 12 the center gave DOGE its ledger."
    made = read(body, head=head)[-1]
    assert made.statement.startswith("On March 12 the [Salt Finance Center] gave")


def test_days_that_are_no_days_and_days_in_quotes_stay() -> None:
    """The second Friday of each month is no date, and who is quoted spoke on another day."""
    assert "[" not in last("The Kelp Survey pays DOGE on the second Friday of each month.").statement
    assert "[" not in last('"They came on a Monday," the Kelp Survey said of DOGE.').statement


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "A whistleblower inside the Kelp Survey has said that DOGE was let in.",
            "a whistleblower inside the Kelp Survey",
        ),
        ("DOGE was let in at the Kelp Survey, said its former keeper, Mae Lin.", "Mae Lin"),
        ("Mae Lin of DOGE said that the Kelp Survey had let nobody in.", "Mae Lin"),
        ("Mae Lin, who had refused DOGE, is back at the Kelp Survey, her lawyer said.", "Mae Lin's lawyer"),
        ("DOGE sought dives held by the Kelp Survey.", "Harbor Gazette"),
        ("DOGE is kept from the injury claims of the Kelp Survey.", "Harbor Gazette"),
    ],
)
def test_words_are_given_to_who_said_them(sentence: str, words: str) -> None:
    """An agency does not say what one of its people says, nor what its own lawyer denies."""
    assert last(sentence).attribution == words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("MS. QUILL", "Ida Quill"),
        ("QUILL", "Ida Quill"),
        ("SENATOR MARROW", "Senator Marrow"),
        ("MR. O'DELL", "Mr. O'Dell"),
        ("THE WITNESS", "the witness"),
        ("A", "Harbor Gazette"),
        ("BACKGROUND", "Harbor Gazette"),
    ],
)
def test_below_the_label_of_a_transcript_its_speaker_speaks(label: str, words: str) -> None:
    """Who said it is not lost with the label, and the publisher is named where nobody else is."""
    said = "The Kelp Survey gave DOGE access to its dive ledger on March 3, 2025."
    made = read(f"Ida Quill is the archivist of the Kelp Survey.\n\n{label}: {said} It was late.")
    assert [(one.statement, one.attribution) for one in made[1:]] == [(said, words), ("It was late.", words)]


def test_names_end_where_they_end() -> None:
    """A possessive, a title with a stop and an apostrophe do not change whose name it is."""
    made = read(
        "Ms. Ada Quill's ban shut DOGE out of the Reef Workers' Pension Office, which Chief Data Officer Mae Lin runs."
    )
    assert {(one.kind, one.name) for one in made[0].new} >= {
        (Kind.PERSON, "Ada Quill"),
        (Kind.AGENCY, "Reef Workers' Pension Office"),
        (Kind.PERSON, "Mae Lin"),
    }


def test_a_news_service_is_no_agency() -> None:
    """Who reported it owns no system."""
    made = read(
        "Two officials told Tidal Press Service that the Kelp Survey let DOGE in. The agency shut the door on May 3."
    )
    assert made[-1].about[0] == "kelp"


def test_the_union_is_the_one_that_was_named() -> None:
    """The words "the union" mean the one union that the document names, and the sentence is about it."""
    made = read("The Reef Divers Union sued over DOGE. The union has 300 members.")[-1]
    assert made.statement == "The [Reef Divers Union] has 300 members."
    assert made.about == tuple(one.id for one in made.new)


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("A note by chief data officer Mae Lin named DOGE.", "chief data officer"),
        ("Acting chairman Mae Lin let DOGE in.", "Acting chairman"),
        ("Mae Lin, a programmer on the night shift, met DOGE.", "a programmer on the night shift"),
        (
            "Mae Lin, who has worked in the dive office for 16 years, met DOGE.",
            "has worked in the dive office for 16 years",
        ),
        ("Ada Quill told Mae Lin, the deputy director, of DOGE.", "the deputy director"),
        ("Judge Mae Lin met DOGE.", None),
    ],
)
def test_who_somebody_is_belongs_to_that_person(sentence: str, office: str | None) -> None:
    """An office goes with the person beside whom it stands; "Judge" alone does not say of what."""
    slots = dict(last(sentence).slots)
    assert slots.get("office") == office
    assert slots["person"] == "mae-lin"
