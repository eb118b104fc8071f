"""The life of an import. Not a document of the business, so it has no machine of `foundation.lifecycle`."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.exchange.permissions import IMPORT, UNDO
from zhanggui.kernel.machine import Permission, State

UNMAPPED: Final = State("unmapped", "待对应列", "waiting for its columns")
STAGED: Final = State("staged", "已暂存", "staged")
VALIDATED: Final = State("validated", "已校验", "validated")
APPLYING: Final = State("applying", "导入中", "being applied")
APPLIED: Final = State("applied", "已导入", "applied")
FAILED: Final = State("failed", "已中断", "interrupted")
UNDOING: Final = State("undoing", "撤销中", "being undone")
UNDONE: Final = State("undone", "已撤销", "undone", terminal=True)

STATES: Final = (UNMAPPED, STAGED, VALIDATED, APPLYING, APPLIED, FAILED, UNDOING, UNDONE)
BY_CODE: Final = {state.code: state for state in STATES}

#: Action → (zh, en, states it may start from). `applying` and `undoing` are sources too: the process may have been killed.
ACTIONS: Final[dict[str, tuple[str, str, frozenset[str]]]] = {
    "map": ("对应列", "map columns", frozenset({"unmapped", "staged", "validated"})),
    "validate": ("校验", "validate", frozenset({"staged", "validated"})),
    "apply": ("导入", "apply", frozenset({"validated", "applying", "failed"})),
    "cancel": ("中止", "cancel", frozenset({"applying", "undoing"})),
    "undo": (
        "撤销",
        "undo",
        frozenset({"unmapped", "staged", "validated", "applying", "applied", "failed", "undoing"}),
    ),
}
ACTION_PERMISSIONS: Final[dict[str, Permission]] = {
    "map": IMPORT, "validate": IMPORT, "apply": IMPORT, "cancel": IMPORT, "undo": UNDO,
}  # fmt: skip
