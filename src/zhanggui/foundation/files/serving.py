"""Stored files over HTTP."""

from __future__ import annotations

from typing import Any, Final

from django.http import FileResponse, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase

from zhanggui.foundation.files.contracts import FileRow
from zhanggui.foundation.files.errors import FileUnknown
from zhanggui.foundation.files.kinds import KINDS

#: What a route that answers with a file says of it in the OpenAPI document.
FILE_ANSWER: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "The file",
            "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS},
        },
        304: {"description": "The browser has it already"},
    }
}


def answer(request: HttpRequest, file: FileRow | None, key: str) -> HttpResponseBase:
    """The bytes of a file. A key never shows anything else, so a browser may keep it; nobody in between may. Raises FileUnknown."""
    if file is None or not file.path.is_file():
        raise FileUnknown(field="key", what="file", which=key[:64])
    tag = f'"{file.key}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        response = FileResponse(file.path.open("rb"), content_type=file.media_type)
    response["ETag"] = tag
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
