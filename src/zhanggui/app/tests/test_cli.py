"""The command explains itself, and touches no database until it must."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhanggui.app import instance
from zhanggui.app.cli import COMMANDS


def zhanggui(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != instance.URL}
    return subprocess.run(
        [sys.executable, "-m", "zhanggui.app", *arguments],
        env=environment | {"ZHANGGUI_HOME": str(home), "ZHANGGUI_PASSWORD": "a long enough password 7"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_without_arguments_it_lists_its_commands(tmp_path: Path) -> None:
    done = zhanggui(tmp_path)
    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)


def test_an_unknown_command_is_wrong_usage(tmp_path: Path) -> None:
    assert zhanggui(tmp_path, "sell").returncode == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_help_starts_nothing(tmp_path: Path, name: str) -> None:
    done = zhanggui(tmp_path, name, "--help")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "pg").exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    done = zhanggui(tmp_path, "import", "orders", "nowhere.csv", "--layout", "online-retail", "--run-loop")
    assert done.returncode == 2
    assert "nowhere.csv" in done.stdout
    assert not (tmp_path / "pg").exists()


def test_the_life_of_an_instance(scratch_home: Path, tmp_path: Path) -> None:
    assert "迁移" in zhanggui(scratch_home, "migrate").stdout
    assert zhanggui(scratch_home, "migrate", "--check").returncode == 0
    made = zhanggui(scratch_home, "createuser", "boss")
    assert "owner" in made.stdout, made.stdout + made.stderr
    again = zhanggui(scratch_home, "createuser", "boss")
    assert again.returncode == 1
    assert "Traceback" not in again.stderr
    proof = zhanggui(scratch_home, "verify", "--json")
    assert proof.returncode == 0, proof.stdout + proof.stderr
    out = tmp_path / "all.tar.gz"
    exported = zhanggui(scratch_home, "export", "--out", str(out), "--dump")
    assert exported.returncode == 0, exported.stdout + exported.stderr
    assert out.exists()
    assert (tmp_path / "all.dump").exists()
    assert zhanggui(scratch_home, "worker", "--once").returncode == 0
    assert "stopped" in zhanggui(scratch_home, "down").stdout
    assert "not running" in zhanggui(scratch_home, "down").stdout
