"""The commands of the terminal, one file a topic. A new one is added to COMMANDS."""

from bot.commands.asking import ask, chat
from bot.commands.exchange import export, import_, measure
from bot.commands.facts import facts
from bot.commands.sources import sources, verify

COMMANDS = (ask, chat, facts, sources, verify, measure, export, import_)
