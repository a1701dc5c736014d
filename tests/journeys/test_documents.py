"""A curator drops a document in: from the file through review to a cited answer, and what bad files get."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.cogs.documents import FORGOTTEN
from bot.rights import FOR_CURATORS, READ_ONLY
from bot.worker import Worker
from knowledge import MOST_BYTES
from tests.journeys.curating import card, emit, fill, filled, parts, press, told_of, two_person
from tests.journeys.world import HOME, Clock, World, buttons, shown
from tests.knowledge.ingesting.made import encrypted, pdf

HEAD = "Aides let into the Larkspur ledger\nThe Brindle Courier, March 14, 2025\n\n"
FIRST = "On March 11, 2025, the Bureau of Quarry Permits gave DOGE staff read-only access to the Larkspur database."
SECOND = (
    "A federal judge in Velm blocked DOGE from the Larkspur database of the Bureau of Quarry Permits on March 13, 2025."
)
THIRD = "Tamsin Orrel, the director of the bureau, said that 214 quarries are listed in the Larkspur database."
LETTER = f"{HEAD}{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
URL = "https://courier.example/larkspur"
ASKED = "did DOGE get access to the Larkspur database?"


@pytest.fixture
async def worker(db: Path, clock: Clock) -> AsyncIterator[Worker]:
    """Open a base for each journey: these change it, after the documents were published."""
    clock.later(days=60)
    opened = await Worker.open(db, clock)
    yield opened
    await opened.close()


async def send(world: World, data: str | bytes = LETTER, name: str = "letter.txt", **told: str) -> Any:
    """Have the curator send a file in."""
    raw = data.encode() if isinstance(data, str) else data
    return await world.curator.slash(world.channel, "documents add", file=(name, raw), **told)


async def take_in(world: World, data: str = LETTER, **told: str) -> Any:
    """Send a file in and take it in."""
    return await press(world.curator, await send(world, data, **told), "Take in")


async def waiting(world: World) -> int:
    """Count what waits for review."""
    count: int = await world.worker.use(lambda base: base.proposals.count())
    return count


async def test_a_document_becomes_a_cited_answer_for_everybody(world: World) -> None:
    """File, card, Take in, review, accept all: a plain member asks, and the answer cites the document."""
    await two_person(world, on=False)
    sent = await send(world, url=URL)
    text = card(sent)
    for part in ("nothing is stored yet", "Aides let into the Larkspur ledger", "The Brindle Courier", "14 Mar 2025"):
        assert part in text
    assert "Bureau of Quarry Permits (agency)" in text
    assert await waiting(world) == 0
    taken = await press(world.curator, sent, "Take in")
    assert "3 drafts (2 of an access) wait for review." in card(taken)
    assert "Larkspur" not in shown(await world.mention(world.alice, ASKED)).split("\n")[0]
    queue = await press(world.curator, taken, "Review")
    assert "3 proposals to review" in card(queue)
    done = await fill(world.curator, await press(world.curator, queue, "Accept these 3"), word="3")
    assert "3 proposals accepted" in card(done)
    answer = await world.mention(world.alice, ASKED)
    assert "Larkspur" in shown(answer)
    assert "The Brindle Courier" in shown(answer)
    assert FIRST[:-1] in shown((await press(world.alice, answer, "Sources")).response)
    assert not (await world.worker.use(lambda base: base.verify())).failed


async def test_what_a_document_states_is_corrected_before_it_is_taken_in(world: World) -> None:
    """The form is filled in with what was guessed; what is typed replaces it; nothing is taken in without a name."""
    bare = f"{FIRST}\n\n{SECOND}\n"
    sent = await send(world, bare)
    assert "*not stated*" in card(sent)
    refused = await press(world.curator, sent, "Take in")
    assert "Not taken in yet. Press Correct, and say: " in card(refused)
    assert await waiting(world) == 0
    form = await press(world.curator, refused, "Correct")
    again = await fill(
        world.curator, form, title="A ledger", publisher="The Velm Post", published="2025-03-15", url=URL
    )
    assert all(part in card(again) for part in ("A ledger", "The Velm Post", "15 Mar 2025"))
    assert filled(await press(world.curator, again, "Correct"))["publisher"] == "The Velm Post"
    assert "S2: A ledger" in card(await press(world.curator, again, "Take in"))


async def test_what_the_command_says_goes_before_what_the_document_states(world: World) -> None:
    """Title, publisher, date and link can be said with the file."""
    sent = await send(world, title="Orders", publisher="Court of Velm", published="2025-04-01", url=URL)
    assert all(part in card(sent) for part in ("Orders", "Court of Velm", "1 Apr 2025", "courier.example"))
    assert "Brindle" not in card(sent)


async def test_a_document_is_taken_in_once(world: World) -> None:
    """The same file, or nearly the same, is refused in a sentence that names it; so is a second press."""
    sent = await send(world)
    await press(world.curator, sent, "Take in")
    count = await waiting(world)
    again = await take_in(world)
    assert told_of(again) == "letter.txt is the text of S2 again, which is held already. Nothing was stored."
    assert await waiting(world) == count


async def test_a_newer_version_says_what_changed_and_flags_what_is_gone(world: World) -> None:
    """The fact whose quote is gone is proposed for retraction, in the queue of the new version."""
    await two_person(world, on=False)
    await take_in(world, url=URL)
    numbers = await world.worker.use(lambda base: base.proposals.numbers("S2"))
    who = await world.worker.use(lambda base: base.proposals.proposal(numbers[0]).by)
    await world.worker.use(lambda base: base.decisions.accept_all(numbers, who))
    corrected = LETTER.replace(
        SECOND, "No court has ruled on the Larkspur database, the bureau said on March 20, 2025."
    )
    taken = await take_in(world, corrected + "\nThe bureau keeps 31 offices in Velm and in Orrin.\n", url=URL)
    text = card(taken)
    assert "A newer version of S2" in text
    assert f"~~{SECOND}~~" in text
    assert "Flagged, since their quote is gone: F" in text
    assert "left out: the same is on record already" in text
    listed = card(await press(world.curator, taken, "Review"))
    assert "Retraction" in listed
    shelf = card(await world.curator.slash(world.channel, "documents list"))
    assert "a newer version of S2" in shelf
    assert "replaced by S3" in shelf


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty.txt is empty."),
        ("blank.txt", b" \n\n", "blank.txt holds no text."),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(400), "photo.png is of a kind that cannot be read."),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt"),
        ("sealed.pdf", encrypted(pdf(((700, 12, "Ledger"),)), "velm"), "sealed.pdf"),
        ("scan.pdf", pdf(()), "scan.pdf"),
        ("broken.docx", b"PK\x03\x04" + bytes(90), "broken.docx is damaged."),
        ("large.txt", b"a " * (MOST_BYTES // 2 + 1), "large.txt is larger than 10 MB."),
    ],
)
async def test_a_file_that_cannot_be_read_is_one_sentence(world: World, name: str, data: bytes, why: str) -> None:
    """It names the file, and nothing is stored."""
    result = await send(world, data, name)
    said = told_of(result)
    assert said.startswith(why)
    assert "\n" not in said
    assert len(said) < 300
    assert len(await world.worker.sources()) == 1
    assert await waiting(world) == 0


async def test_an_upload_is_kept_for_a_quarter_of_an_hour_and_not_over_a_restart(world: World) -> None:
    """Nothing is stored before it is taken in; whoever comes later is told so."""
    sent = await send(world)
    world.clock.later(minutes=16)
    for label in ("Take in", "Correct"):
        assert shown((await press(world.curator, sent, label)).response) == FORGOTTEN
    sent = await send(world)
    await world.restart()
    assert shown((await press(world.curator, sent, "Take in")).response) == FORGOTTEN
    assert len(await world.worker.sources()) == 1


@pytest.mark.parametrize(("who", "why"), [("alice", FOR_CURATORS), ("stranger", READ_ONLY)])
async def test_nobody_else_takes_a_document_in(
    world: World, who: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Not by a command that Discord hides from them, and not by a button of somebody's card."""
    person = getattr(world, who)
    channel = world.lobby if who == "stranger" else world.channel
    sent = await send(world)
    if who == "alice":
        for label in ("Take in", "Correct"):
            pressed = emit(world, person, sent, buttons(sent.response)[label])
            await world.env.settle()
            assert told_of(pressed) == why
    command = world.env.backend.find_command("documents", HOME)
    data = {"id": command["id"], "name": "documents", "type": 1, "guild_id": str(HOME)}
    options = [{"name": "list", "type": 1, "options": []}]
    result = await world.craft(person, channel, data | {"options": options})
    assert result.response
    assert result.ephemeral
    assert "S1" not in shown(result.response)
    assert len(await world.worker.sources()) == 1
    caplog.clear()


