"""Which kind of file some bytes are: told by the bytes, never by the name or by what the sender claims. Pure."""

from __future__ import annotations

from typing import Final

#: First bytes → media type. Only kinds that a browser shows without running anything.
_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
KINDS: Final = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")


def media_type(content: bytes) -> str | None:
    """The media type of a file that may be stored; None for everything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)
