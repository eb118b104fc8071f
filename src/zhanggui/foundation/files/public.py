"""Stored files, by the SHA-256 of their content. The only importable file of the module."""

from __future__ import annotations

from zhanggui.foundation.files.commands import keep
from zhanggui.foundation.files.contracts import FileRow, NewFile
from zhanggui.foundation.files.errors import FileTooLarge, FileUnknown, KindRefused
from zhanggui.foundation.files.permissions import PERMISSIONS
from zhanggui.foundation.files.queries import files
from zhanggui.foundation.files.serving import FILE_ANSWER, answer
from zhanggui.foundation.files.small import small

__all__ = [
    "FILE_ANSWER", "PERMISSIONS", "FileRow", "FileTooLarge", "FileUnknown", "KindRefused", "NewFile", "answer", "files", "keep", "small",
]  # fmt: skip
