"""What a person gives on a command line, or a line of JSON, becomes a Draft: names become ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal, TypedDict, TypeVar, cast

import click

from bot.commands.values import said
from bot.naming import source_of
from knowledge import (
    Access,
    Action,
    Draft,
    Entity,
    Evidence,
    Fact,
    InvalidDraft,
    Kind,
    KnowledgeBase,
    Level,
    Quote,
    UnknownName,
    reword,
)

ACTOR = "doge"  # who sought an access, where nobody else is named
NO_ACCESS = "none"  # the action that takes the access out of a fact
CLEARED = "when"  # which may be given empty, to take it out of a fact
ACTIONS = (*(action.value for action in Action), NO_ACCESS)
LEVELS = tuple(level.value for level in Level)
EVIDENCE = tuple(evidence.value for evidence in Evidence)

Command = TypeVar("Command", bound=Callable[..., None])


class Given(TypedDict):
    """What may be given of a fact; None, or nothing, where it was not."""

    statement: str | None
    source: str | None
    quotes: tuple[str, ...]
    says: str | None
    about: tuple[str, ...]
    action: str | None
    agency: str | None
    system: str | None
    level: str | None
    actor: str | None
    decided_by: str | None
    evidence: str | None
    when: str | None


NOTHING = Given(
    statement=None,
    source=None,
    quotes=(),
    says=None,
    about=(),
    action=None,
    agency=None,
    system=None,
    level=None,
    actor=None,
    decided_by=None,
    evidence=None,
    when=None,
)
PARTIES: tuple[Literal["actor", "agency", "system", "decided_by"], ...] = ("actor", "agency", "system", "decided_by")
OPTIONS = (
    click.option("--statement", callback=said, help="One sentence that stands alone, in neutral words."),
    click.option("--source", callback=said, metavar="ID", help="The document, as `oversight sources` names it."),
    click.option(
        "--quote", "quotes", multiple=True, callback=said, help="Words of the source, to the letter; may be repeated."
    ),
    click.option("--says", callback=said, metavar="WHO", help="Who says so."),
    click.option(
        "--about", multiple=True, callback=said, metavar="NAME", help="An agency, system or person; may be repeated."
    ),
    click.option("--action", type=click.Choice(ACTIONS), help="What happened to an access."),
    click.option("--agency", callback=said, metavar="NAME", help="Whose access it is; else that of the system."),
    click.option("--system", callback=said, metavar="NAME", help="The system that was accessed."),
    click.option("--level", type=click.Choice(LEVELS), help="How far the access goes."),
    click.option("--actor", callback=said, metavar="NAME", help="Who sought it; else DOGE."),
    click.option("--decided-by", callback=said, metavar="NAME", help="Who decided it."),
    click.option("--evidence", type=click.Choice(EVIDENCE), help="What stands behind it; else reported."),
    click.option("--when", metavar="DATE", help="When it happened: 2025, 2025-02, 2025-02-17 or a span with a slash."),
)


def drafting(command: Command) -> Command:
    """Give a command the options of a draft."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def checked(base: KnowledgeBase, draft: Draft, given: Given, fact: str = "") -> Draft:
    """Put what was given into a draft. Raises InvalidDraft with every problem at once, unknown names among them."""
    try:
        return drafted(base, draft, given)
    except UnknownName:
        unknown = list(_unknown(base, given))
    rest = drafted(base, draft, _without_names(given))
    try:
        warnings = base.proposals.warnings(rest, fact)
    except InvalidDraft as error:
        raise InvalidDraft((*unknown, *error.problems), error.warnings) from None
    raise InvalidDraft(tuple(unknown), warnings)


def _without_names(given: Given) -> Given:
    """Leave out whom it is about, and the access, which says nothing without them."""
    kept: Given = {**given, "about": (), "action": None, "level": None}
    kept["actor"] = kept["agency"] = kept["system"] = kept["decided_by"] = None
    return kept


def _unknown(base: KnowledgeBase, given: Given) -> Iterator[str]:
    """Say of each name that was given and that nobody has that there is none."""
    for name in filter(None, (*given["about"], *(given[each] for each in PARTIES))):
        try:
            found(base, name)
        except UnknownName as error:
            yield str(error)


