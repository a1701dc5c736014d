"""Somebody looks something up: an agency, a person, the documents."""

from __future__ import annotations

from tests.journeys.world import World, buttons, shown


async def test_about_suggests_names_while_somebody_types_even_misspelt(world: World) -> None:
    """Half a name, an acronym and a misspelt name find the entity."""
    for typed, wanted in (
        ("treas", "Treasury"),
        ("IDRS", "Integrated Data Retrieval System (IDRS)"),
        ("gavin klinger", "Gavin Kliger"),
    ):
        found = await world.alice.autocomplete(world.channel, "about", "name", typed)
        assert any(wanted in choice["name"] for choice in found), typed
        assert len(found) <= 25


async def test_about_shows_access_with_status_and_sources(world: World) -> None:
    """The card of the Treasury: what was sought, what was blocked, where it stands."""
    choice = (await world.alice.autocomplete(world.channel, "about", "name", "treasury"))[0]
    result = await world.alice.slash(world.channel, "about", name=choice["value"])
    text = shown(result.response)
    assert "**Access**" in text
    assert "blocked" in text
    assert "USA TODAY" in text
    assert "Sources" in buttons(result.response)
    sources = await world.bob.click(result.response, label="Sources")
    assert "“" in shown(sources.response)


async def test_about_an_agency_without_facts_says_so(world: World) -> None:
    """A real agency about which there is nothing."""
    result = await world.alice.slash(world.channel, "about", name="SSA")
    assert "Nothing is on record in 1 source, to 17 Feb 2025." in shown(result.response)


async def test_about_a_name_that_means_nothing_says_what_to_do(world: World) -> None:
    """One sentence, for the asker alone."""
    result = await world.alice.slash(world.channel, "about", name="zzzqqq")
    assert result.response.ephemeral
    assert "Choose one of the names" in shown(result.response)


async def test_sources_lists_the_documents(world: World) -> None:
    """The list names title, publisher and date, and links to the document."""
    result = await world.alice.slash(world.channel, "sources")
    text = shown(result.response)
    assert "1 source, to 17 Feb 2025" in text
    assert "[Elon Musk's DOGE seeks access" in text
