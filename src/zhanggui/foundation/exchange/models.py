"""Imports, their rows as they stood in the file, and what became of each row.

Rows are never changed: what was decided about a row is a row of `exchange_outcome`. A wide row is so written once, by COPY, and a
decision costs a narrow insert instead of a second version of the wide row.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from zhanggui.foundation.exchange.states import STATES


class Import(models.Model):
    """One file on its way in. `run` names the process that works on it; `cursor` is what that process needs to go on."""

    id = models.BigIntegerField(primary_key=True)
    layout = models.TextField()
    company_id = models.BigIntegerField(null=True)
    file_name = models.TextField()
    sha256 = models.TextField()
    size = models.BigIntegerField()
    source = models.JSONField(db_default={})
    columns = ArrayField(models.TextField())
    state = models.TextField()
    rows = models.BigIntegerField(db_default=0)
    imported = models.BigIntegerField(db_default=0)
    adjusted = models.BigIntegerField(db_default=0)
    rejected = models.BigIntegerField(db_default=0)
    skipped = models.BigIntegerField(db_default=0)
    user_id = models.BigIntegerField(null=True)
    user_name = models.TextField()
    created_at = models.DateTimeField()
    validated_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    run = models.BigIntegerField(null=True)
    cancel = models.BooleanField(db_default=False)
    phase = models.TextField(db_default="")
    done = models.BigIntegerField(db_default=0)
    total = models.BigIntegerField(db_default=0)
    cursor = models.JSONField(db_default={})
    options = models.JSONField(db_default={})
    report = models.JSONField(db_default={})
    failure = models.JSONField(null=True)

    class Meta:
        db_table = "exchange_import"
        constraints = [
            # The same file again is the same import, until it was undone.
            UniqueConstraint(
                fields=["layout", "company_id", "sha256"], name="exchange_import_file", condition=~Q(state="undone"),
                nulls_distinct=False,
            ),
            CheckConstraint(name="exchange_import_state", condition=Q(state__in=[state.code for state in STATES])),
            CheckConstraint(name="exchange_import_name", condition=LessThanOrEqual(Length("file_name"), 255)),
        ]  # fmt: skip


class Row(models.Model):
    """A row of the file: its cells in the order of the layout's columns, blank for missing. `row_no` counts as in the file,
    the first line being 1. `flaw`: what was wrong with the row before anybody looked at values."""

    pk = models.CompositePrimaryKey("import_id", "row_no")
    import_id = models.BigIntegerField()
    row_no = models.IntegerField()
    cells = ArrayField(models.TextField())
    flaw = models.TextField(null=True)

    class Meta:
        db_table = "exchange_row"


class Stray(models.Model):
    """A row that does not stand with the others of its natural key; it is handed out together with row `first_row`."""

    pk = models.CompositePrimaryKey("import_id", "row_no")
    import_id = models.BigIntegerField()
    row_no = models.IntegerField()
    first_row = models.IntegerField()

    class Meta:
        db_table = "exchange_stray"
        indexes = [models.Index(fields=["import_id", "first_row"], name="exchange_stray_first")]


class Outcome(models.Model):
    """What became of a row, and which document line it is now."""

    pk = models.CompositePrimaryKey("import_id", "row_no")
    import_id = models.BigIntegerField()
    row_no = models.IntegerField()
    disposition = models.TextField()
    reason = models.TextField(null=True)
    params = models.JSONField(null=True)
    document_type = models.TextField(null=True)
    document_id = models.BigIntegerField(null=True)
    document_line = models.BigIntegerField(null=True)

    class Meta:
        db_table = "exchange_outcome"
        constraints = [
            CheckConstraint(
                name="exchange_outcome_disposition",
                condition=Q(disposition__in=["imported", "adjusted", "rejected", "skipped"]),
            ),
            CheckConstraint(
                name="exchange_outcome_reason", condition=~Q(disposition="rejected") | Q(reason__isnull=False)
            ),
        ]
        indexes = [
            models.Index(
                fields=["document_id"], name="exchange_outcome_document", condition=Q(document_id__isnull=False)
            ),
            models.Index(
                fields=["import_id", "row_no"], name="exchange_outcome_rejected", condition=Q(disposition="rejected")
            ),
        ]


class KeptFile(models.Model):
    """The uploaded file itself, until it is applied or undone: its columns may be mapped by hand. Texts are packed (gzip)."""

    import_id = models.BigIntegerField(primary_key=True)
    content = models.BinaryField()

    class Meta:
        db_table = "exchange_file"


class SavedMapping(models.Model):
    """Which heading of a file is which column, as somebody said once; used again for every file with the same headings."""

    id = models.BigIntegerField(primary_key=True)
    layout = models.TextField()
    headings = models.TextField()
    columns = models.JSONField()
    user_id = models.BigIntegerField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "exchange_mapping"
        constraints = [UniqueConstraint(F("layout"), F("headings"), name="exchange_mapping_headings")]
