"""Start, find, stop and recover the server of one home.

Layout of a home: `pg/data` (PostgreSQL's folder), `pg/server.log`, `pg-port`, `pg-password` (mode 0600), `pg.lock`
(one launcher at a time), `pg-users.lock` (shared by the programs that use it) and `pg-alive.lock`. The last one is the trick that makes recovery safe: the server inherits
the locked file, so the lock is held exactly as long as any of its processes lives. It cannot go stale as a process id
in a file can, and it also shows the workers that outlive a killed server for a moment.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

import psycopg
from psycopg import sql

from zhanggui.app.postgres import account, binaries, locks, tuning
from zhanggui.app.postgres.errors import LauncherError

ROLE = "zhanggui"
DATABASE = "zhanggui"
START_SECONDS = 300  # a server that was killed under load first replays its log
ORPHAN_SECONDS = 10
FAREWELL_SECONDS = 1
# Below the range from which systems take ports for outgoing connections: one of those would be lent to
# somebody else while the server is down.
PORTS = range(20_000, 32_000)
# A number that no process has: see _disown.
NO_PROCESS = 2**31 - 2


@dataclass(frozen=True)
class Status:
    """A running server: process id of its main process, its port, and whether it answers."""

    pid: int
    port: int
    healthy: bool


class Server:
    """The server of one home. Every method may be called by several processes at the same time."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home.absolute()
        self.durable = durable
        self.folder = self.home / "pg"
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self._pid_file = self.data / "postmaster.pid"
        self._port_file = self.home / "pg-port"
        self._password_file = self.home / "pg-password"
        self._lock = self.home / "pg.lock"
        self._alive = self.home / "pg-alive.lock"
        self._users = self.home / "pg-users.lock"

    def ensure(self) -> str:
        """Start the server unless it runs, create the database unless it exists; returns its URL.

        Raises LauncherError with the reason and the end of the server's log when it cannot start.
        """
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with locks.exclusive(self._lock):
            if not self._answers():
                self._start()
            self._create_database()
            return self.url()

    def stop(self) -> bool:
        """Stop the server, ending its sessions; False when it did not run."""
        if not self.data.exists():
            return False
        with locks.exclusive(self._lock):
            if not locks.is_held(self._alive):
                return False
            user = account.choose(self.data)
            tools = binaries.find(self.folder / "programs", user)
            command = [tools.program("pg_ctl"), "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", "120"]
            done = self._run(command, user)
            if done.returncode and locks.is_held(self._alive):
                raise LauncherError(f"The database in {self.data} does not stop: {done.stderr.strip()}")
            return True

    def hold(self) -> int:
        """Tell other programs that this one uses the server, until the returned file is closed or the process ends."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        return locks.share(self._users)

    @contextmanager
    def using(self) -> Iterator[str]:
        """Use the server and yield its URL; at the end stop it, unless another program uses it too."""
        handle = self.hold()
        try:
            yield self.ensure()
        finally:
            # Newcomers wait at this lock until the server has stopped, then start it again. A child that was told to end with us
            # (`up --reload`) may need a moment to be gone.
            deadline = time.monotonic() + FAREWELL_SECONDS
            while not (last := locks.is_last(handle)) and time.monotonic() < deadline:
                time.sleep(0.05)
            if last:
                self.stop()
            os.close(handle)

    def status(self) -> Status | None:
        """The running server, None when there is none."""
        found = self._pid_and_port()
        if found is None or not locks.is_held(self._alive):
            return None
        return Status(pid=found[0], port=found[1], healthy=self._answers())

    def url(self, database: str = DATABASE) -> str:
        """URL of a database on this server, with the password. Raises LauncherError when it was never started."""
        try:
            return f"postgresql://{ROLE}:{self._password_file.read_text()}@127.0.0.1:{self._port()}/{database}"
        except OSError as problem:
            raise LauncherError(f"There is no database in {self.home} yet, or it is not yours.") from problem

    # -- is it there -------------------------------------------------------------------------------------------------

    def _port(self) -> int:
        return int(self._port_file.read_text())

    def _pid_and_port(self) -> tuple[int, int] | None:
        try:
            lines = self._pid_file.read_text().splitlines()
            return int(lines[0]), int(lines[3])
        except (OSError, IndexError, ValueError):
            return None

    def _answers(self) -> bool:
        """Whether OUR server answers on the remembered port: the password and the folder must be right."""
        if not (self._port_file.exists() and self._password_file.exists()):
            return False
        try:
            with psycopg.connect(self.url("postgres"), connect_timeout=5) as connection:
                row = connection.execute("SELECT current_setting('data_directory')").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]).resolve() == self.data.resolve()

    # -- start -------------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        user = account.choose(self.data)
        self.folder.mkdir(exist_ok=True, mode=0o700)
        _give(self.folder, user)
        account.grant_search(self.home, user)
        tools = binaries.find(self.folder / "programs", user)
        self._check_version(tools)
        if not self.data.exists():
            self._initialize(tools, user)
        alive = self._take_alive()
        if alive is None:
            # Somebody else's launch, or a start that outlasts ours: it answers as soon as its log is replayed.
            self._wait()
            return
        try:
            self._disown(user)
            _give(tuning.write(self.data, durable=self.durable), user)
            self._launch(tools, user, alive)
        finally:
            os.close(alive)

    def _check_version(self, tools: binaries.Binaries) -> None:
        try:
            made_by = int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return
        if made_by != tools.major:
            raise LauncherError(
                f"The data in {self.data} were made by PostgreSQL {made_by}, the programs here are {tools.major}. "
                f"Set ZHANGGUI_PG_BIN to programs of {made_by}, or move the data with `zhanggui export`."
            )

    def _initialize(self, tools: binaries.Binaries, user: account.Account) -> None:
        """Make the data folder beside its place and rename it: a half-made one is never taken for a database."""
        for left_over in self.folder.glob("new-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        if not self._password_file.exists():
            _write(self._password_file, secrets.token_urlsafe(32))
        new = self.folder / f"new-{os.getpid()}-{secrets.token_hex(4)}"
        password = self.folder / "new-password"
        password.touch(mode=0o600)
        password.write_text(self._password_file.read_text())
        _give(password, user)
        command = [
            tools.program("initdb"), "--pgdata", str(new), "--username", ROLE, "--pwfile", str(password),
            "--auth", "scram-sha-256", "--encoding", "UTF8", *_locale(tools.major),
        ]  # fmt: skip
        if not self.durable:
            command.append("--no-sync")
        done = self._run(command, user)
        password.unlink()
        if done.returncode:
            shutil.rmtree(new, ignore_errors=True)
            raise LauncherError(f"The database folder cannot be made in {self.folder}: {done.stderr.strip()}")
        with (new / "postgresql.conf").open("a") as file:
            file.write(f"\ninclude_if_exists = '{tuning.FILE}'\ninclude_if_exists = '{tuning.OWN_FILE}'\n")
        new.rename(self.data)

    def _take_alive(self) -> int | None:
        """The lock for the new server; None when a server runs after all.

        When the main process was killed, its workers end by themselves as soon as they look up from their work;
        those that do not are ended: no commit of theirs can succeed any more.
        """
        deadline = time.monotonic() + ORPHAN_SECONDS
        while (handle := locks.take(self._alive)) is None:
            found = self._pid_and_port()
            if found and _runs_in(found[0], self.data):
                return None
            if time.monotonic() > deadline:
                for pid in _processes_in(self.data):
                    os.kill(pid, 9)
            time.sleep(0.05)
        return handle

    def _disown(self, user: account.Account) -> None:
        """Make sure that a stale `postmaster.pid` does not stop the start.

        PostgreSQL deletes a stale file itself unless its process id now belongs to some other process of the same
        user. We hold the lock that every process of the old server held, so none of them lives; the file is kept,
        with a number that nobody has, because PostgreSQL also checks the shared memory noted in it.
        """
        found = self._pid_and_port()
        if found is None:
            # Cut off while it was written (full disk, power): PostgreSQL would refuse to start on it.
            self._pid_file.unlink(missing_ok=True)
        elif _runs_in(found[0], self.data):
            raise LauncherError(
                f"Another program runs the database in {self.data} (process {found[0]}). Stop it first."
            )
        else:
            lines = self._pid_file.read_text().splitlines(keepends=True)
            self._pid_file.write_text("".join([f"{NO_PROCESS}\n", *lines[1:]]))
            _give(self._pid_file, user)

    def _launch(self, tools: binaries.Binaries, user: account.Account, alive: int) -> None:
        if self.log.exists() and self.log.stat().st_size > 16 * tuning.MB:
            self.log.unlink()
        problem = ""
        for port in self._ports():
            _write(self._port_file, str(port))
            command = [
                tools.program("pg_ctl"), "start", "-D", str(self.data), "-w", "-t", str(START_SECONDS),
                "-l", str(self.log), "-o", f"-p {port}",
            ]  # fmt: skip
            before = self.log.stat().st_size if self.log.exists() else 0
            done = self._run(command, user, keep=alive)
            if done.returncode == 0:
                return
            problem = self._log_after(before) or done.stderr
            if "could not bind" not in problem and "in use" not in problem:
                break
            time.sleep(0.2)
        if "No space left on device" in problem:
            raise LauncherError(
                f"The disk of {self.data} is full (磁盘已满); the database can't start. What was committed is safe: free some "
                f"space there and run the same command again."
            )
        raise LauncherError(f"The database in {self.data} does not start:\n{problem.strip()[-2000:]}")

    def _ports(self) -> list[int]:
        """Ports to try: the remembered one, so that running clients find the server again, then some free ones."""
        remembered = [self._port()] if self._port_file.exists() else []
        others = [port for port in SystemRandom().sample(PORTS, 50) if _is_free(port)]
        return [*(port for port in remembered if _is_free(port)), *others[:6]]

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > deadline or not locks.is_held(self._alive):
                raise LauncherError(f"The database in {self.data} does not answer; see {self.log}.")
            time.sleep(0.1)

    def _create_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if known is None:
                # Already being made for a launcher that was killed: PostgreSQL goes on to finish the statement.
                with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    # -- programs ----------------------------------------------------------------------------------------------------

    def _run(
        self, command: list[str], user: account.Account, *, keep: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the server's user, with nothing of our environment that it reads."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        output = self.folder / "command.log"
        # Not pipes: the server inherits them from pg_ctl, and reading to their end would wait for the server's end.
        with output.open("w+") as file:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                text=True,
                cwd="/",
                env=environment | {"LC_ALL": "C"},
                pass_fds=[keep] if keep is not None else [],
                start_new_session=True,
                check=False,
                **user.popen_options(),  # type: ignore[call-overload]
            )
            file.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, stdout="", stderr=file.read())

    def _log_after(self, position: int) -> str:
        try:
            with self.log.open(errors="replace") as file:
                file.seek(position)
                return file.read()
        except OSError:
            return ""


def _write(path: Path, text: str) -> None:
    """Write a small file whole or not at all: half a port or an empty password would keep the home from ever starting."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(text)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _give(path: Path, user: account.Account) -> None:
    """Make a file ours to write and the server's to own."""
    if user.dropped:
        os.chown(path, user.uid, user.gid)


def _locale(major: int) -> list[str]:
    """Sorting by code point, the same on every machine; classes of characters as Unicode has them."""
    if major >= 17:
        return ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _runs_in(pid: int, data: Path) -> bool:
    """Whether this process is a PostgreSQL process of this folder."""
    proc = Path(f"/proc/{pid}")
    if Path("/proc/self").exists():
        try:
            return (proc / "cwd").resolve(strict=True) == data.resolve() and "postgres" in (
                proc / "cmdline"
            ).read_text()
        except OSError:
            return False
    shown = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False)
    return "postgres" in shown.stdout and str(data) in shown.stdout


def _processes_in(data: Path) -> list[int]:
    """Every PostgreSQL process of this folder."""
    numbers = (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))
    return [pid for pid in numbers if _runs_in(pid, data)]
