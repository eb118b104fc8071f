"""The composition root as a Django application: wires the floors together once their models are loaded."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class RootConfig(AppConfig):
    """Puts the event table in force for every program of this instance."""

    name = "zhanggui.app"
    label = "app"

    def ready(self) -> None:
        """Runs when all modules are loaded, not before: the table imports them all."""
        import_module("zhanggui.app.wiring").install()
