"""The web application as files: one page, and what it is made of, packed when it was built."""

from __future__ import annotations

import mimetypes
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

#: Made by `make web`, carried by the wheel.
FOLDER: Final = Path(__file__).parent / "web"
#: Scripts from us only, none written into the page. Styles are written by the components as they are shown.
POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'self' blob:"
)
_NOT_BUILT: Final = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>掌柜</title>
<p>网页尚未构建，请在源码目录运行 <code>make web</code>。 The pages are not built: run <code>make web</code> in the checkout.</p>"""
#: Not every machine knows what the description of an application that can be installed is.
mimetypes.add_type("application/manifest+json", ".webmanifest")
#: Best first; the build writes them beside the files that they shorten.
_PACKED: Final = (("br", ".br"), ("gzip", ".gz"))
_HASHED: Final = re.compile(r"^assets/.+-[\w-]{8}\.\w+$")


@cache
def _listed(folder: Path, built: int) -> dict[str, Path]:
    return {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}


def _files() -> dict[str, Path]:
    """What may be asked for. A path that is not here does not exist, whatever it is made of. A new build is seen at once."""
    return _listed(FOLDER, FOLDER.stat().st_mtime_ns if FOLDER.exists() else 0)


@cache
def _content(path: Path, changed: int) -> tuple[bytes, str]:
    text = path.read_bytes()
    return text, sha256(text).hexdigest()[:20]


def _coding(request: HttpRequest, name: str) -> tuple[str, str]:
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    for coding, ending in _PACKED:
        if re.search(rf"\b{coding}\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", accepted) and name + ending in _files():
            return coding, ending
    return "", ""


@require_safe
def file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the web application."""
    if path not in _files() or path.endswith((".br", ".gz")):
        return HttpResponseNotFound()
    coding, ending = _coding(request, path)
    found = _files()[path + ending]
    content, tag = _content(found, found.stat().st_mtime_ns)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = HttpResponse(content, content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
    if coding:
        response["Content-Encoding"] = coding
    response["ETag"] = f'"{tag}"'
    # A file with its own hash in its name never changes; the others are asked for again.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if _HASHED.match(path) else "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=f'"{tag}"', response=response) or response


@require_safe
def page(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """The page, whatever its address: it finds its way by itself."""
    if "index.html" not in _files():
        return HttpResponse(_NOT_BUILT, status=503)
    response = file(request, "index.html")
    response["Content-Security-Policy"] = POLICY
    response["Referrer-Policy"] = "same-origin"
    return response
