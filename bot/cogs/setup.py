"""`/setup`: what those who run a server decide for it; in a home guild also who keeps the facts.

A guild command hides the one for everywhere that has its name, so the `/setup` of home guilds has all of it.
"""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands

from bot.buttons import Interaction
from bot.cogs.gesture import AdminGesture
from bot.cogs.welcome import links
from bot.desk import Desk
from bot.guilds import GuildSettings
from bot.rights import FOR_ADMINS, NotAllowed

Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.ForumChannel

ADMINS = discord.Permissions(manage_guild=True)
ABOUT = "Set up how the bot works in this server"
CHANNELS = "Name the channels where answers for everybody are welcome; elsewhere they are for the asker alone"
CHANNEL = "The channel; without one you see how it is set"
ALLOWED = "True: welcome there. False: not any more; without a channel, every channel is welcome again"
EVERYBODY = "Everybody has that role: choose one that only curators have."


class Setup(AdminGesture):
    """What can be set up in any server."""

    setup = app_commands.Group(
        name="setup",
        description=ABOUT,
        default_permissions=ADMINS,
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )

    @setup.command(description=CHANNELS)
    @app_commands.describe(channel=CHANNEL, allowed=ALLOWED)
    async def channels(self, interaction: Interaction, channel: Place | None = None, allowed: bool = True) -> None:  # noqa: FBT001, FBT002
        """Name a channel, take one away, or take all away."""
        await set_channels(interaction, self.desk, channel, allowed=allowed)


class HomeSetup(AdminGesture):
    """What can be set up in a home guild."""

    home = True
    setup = app_commands.Group(name="setup", description=ABOUT, default_permissions=ADMINS)

    @setup.command(description=CHANNELS)
    @app_commands.describe(channel=CHANNEL, allowed=ALLOWED)
    async def channels(self, interaction: Interaction, channel: Place | None = None, allowed: bool = True) -> None:  # noqa: FBT001, FBT002
        """Name a channel, take one away, or take all away."""
        await set_channels(interaction, self.desk, channel, allowed=allowed)

    @setup.command(description="Name the role that makes a curator; members with Manage Server are curators anyway")
    @app_commands.describe(role="The role; without one, only members with Manage Server are curators")
    async def curators(self, interaction: Interaction, role: discord.Role | None = None) -> None:
        """Name the curator role, or none."""
        if role and role.is_default():
            await tell(interaction, EVERYBODY)
            return
        await self.desk.guilds.change(
            guild_of(interaction), lambda now: replace(now, curators=role.id if role else None)
        )
        named = f" and everybody with the role {role.mention}" if role else ""
        await tell(interaction, f"Curators are the members with Manage Server{named}.")

    @setup.command(description="Ask for a second curator where a fact names a living person or is an allegation")
    @app_commands.describe(on="True: a second curator accepts such a fact. False: one is enough, for small teams")
    async def two_person(self, interaction: Interaction, on: bool) -> None:  # noqa: FBT001
        """Turn the rule of two on or off, for the whole fact base."""
        await self.desk.worker.keep_setting("two_person", "on" if on else "off")
        who = "a second curator" if on else "no second curator"
        await tell(interaction, f"Facts that name a living person, and allegations, now need {who}.")


async def set_channels(interaction: Interaction, desk: Desk, channel: Place | None, *, allowed: bool) -> None:
    """Change the channels of a server, and say how it is set now."""

    def change(now: GuildSettings) -> GuildSettings:
        if channel is None:
            return now if allowed else replace(now, channels=frozenset())
        return replace(now, channels=now.channels | {channel.id} if allowed else now.channels - {channel.id})

    named = (await desk.guilds.change(guild_of(interaction), change)).channels
    if named:
        await tell(
            interaction, f"Answers for everybody are welcome in {links(named)}; elsewhere only the asker sees them."
        )
    else:
        await tell(interaction, "Answers for everybody are welcome in every channel.")


def guild_of(interaction: Interaction) -> int:
    """Tell in which server this happens. Raises NotAllowed where it is none."""
    if interaction.guild_id is None:
        raise NotAllowed(FOR_ADMINS)
    return interaction.guild_id


async def tell(interaction: Interaction, sentence: str) -> None:
    """Say to the person alone how it is set now."""
    await interaction.response.send_message(sentence, ephemeral=True)
