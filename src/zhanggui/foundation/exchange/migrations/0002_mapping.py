"""Files are kept until they are applied, and may wait for their columns."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import CheckConstraint, Q


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="KeptFile",
            fields=[
                ("import_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
            ],
            options={"db_table": "exchange_file"},
        ),
        migrations.RemoveConstraint(model_name="import", name="exchange_import_state"),
        migrations.AddConstraint(
            model_name="import",
            constraint=CheckConstraint(
                name="exchange_import_state",
                condition=Q(
                    state__in=["unmapped", "staged", "validated", "applying", "applied", "failed", "undoing", "undone"]
                ),
            ),
        ),
    ]
