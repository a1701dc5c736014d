"""Something goes wrong."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.client import APOLOGY, CHANGED
from knowledge import BaseUnavailable
from tests.journeys.world import KLIGER, LIST, World, buttons, shown

BROKEN = RuntimeError("a bug")
LOCKED = BaseUnavailable("oversight.db", "is in use by another program", "Wait until that ends, then try again.")


@pytest.fixture
def break_base(world: World, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make every question raise an error."""

    def with_error(error: Exception) -> None:
        async def ask(*_: object) -> None:
            raise error

        monkeypatch.setattr(world.worker, "ask", ask)

    return with_error


def tracebacks(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """Take what was logged as an error since the last look."""
    found = [record for record in caplog.records if record.levelno >= logging.ERROR]
    caplog.clear()
    return found


async def test_a_bug_is_logged_once_and_answered_by_one_apology(
    world: World, break_base: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """By command, mention, button or form: one traceback for us, one sentence for the person."""
    answer = await world.mention(world.alice, KLIGER)
    refusal = await world.mention(world.alice, "did they get into social security?")
    form = await world.alice.click(answer, label="Follow up")
    field = form.modal["components"][0]["component"]["custom_id"]
    break_base(BROKEN)

    async def acts() -> Any:
        yield (await world.alice.slash(world.channel, "ask", question=LIST)).response
        yield await world.mention(world.alice, LIST)
        yield (await world.alice.click(refusal, custom_id=first_button(refusal))).response
        yield (await world.alice.submit_modal(form, {field: "why?"})).response

    async for message in acts():
        assert shown(message) == APOLOGY
        logged = tracebacks(caplog)
        assert [record.exc_info[1] for record in logged if record.exc_info] == [BROKEN]
        assert len(logged) == 1


async def test_a_base_that_is_in_use_is_explained_and_not_logged_as_a_bug(world: World, break_base: Any) -> None:
    """An error of the library is a sentence that somebody can act on."""
    break_base(LOCKED)
    result = await world.alice.slash(world.channel, "ask", question=LIST)
    assert "is in use by another program" in shown(result.response)


async def test_an_answer_to_a_deleted_question_is_no_error(world: World) -> None:
    """Alice deletes her question before the answer comes: the reply does not insist on it."""
    await world.mention(world.alice, KLIGER)
    post = [each for each in world.env.http_requests if each.path.endswith("/messages") and each.method == "POST"][-1]
    assert post.json["message_reference"]["fail_if_not_exists"] is False


async def test_a_command_of_an_older_version_says_what_to_do(world: World) -> None:
    """Discord still shows a command that the bot no longer has."""
    world.bot.tree.remove_command("help")
    result = await world.alice.slash(world.channel, "help")
    assert shown(result.response) == CHANGED


def first_button(message: Any) -> str:
    """Find the custom_id of the first button of a message."""
    return next(iter(buttons(message).values()))
