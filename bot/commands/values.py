"""What may be given on a command line: values that say something; anything else is one sentence, and exit code 2."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from bot.ending import stop
from bot.naming import source_of
from knowledge import KnowledgeBase, UnknownName

LARGEST = 2**63 - 1  # the largest number that SQLite holds
SHOWN = 40  # characters of a value that an error repeats


def a_number(text: str) -> int:
    """Read a number that the fact base gave to something; one that it cannot have given ends the command."""
    try:
        number = int(text) if len(text) <= SHOWN else LARGEST + 1
    except ValueError:
        stop(f"“{text[:SHOWN]}” is no number: give one that the fact base shows.")
    if abs(number) > LARGEST:
        stop(f"{text[:SHOWN]} is larger than any number here: give one that the fact base shows.")
    return number


def said(context: click.Context, parameter: click.Parameter, value: Any) -> Any:  # noqa: ANN401 (any option's)
    """Refuse an option that was given and says nothing: a variable that a script did not set is no wish."""
    texts = value if isinstance(value, tuple) else (value,)
    if given(context, parameter) and not all(str(text).strip() for text in texts):
        stop(f"{parameter.opts[0]} is empty: say something there, or leave it out.")
    return value


def given(context: click.Context, parameter: click.Parameter) -> bool:
    """Tell whether an option was given."""
    return (
        not context.resilient_parsing
        and context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
    )


def a_day(context: click.Context, parameter: click.Parameter, text: str | None) -> str:
    """Check that an option is a day, as an ISO date."""
    said(context, parameter, text)
    if not text or context.resilient_parsing:
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        stop(f"“{text[:SHOWN]}” is no day: give {parameter.opts[0]} as 2025-02-17.")


def a_link(context: click.Context, parameter: click.Parameter, text: str | None) -> str:
    """Check that an option is the address of a page."""
    said(context, parameter, text)
    address = (text or "").strip()
    if address and not context.resilient_parsing and not _is_link(address):
        stop(f"“{address[:SHOWN]}” is no link: give {parameter.opts[0]} as https://example.org/page.")
    return address


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def a_document(base: KnowledgeBase, text: str) -> str:
    """Give the id of the document that was named, "" where none was. Raises UnknownName."""
    found = source_of(base, text) if text else ""
    if text and not found:
        raise UnknownName("document", text[:SHOWN], "`oversight sources` lists them.")
    return found
