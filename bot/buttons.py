"""Buttons that work after a restart: what they do, and on what, is written in their custom_id.

There is one DynamicItem for all of them, and views hold nothing else but links: when a view with other items times out,
discord.py 2.7 forgets the dynamic ones of every message (`ViewStore.remove_view`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Protocol, Self, cast

import discord
from discord import ui

from bot.markdown import shorten

LONGEST_LABEL, LONGEST_ID = 80, 100  # Discord's limits
VERSION = "v1"  # a button of an older version stays readable as long as its pattern is kept

Interaction = discord.Interaction[Any]


class Does(StrEnum):
    """What a button does; its argument is a receipt, an entity, a fact, a question or a proposal, then a page."""

    ANSWER = "answer"
    SOURCES = "sources"
    CITE = "cite"
    FOLLOW_UP = "followup"
    POST = "post"
    CARD = "card"
    DOCUMENTS = "documents"
    ASK = "ask"
    ASK_FACT = "fact"
    CHANGES = "changes"
    WITHDRAW = "withdraw"
    # of curators: one proposal, many, a fact's history, a form that was filled in
    PROPOSAL = "proposal"
    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    REDO = "redo"
    SHIFTS = "shifts"
    BLOCK = "block"
    UNBLOCK = "unblock"
    QUEUE = "queue"
    ACCEPT_ALL = "acceptall"
    ACCEPT_ACCESS = "acceptaccess"
    REJECT_ALL = "rejectall"
    HISTORY = "history"
    TYPED = "typed"
    # of curators: a document that was sent in, and those that are held
    CORRECT = "correct"
    TAKE_IN = "takein"
    SHELF = "shelf"
    # what curators hear of, and what becomes of it
    DISLIKE = "dislike"
    SEND = "send"
    INBOX = "inbox"
    TEACH = "teach"
    TEACH_OTHER = "teachother"
    NEW_FACT = "newfact"
    NOT_OURS = "notours"
    WAIT_AGAIN = "waitagain"


PATTERN = re.compile(rf"{VERSION}:(?P<does>{'|'.join(Does)}):(?P<argument>.+)", re.DOTALL)


class Presses(Protocol):
    """Who is told that a button was pressed: the bot."""

    async def pressed(self, interaction: Interaction, does: Does, argument: str) -> None:
        """Do what the button says; errors are dealt with there, since discord.py only logs those of a DynamicItem."""


class Press(ui.DynamicItem[ui.Button[Any]], template=PATTERN):
    """A button: what it does, and on what."""

    def __init__(self, label: str, does: Does, argument: str, *, primary: bool = False) -> None:
        style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
        label = shorten(label, LONGEST_LABEL)
        super().__init__(ui.Button(label=label, style=style, custom_id=custom_id(does, argument)))
        self.does, self.argument = does, argument

    @classmethod
    async def from_custom_id(cls, _: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """Rebuild a pressed button."""
        return cls(cast("ui.Button[Any]", item).label or "…", Does(match["does"]), match["argument"])

    async def callback(self, interaction: Interaction) -> None:
        """Tell the bot."""
        await cast("Presses", interaction.client).pressed(interaction, self.does, self.argument)


def custom_id(does: Does, argument: str) -> str:
    """Write what a button does and on what, as Discord keeps it for us."""
    return f"{VERSION}:{does}:{argument}"


def fits(does: Does, argument: str) -> bool:
    """Tell whether a button can carry this argument."""
    return bool(argument) and len(custom_id(does, argument)) <= LONGEST_ID


def to_page(argument: str) -> tuple[str, int]:
    """Split an argument "key:page"; without a page it is the first.

    >>> to_page("Zk3x9:2"), to_page("Zk3x9")
    (('Zk3x9', 2), ('Zk3x9', 1))
    """
    key, _, page = argument.rpartition(":")
    return (key, int(page)) if key and page.isdecimal() else (argument, 1)


def receipt_of(message: discord.Message) -> str | None:
    """Find the receipt of an answer in its buttons, or None where the message is not an answer."""
    for component in _walk(message.components):
        found = PATTERN.fullmatch(getattr(component, "custom_id", None) or "")
        if found and found["does"] in {Does.SOURCES, Does.FOLLOW_UP}:
            return to_page(found["argument"])[0]
    return None


def _walk(components: Iterable[object]) -> Iterator[object]:
    for component in components:
        yield component
        yield from _walk(getattr(component, "children", ()))
