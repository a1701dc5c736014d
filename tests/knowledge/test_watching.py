"""A channel is told of every change once, as it happens or once a day, and let go when it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import KnowledgeBase, TooMuch, Watch
from knowledge.watching import MOST, TRIES
from tests.journeys.world import Clock
from tests.knowledge.small_base import edit, retract, small_base

PAPER = "The ferry count is kept on cards."


@pytest.fixture
def clock() -> Clock:
    """Set a clock by hand."""
    return Clock()


@pytest.fixture
def base(tmp_path: Path, clock: Clock) -> Iterator[KnowledgeBase]:
    """Make an invented base of three facts."""
    made = small_base(tmp_path / "small.db", clock)
    yield made
    made.close()


def told(base: KnowledgeBase) -> dict[str, list[str]]:
    """Tell whoever is due; the facts that each channel was told of."""
    found = {watch.channel: [each.key for each in news] for watch, news in base.watching.due()}
    for watch, news in base.watching.due():
        base.watching.told(watch, news[-1].number)
    return found


def test_a_channel_is_told_of_each_change_once(base: KnowledgeBase) -> None:
    """From the moment of the watch on; what was before is history."""
    edit(base, "H3", statement="The ferry count is kept in books.")
    base.watching.add("g", "7")
    assert told(base) == {}
    edit(base, "H3", statement=PAPER)
    retract(base, "H1")
    assert told(base) == {"7": ["H3", "H1"]}
    assert told(base) == {}


def test_a_watch_about_one_agency_hears_of_that_alone(base: KnowledgeBase) -> None:
    """And one channel may have several."""
    base.watching.add("g", "7", "harbor")
    base.watching.add("g", "8")
    edit(base, "H3", statement=PAPER)
    assert told(base) == {"8": ["H3"]}
    retract(base, "H1")
    assert told(base) == {"7": ["H1"], "8": ["H1"]}


def test_a_digest_comes_once_a_day(base: KnowledgeBase, clock: Clock) -> None:
    """A day after it began, and after the last one; a day without a change has none."""
    base.watching.add("g", "7", daily=True)
    retract(base, "H1")
    assert told(base) == {}
    clock.later(hours=23)
    edit(base, "H3", statement=PAPER)
    assert told(base) == {}
    clock.later(hours=1)
    assert told(base) == {"7": ["H1", "H3"]}
    clock.later(days=1)
    assert told(base) == {}
    retract(base, "H2")
    assert told(base) == {}
    clock.later(days=1)
    assert told(base) == {"7": ["H2"]}


def test_what_could_not_be_told_is_told_later_and_after_a_while_no_more(base: KnowledgeBase) -> None:
    """A success in between begins the count anew."""
    base.watching.add("g", "7")
    retract(base, "H1")
    for _ in range(TRIES - 1):
        [(watch, _)] = base.watching.due()
        assert not base.watching.failed(watch)
    assert told(base) == {"7": ["H1"]}
    retract(base, "H2")
    [(watch, _)] = base.watching.due()
    assert [base.watching.failed(watch) for _ in range(TRIES)] == [False] * (TRIES - 1) + [True]
    assert told(base) == {}


def test_a_watch_that_ended_is_remembered_for_a_while(base: KnowledgeBase, clock: Clock) -> None:
    """It can be seen that it did, and when; it takes no place of another, and begins anew where it is added again."""
    base.watching.add("g", "7")
    retract(base, "H1")
    clock.later(hours=2)
    [(watch, _)] = base.watching.due()
    for _ in range(TRIES):
        base.watching.failed(watch)
    [ended] = base.watching.of("g")
    assert base.watching.ended(ended)
    assert ended.told == "2025-03-01T14:00:00Z"
    for number in range(MOST):
        base.watching.add("g", f"1{number}")
    base.watching.remove("10")
    base.watching.add("g", "7")
    assert not any(base.watching.ended(each) for each in base.watching.of("g"))
    assert told(base) == {}
    retract(base, "H2")
    [watch] = [watch for watch, _ in base.watching.due() if watch.channel == "7"]
    for _ in range(TRIES):
        base.watching.failed(watch)
    clock.later(days=31)
    base.watching.due()
    assert "7" not in {each.channel for each in base.watching.of("g")}


def test_a_watch_is_listed_changed_and_ended(base: KnowledgeBase) -> None:
    """Adding it again changes how often it is told."""
    base.watching.add("g", "7", "harbor")
    base.watching.add("g", "7", "harbor", daily=True)
    base.watching.add("other", "9")
    assert base.watching.of("g") == (Watch("g", "7", "harbor", True, 3, "2025-03-01T12:00:00Z"),)
    assert not base.watching.remove("7")
    assert base.watching.remove("7", "harbor")
    assert base.watching.of("g") == ()


def test_a_server_has_a_bounded_number_of_watches(base: KnowledgeBase) -> None:
    """It is told what to do; others are not concerned."""
    for number in range(MOST):
        base.watching.add("g", str(number))
    with pytest.raises(TooMuch, match="/watch remove"):
        base.watching.add("g", "another")
    base.watching.add("g", "0", daily=True)
    base.watching.add("other", "another")


def test_facts_that_are_imported_are_no_news(base: KnowledgeBase) -> None:
    """What nobody signed came in as data, perhaps thousands at once."""
    base.watching.add("g", "7")
    line = next(line for line in base.export() if '"id": "H3"' in line)
    base.import_lines([line.replace('"id": "H3"', '"id": "H9"')])
    assert told(base) == {}
