"""Every quote of every draft stands in the document, to the character, whatever the document is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.drafts import Document
from knowledge.ingesting.clean import clean
from knowledge.ingesting.draft import draft

PIECES = st.sampled_from(
    [
        "The Office of Tidal Records (OTR) gave DOGE staff read-only access to its Harbor Ledger on March 3, 2025.",
        "“They asked for the records,” said Mae Lin, the registrar’s deputy.",
        "A federal judge barred the\nagency from shar-\ning the ﬁles with DOGE.",
        "\n\n",
        "\n- ",
        "\u00a0",
        "\x0c",
        "Page 3 of 9\n",
        "Q: Did the board refuse?\nA: It did, on Tuesday.\n",
        "𝔸🙂 ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12).map("".join))
def test_every_quote_stands_at_its_offset(text: str) -> None:
    """A draft's quote is the original's own words at the place that it names."""
    for made in draft(Document("made.txt", text), "S9", ()):
        (quote,) = made.quotes
        assert quote.text
        assert quote.start is not None
        assert text[quote.start : quote.start + len(quote.text)] == quote.text


@given(st.text())
def test_the_view_knows_where_every_character_came_from(text: str) -> None:
    """The places of a view rise, and lie within the text."""
    view = clean(text)
    assert len(view.text) == len(view.places)
    assert list(view.places) == sorted(view.places)
    assert all(0 <= place < len(text) for place in view.places)
