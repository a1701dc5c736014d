"""All errors that a person may see. Each says what happened and what to do next.

KnowledgeError
├── BaseUnavailable       the database cannot be opened, read or written
├── BadRow                a line of an import that does not hold
│   └── BadGolden         a line of golden questions that does not hold
├── UnknownName           a source, fact or entity that is not in the base
└── TextMismatch          a text in which quotes do not stand
"""

from __future__ import annotations


class KnowledgeError(Exception):
    """An error whose text is one clear sentence for the person who caused it."""


class BaseUnavailable(KnowledgeError):
    """The database cannot be opened, read or written."""

    def __init__(self, path: str, why: str, advice: str) -> None:
        super().__init__(f"The fact base {path} {why}. {advice}")
        self.path = path


class BadRow(KnowledgeError):
    """A line of a file that does not hold; nothing of the file was taken."""

    advice = "Nothing was imported; correct the line and import again."

    def __init__(self, line: int, field: str, why: str) -> None:
        super().__init__(f"Line {line}, field {field}: {why}. {self.advice}")
        self.line, self.field = line, field


class BadGolden(BadRow):
    """A line of golden questions that does not hold."""

    advice = "Nothing was asked; correct the line and measure again."


class UnknownName(KnowledgeError):
    """A source, fact or entity that is not in the base."""

    def __init__(self, what: str, name: str, advice: str) -> None:
        super().__init__(f"There is no {what} {name}. {advice}")
        self.name = name


class TextMismatch(KnowledgeError):
    """A text in which some quotes of the source do not stand exactly once."""

    def __init__(self, source: str, quotes: tuple[str, ...]) -> None:
        listed = "; ".join(f'"{quote}"' for quote in quotes)
        super().__init__(
            f"This text is not a copy of source {source}: {len(quotes)} quotes do not stand in it exactly once:"
            f" {listed}. Nothing was attached; give the text of the document as published."
        )
        self.quotes = quotes
