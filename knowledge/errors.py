"""All errors that a person may see. Each says what happened and what to do next.

KnowledgeError
├── BaseUnavailable       the database cannot be opened, read or written
├── BadRow                a line of an import that does not hold
│   └── BadGolden         a line of golden questions that does not hold
├── UnreadableDocument    a file that no text can be read from
├── UnknownName           a source, fact or entity that is not in the base
├── TextMismatch          a text in which quotes do not stand
├── InvalidDraft          a draft that cannot become a fact, with every problem at once
├── StaleProposal         a proposal whose fact has changed since
├── AlreadyDecided        a proposal that somebody decided before
├── TooMuch               more than one person may do in a day
├── KnownDocument         a document that is on the shelf already
├── IncompleteDocument    a document that a citation could not name
├── NotTaught             a question that says nothing of what it is about
└── NotNamed              a name or a word that cannot be taken
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


class UnreadableDocument(KnowledgeError):
    """A file that no text can be read from; nothing of it was kept."""

    def __init__(self, name: str, why: str, advice: str) -> None:
        super().__init__(f"{' '.join(name.split()) or 'The file'} {why}. {advice}")
        self.name, self.why, self.advice = name, why, advice


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


class InvalidDraft(KnowledgeError):
    """A draft that cannot become a fact; `problems` are sentences, `warnings` what a curator should look at, too."""

    def __init__(self, problems: tuple[str, ...], warnings: tuple[str, ...] = ()) -> None:
        super().__init__(" ".join(problems) + " Nothing was proposed yet.")
        self.problems, self.warnings = problems, warnings


class StaleProposal(KnowledgeError):
    """A proposal whose fact has changed since."""

    def __init__(self, number: int, fact: str, based_on: int, current: int) -> None:
        super().__init__(
            f"Proposal {number} was made for revision {based_on} of {fact}, which is at revision {current} by now."
            " Nothing was changed; look at the fact as it is, and redo the proposal."
        )
        self.number, self.fact = number, fact


class AlreadyDecided(KnowledgeError):
    """A proposal that somebody decided before."""

    def __init__(self, number: int, status: str, at: str) -> None:
        super().__init__(f"Proposal {number} was {status} on {at[:10]} already. Nothing was changed.")
        self.number, self.status = number, status


class TooMuch(KnowledgeError):
    """More than one person may do in a day, or may do at all."""


class KnownDocument(KnowledgeError):
    """A document that is on the shelf already."""

    def __init__(self, name: str, source: str) -> None:
        super().__init__(f"{name} is the text of {source} again, which is held already. Nothing was stored.")
        self.name, self.source = name, source


class IncompleteDocument(KnowledgeError):
    """A document that a citation could not name: its title, publisher or date is missing."""

    def __init__(self, name: str, lacks: tuple[str, ...]) -> None:
        super().__init__(f"{name} does not show its {', '.join(lacks)}: say so, and add it again. Nothing was stored.")
        self.name, self.lacks = name, lacks


class NotTaught(KnowledgeError):
    """A question that says nothing of what it is about."""

    def __init__(self, question: str) -> None:
        super().__init__(
            f"“{question}” does not say what it is about: taught, it would mean this fact wherever somebody says it."
            " Teach a whole question."
        )


class NotNamed(KnowledgeError):
    """A name or a word that cannot be taken; its text says why, and what to do."""
