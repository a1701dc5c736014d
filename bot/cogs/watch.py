"""`/watch`: a channel is told of changes, as they happen or once a day."""

from __future__ import annotations

import logging

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot import render_changes
from bot.buttons import Interaction
from bot.cogs.about import names
from bot.cogs.gesture import AdminGesture
from bot.cogs.setup import ADMINS, guild_of, tell
from bot.desk import Desk
from bot.errand import Errand
from bot.markdown import plain
from bot.pages import fill
from knowledge import KnowledgeBase, Revision, Watch, day

log = logging.getLogger(__name__)

MINUTES = 10.0  # between looks at whose day is over, and at what could not be sent
ROOM = 1_900  # characters of a list: a message without a card holds 2,000
SERVER_ERROR = 500  # statuses from here on are Discord's own trouble, and pass
Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
Due = tuple[Watch, tuple[Revision, ...]]

ABOUT = "Only changes about this agency, system or person"
CANNOT = "I may not write there: give me the permissions View Channel and Send Messages in that channel first."


class Watching(AdminGesture):
    """Who is told of what."""

    watch = app_commands.Group(
        name="watch",
        description="Have a channel told when facts are added, corrected or retracted",
        default_permissions=ADMINS,
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.errand = Errand(self.deliver)
        desk.on_change(self.wake)

    async def cog_unload(self) -> None:
        """Stop where it is: what was not sent is due at the next start."""
        self.every.cancel()
        self.errand.stop()

    @watch.command(description="Tell a channel of changes from now on")
    @app_commands.describe(
        about=ABOUT, daily="True: once a day. False: as they happen", channel="The channel; without one, this one"
    )
    async def add(
        self,
        interaction: Interaction,
        about: str = "",
        daily: bool = False,  # noqa: FBT001, FBT002
        channel: Place | None = None,
    ) -> None:
        """Begin a watch, where the bot may write."""
        place = channel.id if channel else interaction.channel_id or 0
        guild = guild_of(interaction)
        if not may_write(interaction, channel):
            await tell(interaction, CANNOT)
            return

        def begin(base: KnowledgeBase) -> str:
            entity = base.naming.entity(about) if about else None
            base.watching.add(str(guild), str(place), entity.id if entity else "", daily=daily)
            return entity.short if entity else ""

        named = await self.desk.worker.use(begin)
        often = "once a day" if daily else "as they happen"
        await tell(interaction, f"<#{place}> is told of changes{_about(named)}, {often}.")

    @watch.command(description="Tell a channel no more")
    @app_commands.describe(about="What the watch is about, where it is about something", channel="The channel")
    async def remove(self, interaction: Interaction, about: str = "", channel: Place | None = None) -> None:
        """End a watch."""
        place = channel.id if channel else interaction.channel_id or 0

        def end(base: KnowledgeBase) -> bool:
            entity = base.naming.entity(about) if about else None
            return base.watching.remove(str(place), entity.id if entity else "")

        if await self.desk.worker.use(end):
            await tell(interaction, f"<#{place}> is not told any more of changes{_about(about)}.")
        else:
            await tell(interaction, "There is no such watch. `/watch list` shows which there are.")

    @watch.command(name="list", description="Show which channels of this server are told of changes")
    async def list_(self, interaction: Interaction) -> None:
        """List the watches of the server."""
        guild = guild_of(interaction)
        found = await self.desk.worker.use(
            lambda base: [(w, _name(base, w), base.watching.ended(w)) for w in base.watching.of(str(guild))]
        )
        going = [_going(watch, name) for watch, name, ended in found if not ended]
        over = [_over(interaction, watch, name) for watch, name, ended in found if ended]
        lines = [*(going or ["No channel is told of changes. `/watch add` begins it."]), *over]
        shown = fill(lines, ROOM)[0]
        left = [f"-# and {len(lines) - len(shown)} more"] if len(shown) < len(lines) else []
        await tell(interaction, "\n".join([*shown, *left]))

    @add.autocomplete("about")
    @remove.autocomplete("about")
    async def suggest(self, _: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Suggest names."""
        return await names(self.desk, current)

    # Telling

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin to look; the first look is now."""
        if not self.every.is_running():
            self.every.start()

    @tasks.loop(minutes=MINUTES)
    async def every(self) -> None:
        """Look whose day is over."""
        await self.wake()

    async def wake(self) -> None:
        """Tell in the background."""
        self.errand.wake()

    async def deliver(self) -> None:
        """Tell every channel what it has to be told."""
        due = await self.desk.worker.use(lambda base: [(each, _name(base, each[0])) for each in base.watching.due()])
        head = (await self.desk.worker.base()).head
        for (watch, revisions), name in due:
            await self.send(watch, revisions, render_changes.news(revisions[::-1], name, head))

    async def send(self, watch: Watch, revisions: tuple[Revision, ...], view: discord.ui.LayoutView) -> None:
        """Tell one channel; a channel that is gone or closed is counted, and after a while let go."""
        try:
            await self.client.get_partial_messageable(int(watch.channel)).send(view=view)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if not isinstance(error, discord.HTTPException) or error.status >= SERVER_ERROR:
                log.info("A watch waits: %s", error)
            elif await self.desk.worker.use(lambda base: base.watching.failed(watch)):
                log.warning("The watch of channel %s has ended, it cannot be written to: %s", watch.channel, error)
        else:
            await self.desk.worker.use(lambda base: base.watching.told(watch, revisions[-1].number))


def may_write(interaction: Interaction, channel: Place | None) -> bool:
    """Tell whether the bot may write in a channel, or where this happens."""
    if channel is None:
        may, thread = interaction.app_permissions, isinstance(interaction.channel, discord.Thread)
    else:
        may, thread = channel.permissions_for(channel.guild.me), isinstance(channel, discord.Thread)
    return may.view_channel and (may.send_messages_in_threads if thread else may.send_messages)


def _name(base: KnowledgeBase, watch: Watch) -> str:
    return base.naming.entity(watch.about).short if watch.about else ""


def _going(watch: Watch, name: str) -> str:
    return f"<#{watch.channel}>{_about(name)}, {'once a day' if watch.daily else 'as they happen'}"


def _over(interaction: Interaction, watch: Watch, name: str) -> str:
    """Say of a watch that has ended since when, and why."""
    there = interaction.guild and interaction.guild.get_channel_or_thread(int(watch.channel))
    why = "I could not write there any more" if there else "I cannot find the channel any more"
    return f"<#{watch.channel}>{_about(name)}: ended on {day(watch.told[:10])}, since {why}"


def _about(name: str) -> str:
    return f" about {plain(name, 80)}" if name else ""
