"""The starter base, opened once for all tests that only read; what the shared folder has, where it is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import KnowledgeBase
from tests.journeys.world import Clock

SHARED = Path(__file__).parents[3] / "shared"
ARTICLE = SHARED / "documents" / "000_d5af3e90919ca0c2.txt"


@pytest.fixture(scope="session")
def kb(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Open a copy of the starter base; nobody writes to it."""
    base = KnowledgeBase.open(Path(shutil.copy(starter, tmp_path_factory.mktemp("read") / "starter.db")), Clock())
    yield base
    base.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Name the folder with the development material, which is beside the repository and not part of it."""
    if not SHARED.is_dir():
        pytest.skip("the development material is not beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def article() -> str:
    """Read the starter document, which is not ours to ship."""
    if not ARTICLE.is_file():
        pytest.skip("the starter document is not beside the repository")
    return ARTICLE.read_text(encoding="utf-8")
