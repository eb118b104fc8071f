import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0001_initial"),
        ("stock", "0003_lots_and_serials"),
    ]

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("cutoff", models.DateTimeField()),
                (
                    "company",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.company",
                    ),
                ),
            ],
            options={"db_table": "stock_checkpoint"},
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.UniqueConstraint(
                models.F("company"), models.F("cutoff"), name="stock_checkpoint_cutoff"
            ),
        ),
        migrations.CreateModel(
            name="CheckpointQty",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "checkpoint_id",
                        "location_id",
                        "sku_id",
                        "quality",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("checkpoint_id", models.BigIntegerField()),
                ("location_id", models.BigIntegerField()),
                ("sku_id", models.BigIntegerField()),
                ("quality", models.TextField()),
                ("qty", models.DecimalField(decimal_places=4, max_digits=20)),
            ],
            options={"db_table": "stock_checkpoint_qty"},
        ),
        migrations.CreateModel(
            name="Watermark",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("tx", models.BigIntegerField()),
            ],
            options={"db_table": "stock_watermark"},
        ),
        migrations.RunSQL("INSERT INTO stock_watermark (id, tx) VALUES (1, 0)", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="entry",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True, fields=["tx"], name="stock_entry_tx", pages_per_range=32
            ),
        ),
    ]
