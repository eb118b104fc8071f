"""All addresses of an instance."""

from __future__ import annotations

from django.urls import path, re_path
from django.views.generic import RedirectView

from zhanggui.app import documentation, web_pages
from zhanggui.app.api import api
from zhanggui.app.health import health
from zhanggui.kernel.api.addresses import Addresses

urlpatterns = [
    Addresses("api/v1/", api.urls),
    path("api/v1/openapi.json", documentation.description, {"version": "3.1"}),
    path("api/v1/openapi-3.0.json", documentation.description, {"version": "3.0"}, name="openapi-3.0"),
    path("api/v1/docs", documentation.page, name="docs"),
    path("api/docs", RedirectView.as_view(pattern_name="docs")),
    path("healthz", health),
    path("static/ninja/<path:path>", documentation.assets),
    re_path(r"^(?P<path>assets/.+|[\w.-]+\.(?:svg|png|ico|webmanifest|js))$", web_pages.file),
    # Every other address is a place in the web application, so that it can be reloaded and sent to others.
    re_path(r"^(?!api/|static/|assets/|healthz)(?P<path>.*)$", web_pages.page),
]
