"""All addresses of an instance."""

from __future__ import annotations

from pathlib import Path

import ninja
from django.urls import path
from django.views.static import serve

from zhanggui.app.api import api
from zhanggui.app.health import health
from zhanggui.kernel.api.addresses import Addresses

# The interactive page of the API needs its own scripts; from a network of strangers it would not load offline.
DOCS_ASSETS = Path(ninja.__file__).parent / "static" / "ninja"

urlpatterns = [
    Addresses("api/v1/", api.urls),
    path("healthz", health),
    path("static/ninja/<path:path>", serve, {"document_root": DOCS_ASSETS}),
]
