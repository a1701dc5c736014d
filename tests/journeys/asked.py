"""Questions that nothing on record answers, and who waits for them."""

from __future__ import annotations

from tests.journeys.world import World

VAIN = "who is the night guard of Zorbnik at the IRS?"
ALIKE = "whos the night guard at the irs, of zorbnick"
BUDGET = "what is the budget of the IRS lighthouse?"


async def waiting(world: World) -> list[str]:
    """List the questions that wait for curators, most asked first."""
    return [group.question for group in await world.worker.use(lambda base: base.inbox.groups())]
