"""What a document says about itself in its first lines."""

from __future__ import annotations

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingesting import written_dates
from knowledge.ingesting.guess import Head, guess
from knowledge.ingesting.written_dates import DATE, iso_date

TITLE = "Harbor agency says nobody read its ledger"
BODY = (
    "The Quillmoor Harbor Agency said on May 2, 2025, that nobody had read its ledger. Its staff agreed with that.\n"
    * 3
)
COURIER = "The Quillmoor Courier"
DAY = "2025-04-17"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("The Quillmoor Courier, 2025-04-17", COURIER),
        ("The Quillmoor Courier, April 17, 2025", COURIER),
        ("The Quillmoor Courier, 17 April 2025", COURIER),
        ("The Quillmoor Courier (April 17th, 2025)", COURIER),
        ("The Quillmoor Courier | Apr. 17, 2025 at 5:02 p.m. EDT", COURIER),
        ("April 17, 2025 — The Quillmoor Courier", COURIER),
        ("The Quillmoor Courier · Thursday, April 17, 2025 · 4 min read", COURIER),
        ("*The Quillmoor Courier, April 17, 2025*", COURIER),
        ("Published by The Quillmoor Courier on April 17, 2025", COURIER),
        ("By Fidelity Wren | The Quillmoor Courier | April 17, 2025", COURIER),
        ("Office of the Harbor Master, April 17, 2025", "Office of the Harbor Master"),
        ("Published April 17, 2025 | Updated April 19, 2025", ""),
        ("By Fidelity Wren | April 17, 2025", ""),
        ("By Fidelity Wren, senior reporter, April 17, 2025", ""),
        ("Published: April 17, 2025", ""),
        ("Posted on 4/17/2025 at 3 PM", ""),
        ("Thursday, April 17, 2025", ""),
        ("2025-04-17T09:30:00Z", ""),
        ("WASHINGTON, April 17, 2025", ""),
        ("Quillmoor, Q.M., April 17, 2025", ""),
    ],
)
def test_the_line_below_the_headline_tells_publisher_and_date(line: str, publisher: str) -> None:
    """In the shapes that newsrooms use; whoever wrote it and where is not who published it."""
    assert guess(f"{TITLE}\n{line}\n\n{BODY}") == Head(TITLE, publisher, DAY)


@pytest.mark.parametrize(
    "line",
    [
        "The agency said so on April 17, 2025",
        "Updated April 17, 2025",
        "Last updated: April 17, 2025",
        "The Quillmoor Courier, 03/04/2025",
        "The Quillmoor Courier, April 2025",
        "The Quillmoor Courier, February 30, 2025",
        "Nobody read it, says the agency",
        "Source: two people who saw the letter",
    ],
)
def test_what_is_not_stated_stays_empty(line: str) -> None:
    """A date in a sentence, of an update, or that may be read in two ways is none; a subtitle is no publisher."""
    found = guess(f"{TITLE}\n{line}\n\n{BODY}")
    assert (found.title, found.publisher, found.published) == (TITLE, "", "")


@pytest.mark.parametrize(
    "text",
    [
        f"The Quillmoor Courier, April 17, 2025\n\n{TITLE}\n\n{BODY}",
        f"FOR IMMEDIATE RELEASE\nThe Quillmoor Courier - April 17, 2025\n{TITLE}\n{BODY}",
        f'---\ntitle: "{TITLE}"\nauthor: Fidelity Wren\npublisher: {COURIER}\ndate: 2025-04-17\n---\n\n{BODY}',
        f"Title: {TITLE}\nPublisher: {COURIER}\nDate: April 17, 2025\n\n{BODY}",
        f"**Headline:** {TITLE}\n**Source:** {COURIER}\n**Published:** 17 April 2025\n\n{BODY}",
        f"# {TITLE}\n\n*{COURIER}* | April 17, 2025\n\n{BODY}",
        f"![logo](x.png)\n\n# {TITLE}\n\n{COURIER}, April 17, 2025\n\n{BODY}",
        f"\n\n{TITLE}\nBy Fidelity Wren\nAt the harbor\n{COURIER}, April 17, 2025\n\n{BODY}",
    ],
)
def test_the_head_of_a_document_has_many_shapes(text: str) -> None:
    """Labels, front matter, headings, the publisher's line above the headline."""
    assert guess(text) == Head(TITLE, COURIER, DAY)


def test_an_address_on_a_line_of_its_own_is_the_documents() -> None:
    """Labelled or not; one within a sentence is something else."""
    url = "https://courier.example.org/ledger"
    assert guess(f"{TITLE}\nURL: {url}\n\n{BODY}") == Head(TITLE, url=url)
    assert guess(f"{TITLE}\n{url}\n\n{BODY}") == Head(TITLE, url=url)
    assert guess(f"{TITLE}\nSee {url} for more\n\n{BODY}").url == ""


def test_a_text_that_begins_with_a_paragraph_has_no_title() -> None:
    """A sentence of the story is not its name."""
    assert guess(BODY) == Head()
    assert guess(f"April 17, 2025\n\n{BODY}") == Head(published=DAY)


def test_the_dates_of_a_timeline_are_not_that_of_publication() -> None:
    """Each heads what happened on it."""
    text = f"Who read the ledger, and when\n\nMarch 1, 2025\n{TITLE}\n\nMarch 7, 2025\nThe Tally Office asked again.\n"
    assert guess(text) == Head("Who read the ledger, and when")


@given(st.text(max_size=300))
def test_any_text_has_a_head(text: str) -> None:
    """Of single lines, and of a date that there is, if any."""
    head = guess(text)
    assert "\n" not in head.title + head.publisher + head.url
    assert head.published == "" or DATE.fullmatch(head.published)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    """In the long form and in ISO."""
    for written in (f"{day}", f"{day:%B} {day:%d}, {day:%Y}".replace(" 0", " ")):
        found = DATE.search(f"({written})")
        assert found
        assert iso_date(found) == str(day)


def test_the_examples_of_dates_hold() -> None:
    """They are run as written."""
    assert doctest.testmod(written_dates).failed == 0
