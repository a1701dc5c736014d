"""How a command ends where it cannot go on: one sentence on standard error, and exit code 2."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import Any, NoReturn

import click

from bot.terminal import harmless

INTERRUPT = 130  # the exit code of what Ctrl-C ended, as shells have it
INTERRUPTED = "\nStopped. What was done before stays, and nothing is done by half: give the command again to go on."
UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def stop(sentence: str) -> NoReturn:
    """Say why it cannot go on, and end with exit code 2."""
    click.echo(harmless(sentence), err=True)
    sys.exit(2)


class Commands(click.Group):
    """Commands that may be interrupted, and whose output may go to a disk that is full."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own signature)
        """Run a command; what is interrupted says how it stands."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(INTERRUPTED, err=True)
            sys.exit(INTERRUPT)

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (click's own signature)
        """Run a command; an output that cannot be written is one sentence."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if error.errno not in UNWRITABLE:
                raise
            leave_unwritten()
            stop(f"The output cannot be written: {error.strerror}. Free some space, or write to another place.")


def leave_unwritten() -> None:
    """Let go of what standard output still holds: Python would try to write it again at its end, and complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
