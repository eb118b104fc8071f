"""An order's state is rewritten when it is confirmed: leave room so that the new version stays on its page."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sales", "0001_initial")]
    operations = [migrations.RunSQL("ALTER TABLE sales_order SET (fillfactor = 80)", migrations.RunSQL.noop)]
