"""The settings."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.config import SETTINGS, Config, InvalidSetting, Setting


def test_an_empty_environment_gives_the_defaults() -> None:
    """Blank counts as missing."""
    assert Config.read({}) == Config() == Config.read({"OVERSIGHT_DB": "  "})


def test_every_setting_is_read() -> None:
    """Each variable arrives."""
    read = Config.read(
        {
            "DISCORD_TOKEN": " abc\n",
            "OVERSIGHT_DB": "x.db",
            "OVERSIGHT_PERSON_QUESTIONS": "3",
            "OVERSIGHT_CHANNEL_QUESTIONS": "4",
            "OVERSIGHT_HOME_GUILDS": "200000000000000001, 200000000000000002\t20000000000000000003,,",
            "OVERSIGHT_LOG_LEVEL": "warning",
        }
    )
    homes = frozenset({200000000000000001, 200000000000000002, 20000000000000000003})
    assert read == Config("abc", Path("x.db"), 3, 4, homes, logging.WARNING)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OVERSIGHT_PERSON_QUESTIONS", "0"),
        ("OVERSIGHT_CHANNEL_QUESTIONS", "²"),
        ("OVERSIGHT_CHANNEL_QUESTIONS", "9" * 5_000),
        ("OVERSIGHT_HOME_GUILDS", "Newsroom"),
        ("OVERSIGHT_HOME_GUILDS", "2000000000000001"),
        ("OVERSIGHT_HOME_GUILDS", "200000000000000001;200000000000000002"),
        ("OVERSIGHT_HOME_GUILDS", "２00000000000000001"),
        ("OVERSIGHT_LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_the_setting(name: str, value: str) -> None:
    """The sentence says what the setting takes."""
    with pytest.raises(InvalidSetting, match=rf"The setting {name} takes .*\."):
        Config.read({name: value})


def test_the_token_shows_in_no_repr() -> None:
    """Nothing that prints a Config prints the token."""
    assert "secret" not in repr(Config.read({"DISCORD_TOKEN": "secret"}))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_documented_as_it_is(setting: Setting) -> None:
    """Name, default and meaning stand in the README and in the docs, word for word."""
    default = f"`{setting.default}` " if setting.default else ""
    line = f"| `{setting.name}` | {default}| {setting.meaning} |"
    for name in ("README.md", "docs/discord.md"):
        assert line in (Path(__file__).parents[2] / name).read_text(encoding="utf-8")
