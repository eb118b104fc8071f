"""Every order is confirmed: half a page is kept for that version, so that it enters no index again. A warehouse has a good part of all orders; lists
of it read the desk's index."""

from django.db import migrations, models
from django.db.models import PROTECT


class Migration(migrations.Migration):
    dependencies = [("sales", "0006_references"), ("organization", "0003_kept")]
    operations = [
        migrations.AlterField(
            model_name="order",
            name="warehouse",
            field=models.ForeignKey("organization.warehouse", PROTECT, related_name="+", db_index=False),
        ),
        migrations.RunSQL("ALTER TABLE sales_order SET (fillfactor = 50)", migrations.RunSQL.noop),
    ]
