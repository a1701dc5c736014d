"""`/changes`: what was added, corrected and retracted, and why, for everybody."""

from __future__ import annotations

from datetime import UTC, date

from discord import app_commands

from bot import render_changes
from bot.buttons import Does, Interaction, to_page
from bot.cogs.about import names
from bot.cogs.gesture import Gesture, show
from bot.desk import Desk
from bot.render_changes import Changes
from bot.since import first_day
from knowledge import KnowledgeBase


class WhatChanged(Gesture):
    """The history of the base, day by day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.presses = {Does.CHANGES: self.page}

    @app_commands.command(description="What was added, corrected and retracted, and why")
    @app_commands.describe(
        since="From which day on: 2025-03-01, 7 days, last week; without it, 30 days",
        about="Only about this agency, system or person",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def changes(self, interaction: Interaction, since: str = "", about: str = "") -> None:
        """Show the newest changes, to the person alone: what is shown to everybody could not be corrected later."""
        first = first_day(since, self.desk.clock().astimezone(UTC).date())
        await show(interaction, render_changes.changes(await self.desk.worker.use(look_up, first, about)))

    @changes.autocomplete("about")
    async def suggest(self, _: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Suggest names."""
        return await names(self.desk, current)

    async def page(self, interaction: Interaction, argument: str) -> None:
        """Show another page."""
        key, number = to_page(argument)
        since, _, about = key.partition("/")
        first = first_day(since, self.desk.clock().astimezone(UTC).date())  # else a crafted button is an error of ours
        found = await self.desk.worker.use(look_up, first, about)
        await show(interaction, render_changes.changes(found, number))


def look_up(base: KnowledgeBase, first: date, about: str) -> Changes:
    """Read what changed since a day, newest first. Raises UnknownName."""
    since = first.isoformat()
    entity = base.naming.entity(about) if about else None
    key, name = (entity.id, entity.short) if entity else ("", "")
    found, came = base.archive.changes(since, key), base.archive.came(since, key)
    return Changes(since, key, name, found[::-1], came, base.base.head)
