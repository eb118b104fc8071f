"""The outbox: messages that leave the instance, put in with the business transaction and delivered at least once."""

from zhanggui.foundation.outbox.commands import enqueue, revive
from zhanggui.foundation.outbox.contracts import Delivery, DeliveryRow, Handler, OutboxMessage, Undeliverable
from zhanggui.foundation.outbox.permissions import PERMISSIONS
from zhanggui.foundation.outbox.registry import register_handler

__all__ = [
    "PERMISSIONS",
    "Delivery",
    "DeliveryRow",
    "Handler",
    "OutboxMessage",
    "Undeliverable",
    "enqueue",
    "register_handler",
    "revive",
]
