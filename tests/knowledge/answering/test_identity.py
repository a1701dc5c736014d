"""Who somebody is, where nobody wrote it down: as a source introduces them."""

from __future__ import annotations

from knowledge import Citation, Fact
from knowledge.answering.identity import introducing
from knowledge.answering.shown import defines


def said(quote: str, start: int, key: str = "F1", source: str = "S2") -> Fact:
    """Make a fact that rests on a quote."""
    return Fact(key, 1, quote, (), (Citation(source, 2, quote, start, start + len(quote)),), "The Tern Post")


def test_somebody_is_introduced_where_the_whole_name_comes_first() -> None:
    """Set off by commas before anything else; a last name alone introduces nobody."""
    later = said("Tarn left.", 900, "F3")
    whole = said("Leo Tarn signed it on Monday.", 10)
    told = said("It was Leo Tarn, a keeper of seals, who signed it.", 400, "F2")
    assert introducing("Leo Tarn", (later, whole, told)) is told
    assert introducing("Leo Tarn", (later, whole)) is whole
    assert introducing("Leo Tarn", (later,)) is None


def test_what_somebody_does_may_stand_before_the_name() -> None:
    """A role does; a verb of saying does not."""
    assert defines("The note came from press secretary Leo Tarn.", "Leo Tarn") == 1.0
    assert defines("All three have passed the checks, Leo Tarn said.", "Leo Tarn") == 0.0
