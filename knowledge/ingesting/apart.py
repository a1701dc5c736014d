"""Reading in a process of its own: a document may be slow, greedy or harmful there, and harms only itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from knowledge.drafts import Document
from knowledge.errors import UnreadableDocument
from knowledge.ingesting.formats import Format
from knowledge.ingesting.limits import MOST_SECONDS

ROOT = Path(__file__).parents[2]
# What a Python needs to start. Nothing else of the surroundings is handed on: a token has no place next to a
# stranger's file.
HANDED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "SYSTEMROOT",
    "APPDATA",
    "USERPROFILE",
    "TEMP",
    "TMP",
)
TXT = "Give its text as .txt."


def read_apart(kind: Format, name: str, data: bytes) -> Document:
    """Read a document in a child process that has MOST_SECONDS; raise UnreadableDocument with what went wrong there."""
    try:
        # run() ends and reaps the child whatever happens; a new process, since a fork of a threaded program may hang
        done = subprocess.run(  # noqa: S603  our own module, and nothing of the document on the command line
            [sys.executable, "-P", "-m", "knowledge.ingesting.child", kind.value],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            env=_surroundings(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(name) from None
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        raise _too_slow(name)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        why = "could not be read: the program that reads it broke down"
        error = UnreadableDocument(name, why, TXT)
        error.add_note(f"The reading process ended with {done.returncode}.")
        raise error from None
    if "read" in told:
        return Document(**{**told["read"], "name": name})
    error = UnreadableDocument(name, told["why"], told["advice"])
    if "detail" in told:
        error.add_note(told["detail"])
    raise error


def _too_slow(name: str) -> UnreadableDocument:
    """Say that a document took too long."""
    return UnreadableDocument(name, f"took more than {MOST_SECONDS} seconds to read", TXT)


def _surroundings() -> dict[str, str]:
    """Give the child what it needs to find Python and this package, and to stay small."""
    kept = {key: os.environ[key] for key in HANDED_ON if key in os.environ}
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    # numpy comes with the package and reserves memory for a thread on each core, which counts against the limit
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
