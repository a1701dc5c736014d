"""Read one row of JSON field by field; what is wrong with it is said with its line and field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard, TypeVar

from knowledge.errors import BadRow
from knowledge.forms import is_day, is_key, is_link, is_time, is_when

Row = Mapping[str, Any]
T = TypeVar("T")

UNWRITABLE = re.compile(r"[\ud800-\udfff]")  # halves of characters: JSON can name them, UTF-8 cannot hold them
LARGEST = 2**63 - 1  # the largest whole number of SQLite


class Reader:
    """Reads one row field by field; a wrong field becomes a BadRow that names the line and the field."""

    def __init__(self, row: Row, line: int = 0) -> None:
        self.row, self.line = row, line
        self.read: set[str] = set()

    def value(self, name: str, default: object = None) -> Any:  # noqa: ANN401 (whatever JSON holds)
        """Give a field as it is."""
        self.read.add(name)
        return self.row.get(name, default)

    def end(self, *others: str) -> None:
        """Refuse a field that was not read and is none of the others: it would be lost silently."""
        unknown = self.row.keys() - self.read.union(others)
        if unknown:
            first = next(name for name in self.row if name in unknown)
            raise BadRow(self.line, UNWRITABLE.sub("?", first), "there is no such field")

    def text(self, name: str, default: str | None = None) -> str:
        """Give a string; required unless a default is given."""
        self.read.add(name)
        value = self.row.get(name, default)
        if not is_text(value) or (default is None and not value.strip()):
            raise BadRow(self.line, name, "a text is expected")
        return value

    def optional(self, name: str) -> str | None:
        """Give a string or null."""
        return None if self.value(name) is None else self.text(name)

    def formed(self, name: str, is_formed: Callable[[str], bool], expected: str) -> str:
        """Give a string of a form."""
        text = self.text(name)
        if not is_formed(text):
            raise BadRow(self.line, name, f"{expected} is expected")
        return text

    def key(self, name: str) -> str:
        """Give an id."""
        return self.formed(name, is_key, "an id of up to 64 letters, digits, - and _")

    def day(self, name: str) -> str:
        """Give an ISO date."""
        return self.formed(name, is_day, "a date such as 2025-02-17")

    def when(self, name: str) -> str | None:
        """Give an EDTF date or null."""
        expected = "a date such as 2025, 2025-02, 2025-02-17 or 2025-02-10/2025-02-16"
        return None if self.value(name) is None else self.formed(name, is_when, expected)

    def time(self, name: str) -> str:
        """Give an ISO time in UTC, or an empty string."""
        return self.formed(name, is_time, "a time in UTC such as 2025-02-17T12:00:00Z") if self.value(name, "") else ""

    def link(self, name: str) -> str:
        """Give the address of a page."""
        return self.formed(name, is_link, "a link that begins with https:// or http://")

    def number(self, name: str, default: int | None = None) -> int:
        """Give a whole number from 0."""
        value = self.value(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
            raise BadRow(self.line, name, "a whole number is expected")
        return value

    def flag(self, name: str) -> bool:
        """Give true or false; false where it is missing."""
        value = self.value(name, False)
        if not isinstance(value, bool):
            raise BadRow(self.line, name, "true or false is expected")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of strings, possibly empty."""
        value = self.value(name, [])
        if not isinstance(value, list) or not all(map(is_text, value)):
            raise BadRow(self.line, name, "a list of texts is expected")
        return tuple(value)

    def choice(self, name: str, kind: Callable[[str], T]) -> T:
        """One of the words of an enumeration."""
        text = self.text(name)
        try:
            return kind(text)
        except ValueError:
            raise BadRow(self.line, name, f"{text!r} is not one of the known words") from None

    def rows(self, name: str) -> list[Reader]:
        """Give a list of objects."""
        value = self.value(name)
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise BadRow(self.line, name, "a list of objects is expected")
        return [Reader(item, self.line) for item in value]


def is_text(value: object) -> TypeGuard[str]:
    """Tell whether a value is a text that can be stored."""
    return isinstance(value, str) and (value.isascii() or not UNWRITABLE.search(value))