async def test_a_document_full_of_mentions_pings_nobody_and_is_never_markup(world: World) -> None:
    """Five thousand mentions, links and code blocks: cards stay within Discord's limits, and show letters."""
    hostile = "@everyone <@1> <@&2> [click](https://evil.example) ```x``` **bold** said the Bureau of @here Permits. "
    text = f"@everyone {HEAD}{FIRST}\n\n" + "\n\n".join(f"{hostile} {number}" for number in range(1_000))
    told = {"title": "@everyone **free** <@1>", "publisher": "[P](https://evil.example)"}
    refused = await press(world.curator, await send(world, text, "@everyone.txt", **told), "Take in")
    assert "in plain words" in card(refused)
    sent = await send(world, text, "@everyone.txt", title="**free**", publisher="The *Post*")
    taken = await press(world.curator, sent, "Take in")
    seen = [refused, sent, taken, await press(world.curator, taken, "Review")]
    seen += [await world.curator.slash(world.channel, "documents list")]
    for each in seen:
        shown_text = card(each)
        assert len(shown_text) <= 4_000
        assert parts(each.response) <= 40
        assert "@everyone" not in shown_text
        assert "<@1>" not in shown_text.replace("\\<@1\\>", "")
        assert "](https://evil" not in shown_text
    assert not any(
        stored.ping_user_ids or stored.mention_everyone
        for channel in world.env.backend.messages.values()
        for stored in channel.values()
    )


