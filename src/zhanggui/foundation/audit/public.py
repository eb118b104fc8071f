"""The audit log: who did what, when, from which values to which; chained so that tampering shows."""

from zhanggui.foundation.audit.commands import record, seal
from zhanggui.foundation.audit.handlers import on_changed
from zhanggui.foundation.audit.permissions import PERMISSIONS
from zhanggui.foundation.audit.queries import chain_size, verify_chain
from zhanggui.foundation.audit.records import AuditRow, ChainDifference, ChainSize

__all__ = [
    "PERMISSIONS",
    "AuditRow",
    "ChainDifference",
    "ChainSize",
    "chain_size",
    "on_changed",
    "record",
    "seal",
    "verify_chain",
]
