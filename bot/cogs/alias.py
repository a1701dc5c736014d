"""`/alias`: what agencies, systems and people are called, and which words mean the same."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from discord import app_commands

from bot.buttons import Interaction
from bot.cogs.curating import LONGEST_VALUE, begin, choice, put
from bot.cogs.gesture import CuratorGesture
from bot.finding import find_entities
from bot.markdown import plain
from bot.naming import take_away
from bot.pages import LONGEST_MESSAGE, page
from bot.render import NOT_ON_RECORD, ON_RECORD, layout
from bot.wording import count
from knowledge import Kind, KnowledgeBase

log = logging.getLogger(__name__)

LONGEST_LINE = 200
SUGGESTED = 25
MORE = "-# and {} more: `oversight alias list` in a terminal shows all of them"

Text = app_commands.Range[str, 1, 100]
Choices = list[app_commands.Choice[str]]


class Alias(CuratorGesture):
    """What a curator does about names and words."""

    alias = app_commands.Group(name="alias", description="Other names of agencies, systems and people; other words")

    @alias.command(description="Give an agency, system or person another name")
    @app_commands.describe(of="The agency, system or person", alias="The other name, as people write it")
    async def add(self, interaction: Interaction, of: Text, alias: Text) -> None:
        """Add an alias."""
        await begin(interaction)
        name, doubts = await self.desk.worker.use(_add, of, alias)
        log.info("User %s added an alias of %s.", interaction.user.id, of)
        await say(interaction, f"“{plain(alias)}” is {plain(name)} from now on.", doubts)

    @alias.command(description="Take another name away from an agency, system or person")
    @app_commands.describe(of="The agency, system or person", alias="The name to take away")
    async def remove(self, interaction: Interaction, of: Text, alias: Text) -> None:
        """Remove an alias."""
        await begin(interaction)
        written = await self.desk.worker.use(take_away, of, alias)
        log.info("User %s removed an alias of %s.", interaction.user.id, of)
        await say(interaction, f"“{plain(written)}” is taken away.")

    @alias.command(name="list", description="Show the other names of an agency, system or person; or the other words")
    @app_commands.describe(of="The agency, system or person; without one, the words that curators added")
    async def list_(self, interaction: Interaction, of: Text = "") -> None:
        """List aliases, or words."""
        await begin(interaction)
        if of:
            entity = await self.desk.worker.use(lambda base: base.naming.entity(of))
            head, lines = (
                f"### {plain(entity.short, LONGEST_LINE)}",
                [plain(each, LONGEST_LINE) for each in entity.aliases],
            )
        else:
            words = await self.desk.worker.use(lambda base: base.naming.words())
            head = "### Words that curators added"
            lines = [f"{plain(word, LONGEST_LINE)} → {plain(means, LONGEST_LINE)}" for word, means in words]
        await put(interaction, layout([f"{head}\n{listed(lines)}"], [], ON_RECORD))

    @alias.command(description="Let a word be read as another one in questions")
    @app_commands.describe(word="The word that people use", means="The word that the record uses")
    async def add_word(self, interaction: Interaction, word: Text, means: Text) -> None:
        """Add a word."""
        await begin(interaction)
        doubts = await self.desk.worker.use(lambda base: base.naming.add_word(word, means))
        log.info("User %s added a word.", interaction.user.id)
        await say(interaction, f"“{plain(word)}” is read as “{plain(means)}” from now on.", doubts)

    @alias.command(description="Let a word be read as it is again")
    @app_commands.describe(word="The word to take away")
    async def remove_word(self, interaction: Interaction, word: Text) -> None:
        """Remove a word."""
        await begin(interaction)
        if await self.desk.worker.use(lambda base: base.naming.remove_word(word)):
            log.info("User %s removed a word.", interaction.user.id)
            await say(interaction, f"“{plain(word)}” is read as it is again.")
        else:
            await say(interaction, f"“{plain(word)}” was not added. `/alias list` shows the words that were.")

    # What comes up as somebody types

    @add.autocomplete("of")
    @remove.autocomplete("of")
    @list_.autocomplete("of")
    async def entities(self, _: Interaction, current: str) -> Choices:
        """Suggest agencies, systems and people."""
        found = await self.desk.worker.use(find_entities, current, frozenset(Kind))
        return [choice(each.short, each.id) for each in found]

    @remove.autocomplete("alias")
    async def aliases(self, interaction: Interaction, current: str) -> Choices:
        """Suggest the aliases of the entity that was chosen."""
        of = str(getattr(interaction.namespace, "of", "") or "")
        return typed(await self.desk.worker.use(_aliases, of), current)

    @remove_word.autocomplete("word")
    async def words(self, _: Interaction, current: str) -> Choices:
        """Suggest the words that were added."""
        added = await self.desk.worker.use(lambda base: base.naming.words())
        return typed(dict.fromkeys(word for word, _ in added), current)


def _add(base: KnowledgeBase, of: str, alias: str) -> tuple[str, tuple[str, ...]]:
    """Add an alias; the name of what it is one of, and what to look out for. Raises NotNamed, UnknownName."""
    return base.naming.entity(of).name, base.naming.add_alias(of, alias)


def _aliases(base: KnowledgeBase, of: str) -> tuple[str, ...]:
    """Give the aliases of an entity, none where nothing of that id is known."""
    return next((each.aliases for each in base.names(of, SUGGESTED) if of in {each.id, each.name}), ())


def typed(texts: Iterable[str], current: str) -> Choices:
    """Suggest those texts that have what was typed so far."""
    found = (text for text in texts if current.strip().casefold() in text.casefold() and len(text) <= LONGEST_VALUE)
    return [choice(text, text) for text in found][:SUGGESTED]


def listed(lines: Sequence[str]) -> str:
    """Write lines as a list, as far as a message holds them."""
    shown = page([f"- {line}" for line in lines], LONGEST_MESSAGE - LONGEST_LINE, 1).blocks
    left = len(lines) - len(shown)
    return "\n".join([*shown, *([MORE.format(count(left, "line"))] if left else [])]) if lines else "None so far."


async def say(interaction: Interaction, sentence: str, doubts: Sequence[str] = ()) -> None:
    """Say to the curator what was done, and what to look out for."""
    looks = [f"-# {plain(doubt, LONGEST_LINE)}" for doubt in doubts]
    await put(interaction, layout(["\n".join([sentence, *looks])], [], NOT_ON_RECORD if doubts else ON_RECORD))
