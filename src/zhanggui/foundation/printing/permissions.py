"""What may be allowed with printing: to print a document one must be allowed to read it, nothing more."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

EDIT: Final = Permission("printing.template.edit", "维护打印模板", "Edit print templates")

PERMISSIONS: Final = (EDIT,)
