"""What the outbox refuses, in both languages."""

from __future__ import annotations

from zhanggui.kernel.errors import NotFound


class DeliveryNotDead(NotFound):
    """Only dead letters can be sent again, and only by who may see them."""

    code = "outbox.delivery_not_dead"
    zh = "没有可重新投递的死信 {which}。"
    en = "There is no dead letter {which} to send again."
    remedy_zh = "请刷新列表，仅选择状态为“dead”的记录。"
    remedy_en = "Refresh the list and choose records in the state “dead”."
