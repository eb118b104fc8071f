"""Every promise is kept or given back: half a page is kept for that version, so that it enters no index again."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("stock", "0008_references")]
    operations = [migrations.RunSQL("ALTER TABLE stock_reservation SET (fillfactor = 50)", migrations.RunSQL.noop)]
