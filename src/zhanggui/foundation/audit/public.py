"""The audit log: who did what, when, from which values to which; chained so that tampering shows."""

from zhanggui.foundation.audit.commands import record, seal
from zhanggui.foundation.audit.records import AuditRow

__all__ = ["AuditRow", "record", "seal"]
