"""A checkout may lie anywhere and be moved: blanks and Chinese in its path are no obstacle."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.architecture import house


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
