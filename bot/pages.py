"""Long answers in parts: blocks of text that go together, filled into pages that Discord takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_MESSAGE = 2_000  # characters of a message, as Discord's people know it; half of what a layout may hold


def fill(blocks: Sequence[str], room: int) -> tuple[tuple[str, ...], ...]:
    """Fill blocks into pages of at most `room` characters, line ends included; a block over it is cut.

    >>> fill(("one", "two", "three"), 8)
    (('one', 'two'), ('three',))
    """
    pages: list[list[str]] = [[]]
    left = room
    for block in blocks:
        text = block if len(block) < room else block[: room - 2].rstrip("\\ ") + "…"
        if len(text) + 1 > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(text)
        left -= len(text) + 1
    return tuple(tuple(page) for page in pages)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its blocks, its number from 1, and how many there are."""

    blocks: tuple[str, ...]
    number: int
    of: int


def page(blocks: Sequence[str], room: int, number: int) -> Page:
    """Pick page `number`, or the nearest where there is none (the answer may be shown anew, in fewer pages)."""
    pages = fill(blocks, room)
    number = min(max(number, 1), len(pages))
    return Page(pages[number - 1], number, len(pages))
