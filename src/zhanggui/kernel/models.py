"""The one table of the kernel: answers already given to mutating calls."""

from __future__ import annotations

from django.db import models


class IdempotencyKey(models.Model):
    """The answer to one mutating call, written in the transaction of its command and replayed when the call comes again."""

    pk = models.CompositePrimaryKey("caller", "key")
    caller = models.TextField()
    key = models.TextField()
    target = models.TextField()
    body_hash = models.BinaryField()
    status = models.SmallIntegerField()
    content_type = models.TextField()
    body = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "kernel_idempotency_key"
        indexes = [models.Index(fields=["created_at"], name="kernel_idempotency_created")]
