"""`zhanggui resetfactor LOGIN`: take away the second factor of somebody who can't use it any more, when nobody else can."""

from __future__ import annotations

import argparse

from rich.console import Console

from zhanggui.app import migration, start
from zhanggui.foundation.identity import public as identity
from zhanggui.kernel import clock


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("login", help="whose second factor is taken away")
    parser.epilog = "All sessions of the user end; the next log-in asks for the password only."


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command. Raises `UserUnknown`."""
    migration.migrate(start.attach())
    identity.reset_second_factors([identity.user_id_of(options.login)], actor=identity.SYSTEM, now=clock.utcnow())
    console.print(f"已重置 {options.login} 的两步验证 (second factor reset)", highlight=False)
    return 0
