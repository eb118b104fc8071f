"""The description of the API, and the page that shows it. Both change with a release only, and load nothing from elsewhere."""

from __future__ import annotations

import gzip
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import ninja
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.static import serve
from ninja import NinjaAPI
from ninja.openapi.docs import Swagger

from zhanggui.app.api import api
from zhanggui.kernel.api.older import as_3_0
from zhanggui.kernel.api.packing import understood
from zhanggui.kernel.api.rendering import dumps

ASSETS: Final = Path(ninja.__file__).parent / "static" / "ninja"
#: The browser itself keeps the page from asking anybody but us.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"
)
#: Closed groups: two hundred open operations take a browser some seconds. No badge of a validator on the internet.
_SETTINGS: Final = {"docExpansion": "none", "filter": True, "validatorUrl": None, "defaultModelsExpandDepth": 0}


class _Page(Swagger):
    """Swagger UI reads the document of 3.0: see `older.py`."""

    def get_openapi_url(self, api: NinjaAPI, path_params: dict[str, Any]) -> str:
        return reverse("openapi-3.0")


_swagger: Final = _Page(settings=_SETTINGS)


@cache
def _schema() -> dict[str, Any]:
    """Made with the first request of a process: it takes a second or two."""
    return api.get_openapi_schema()


@cache
def _document(version: str) -> tuple[bytes, bytes, str]:
    """The JSON, the same packed, and its tag."""
    text = dumps(_schema() if version == "3.1" else as_3_0(_schema())).encode()
    return text, gzip.compress(text, mtime=0), sha256(text).hexdigest()[:32]


def text() -> bytes:
    """The OpenAPI document as it is served."""
    return _document("3.1")[0]


@require_safe
def description(request: HttpRequest, version: str) -> HttpResponseBase:
    """The OpenAPI document; packed if the caller can unpack, and not sent again to whoever has it."""
    text, packed, tag = _document(version)
    use_gzip = understood(request)
    # Two sets of bytes are two entities: each has its own tag.
    etag = f'"{tag}-gzip"' if use_gzip else f'"{tag}"'
    response = HttpResponse(packed if use_gzip else text, content_type="application/json")
    if use_gzip:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Swagger UI from our own address."""
    response = _swagger.render_page(request, api)
    response["Content-Security-Policy"] = POLICY
    return response


#: The scripts and styles of the page, packed on the way.
assets = gzip_page(partial(serve, document_root=str(ASSETS)))
