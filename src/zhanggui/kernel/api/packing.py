"""Long answers travel compressed to who can read that."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

#: What fits into one packet gains nothing by being smaller.
LONG: Final = 1400
_GZIP: Final = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
_PACKER: Final = GZipMiddleware(lambda _: HttpResponse())


def understood(request: HttpRequest) -> bool:
    """Whether the caller reads gzip, and does not say that it would rather not."""
    return _GZIP.search(request.headers.get("Accept-Encoding", "")) is not None


def packed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer, compressed if it is long, and JSON: files are by themselves, or belong to who streams them.

    No answer of ours holds a secret beside a text that somebody else chose, so that its length tells nobody anything.
    """
    if not isinstance(response, HttpResponse) or "json" not in response.get("Content-Type", ""):
        return response
    if len(response.content) < LONG or response.has_header("Content-Encoding"):
        return response
    if understood(request):
        return _PACKER.process_response(request, response)
    patch_vary_headers(response, ("Accept-Encoding",))
    return response
