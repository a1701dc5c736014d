"""The commands of the terminal, one file a topic. A new one is added to COMMANDS."""

from bot.commands.asking import ask, chat
from bot.commands.documents import ingest
from bot.commands.exchange import export, import_, measure
from bot.commands.facts import facts
from bot.commands.history import audit, changes, redact
from bot.commands.inbox import alias, teach, unanswered
from bot.commands.review import review
from bot.commands.setup import setup
from bot.commands.sources import sources, verify

COMMANDS = (
    *(ask, chat, facts, sources, verify, measure, export, import_),
    *(ingest, review, changes, audit, redact, setup),
    *(unanswered, teach, alias),
)
