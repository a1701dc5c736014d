"""Which questions ask for the same thing: careful rather than clever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import KnowledgeBase
from knowledge.likeness import gather, likeness, says_something


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("who runs the payroll team at Zorbnik?", "who runs the payments team at Zorbnik?"),
        ("did DOGE get into the IRS?", "did DOGE get into the Treasury?"),
        ("when did DOGE get into the IRS?", "why did DOGE get into the IRS?"),
        ("how many people work at the Zorbnik office?", "who works at the Zorbnik office?"),
        ("what happened in 2023?", "what happened in 2024?"),
    ],
)
def test_what_asks_for_something_else_is_not_alike(kb: KnowledgeBase, one: str, other: str) -> None:
    """One word may be the whole difference: what is grouped is taught together."""
    lexicon = kb._current.snapshot().index.lexicon
    assert len(set(gather((likeness(one, lexicon), likeness(other, lexicon))))) == 2


lists = st.lists(st.text("abcd |@?", max_size=8).filter(lambda text: text.count("|") <= 1), max_size=30)


@given(lists, lists)
def test_groups_do_not_change_by_what_comes_after(first: list[str], second: list[str]) -> None:
    """A leader leads its own group, and a card that a curator looks at stays the card it is."""
    alone, both = gather(tuple(first)), gather((*first, *second))
    known = dict(zip([*first, *second], both, strict=True))
    assert all(known[leader] == leader for leader in both)
    assert both[: len(first)] == alone


def test_a_likeness_that_says_nothing_is_known_as_such() -> None:
    """The kind of question alone is nothing."""
    assert not says_something("?why|")
    assert says_something("?why @irs|")
    assert says_something("?why|budget")
