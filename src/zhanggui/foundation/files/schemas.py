"""Wire types of files."""

from __future__ import annotations

from pydantic import Field

from zhanggui.kernel.api.schema import Schema


class FileOut(Schema):
    """A stored file."""

    key: str = Field(
        description="Key: the SHA-256 of the content",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )
    media_type: str = Field(description="Kind of file, told by its bytes", examples=["image/png"])
    size: int = Field(description="Bytes", examples=[20480])
    name: str = Field(description="Name it was first uploaded under", examples=["front.png"])
