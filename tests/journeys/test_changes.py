"""Anybody sees what was added, corrected and retracted, when and why, and never by whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import render
from bot.buttons import Does, Press
from bot.worker import Worker
from knowledge import Draft, KnowledgeBase, Quote
from tests.journeys.changing import ONE, accepted, change, own_worker, retract, undo
from tests.journeys.test_user_install import used_elsewhere
from tests.journeys.world import Clock, World, buttons, shown

NEW = "DOGE asked the Internal Revenue Service for access to its lamps."


@pytest.fixture
def worker(db: Path, clock: Clock) -> Iterator[Worker]:
    """Open a base that this journey changes."""
    yield from own_worker(db, clock)


async def look(world: World, who: Any = None, channel: Any = None, **how: str) -> str:
    """Have somebody look; what they alone see."""
    result = await (who or world.alice).slash(channel or world.channel, "changes", **how)
    assert result.response.ephemeral
    return shown(result.response)


async def statement(world: World, fact: str) -> str:
    """Look up what a fact says."""
    found = await world.worker.statement(fact)
    assert found
    return found


async def test_the_facts_of_the_beginning_are_one_line(world: World) -> None:
    """Nobody has to scroll through 66 facts that came with the base."""
    world.clock.later(days=700)
    count = len(await world.worker.use(lambda base: base.facts()))
    assert f"{count} facts came with the base." in await look(world, since="2020-01-01")
    about = await look(world, since="2020-01-01", about="Treasury")
    assert "facts came with the base." in about
    assert f"{count} facts" not in about


async def test_a_correction_is_shown_by_words_with_its_reason_and_the_head(world: World) -> None:
    """The same for a member, a stranger in another server, a friend elsewhere; a curator is "a curator"."""
    old = await statement(world, "F1")
    await change(world, "F1", "The lamps were forgotten.", statement=old.replace("access", "a lamp"))
    texts = [
        await look(world),
        await look(world, world.stranger, world.lobby),
        shown((await world.alice.user.slash("changes")).response),
        shown((await used_elsewhere(world, "changes", "since", "7 days")).response),
    ]
    for text in texts:
        assert "**1 Mar 2025**" in text
        assert "**Corrected F1:**" in text
        assert "~~access~~ **a lamp**" in text
        assert "-# The lamps were forgotten. — a curator" in text
        assert f"-# Fact base {(await world.worker.base()).head}" in text
        assert ONE.name not in text


async def test_the_newest_day_comes_first(world: World) -> None:
    """Grouped by day; within a day the newest change first."""
    await change(world, "F1", "First.", statement=NEW)
    await retract(world, "F8", "Second.")
    world.clock.later(days=2)
    await undo(world, "F8", 1)
    text = await look(world)
    order = [text.index(part) for part in ("**3 Mar 2025**", "**Restored F8:**", "**1 Mar 2025**", "Second.", "First.")]
    assert order == sorted(order)


async def test_what_is_retracted_is_struck_and_what_is_redacted_is_gone(world: World) -> None:
    """Nothing is silently deleted; what was taken out is named as that."""
    said = await statement(world, "F8")
    await retract(world, "F8", "Never so.")
    assert f"~~{said[:40]}" in await look(world)
    revision = await change(world, "F1", statement="Mara Vole lives at the lamp house.")
    await world.worker.use(lambda base: base.archive.redact(revision.number, "It names where somebody lives."))
    text = await look(world)
    assert "**Redacted F1:** *text taken out*" in text
    assert "It names where somebody lives." in text
    assert "Mara Vole" not in text


async def test_since_and_about_narrow_it(world: World) -> None:
    """By day and by agency; what cannot be read is answered with what can."""
    await change(world, "F1", statement=NEW)
    world.clock.later(days=10)
    await retract(world, "F33")
    assert "F1" not in await look(world, since="7 days")
    assert "F1" in await look(world, since="2025-03-01")
    assert "F1" in await look(world, about="IRS")
    assert "Nothing was added, corrected or retracted." in await look(world, about="Social Security Administration")
    assert "There is no day “soonish”. Write a date such as 2025-03-01" in await look(world, since="soonish")
    assert "There is no agency" in await look(world, about="zzzqqq")
    choices = await world.alice.autocomplete(world.channel, "changes", "about", "treas")
    assert any("Treasury" in choice["name"] for choice in choices)


async def test_many_changes_page(world: World) -> None:
    """Thirty new facts are paged through, for the person alone, and the last page has the first of them."""

    def add(base: KnowledgeBase) -> None:
        for number in range(30):
            said = f"Harbour number {number} lent DOGE a lamp."
            draft = Draft(said, (Quote("S1", "a lamp"),), ("irs",), "USA TODAY")
            base.decisions.accept(base.proposals.propose(draft, ONE, reason="New.").number, ONE, alone=True)

    await world.worker.use(add)
    result = await world.alice.slash(world.channel, "changes")
    pages = 1
    while "More" in buttons(result.response):
        result = await world.alice.click(result.response, label="More")
        assert result.response.ephemeral
        pages += 1
    assert pages > 1
    assert "Harbour number 0 lent" in shown(result.response)
    assert f"Page {pages} of {pages}" in shown(result.response)


async def test_a_change_of_the_quote_alone_says_so(world: World) -> None:
    """The words stay, and what changed is named."""
    await change(world, "F1", quotes=(Quote("S1", "seeks"),))
    assert "*Changed: the quote.*" in await look(world)


async def test_the_head_that_changes_shows_is_found_in_the_chain(world: World) -> None:
    """Whoever noted it down can have it proved later."""
    text = await look(world)
    head = text.rpartition("Fact base ")[2].strip()
    await accepted(world, (await world.worker.use(lambda base: base.proposals.retract("F8", ONE, "No."))).number)
    assert (await world.worker.use(lambda base: base.archive.audit(head))).holds_head


async def test_a_button_that_nobody_made_is_no_error_of_ours(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A day that is none is said to be none, and nothing is logged as unexpected."""
    made = Press("Older", Does.CHANGES, "soon/irs:1")
    await world.show(render.layout(["Changes"], [[made]], render.ON_RECORD))
    result = await world.alice.click(world.channel.last_message, label="Older")
    assert "There is no day “soon”" in shown(result.response)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
