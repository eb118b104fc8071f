"""The identity module starts."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class IdentityConfig(AppConfig):
    """Collects the permissions of all modules."""

    name = "zhanggui.foundation.identity"
    label = "identity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register `PERMISSIONS` of every module's `permissions.py`: a new permission is one object in one file."""
        register = import_module(f"{self.name}.permissions").register_permissions
        for config in apps.get_app_configs():
            if config.name.startswith("zhanggui.") and find_spec(f"{config.name}.permissions"):
                register(import_module(f"{config.name}.permissions").PERMISSIONS)
