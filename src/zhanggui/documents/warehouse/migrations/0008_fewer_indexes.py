"""A warehouse has a good part of all shipments; lists of it read the index of days, and its drafts have one of their own."""

from django.db import migrations, models
from django.db.models import PROTECT


class Migration(migrations.Migration):
    dependencies = [("warehouse", "0007_references"), ("organization", "0003_kept")]
    operations = [
        migrations.AlterField(
            model_name="shipment",
            name="warehouse",
            field=models.ForeignKey("organization.warehouse", PROTECT, related_name="+", db_index=False),
        ),
    ]
