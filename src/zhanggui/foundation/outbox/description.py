"""What the list of deliveries looks like."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.outbox.permissions import MANAGE_DELIVERIES
from zhanggui.foundation.outbox.schemas import DeliveryOut, DeliveryQuery
from zhanggui.foundation.outbox.states import STATES
from zhanggui.kernel.api.descriptions import Description, Tab

DELIVERIES: Final = Description(
    name="outbox.deliveries",
    zh="消息投递",
    en="Deliveries",
    path="/outbox",
    row=DeliveryOut,
    query=DeliveryQuery,
    columns="event state key handler attempts error due_at created_at delivered_at",
    permission=MANAGE_DELIVERIES,
    references={"company_id": "companies"},
    names={"key": ("业务标识", "fact"), "due_at": ("下次尝试", "next attempt"), "created_at": ("产生时间", "created at")},
    states=STATES,
    tones={"pending": "waiting", "delivered": "done", "dead": "alarm"},
    detail=False,
    tabs=(
        Tab("all", "全部", "All"),
        Tab("dead", "投递失败", "Failed", {"state": "dead"}, alarm=True),
        Tab("pending", "待投递", "Pending", {"state": "pending"}),
        Tab("delivered", "已投递", "Delivered", {"state": "delivered"}),
    ),
)  # fmt: skip
