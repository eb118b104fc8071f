"""An instance keeps its secrets, and says which database it means."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from zhanggui.app import instance


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZHANGGUI_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ZHANGGUI_SECRET_KEY", raising=False)
    return tmp_path / "home"


def test_the_secret_is_made_once_for_its_owner_only(home: Path) -> None:
    first = instance.secret_key()
    assert instance.secret_key() == first
    assert len(first) > 50
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600


def test_programs_that_start_at_once_agree_on_the_secret(home: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: instance.secret_key(), range(8)))
    assert len(keys) == 1
    assert os.listdir(home) == ["secret-key"]


def test_the_parts_of_a_url_are_unquoted() -> None:
    parts = instance.parameters("postgresql://me%40here:p%2Fw@db.example:5433/shop%20one?sslmode=require")
    assert parts == {
        "NAME": "shop one",
        "USER": "me@here",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"options": "-c plan_cache_mode=force_generic_plan", "sslmode": "require"},
    }


def test_a_named_server_is_not_ours_to_start(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(instance.URL, "postgresql://elsewhere/shop")
    assert instance.server() is None
    assert instance.database_url() == "postgresql://elsewhere/shop"


def test_a_named_host_leaves_the_machines_own_names() -> None:
    """The health check of a container asks 127.0.0.1, whatever browsers ask."""
    ask = "from zhanggui.app import settings; print(*settings.ALLOWED_HOSTS)"
    env = {**os.environ, "ZHANGGUI_HOSTS": "shop.example, erp.example"}
    done = subprocess.run([sys.executable, "-c", ask], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split()[:4] == ["shop.example", "erp.example", "127.0.0.1", "localhost"]
