"""The command explains itself, and touches no database until it must."""

from __future__ import annotations

import json
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from zhanggui.app import instance, start
from zhanggui.app.cli import COMMANDS, main
from zhanggui.app.postgres.server import Server

Zhanggui = Callable[..., tuple[int, str]]


@pytest.fixture
def zhanggui(
    scratch_home: Path,
    session_database: str,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Zhanggui]:
    """Run a command on an instance of the test's own; its exit status and what it printed."""
    monkeypatch.setenv("ZHANGGUI_HOME", str(scratch_home))
    monkeypatch.setattr(settings, "SECRET_KEY", settings.SECRET_KEY)
    monkeypatch.setenv("ZHANGGUI_PASSWORD", "a long enough password 7")
    monkeypatch.delenv(instance.URL, raising=False)
    before = signal.getsignal(signal.SIGTERM)

    def run(*arguments: str) -> tuple[int, str]:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        shown = capsys.readouterr()
        return status, shown.out + shown.err

    with django_db_blocker.unblock():
        yield run
        start.point_at(session_database)
    signal.signal(signal.SIGTERM, before)


def test_without_arguments_it_lists_its_commands(zhanggui: Zhanggui) -> None:
    status, text = zhanggui()
    assert status == 0
    assert all(name in text for name in COMMANDS)


def test_an_unknown_command_is_wrong_usage(zhanggui: Zhanggui) -> None:
    assert zhanggui("sell")[0] == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_help_starts_nothing(zhanggui: Zhanggui, scratch_home: Path, name: str) -> None:
    status, text = zhanggui(name, "--help")
    assert status == 0
    assert COMMANDS[name][1] in text
    assert not scratch_home.exists()


def test_a_wrong_option_starts_nothing(zhanggui: Zhanggui, scratch_home: Path) -> None:
    assert zhanggui("verify", "--quickly")[0] == 2
    assert not scratch_home.exists()


def test_a_file_that_is_not_there_is_said_so(zhanggui: Zhanggui, scratch_home: Path) -> None:
    status, text = zhanggui("import", "orders", "nowhere.csv", "--layout", "online-retail", "--run-loop")
    assert status == 2
    assert "nowhere.csv" in text
    assert not scratch_home.exists()


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zhanggui.app", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "掌柜" in done.stdout


@pytest.mark.slow
def test_the_life_of_an_instance(zhanggui: Zhanggui, scratch_home: Path, tmp_path: Path) -> None:
    assert "迁移" in zhanggui("migrate")[1]
    assert zhanggui("migrate", "--check")[0] == 0

    assert "owner" in zhanggui("createuser", "boss")[1], "the first user owns the instance"
    status, text = zhanggui("createuser", "boss")
    assert status == 1, "a name is given once"
    assert "boss" in text
    assert zhanggui("resetfactor", "boss")[0] == 0
    assert zhanggui("resetfactor", "nobody")[0] == 1

    status, text = zhanggui("verify", "--json")
    assert status == 0
    assert json.loads(text)["ok"] is True

    status, text = zhanggui("export", "--out", str(tmp_path / "all.tar.gz"), "--dump")
    assert status == 0, text
    written = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert written == {"all.dump": 0o600, "all.tar.gz": 0o600}, "for nobody else's eyes"

    assert Server(scratch_home).status() is not None, "the server outlives the commands"
    assert "stopped" in zhanggui("down")[1]
    assert "not running" in zhanggui("down")[1]


@pytest.mark.slow
def test_an_instance_moves_to_another_home(
    zhanggui: Zhanggui, scratch_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, second = tmp_path / "all.tar.gz", scratch_home.parent / "second"
    zhanggui("createuser", "boss")
    assert zhanggui("export", "--out", str(archive))[0] == 0
    status, text = zhanggui("restore", str(archive))
    assert status == 1
    assert "不是空的" in text

    monkeypatch.setenv("ZHANGGUI_HOME", str(second))
    try:
        assert zhanggui("restore", str(tmp_path / "nowhere.tar.gz"))[0] == 2
        (tmp_path / "other.tar.gz").write_bytes(archive.read_bytes()[:5000])
        status, text = zhanggui("restore", str(tmp_path / "other.tar.gz"))
        assert status == 1
        assert "Traceback" not in text
        assert not second.exists(), "a damaged file starts nothing"

        status, text = zhanggui("restore", str(archive))
        assert status == 0, text
        assert "boss" in zhanggui("createuser", "boss")[1], "the user is there already"
        assert zhanggui("down")[0] == 0
    finally:
        Server(second).stop()


def test_a_taken_port_is_refused_before_anything_starts(zhanggui: Zhanggui, scratch_home: Path) -> None:
    with socket.socket() as other:
        # Another HTTP server of ours shares its port with whoever asks to share it.
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        for command in ("up", "demo"):
            status, text = zhanggui(command, "--port", port)
            assert status == 1
            assert "--port" in text
    assert not scratch_home.exists()


def test_a_home_that_cannot_be_made_is_said_so(
    zhanggui: Zhanggui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ZHANGGUI_HOME", str(tmp_path / "file" / "home"))
    status, text = zhanggui("migrate")
    assert status == 1
    assert "file/home" in text.replace("\n", "")
    assert "Traceback" not in text
