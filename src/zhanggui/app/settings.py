"""Django settings. Everything an operator may change comes from the environment; everything else is code."""

from __future__ import annotations

import os
from pathlib import Path

from zhanggui.app import instance

HOME = instance.home()
# `start.attach` puts the instance's own key here; importing settings must not write files.
SECRET_KEY = os.environ.get("ZHANGGUI_SECRET_KEY", "only-for-commands-that-sign-nothing")
# Keys from before a change of the secret key: what was sealed with them still opens. Separated by blanks.
SECRET_KEY_FALLBACKS = os.environ.get("ZHANGGUI_OLD_SECRET_KEYS", "").split()
DEBUG = False
# Always by its own machine's names too: that is how it is asked whether it is well.
LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "testserver"]
ALLOWED_HOSTS = [name for name in map(str.strip, os.environ.get("ZHANGGUI_HOSTS", "").split(",")) if name] + LOOPBACK
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
ROOT_URLCONF = "zhanggui.app.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MODULES = [
    "zhanggui.kernel",
    "zhanggui.foundation.identity",
    "zhanggui.foundation.numbering",
    "zhanggui.foundation.audit",
    "zhanggui.foundation.outbox",
    "zhanggui.foundation.files",
    "zhanggui.foundation.notices",
    "zhanggui.foundation.tasks",
    "zhanggui.foundation.preferences",
    "zhanggui.foundation.lifecycle",
    "zhanggui.foundation.exchange",
    "zhanggui.foundation.printing",
    "zhanggui.masters.organization",
    "zhanggui.masters.catalog",
    "zhanggui.masters.partners",
    "zhanggui.masters.pricing",
    "zhanggui.ledgers.stock",
    "zhanggui.ledgers.books",
    "zhanggui.documents.warehouse",
    "zhanggui.documents.invoicing",
    "zhanggui.documents.valuation",
    "zhanggui.documents.sales",
    "zhanggui.documents.purchasing",
    "zhanggui.documents.aftersales",
    "zhanggui.edges.channels",
    "zhanggui.insight.dashboard",
    "zhanggui.insight.search",
    "zhanggui.insight.scanning",
    "zhanggui.insight.trading",
    "zhanggui.app",
]
# "ninja" for the templates of the API's documentation page.
INSTALLED_APPS = ["procrastinate.contrib.django", "ninja", *MODULES]
STATIC_URL = "/static/"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zhanggui.kernel.api.middleware.boundary",
]
# Put there by `tools/web.py`, carried by the wheel.
PRINT_FONTS = Path(__file__).parent / "fonts"
# A batch of some thousand documents; larger ones are imports.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Django alone would show errors of a served instance to nobody.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ZHANGGUI_LOG_LEVEL", "WARNING")},
}

DATABASES = {
    "default": {
        "ENGINE": "zhanggui.kernel.db.engine",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        **instance.parameters(os.environ.get(instance.URL) or instance.NO_DATABASE),
    }
}
