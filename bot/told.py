"""What somebody says of a document, in a form, with a command or in the terminal."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from knowledge import Document


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a document; "" where nothing is."""

    title: str
    publisher: str
    published: str
    url: str

    def of(self, document: Document) -> Document:
        """Give the document with what was said; what was left out stays as it is stated."""
        return replace(document, **{name: text for name, text in self.said.items() if text})

    def in_place_of(self, document: Document) -> Document:
        """Give the document with what was said, in place of all that it states."""
        return replace(document, **self.said)

    @property
    def said(self) -> dict[str, str]:
        """Give what was said of each field, on one line."""
        return {field.name: " ".join(getattr(self, field.name).split()) for field in fields(self)}
