"""Read one row of JSON field by field; what is wrong with it is said with its line and field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from knowledge.errors import BadRow

Row = Mapping[str, Any]
T = TypeVar("T")

UNWRITABLE = re.compile(r"[\ud800-\udfff]")  # halves of characters: JSON can name them, UTF-8 cannot hold them
LARGEST = 2**63 - 1  # the largest whole number of SQLite


class Reader:
    """Reads one row field by field; a wrong field becomes a BadRow that names the line and the field."""

    def __init__(self, row: Row, line: int = 0) -> None:
        self.row, self.line = row, line

    def text(self, name: str, default: str | None = None) -> str:
        """Give a string; required unless a default is given."""
        value = self.row.get(name, default)
        if not is_text(value) or (default is None and not value.strip()):
            raise BadRow(self.line, name, "a text is expected")
        return str(value)

    def optional(self, name: str) -> str | None:
        """Give a string or null."""
        return None if self.row.get(name) is None else self.text(name)

    def number(self, name: str, default: int | None = None) -> int:
        """Give a whole number from 0."""
        value = self.row.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
            raise BadRow(self.line, name, "a whole number is expected")
        return value

    def flag(self, name: str) -> bool:
        """Give true or false; false where it is missing."""
        value = self.row.get(name, False)
        if not isinstance(value, bool):
            raise BadRow(self.line, name, "true or false is expected")
        return value

    def day(self, name: str) -> str:
        """Give an ISO date."""
        text = self.text(name)
        try:
            if date.fromisoformat(text).isoformat() == text:
                return text
        except ValueError:
            pass
        raise BadRow(self.line, name, "a date such as 2025-02-17 is expected")

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of strings, possibly empty."""
        value = self.row.get(name, [])
        if not isinstance(value, list) or not all(map(is_text, value)):
            raise BadRow(self.line, name, "a list of texts is expected")
        return tuple(value)

    def choice(self, name: str, kind: Callable[[str], T]) -> T:
        """One of the words of an enumeration."""
        try:
            return kind(self.text(name))
        except ValueError:
            raise BadRow(self.line, name, f"{self.row[name]!r} is not one of the known words") from None

    def rows(self, name: str) -> list[Reader]:
        """Give a list of objects."""
        value = self.row.get(name)
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise BadRow(self.line, name, "a list of objects is expected")
        return [Reader(item, self.line) for item in value]


def is_text(value: object) -> bool:
    """Tell whether a value is a text that can be stored."""
    return isinstance(value, str) and not UNWRITABLE.search(value)
