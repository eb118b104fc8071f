"""What the audit log looks like."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.audit.permissions import VIEW_LOG
from zhanggui.foundation.audit.schemas import AuditQuery, RecordOut
from zhanggui.kernel.api.descriptions import Description

RECORDS: Final = Description(
    name="audit.records",
    zh="操作日志",
    en="Audit log",
    path="/audit",
    row=RecordOut,
    query=AuditQuery,
    columns="at user_name action_name document_name changes",
    more="document_id company_id",
    permission=VIEW_LOG,
    references={"user_id": "users", "company_id": "companies"},
    names={
        "at": ("操作时间", "time"),
        "user_name": ("操作人", "user"),
        "user_id": ("操作人", "user"),
        "action_name": ("操作", "action"),
        "document_name": ("单据类型", "kind of document"),
        "changes": ("变更内容", "what changed"),
        "document": ("单据类型", "kind of document"),
        "document_id": ("单据记录", "document id"),
        "period": ("操作时间", "time"),
    },
    detail=False,
)  # fmt: skip
