"""What the journeys of curators share: a proposal that is made, a form that is filled in, a card that is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simcord.backend import serializers
from simcord.components import walk_components
from simcord.interactions import base_payload
from simcord.results import InteractionResult

from knowledge import Draft, Editor, KnowledgeBase, Proposal, Quote
from tests.journeys.world import World, buttons, components, shown

SUGGESTER = Editor("77", "Sam Person")
OTHER = Editor("99", "Other Curator")
STATEMENT = "The Harbour Office of Plonktown lent DOGE a lighthouse lamp on 3 March 2025."
QUOTE = "lent the team a lighthouse lamp"
ASKED = "what did the Harbour Office of Plonktown lend?"
SAID = "The Harbour Office of Plonktown"


def draft(statement: str = STATEMENT, **how: Any) -> Draft:
    """Make a draft that holds, about an agency."""
    return Draft(statement, (Quote("S1", QUOTE),), ("irs",), SAID, **how)


async def propose(world: World, made: Draft | None = None, by: Editor = OTHER, **how: Any) -> Proposal:
    """Have somebody propose something, elsewhere."""
    found: Proposal = await world.worker.use(lambda base: base.proposals.propose(made or draft(), by, **how))
    return found


async def record(world: World, made: Draft | None = None) -> str:
    """Put a fact on record; its id."""
    number = (await propose(world, made)).number
    return await world.worker.use(accept, number)


def accept(base: KnowledgeBase, number: int) -> str:
    """Accept a proposal as the operator; the id of its fact."""
    revision = base.decisions.accept(number, OTHER, alone=True).revision
    assert revision
    return revision.key


async def propose_many(world: World, count: int, **how: Any) -> None:
    """Queue many drafts of a document, each saying something of its own."""
    made = [draft(f"Harbour number {number} lent DOGE a lamp in March 2025.", **how) for number in range(count)]
    await world.worker.use(lambda base: base.proposals.draw(made, "S1", OTHER))


async def suggest(world: World, statement: str = STATEMENT) -> Proposal:
    """Have a plain member suggest something."""
    found: Proposal = await world.worker.use(
        lambda base: base.proposals.suggest(Draft(statement, (Quote("S1", QUOTE),), ("irs",), SAID), SUGGESTER)
    )
    return found


def filled(result: Any) -> dict[str, str]:
    """Read what stands in a form that was opened."""
    assert result.modal, shown(result.response)
    found = walk_components(result.modal["components"])
    return {each["custom_id"]: each.get("value") or "" for each in found if each["type"] == 4}


async def fill(who: Any, result: Any, **fields: str) -> Any:
    """Send in a form as it was opened, with other text in some fields."""
    return await who.submit_modal(result, {**filled(result), **fields})


async def press(who: Any, seen: Any, label: str) -> Any:
    """Press a button of the message that is seen."""
    message = getattr(seen, "response", seen)
    result = await who.click(message, label=label)
    assert result.acknowledged
    return result


def emit(world: World, who: Any, seen: Any, custom_id: str) -> InteractionResult:
    """Send the press of a button of a message, whoever may see it, and do not wait."""
    backend, message = world.env.backend, world.env.backend.get_message(world.channel.id, seen.response.id)
    data = {"custom_id": custom_id, "component_type": 2}
    record, payload = base_payload(
        backend, type=3, channel_id=world.channel.id, guild_id=who.guild.id, user_id=who.id, data=data
    )
    record.source_message_id = message.id
    backend.emit("INTERACTION_CREATE", payload | {"message": dict(serializers.message_payload(backend, message))})
    return InteractionResult(world.env, record)


async def press_at_once(world: World, seen: Sequence[tuple[Any, Any]], label: str) -> list[Any]:
    """Have several people press at the same moment."""
    results = [emit(world, who, each, buttons(each.response)[label]) for who, each in seen]
    await world.env.settle()
    return results


def card(result: Any) -> str:
    """Read a card that only the curator sees."""
    assert result.response.ephemeral
    return shown(result.response)


def labels(result: Any) -> list[str]:
    """List the buttons of a card, in reading order."""
    return list(buttons(result.response))


def told(result: Any) -> str:
    """Read what was said below a card."""
    return "\n".join(shown(each) for each in result.followups)


def told_of(result: Any) -> str:
    """Read what was said, below a card or by itself."""
    return told(result) or shown(result.response)


def parts(message: Any) -> int:
    """Count the components of a message."""
    return len(list(walk_components(components(message))))


async def two_person(world: World, *, on: bool) -> None:
    """Turn the rule of two on or off."""
    await world.worker.keep_setting("two_person", "on" if on else "off")
