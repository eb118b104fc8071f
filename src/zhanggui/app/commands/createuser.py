"""`zhanggui createuser LOGIN`: create a person who may log in; the first one owns the instance."""

from __future__ import annotations

import argparse
import getpass
import os

from rich.console import Console

from zhanggui.app import migration, start
from zhanggui.foundation.identity import public as identity
from zhanggui.kernel import clock

PASSWORD = "ZHANGGUI_PASSWORD"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("login", help="name to log in with")
    parser.add_argument("--name", default="", help="name to show (default: the login)")
    parser.add_argument("--email", default="")
    parser.add_argument("--owner", action="store_true", help="may do everything (the first user always may)")
    parser.epilog = f"The password is asked for, or taken from {PASSWORD}; never from the command line."


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; 1 when the two passwords differ."""
    migration.migrate(start.attach())
    password = os.environ.get(PASSWORD) or getpass.getpass("密码 password: ")
    if PASSWORD not in os.environ and getpass.getpass("再次输入 again: ") != password:
        console.print("[red]两次输入不一致 (the two differ)[/]")
        return 1
    user = identity.NewUser(
        login=options.login,
        name=options.name or options.login,
        password=password,
        email=options.email,
        is_owner=options.owner or not identity.owner_exists(),
    )
    [number] = identity.create_users([user], actor=identity.SYSTEM, now=clock.utcnow())
    console.print(f"已创建 {user.login} (id {number})" + (", 所有者 owner" if user.is_owner else ""), highlight=False)
    return 0
