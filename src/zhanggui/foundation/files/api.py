"""Routes of files."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import File, Path, Router, Status, UploadedFile

from zhanggui.foundation.files import commands, queries
from zhanggui.foundation.files.commands import LIMIT_MB
from zhanggui.foundation.files.contracts import FileRow, NewFile
from zhanggui.foundation.files.errors import FileTooLarge
from zhanggui.foundation.files.permissions import UPLOAD, VIEW
from zhanggui.foundation.files.schemas import FileOut
from zhanggui.foundation.files.serving import FILE_ANSWER, answer
from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.clock import utcnow

router = Router(tags=["files"])
FileKey = Annotated[
    str,
    Path(
        pattern=r"^[0-9a-f]{64}$",
        description="Key of the file",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ),
]


@router.post("/files", response={201: FileOut}, summary="Upload a file")
def upload_file(
    request: HttpRequest, file: Annotated[UploadedFile, File(description="PNG, JPEG, GIF, WebP or PDF, 10 MB at most")]
) -> Status[FileRow]:
    """Store a picture or a PDF under the SHA-256 of its content. The same content again gives the same key."""
    actor = actor_of(request)
    actor.require(UPLOAD)
    name = file.name or "file"
    if (file.size or 0) > LIMIT_MB * 1024 * 1024:
        raise FileTooLarge(field="file", name=name[:200], limit_mb=LIMIT_MB)
    [key] = commands.keep([NewFile(name, file.read())], actor=actor, now=utcnow())
    return Status(201, queries.files([key])[key])


@router.get("/files/{key}", response=None, summary="Read a file", openapi_extra=FILE_ANSWER)
def read_file(request: HttpRequest, key: FileKey) -> HttpResponseBase:
    """Any stored file, for who may see all of them. Pictures of products are read with the products."""
    actor_of(request).require(VIEW)
    return answer(request, queries.files([key]).get(key), key)
