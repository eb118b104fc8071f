"""A checkout may lie anywhere and be moved: blanks and Chinese in its path are no obstacle."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
import venv
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.architecture import house
from tools import first_pip


def checkout(folder: Path) -> Path:
    """What tools/setup makes of a bare clone, with this environment's packages instead of installed ones."""
    (folder / "tools").mkdir(parents=True)
    shutil.copy(house.ROOT / "tools" / "zhanggui", folder / "tools")
    (folder / "src").symlink_to(house.ROOT / "src")
    venv.create(folder / ".venv", symlinks=True, with_pip=False)
    setup = (house.ROOT / "tools" / "setup").read_text(encoding="utf-8")
    [put_on_the_path] = [line for line in setup.splitlines() if line.endswith('/zhanggui.pth"')]
    [link] = [line for line in setup.splitlines() if line.startswith("ln ")]
    site = sysconfig.get_path("purelib", vars={"base": str(folder / ".venv")})
    environment = {"site": site, "PATH": os.environ["PATH"]}
    subprocess.run(["sh", "-ec", f"{put_on_the_path}\n{link}"], cwd=folder, env=environment, check=True)
    (Path(site) / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def says(program: Path, **environment: str) -> str:
    done = subprocess.run([program, "--help"], capture_output=True, text=True, check=False, cwd="/", env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_runs_from_a_path_with_blanks_and_after_a_move(tmp_path: Path) -> None:
    first = checkout(tmp_path / "my shop 店 's")
    assert "掌柜" in says(first / ".venv" / "bin" / "zhanggui")
    moved = first.rename(tmp_path / "moved away")
    assert "掌柜" in says(moved / ".venv" / "bin" / "zhanggui")


def test_the_command_runs_through_a_link_elsewhere(tmp_path: Path) -> None:
    program = checkout(tmp_path / "a b") / ".venv" / "bin" / "zhanggui"
    (tmp_path / "zg").symlink_to(program)
    assert "掌柜" in says(tmp_path / "zg")


def test_no_program_of_the_makefile_is_started_by_its_first_line() -> None:
    """pip writes the environment's full path into the first line of each script: it breaks when the folder is moved."""
    text = (house.ROOT / "Makefile").read_text(encoding="utf-8")
    used = {
        word.removeprefix("$(BIN)/")
        for line in text.splitlines()
        for word in line.split()[:1]
        if word.startswith("$(BIN)/")
    }
    scripts = {
        name for name in used if (Path(sys.prefix) / "bin" / name).read_bytes().startswith(b"#!" + sys.prefix.encode())
    }
    assert scripts == set()


@pytest.fixture
def index(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A package index of our own: its address, and the folder of its page for pip."""
    folder = tmp_path / "simple" / "pip"
    folder.mkdir(parents=True)
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/simple", folder
        server.shutdown()
        thread.join()


def test_pip_comes_from_an_index_and_is_proved(index: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python has no `ensurepip`, as Debian's without python3-venv."""
    address, folder = index
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setattr(first_pip, "FILES", [folder / "pip.conf"])
    with pytest.raises(ValueError, match="no package index"):
        first_pip.wheel()
    (folder / "pip.conf").write_text("[global]\nindex-url = https://from-the-file/simple\n")
    assert first_pip.named_index() == "https://from-the-file/simple"
    monkeypatch.setenv("PIP_INDEX_URL", address)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    (folder / "index.html").write_text("nothing")
    with pytest.raises(ValueError, match="has no pip-"):
        first_pip.wheel()
    (folder / "index.html").write_text(f'<a href="../../files/{first_pip.NAME}#sha256=x">pip</a>')
    (folder.parents[1] / "files").mkdir()
    (folder.parents[1] / "files" / first_pip.NAME).write_bytes(b"a wheel")
    with pytest.raises(ValueError, match="not what it should be"):
        first_pip.wheel()
    assert first_pip.main("nowhere") == 1
    monkeypatch.setattr(first_pip, "SHA256", hashlib.sha256(b"a wheel").hexdigest())
    assert first_pip.wheel() == b"a wheel"
