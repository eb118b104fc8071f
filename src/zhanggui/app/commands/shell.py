"""`zhanggui shell`: a Python shell with the instance's database attached."""

from __future__ import annotations

import argparse

from django.core.management import call_command
from rich.console import Console

from zhanggui.app import start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("-c", "--command", help="run this instead of reading from the keyboard")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command."""
    start.attach()
    call_command("shell", **({"command": options.command} if options.command else {}))
    return 0
