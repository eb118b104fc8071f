"""The identity module starts."""

from __future__ import annotations

import sys

from django.apps import AppConfig, apps
from django.utils.module_loading import autodiscover_modules

from zhanggui.foundation.identity.permissions import register_permissions


class IdentityConfig(AppConfig):
    """Collects the permissions of all modules."""

    name = "zhanggui.foundation.identity"
    label = "identity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register `PERMISSIONS` of every module's `permissions.py`: a new permission is one object in one file."""
        autodiscover_modules("permissions")
        for config in apps.get_app_configs():
            module = sys.modules.get(f"{config.name}.permissions")
            if module is not None and config.name.startswith("zhanggui."):
                register_permissions(module.PERMISSIONS)
