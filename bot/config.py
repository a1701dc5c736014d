"""All settings, each with its default and meaning. Nothing is read at import: `Config.read` takes the environment."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

NUMBER = re.compile(r"0*[1-9][0-9]{0,5}")  # of more digits than thousands, Python refuses to read a number
ID = re.compile(r"[0-9]{17,20}")  # Discord's ids of servers


class InvalidSetting(ValueError):
    """A setting that cannot be used; its text is one sentence for the operator."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The setting {name} {why}.")
        self.name = name


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, its default, and what it means."""

    name: str
    default: str
    meaning: str

    def text(self, environ: Mapping[str, str]) -> str:
        """Read the value, or the default where the variable is missing or blank."""
        return environ.get(self.name, "").strip() or self.default

    def number(self, environ: Mapping[str, str]) -> int:
        """Read the value as a whole number from 1. Raises InvalidSetting."""
        text = self.text(environ)
        if not NUMBER.fullmatch(text):
            raise InvalidSetting(self.name, f"takes a whole number from 1 to 999,999, such as {self.default}")
        return int(text)

    def ids(self, environ: Mapping[str, str]) -> frozenset[int]:
        """Read the value as ids of Discord servers, with commas or spaces between them. Raises InvalidSetting."""
        texts = self.text(environ).replace(",", " ").split()
        if not all(ID.fullmatch(text) for text in texts):
            raise InvalidSetting(
                self.name, "takes ids of Discord servers, 17 to 20 digits each, with commas between them"
            )
        return frozenset(map(int, texts))

    def level(self, environ: Mapping[str, str]) -> int:
        """Read the value as a level of the logging module. Raises InvalidSetting."""
        levels = logging.getLevelNamesMapping()
        text = self.text(environ).upper()
        if text not in levels:
            raise InvalidSetting(self.name, f"takes one of {', '.join(sorted(levels, key=levels.__getitem__))}")
        return levels[text]


TOKEN = Setting("DISCORD_TOKEN", "", "the bot's token, from the Developer Portal; needed by `oversight run` alone")
DB = Setting("OVERSIGHT_DB", "oversight.db", "the fact base, one SQLite file; made on first use")
PERSON = Setting("OVERSIGHT_PERSON_QUESTIONS", "10", "questions that one person may ask in half a minute")
CHANNEL = Setting("OVERSIGHT_CHANNEL_QUESTIONS", "30", "questions that one channel may ask in half a minute")
HOME = Setting(
    "OVERSIGHT_HOME_GUILDS",
    "",
    "ids of the servers whose curators keep the facts, with commas between; with none, Discord only reads them",
)
LOG = Setting("OVERSIGHT_LOG_LEVEL", "INFO", "how much is logged: DEBUG, INFO, WARNING or ERROR")
SETTINGS = (TOKEN, DB, PERSON, CHANNEL, HOME, LOG)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run. The token never shows in a repr, and so never in a log."""

    token: str = field(default=TOKEN.default, repr=False)
    db: Path = Path(DB.default)
    person_questions: int = int(PERSON.default)
    channel_questions: int = int(CHANNEL.default)
    home_guilds: frozenset[int] = frozenset()
    log_level: int = logging.INFO

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Config:
        """Read the settings from an environment. Raises InvalidSetting."""
        return cls(
            TOKEN.text(environ),
            Path(DB.text(environ)),
            PERSON.number(environ),
            CHANNEL.number(environ),
            HOME.ids(environ),
            LOG.level(environ),
        )
