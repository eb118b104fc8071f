"""Under which system user the server runs.

PostgreSQL refuses to run as root, and rightly so. A normal user runs the server as himself; root gives it to a system
user without a shell, who owns nothing but the data folder.
"""

from __future__ import annotations

import os
import pwd
import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

from zhanggui.app.postgres.errors import LauncherError

SYSTEM_USER = "zhanggui"
_ACL = "system.posix_acl_access"
_ACL_VERSION = 2
_USER_OBJ, _USER, _GROUP_OBJ, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_NO_ID = 0xFFFFFFFF
_SEARCH = 1


@dataclass(frozen=True)
class Account:
    """The user that runs the server; `dropped` tells that it is not the caller, who is root."""

    name: str
    uid: int
    gid: int
    dropped: bool

    def popen_options(self) -> dict[str, object]:
        """Arguments of `subprocess.run` that make a program run as this user."""
        if not self.dropped:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def choose(data: Path) -> Account:
    """The user for the server of this data folder: its owner when it exists, else the caller, else the system user.

    Raises LauncherError when the folder belongs to somebody whom the caller cannot become.
    """
    me = os.geteuid()
    owner = data.stat().st_uid if data.exists() else None
    if me != 0:
        if owner is not None and owner != me:
            raise LauncherError(
                f"The database in {data} belongs to user id {owner}, not to you. Run as that user, or as root."
            )
        return _account(pwd.getpwuid(me), dropped=False)
    if owner:
        try:
            return _account(pwd.getpwuid(owner), dropped=True)
        except KeyError:
            raise LauncherError(
                f"The database in {data} belongs to user id {owner}, unknown on this machine. "
                f"Give it to a user that exists: chown -R {SYSTEM_USER} {data.parent}"
            ) from None
    return _account(_system_user(), dropped=True)


def caller() -> Account:
    """Who runs this program, for client programs, which may run as root."""
    return _account(pwd.getpwuid(os.geteuid()), dropped=False)


def grant_search(folder: Path, account: Account) -> None:
    """Let the server's user walk through every parent of `folder`, and see nothing else there.

    A home below a closed folder (`/root`, typically) is opened for this one user with an access control entry that
    permits passing through: no listing, no reading, nothing for other users.
    """
    if not account.dropped:
        return
    for parent in reversed([folder, *folder.parents]):
        if not _can_search(parent, account):
            try:
                _add_search_entry(parent, account.uid)
            except OSError as problem:
                raise LauncherError(
                    f"User {account.name}, who runs the database, cannot pass through {parent} ({problem.strerror}). "
                    f"Choose another ZHANGGUI_HOME, for instance /var/lib/zhanggui, or run as a normal user."
                ) from problem


def _account(entry: pwd.struct_passwd, *, dropped: bool) -> Account:
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, dropped=dropped)


def _system_user() -> pwd.struct_passwd:
    """Find or create the system user; `nobody` where the system lets no user be created."""
    for attempt in range(2):
        try:
            return pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
            if useradd is None or attempt:
                break
            # A second process may be creating the same user: whoever loses finds it in the next round.
            subprocess.run(
                [useradd, "--system", "--no-create-home", "--home-dir", "/nonexistent",
                 "--shell", "/usr/sbin/nologin", SYSTEM_USER],
                capture_output=True,
                check=False,
            )  # fmt: skip
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return pwd.getpwnam("nobody")


def _can_search(folder: Path, account: Account) -> bool:
    found = folder.stat()
    if found.st_uid == account.uid:
        return bool(found.st_mode & 0o100)
    entries = _entries(folder)
    named = [perm for tag, perm, who in entries if tag == _USER and who == account.uid]
    if named:
        # A later `chmod` narrows the mask, which bounds what the entry grants.
        mask = next(perm for tag, perm, _ in entries if tag == _MASK)
        return bool(named[0] & mask & _SEARCH)
    if found.st_gid == account.gid:
        return bool(found.st_mode & 0o010)
    return bool(found.st_mode & 0o001)


def _entries(folder: Path) -> list[tuple[int, int, int]]:
    """The access control list of a folder; the three entries that its mode stands for when it has none."""
    try:
        raw = os.getxattr(folder, _ACL)
    except (OSError, AttributeError):
        mode = folder.stat().st_mode
        return [
            (_USER_OBJ, mode >> 6 & 7, _NO_ID),
            (_GROUP_OBJ, mode >> 3 & 7, _NO_ID),
            (_OTHER, mode & 7, _NO_ID),
        ]
    return [struct.unpack_from("<HHI", raw, at) for at in range(4, len(raw), 8)]


def _add_search_entry(folder: Path, uid: int) -> None:
    if not hasattr(os, "setxattr"):
        raise OSError(0, "no access control lists on this system")
    entries = [entry for entry in _entries(folder) if not (entry[0] == _USER and entry[2] == uid)]
    masks = [perm for tag, perm, _ in entries if tag == _MASK]
    if masks:
        entries = [(tag, perm | _SEARCH if tag == _MASK else perm, who) for tag, perm, who in entries]
    else:
        group = next(perm for tag, perm, _ in entries if tag == _GROUP_OBJ)
        entries.append((_MASK, group | _SEARCH, _NO_ID))
    entries.append((_USER, _SEARCH, uid))
    raw = struct.pack("<I", _ACL_VERSION) + b"".join(struct.pack("<HHI", *entry) for entry in sorted(entries))
    os.setxattr(folder, _ACL, raw)
