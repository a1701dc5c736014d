"""Somebody wants to know where an answer comes from."""

from __future__ import annotations

from bot import render
from knowledge import Answer, Declined, Offer, Reason
from tests.journeys.world import KLIGER, LIST, World, buttons, shown


async def test_sources_shows_each_quote_with_a_link_that_lights_it_up(world: World) -> None:
    """Bob presses Sources under Alice's answer and sees the quotes, alone."""
    result = await world.bob.click(await world.mention(world.alice, LIST), label="Sources")
    text = shown(result.response)
    assert result.response.ephemeral
    assert "“seeking direct access”" in text
    assert "#:~:text=seeking%20direct%20access" in text
    assert "¶\u00a02" in text


async def test_cite_gives_a_line_to_paste(world: World) -> None:
    """The line has claim, source, date, link and the head of the base, letter for letter."""
    result = await world.bob.click(await world.mention(world.alice, KLIGER), label="Cite")
    line = shown(result.response).split("```")[1]
    for part in ("Gavin Kliger was", "USA TODAY", "17 Feb 2025", "https://www.usatoday.com/", "fact base"):
        assert part in line


async def test_buttons_work_after_a_restart(world: World) -> None:
    """The bot is started anew; old answers keep their buttons."""
    answer = await world.mention(world.alice, LIST)
    await world.restart()
    for label in ("Sources", "Cite"):
        result = await world.bob.click(answer, label=label)
        assert result.acknowledged
        assert "USA TODAY" in shown(result.response)


async def test_an_answer_that_is_no_longer_kept_says_so(world: World) -> None:
    """After more than 30 days and another answer, the receipt is gone; every button says it in one sentence."""
    answer = await world.mention(world.alice, LIST)
    world.clock.later(days=31)
    await world.mention(world.bob, KLIGER)
    for label in ("Sources", "Cite"):
        result = await world.bob.click(answer, label=label)
        assert result.response.ephemeral
        assert "no longer kept" in shown(result.response)


async def test_the_receipt_knows_the_message_but_neither_asker_nor_question(world: World) -> None:
    """What is kept of an answer leads to the message, for corrections, and to nobody."""
    answer = await world.mention(world.alice, LIST)
    receipt = await world.worker.receipt(buttons(answer)["Sources"].rpartition(":")[2])
    assert receipt is not None
    assert (receipt.channel, receipt.message) == (str(world.channel.id), str(answer.id))
    assert str(world.alice.id) not in repr(receipt)


async def test_long_answers_page(world: World) -> None:
    """The card of the IRS is long: More shows the rest to whoever presses it, up to the end."""
    result = await world.alice.slash(world.channel, "about", name="irs")
    seen, pages = result.response, 1
    while "More" in buttons(seen):
        assert len(shown(seen)) <= 2000
        seen = (await world.bob.click(seen, label="More")).response
        pages += 1
    assert pages > 1
    assert f"Page {pages} of {pages}" in shown(seen)


async def test_a_long_answer_goes_on_for_whoever_presses_more(world: World) -> None:
    """An answer that is kept but too long for one message: its next page, without buttons of its own."""
    card = await world.worker.about("irs")
    assert card is not None
    whole = render.card_answer(card)
    assert whole is not None
    receipt = await world.bot.desk.keep(whole, world.channel.id)
    await world.show(render.answer(whole, receipt.id))
    result = await world.bob.click(world.channel.last_message, label="More")
    assert result.response.ephemeral
    assert "Page 2 of" in shown(result.response)
    assert "Sources" not in buttons(result.response)


async def test_a_fact_answers_for_a_question_too_long_for_a_button(world: World) -> None:
    """The button leads to the fact, whose statement is asked for."""
    reply = await world.worker.ask(KLIGER)
    assert isinstance(reply, Answer)
    offer = Offer("Who is Gavin Kliger, and what is his part in all of this? " * 3, reply.claims[0].fact)
    await world.show(render.declined(Declined(Reason.NOT_ON_RECORD, "Nothing on that.", reply.base, (offer,))))
    refusal = world.channel.last_message
    result = await world.bob.click(refusal, custom_id=next(iter(buttons(refusal).values())))
    assert "Gavin Kliger" in shown(result.response)
