"""JSON out: decimals as texts (no client rounds them), moments in UTC with all their digits, Chinese readable as it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder


class ExactEncoder(NinjaJSONEncoder):
    """Encodes what the wire schemas hold."""

    def default(self, o: Any) -> Any:
        """Decimals without exponent, moments as `…Z`, the rest as django-ninja does."""
        if isinstance(o, Decimal):
            return format(o, "f")
        if isinstance(o, datetime):
            return o.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
        if isinstance(o, date):
            return o.isoformat()
        return super().default(o)


_ENCODER = ExactEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dumps(data: object) -> str:
    """The JSON text of `data`."""
    return _ENCODER.encode(data)


class ExactRenderer(BaseRenderer):
    """The renderer of all routes."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:
        """The bytes of an answer."""
        return dumps(data)
