"""The HTTP API: one router per module, all under `/api/v1`."""

from __future__ import annotations

from ninja import NinjaAPI

api = NinjaAPI(title="掌柜 API", version="1", urls_namespace="v1")
