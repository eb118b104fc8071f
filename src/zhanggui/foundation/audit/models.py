"""The log and its seals. Both only grow: `sql/guards.sql` makes the database refuse anything else."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models


class AuditRecord(models.Model):
    """One action on one document: who, when, what, from which values to which."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True)
    user_name = models.TextField()
    document = models.TextField()
    document_id = models.BigIntegerField()
    action = models.TextField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    # The number of the writing transaction, filled by the database: seals cover ranges of it.
    tx = models.BigIntegerField(db_default=models.Func(function="zg_tx"))

    class Meta:
        db_table = "audit_record"
        indexes = [
            models.Index(fields=["document_id", "at", "id"], name="audit_record_document"),
            models.Index(fields=["at", "id"], name="audit_record_at"),
            # Programs write most rows and nobody asks for them by user, so they stay out of this index.
            models.Index(
                fields=["user_id", "at", "id"], name="audit_record_user", condition=models.Q(user_id__isnull=False)
            ),
            # Rows arrive in the order of their transactions: a block-range index finds a range and costs next to nothing.
            BrinIndex(fields=["tx"], name="audit_record_tx", pages_per_range=32),
        ]


class AuditSeal(models.Model):
    """A fingerprint over all records written by transactions in `[from_tx, to_tx)`, chained to the seal before.

    It keeps one fingerprint a record, so that `verify_chain` can name the record somebody changed, added or removed.
    """

    id = models.BigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    from_tx = models.BigIntegerField(unique=True)
    to_tx = models.BigIntegerField(unique=True)
    record_ids = ArrayField(models.BigIntegerField())
    digests = ArrayField(models.BinaryField())
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        db_table = "audit_seal"
        constraints = [
            models.CheckConstraint(condition=models.Q(to_tx__gt=models.F("from_tx")), name="audit_seal_range")
        ]
