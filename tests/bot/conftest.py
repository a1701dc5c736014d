"""The `oversight` command on a copy of a base that opens quickly: all starter facts, a few phrasings each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import main
from knowledge.exchange import export_rows, import_rows
from knowledge.starter.data import SHOWN_VOICE
from knowledge.storage.store import Store

FEWER = 4  # of so many phrasings, one is kept
Run = Callable[..., Result]


@pytest.fixture(scope="session")
def quick(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the base once."""
    path = tmp_path_factory.mktemp("quick") / "quick.db"
    with Store(starter) as whole, Store(path) as store:
        lines = list(export_rows(whole))
        rest = [line for line in lines if '"kind": "phrasing"' not in line]
        asked = [line for line in lines if line not in rest and f'"voice": "{SHOWN_VOICE}"' in line]
        import_rows(store, [*rest, *asked[::FEWER]], "2025-03-01T12:00:00Z")
    return path


@pytest.fixture
def quick_db(quick: Path, tmp_path: Path) -> Path:
    """Copy it for one test."""
    return Path(shutil.copy(quick, tmp_path / "quick.db"))


@pytest.fixture
def run(quick_db: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `oversight` on the copy, without a token."""
    monkeypatch.setenv("OVERSIGHT_DB", str(quick_db))
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    return lambda *arguments, **how: CliRunner().invoke(main, list(map(str, arguments)), **how)
