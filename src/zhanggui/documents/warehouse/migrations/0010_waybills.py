"""Shipments carry the name of their carrier and a waybill, and are found by any part of it; as by their numbers (0009)."""

from django.db import migrations, models

SEARCH = (
    "CREATE INDEX warehouse_shipment_waybill_search ON warehouse_shipment USING gin (lower(waybill) gin_trgm_ops)"
    " WITH (gin_pending_list_limit = 512) WHERE waybill <> ''"
)


class Migration(migrations.Migration):
    dependencies = [("warehouse", "0009_found_by_part")]
    operations = [
        migrations.AddField("shipment", "carrier", models.TextField(db_default="")),
        migrations.AddField("shipment", "waybill", models.TextField(db_default="")),
        migrations.AddIndex(
            "shipment",
            models.Index(
                fields=["company", "waybill"], name="warehouse_shipment_waybill", condition=~models.Q(waybill="")
            ),
        ),
        migrations.AddIndex(
            "shipment",
            models.Index(
                fields=["company", "carrier", "business_date", "id"],
                name="warehouse_shipment_carrier",
                condition=~models.Q(carrier=""),
            ),
        ),
        migrations.RunSQL(SEARCH, migrations.RunSQL.noop),
    ]
