"""What can go wrong with the embedded server, said so that an operator can act on it."""

from __future__ import annotations


class LauncherError(Exception):
    """The embedded server cannot run here. The text says why and what to do, in one or two sentences."""