def drafted(base: KnowledgeBase, draft: Draft, given: Given) -> Draft:
    """Put what was given into a draft; the rest stays. Raises UnknownName."""
    if given["statement"] is not None:
        draft = reword(draft, given["statement"])
    texts = given["quotes"] or tuple(quote.text for quote in draft.quotes)
    if given["quotes"] or given["source"]:
        source = _source(base, given["source"]) or (draft.quotes[0].source if draft.quotes else "")
        draft = replace(draft, quotes=tuple(Quote(source, text) for text in texts))
    if given["says"] is not None:
        draft = replace(draft, attribution=given["says"])
    if given["evidence"]:
        draft = replace(draft, evidence=Evidence(given["evidence"]))
    if given["when"] is not None:
        draft = replace(draft, when=given["when"].strip() or None)
    if given["about"]:
        draft = replace(draft, about=tuple(found(base, name) for name in given["about"]))
    access = _access(base, draft, given)
    parties = (access.actor, access.agency, access.system) if access and access != draft.access else ()
    return replace(draft, access=access, about=tuple(dict.fromkeys((*draft.about, *filter(None, parties)))))


def _source(base: KnowledgeBase, text: str | None) -> str:
    """Give the id of a source; one that is unknown stays as typed, and the check of the draft says so."""
    return (source_of(base, text) or text) if text else ""


def _access(base: KnowledgeBase, draft: Draft, given: Given) -> Access | None:
    if given["action"] == NO_ACCESS:
        return None
    named = {name: given[name] for name in PARTIES}
    if not (given["action"] or given["level"] or any(named.values())):
        return draft.access
    ids = {name: found(base, text) for name, text in named.items() if text}
    old = draft.access or Access(ACTOR, "", None, Action.UNKNOWN)
    system = ids.get("system", old.system)
    agency = ids.get("agency") or ("" if "system" in ids else old.agency)
    return Access(
        ids.get("actor", old.actor),
        agency or _owner(base, system, draft.about),
        system,
        Action(given["action"]) if given["action"] else old.action,
        Level(given["level"]) if given["level"] else old.level,
        ids.get("decided_by", old.decided_by),
    )


def _owner(base: KnowledgeBase, system: str | None, about: tuple[str, ...]) -> str:
    """Give the agency of a system, else the first one that the fact is about; "" where there is none."""
    owners = [entity.parent for entity in _entities(base, [system] if system else [])]
    agencies = [one.id for one in _entities(base, about) if one.kind is Kind.AGENCY and one.id != ACTOR]
    return next(filter(None, (*owners, *agencies)), "")


def found(base: KnowledgeBase, name: str) -> str:
    """Give the id of a name that may be misspelt. Raises UnknownName."""
    card = base.about(name)
    if card is None:
        raise UnknownName("agency, system or person called", name, "Try its full name or its acronym.")
    return card.entity.id


def _entities(base: KnowledgeBase, keys: Iterable[str]) -> list[Entity]:
    cards = [(key, base.about(key)) for key in keys]
    return [card.entity for key, card in cards if card and card.entity.id == key]


def named(base: KnowledgeBase, *values: Draft | Fact | None) -> dict[str, str]:
    """Give the names of all that drafts or facts are about."""
    keys: set[str] = set()
    coming: tuple[Entity, ...] = ()
    for value in values:
        if value is None:
            continue
        access = value.access
        parties = (access.actor, access.agency, access.system, access.decided_by) if access else ()
        keys |= {*value.about, *filter(None, parties)}
        coming += value.new if isinstance(value, Draft) else ()
    return {entity.id: entity.short for entity in (*coming, *_entities(base, sorted(keys)))}


def given_in(row: object) -> Given:
    """Read what one JSON object gives, under the names of the options. Raises ValueError in a sentence."""
    if not isinstance(row, dict):
        raise ValueError("an object is expected")  # noqa: TRY004 (a line that does not hold)
    unknown = sorted(str(name) for name in row.keys() - NOTHING.keys())
    if unknown:
        raise ValueError(f"there is no field {unknown[0]}")
    made: dict[str, Any] = {**NOTHING}
    for name, value in row.items():
        many = isinstance(NOTHING[name], tuple)  # type: ignore[literal-required]
        texts = value if many and isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in texts):
            raise ValueError(f"{name} takes {'texts in a list' if many else 'a text'}")
        if name != CLEARED and not all(text.strip() for text in texts):
            raise ValueError(f"{name} is empty: say something there, or leave it out")
        made[name] = tuple(texts) if many else value
    for name, allowed in (("action", ACTIONS), ("level", LEVELS), ("evidence", EVIDENCE)):
        if made[name] is not None and made[name] not in allowed:
            raise ValueError(f"{name} is one of {', '.join(allowed)}")
    return cast("Given", made)
