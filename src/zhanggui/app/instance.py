"""One instance of 掌柜: its home folder, its secret, its database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from zhanggui.app.postgres.server import Server

URL = "ZHANGGUI_DATABASE_URL"
# Django sees this address until `attach` ran: commands that need no database never wait for one.
NO_DATABASE = "postgresql://zhanggui@127.0.0.1:1/zhanggui"
# Homes whose servers this process uses, with the open file that says so to other processes.
_used: dict[Path, int] = {}


def home() -> Path:
    """Folder of this instance: ZHANGGUI_HOME, or `.zhanggui` in the user's own folder."""
    return Path(os.environ.get("ZHANGGUI_HOME") or Path.home() / ".zhanggui").absolute()


def secret_key() -> str:
    """The key that signs sessions: ZHANGGUI_SECRET_KEY, or one made once for this home (mode 0600)."""
    given = os.environ.get("ZHANGGUI_SECRET_KEY")
    if given:
        return given
    path = home() / "secret-key"
    try:
        return path.read_text()
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written beside and linked: of two processes that start at once, one key wins, and nobody reads half a key.
    new = path.with_name(f"secret-key-{secrets.token_hex(8)}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(new, path)
    except FileExistsError:
        pass
    new.unlink()
    return path.read_text()


def files() -> Path:
    """Folder for uploaded and generated files of this instance."""
    return home() / "files"


def server() -> Server | None:
    """The embedded server of this home; None when ZHANGGUI_DATABASE_URL names another one."""
    return None if os.environ.get(URL) else Server(home())


def database_url() -> str:
    """URL of the database; starts the embedded server when no other was named. Raises LauncherError."""
    embedded = server()
    if embedded is None:
        return os.environ[URL]
    if embedded.home not in _used:
        _used[embedded.home] = embedded.hold()
    return embedded.ensure()


def parameters(url: str) -> dict[str, object]:
    """The parts of a `postgresql://` URL in Django's words."""
    parts = urlsplit(url)
    return {
        "NAME": unquote(parts.path.lstrip("/")) or "zhanggui",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # Named statements are planned once a connection: planning one costs more than running it (kernel/db/statements.py).
        "OPTIONS": {"options": "-c plan_cache_mode=force_generic_plan", **dict(parse_qsl(parts.query))},
    }
