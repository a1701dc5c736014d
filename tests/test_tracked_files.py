"""What is in the repository, and what must never be."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRIVATE = re.compile(
    r"(?<![\w.~:/$%-])/(?:home|root|Users|work|tmp|mnt|private|var/folders)/[\w.-]"  # a path of somebody's machine
    r"|[A-Za-z]:\\\\?Users\\"
    r"|--(?:extra-)?index-url|https?://[\w.:-]+/(?:simple|artifactory|nexus|repository)\b"  # a registry of ours
    r"|\b(?:10|127|192\.168|172\.16)(?:\.\d{1,3}){2,3}:\d+/"
)


def tracked() -> list[Path]:
    """List the text files that git knows."""
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


def test_no_file_names_a_registry_or_a_path_of_somebodys_machine() -> None:
    """A clone works anywhere, and tells nothing of where it was made."""
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if PRIVATE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_no_database_and_no_secret_is_tracked() -> None:
    """A fact base of a deployment stays with it."""
    names = [path.name for path in tracked()]
    assert [name for name in names if name == ".env" or name.endswith((".db", ".db-wal", ".sqlite"))] == []


def test_no_file_holds_the_marks_of_a_merge() -> None:
    """What two people changed at once was put together by somebody."""
    marks = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.MULTILINE)
    found = [path.relative_to(ROOT) for path in tracked() if path.suffix in {".py", ".md", ".json", ".toml", ".txt"}]
    assert [str(path) for path in found if marks.search((ROOT / path).read_text(encoding="utf-8"))] == []
