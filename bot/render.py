"""Values become what Discord shows: calm cards that a phone reads well, always within Discord's limits.

A view holds Press buttons and links alone, and is made anew for every message (see `buttons`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, assert_never

import discord
from discord import ui

from bot import wording
from bot.buttons import LONGEST_LABEL, Does, Press, fits
from bot.markdown import plain, shorten, verbatim
from bot.pages import LONGEST_MESSAGE, fill, page
from bot.wording import LONGEST_LINE, scope
from knowledge import CLOSEST, Answer, Base, Card, Declined, Offer, Reason, Receipt, Reply, Source, day

Layout = ui.LayoutView

ON_RECORD = discord.Colour(0x3E7C8C)  # a quiet teal
NOT_ON_RECORD = discord.Colour(0x8A8F98)  # grey: nothing to show, and nothing wrong either
QUESTIONS = 5  # offered as buttons under one message
ROOM_FOR_CORRECTIONS = 700  # characters that they may take over a refusal: the newest, and what still stands
WIDEST = 5  # buttons in a row, as Discord allows; six are shown as two rows of three


def reply(value: Reply, receipt: Receipt | None, *, private: bool = False, key: str = "") -> Layout:
    """Show the reply to a question; a private answer can be posted for everybody.

    `key` is that of the question where curators may hear of it.
    """
    match value:
        case Answer():
            return answer(value, receipt.id if receipt else "", private=private, curated=bool(key))
        case Declined():
            return declined(value, receipt.id if receipt else "", key)
        case _:
            assert_never(value)


def answer(value: Answer, receipt: str, number: int = 1, *, private: bool = False, curated: bool = True) -> Layout:
    """Show one page of an answer: status, claims with their numbers, notes, one line a source, buttons."""
    notes, lines = wording.note_lines(value.notes), wording.source_lines(value.sources, wording.numbers_of(value))
    buttons = answer_buttons(receipt, private=private, curated=curated) if number == 1 else []
    if not value.claims:  # all of it was retracted
        buttons = [button for button in buttons if button.does not in {Does.SOURCES, Does.CITE, Does.DISLIKE}]
    top = wording.correction_lines(value.corrections)
    return _paged([*top, *wording.answer_blocks(value)], [*notes, *lines], Does.ANSWER, receipt, number, buttons, top)


def answer_buttons(receipt: str, *, private: bool = False, curated: bool = True) -> list[Press]:
    """Make the buttons of an answer; none where no receipt was kept, and no 👎 where nobody curates."""
    if not fits(Does.FOLLOW_UP, receipt):
        return []
    post = [Press("Post here", Does.POST, receipt, primary=True)] if private else []
    follow_up = Press("Follow up", Does.FOLLOW_UP, receipt)
    dislike = [Press("👎", Does.DISLIKE, receipt)] if curated else []
    return [*post, Press("Sources", Does.SOURCES, receipt), Press("Cite", Does.CITE, receipt), follow_up, *dislike]


def kept(receipt: Receipt) -> Layout:
    """Show what a receipt is of as it has to be shown by now: an answer, or a refusal with what came closest."""
    if receipt.refusal:
        base = receipt.answer.base
        return declined(Declined(Reason.NOT_ON_RECORD, receipt.refusal, base, closest=receipt.answer), receipt.id)
    return answer(receipt.answer, receipt.id)


def declined(value: Declined, receipt: str = "", key: str = "") -> Layout:
    """Show a refusal: why, the statements that come closest, and nearby questions as buttons that ask for them.

    Under a `key` the question can be sent to curators.
    """
    rows, near = question_rows(value.offers), value.closest
    corrections = fill(wording.correction_lines(near.corrections), ROOM_FOR_CORRECTIONS)[0] if near else ()
    nearby = ["-# On record is, for example:"] if rows and not near else []
    said = [plain(value.message, LONGEST_LINE), *wording.note_lines(value.notes), *nearby]
    texts = ["\n".join(corrections), "\n".join(filter(None, said))]
    below = closest(near, LONGEST_MESSAGE - sum(map(len, texts))) if near else []
    sources = [Press("Sources", Does.SOURCES, receipt)] if below and fits(Does.SOURCES, receipt) else []
    send = [Press("Send to curators", Does.SEND, key)] if fits(Does.SEND, key) else []
    return layout([*texts, *below], [sources, *rows, send], NOT_ON_RECORD)


def closest(value: Answer, room: int) -> list[str]:
    """Show the statements that come closest, over their notes and sources; none where there is no room for all."""
    foot = [*wording.note_lines(value.notes), *wording.source_lines(value.sources, wording.numbers_of(value))]
    texts = ["\n".join([f"-# {CLOSEST}", *wording.answer_blocks(value)]), "\n".join(foot)]
    return texts if value.claims and sum(map(len, texts)) <= room else []


def question_rows(offers: Iterable[Offer]) -> list[list[Press]]:
    """Make a button for each question, one below the other, so that a phone shows them whole."""
    rows: dict[str, Press] = {}
    for offer in offers:
        if not shorten(offer.question, LONGEST_LABEL):
            continue
        if fits(Does.ASK, offer.question):
            rows.setdefault(offer.question, Press(offer.question, Does.ASK, offer.question))
        elif fits(Does.ASK_FACT, offer.fact):
            rows.setdefault(offer.fact, Press(offer.question, Does.ASK_FACT, offer.fact))
    return [[button] for button in list(rows.values())[:QUESTIONS]]


def sources(value: Answer, receipt: str, number: int = 1) -> Layout:
    """Show where an answer comes from: each quote, with a link that lights up the passage."""
    if not value.claims:
        return answer(value, receipt)
    return _paged(wording.source_blocks(value), [], Does.SOURCES, receipt, number)


def cite(value: Answer, receipt: str, number: int = 1) -> Layout:
    """Show a line to paste for each claim."""
    if not value.claims:
        return answer(value, receipt)
    shown = page([f"{line}\n" for line in wording.cite_lines(value)], LONGEST_MESSAGE - 100, number)
    rows = [_more(Does.CITE, receipt, shown.number, shown.of)]
    return layout([f"-# To copy and paste\n{verbatim(chr(10).join(shown.blocks).strip())}"], rows, ON_RECORD)


def card(value: Card, receipt: str, number: int = 1, *, private: bool = False) -> Layout:
    """Show what is on record about an entity: what it is, how each access stands and came to, the rest, the sources."""
    whole = card_answer(value)
    heading = f"### {plain(value.entity.short, LONGEST_LINE)}\n-# {value.entity.kind.capitalize()}"
    if whole is None:
        return layout([f"{heading}\nNothing is on record {scope(value.base)}."], [], NOT_ON_RECORD)
    numbers = wording.numbers_of(whole)
    blocks = [heading, *(wording.marked(claim, numbers) for claim in value.identity)]
    blocks += wording.status_lines(value.status)
    for title, claims in (("Access", value.access), ("Also on record" if value.access else "On record", value.others)):
        listed = [f"- {wording.marked(claim, numbers)}" for claim in claims]
        blocks += [f"\n**{title}**\n{listed[0]}", *listed[1:]] if listed else []  # the empty line ends a list before it
    footer = [*wording.note_lines(value.notes), *wording.source_lines(value.sources, numbers)]
    return _paged(
        blocks, footer, Does.CARD, value.entity.id, number, answer_buttons(receipt, private=private, curated=False)
    )


def card_answer(value: Card) -> Answer | None:
    """Make the answer that a card amounts to, for its receipt; None where nothing is on record."""
    claims = tuple(dict.fromkeys((*value.identity, *value.access, *value.others)))
    shown = (value.status, value.entity.short, value.notes)  # the name heads a card that was corrected
    return Answer(claims, value.sources, value.base, *shown, listed=True) if claims else None


def documents(values: Sequence[Source], base: Base, number: int = 1) -> Layout:
    """List the documents behind the base."""
    heading = f"### {wording.count(base.sources, 'source')}" + (f", to {day(base.latest)}" if base.latest else "")
    blocks = [heading, *(wording.described(source) for source in values)]
    return _paged(blocks, [f"-# Fact base {plain(base.head)}"], Does.DOCUMENTS, "all", number)


def welcome(examples: Sequence[str], base: Base) -> Layout:
    """Show what can be asked, and examples as buttons."""
    text = (
        "### What is on record about DOGE and access to government systems\n"
        "Ask with `/ask`, by mentioning me, or in a direct message. Every claim carries its source; "
        "what is not on record, I say so.\n"
        f"-# `/about` one agency, system or person · `/sources` the documents · I know what stands {scope(base)}"
    )
    return layout([text], question_rows(Offer(example, "") for example in examples), ON_RECORD)


def _paged(
    blocks: Sequence[str],
    footer: Sequence[str],
    does: Does,
    key: str,
    number: int,
    buttons: Sequence[Press] = (),
    top: Sequence[str] = (),
) -> Layout:
    """Show one page of blocks over a footer; its More button leads to the next. A line parts `top` from the rest."""
    foot = "\n".join(footer)
    shown = page(blocks, LONGEST_MESSAGE - len(foot) - 40, number)
    place = f"-# Page {shown.number} of {shown.of}" if shown.of > 1 else ""
    above, below = [b for b in shown.blocks if b in top], [b for b in shown.blocks if b not in top]
    texts = ["\n".join(above), "\n".join(below), "\n".join(filter(None, (foot, place)))]
    row = [*_more(does, key, shown.number, shown.of), *buttons]
    half = len(row) if len(row) <= WIDEST else (len(row) + 1) // 2
    return layout(texts, [row[:half], row[half:]], ON_RECORD)


def _more(does: Does, key: str, number: int, of: int) -> list[Press]:
    following = f"{key}:{number + 1}"
    return [Press("More", does, following)] if number < of and fits(does, following) else []


def layout(texts: Sequence[str], rows: Sequence[Sequence[Press]], colour: discord.Colour) -> Layout:
    """Put texts, divided by thin lines, and rows of buttons on a card."""
    box: ui.Container[Any] = ui.Container(accent_colour=colour)
    for text in [text for text in texts if text.strip()] or ["…"]:  # Discord refuses a card without a text
        if box.children:
            box.add_item(ui.Separator(spacing=discord.SeparatorSpacing.small))
        box.add_item(ui.TextDisplay(text.strip()))
    for row in filter(None, rows):
        box.add_item(ui.ActionRow(*row))
    view = Layout(timeout=None)
    view.add_item(box)
    return view
