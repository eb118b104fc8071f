"""Products and SKUs are found by any part of code and name, and by initials."""

from django.db import migrations

from zhanggui.masters.finding import found_by_text

INDEX = "CREATE INDEX {0}_search ON {0} USING gin (search_text gin_trgm_ops)"


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_kept"), ("kernel", "0004_search_text")]
    operations = [
        migrations.AddField("product", "search_text", found_by_text()),
        migrations.AddField("sku", "search_text", found_by_text()),
        migrations.RunSQL(INDEX.format("catalog_product"), migrations.RunSQL.noop),
        migrations.RunSQL(INDEX.format("catalog_sku"), migrations.RunSQL.noop),
    ]
