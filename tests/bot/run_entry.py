"""What `oversight run` does."""

import os
import secrets
import sys
from datetime import UTC, datetime

from bot.config import Config
from bot.connect import run

sys.exit(run(Config.read(os.environ), lambda: datetime.now(UTC), lambda: secrets.token_urlsafe(6)))
