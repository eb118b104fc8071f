"""Bring Django up for a command or a server process of this instance."""

from __future__ import annotations

import gc
import os

import django
from django.conf import settings
from django.db import connections

from zhanggui.app import instance


def configure() -> None:
    """Load settings and modules; touches no database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhanggui.app.settings")
    django.setup()
    settle()


def settle() -> None:
    """What is loaded by now stays for the life of the process: the collector of cycles need not look at it again.

    And it comes by less often than Python's own default has it, after 700 new objects: a batch of documents is some hundred thousand
    objects without one cycle, and looking for them cost a quarter of its time. 100,000 small objects are some ten megabytes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def attach() -> str:
    """Point Django at the instance's database, starting the embedded server when needed; returns its URL.

    Call it again after an operational error: a server that was killed is started again, on the same port if it can.
    Raises LauncherError.
    """
    url = instance.database_url()
    settings.SECRET_KEY = instance.secret_key()
    point_at(url)
    return url


def point_at(url: str) -> None:
    """Make every new connection of this process go to this database."""
    connections["default"].close()
    # Each thread's connection object keeps this very dictionary, so changing it in place reaches all of them.
    connections.settings["default"].update(instance.parameters(url))
    connections["default"].settings_dict.update(instance.parameters(url))
