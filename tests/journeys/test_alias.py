"""Curators give agencies other names, and words other meanings; the next question knows them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.client import CHANGED
from bot.rights import FOR_CURATORS, READ_ONLY
from bot.worker import Worker
from tests.journeys.curating import card
from tests.journeys.world import AWAY, HOME, Clock, World, shown

ASKED = "did DOGE get access to {}?"


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a fact base for one test: a name that is given in one would be known in another."""
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def say(world: World, what: str, who: Any = None, **how: Any) -> str:
    """Have a curator use the command; what the bot says to them alone."""
    return card(await (who or world.curator).slash(world.channel, f"alias {what}", **how)).replace("\\", "")


async def test_an_alias_is_known_by_the_next_question(world: World) -> None:
    """Until it is taken away; the list shows it meanwhile."""
    known = shown(await world.mention(world.alice, ASKED.format("the IRS")))
    before = shown(await world.mention(world.alice, ASKED.format("Ledger Lane")))
    assert before != known
    added = await say(world, "add", of="irs", alias="Ledger Lane")
    assert added == "“Ledger Lane” is Internal Revenue Service from now on."
    assert shown(await world.mention(world.bob, ASKED.format("ledger lane"))) == known
    assert "- Ledger Lane" in await say(world, "list", of="irs")
    assert await say(world, "remove", of="irs", alias="ledger lane") == "“Ledger Lane” is taken away."
    assert shown(await world.mention(world.alice, ASKED.format("Ledger Lane"))) == before


async def test_a_word_is_known_by_the_next_question(world: World) -> None:
    """Until it is taken away."""
    known = shown(await world.mention(world.alice, "did DOGE access the IRS?"))
    assert await say(world, "list") == "### Words that curators added\nNone so far."
    assert await say(world, "add_word", word="gatecrash", means="access") == (
        "“gatecrash” is read as “access” from now on."
    )
    assert shown(await world.mention(world.bob, "did DOGE gatecrash the IRS?")) == known
    assert "- gatecrash → access" in await say(world, "list")
    assert await say(world, "remove_word", word="gatecrash") == "“gatecrash” is read as it is again."
    assert "was not added" in await say(world, "remove_word", word="gatecrash")


async def test_what_cannot_be_a_name_is_refused_in_one_sentence(world: World) -> None:
    """It says which agency has it already; markup is no name. An everyday word is taken with a warning."""
    assert "is a name of Department of the Treasury" in await tell(world, alias="treasury")
    assert "plain words" in await tell(world, alias="[x](https://example.org)")
    assert "Did you mean Internal Revenue Service" in await tell(world, of="Internal Revenu Servise", alias="Lane")
    assert "everyday word" in await say(world, "add", of="irs", alias="harbour")
    assert "@everyone" not in await say(world, "add", of="irs", alias="x everyone **")


async def tell(world: World, alias: str, of: str = "irs") -> str:
    """Have a curator add an alias that cannot be; what the bot says below."""
    result = await world.curator.slash(world.channel, "alias add", of=of, alias=alias)
    return shown(result.followups[0] if result.followups else result.response)


async def test_names_come_up_as_a_curator_types(world: World) -> None:
    """Agencies by their name; the aliases of the chosen one; the words that were added."""
    found = await world.curator.autocomplete(world.channel, "alias add", "of", "internal rev")
    assert found[0] == {"name": "Internal Revenue Service (IRS)", "value": "irs"}
    await say(world, "add", of="irs", alias="Ledger Lane")
    await say(world, "add_word", word="gatecrash", means="access")
    found = await world.curator.autocomplete(world.channel, "alias remove", "alias", "ledger", of="irs")
    assert [each["value"] for each in found] == ["Ledger Lane"]
    found = await world.curator.autocomplete(world.channel, "alias remove_word", "word", "gate")
    assert [each["value"] for each in found] == ["gatecrash"]


async def test_curators_alone_name_anything(world: World) -> None:
    """A member is refused, and a stranger has no such command."""
    assert await say(world, "add", world.alice, of="irs", alias="Ledger Lane") == FOR_CURATORS
    assert "from now on" in await say(world, "add", world.admin, of="irs", alias="Ledger Lane")
    assert not any(each.startswith("alias") for each in world.stranger.available_commands(world.lobby))
    command = world.env.backend.find_command("alias", HOME)
    data = {"id": command["id"], "name": "alias", "type": 1, "guild_id": str(AWAY), "options": []}
    assert shown((await world.craft(world.stranger, world.lobby, data)).response) in {CHANGED, READ_ONLY}


async def test_a_long_list_is_cut_to_what_a_message_holds(world: World) -> None:
    """It says how many more there are, and where."""
    rows = [{"kind": "word", "word": f"zq{number:02}" * 20, "means": "access"} for number in range(28)]
    await world.worker.use(lambda base: base.import_lines(map(json.dumps, rows)))
    text = await say(world, "list")
    assert len(text) <= 2000
    assert "more: `oversight alias list`" in text


async def test_the_acronym_of_an_agency_is_not_taken_away(world: World) -> None:
    """It is said that it stays; another name that is spelt alike stays, too."""
    before = await world.worker.use(lambda base: base.naming.aliases("irs"))
    assert "“IRS” is the acronym of Internal Revenue Service, and stays" in await say(
        world, "remove", of="irs", alias="IRS"
    )
    assert await world.worker.use(lambda base: base.naming.aliases("irs")) == before
