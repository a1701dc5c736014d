"""Who may do what. Discord hides commands as a courtesy; what counts is asked here, for every command, button and form.

Rights are read from the interaction itself, which Discord sends with the member's roles and permissions of this moment.
"""

from __future__ import annotations

import discord
from discord import app_commands

from bot.buttons import Interaction
from bot.desk import Desk

READ_ONLY = "The facts are kept in another server; here they can only be read."
FOR_CURATORS = "This is for curators: members with the permission Manage Server or with the server's curator role."
FOR_ADMINS = "This is for members with the permission Manage Server."


class NotAllowed(app_commands.AppCommandError):
    """Somebody may not do what they tried; its text is one sentence for them. The client answers and logs it."""


def is_home(interaction: Interaction, desk: Desk) -> bool:
    """Tell whether facts are kept where this happens."""
    return interaction.guild_id in desk.home_guilds


def may_set_up(interaction: Interaction) -> bool:
    """Tell whether the person may set up the bot for their server: with Manage Server, as administrators have."""
    may = interaction.permissions
    return interaction.guild_id is not None and (may.manage_guild or may.administrator)


async def is_curator(interaction: Interaction, desk: Desk) -> bool:
    """Tell whether the person may keep facts: in a home guild, with Manage Server or the curator role."""
    if not is_home(interaction, desk):
        return False
    if may_set_up(interaction):
        return True
    role, person = (await desk.guilds.load(interaction.guild_id)).curators, interaction.user
    return role is not None and isinstance(person, discord.Member) and person.get_role(role) is not None


async def must_be_curator(interaction: Interaction, desk: Desk) -> None:
    """Refuse whoever may not keep facts. Raises NotAllowed."""
    if not is_home(interaction, desk):
        raise NotAllowed(READ_ONLY)
    if not await is_curator(interaction, desk):
        raise NotAllowed(FOR_CURATORS)


def must_set_up(interaction: Interaction) -> None:
    """Refuse whoever may not set up the bot for their server. Raises NotAllowed."""
    if not may_set_up(interaction):
        raise NotAllowed(FOR_ADMINS)
