"""The log and its seals."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="AuditRecord",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("company_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("user_id", models.BigIntegerField(null=True)),
                ("user_name", models.TextField()),
                ("document", models.TextField()),
                ("document_id", models.BigIntegerField()),
                ("action", models.TextField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("tx", models.BigIntegerField(db_default=models.Func(function="zg_tx"))),
            ],
            options={
                "db_table": "audit_record",
                "indexes": [
                    models.Index(fields=["document_id", "at", "id"], name="audit_record_document"),
                    models.Index(fields=["at", "id"], name="audit_record_at"),
                    models.Index(
                        condition=models.Q(("user_id__isnull", False)),
                        fields=["user_id", "at", "id"],
                        name="audit_record_user",
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["tx"], name="audit_record_tx", pages_per_range=32
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("sealed_at", models.DateTimeField()),
                ("from_tx", models.BigIntegerField(unique=True)),
                ("to_tx", models.BigIntegerField(unique=True)),
                (
                    "record_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("digests", django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), size=None)),
                ("previous", models.BinaryField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "db_table": "audit_seal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_tx__gt", models.F("from_tx"))), name="audit_seal_range"
                    )
                ],
            },
        ),
    ]