async def test_the_list_of_documents_shows_versions_and_what_waits(world: World) -> None:
    """A curator sees which texts are held and goes to the drafts of one."""
    await take_in(world)
    listed = await world.curator.slash(world.channel, "documents list")
    assert "**S1**" in card(listed)
    assert "quotes only" in card(listed)
    assert "text held · **3 drafts to review**" in card(listed)
    assert "3 proposals to review" in card(await press(world.curator, listed, "Review S2"))


async def test_what_is_said_of_a_document_is_corrected_later(world: World) -> None:
    """The form is filled in; the next answer cites it so. What would lack something changes nothing."""
    await two_person(world, on=False)
    taken = await take_in(world, url=URL)
    queue = await press(world.curator, taken, "Review")
    await fill(world.curator, await press(world.curator, queue, "Accept these 3"), word="3")
    form = await world.curator.slash(world.channel, "documents edit", source="S2")
    assert filled(form) == {
        "title": "Aides let into the Larkspur ledger",
        "publisher": "The Brindle Courier",
        "published": "2025-03-14",
        "url": URL,
    }
    late = await fill(world.curator, form, published="2999-01-01")
    assert "S2 stays as it is: it needs its " in card(late)
    form = await world.curator.slash(world.channel, "documents edit", source="aides let into the larkspur ledger")
    done = await fill(world.curator, form, publisher="The Velm Post", published="2025-03-13")
    assert "The Velm Post, 13 Mar 2025" in card(done)
    answer = shown(await world.mention(world.alice, ASKED))
    assert "The Velm Post" in answer
    assert "The Brindle Courier" not in answer
    offered = await world.curator.autocomplete(world.channel, "documents edit", "source", "velm")
    assert [each["value"] for each in offered] == ["S2"]
    unknown = await world.curator.slash(world.channel, "documents edit", source="S9")
    assert "There is no document S9." in told_of(unknown)
