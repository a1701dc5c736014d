"""What people call documents, agencies, systems and people, for both faces."""

from __future__ import annotations

from knowledge import KnowledgeBase, NotNamed


def source_of(base: KnowledgeBase, text: str) -> str:
    """Give the id of the source that somebody names by its id, title or link, "" where there is none."""
    wanted = _same(text).rstrip("/")
    named = (
        source.id
        for source in reversed(base.sources())  # at one link, the newest version
        if wanted in {_same(source.id), _same(source.title).rstrip("/"), _same(source.url).rstrip("/")}
    )
    return next(named, "") if wanted else ""


def take_away(base: KnowledgeBase, of: str, alias: str) -> str:
    """Take another name away from an agency, system or person; as it was written. Raises NotNamed, UnknownName."""
    entity = base.naming.entity(of)
    wanted = _same(alias)
    if wanted not in map(_same, entity.aliases):
        for what, name in (("the acronym", entity.acronym), ("the name", entity.name), ("the name", entity.short)):
            if name and wanted == _same(name):
                raise NotNamed(
                    f"“{name}” is {what} of {entity.name}, and stays: only the other names of it can be taken away."
                )
    return base.naming.remove_alias(of, alias)


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()
