"""Shipments are found by any part of their number; as orders are (sales/0009)."""

from django.db import migrations

INDEX = "CREATE INDEX warehouse_shipment_search ON warehouse_shipment USING gin (lower(number) gin_trgm_ops) WITH (gin_pending_list_limit = 512)"


class Migration(migrations.Migration):
    dependencies = [("warehouse", "0008_fewer_indexes"), ("kernel", "0004_search_text")]
    operations = [migrations.RunSQL(INDEX, migrations.RunSQL.noop)]
