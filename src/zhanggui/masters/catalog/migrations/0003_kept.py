"""Goods that lines refer to stay."""

from django.db import migrations

from zhanggui.kernel.db import references


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_units"), ("kernel", "0003_references")]
    operations = [migrations.RunSQL(references.kept("catalog_sku"), migrations.RunSQL.noop)]
