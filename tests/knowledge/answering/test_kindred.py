"""Words that stand for each other."""

from __future__ import annotations

from knowledge.answering.kindred import read_forms, read_kin
from knowledge.starter import data
from knowledge.text import stem

FORMS = read_forms({"take": "took taken", "withhold": "withheld"})
MOST = 60  # each is one look-up for each question that has the word


def test_every_form_stands_for_every_other() -> None:
    """Whoever writes "taken" finds "took"."""
    assert FORMS["taken"] == {"take", "took"}


def test_words_of_one_line_are_kin_of_its_first_and_not_of_each_other() -> None:
    """To leave is not to retire, though whoever quits does either."""
    kin = read_kin({"quit": "leave retire"}, FORMS)
    assert kin["quit"] == {stem("leave"), stem("retire")}
    assert kin[stem("leave")] == {"quit"}


def test_kin_are_found_in_all_their_forms() -> None:
    """A line names a word once: "withhold" finds "withheld", and "took back" is "take back"."""
    kin = read_kin({"take_back": "withhold"}, FORMS)
    assert kin["took back"] == {"withhold", "withheld"}
    assert kin["withhold"] == {"take back", "took back", "taken back"}


def test_no_word_of_the_domain_has_too_many_kin() -> None:
    """A question stays quick, and no word stands for everything."""
    forms = read_forms(data.domain()["forms"])
    assert max(map(len, read_kin(data.domain()["kin"], forms).values())) <= MOST
