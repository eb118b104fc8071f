"""The permissions of this module."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

UPLOAD: Final = Permission("files.upload", "上传文件", "Upload files")
VIEW: Final = Permission("files.view", "查看所有文件", "View all files")

PERMISSIONS: Final = (UPLOAD, VIEW)
