"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations

from zhanggui.kernel.db import references

GUARDS = (
    references.checked("warehouse_adjustment_line", {"adjustment_id": "warehouse_adjustment", "sku_id": "catalog_sku"}),
    references.checked("warehouse_count_line", {"count_id": "warehouse_count", "sku_id": "catalog_sku"}),
    references.checked("warehouse_receipt_line", {"receipt_id": "warehouse_receipt", "sku_id": "catalog_sku"}),
    references.checked("warehouse_shipment_line", {"shipment_id": "warehouse_shipment", "sku_id": "catalog_sku"}),
    references.kept("warehouse_adjustment", "warehouse_count", "warehouse_receipt", "warehouse_shipment"),
)


class Migration(migrations.Migration):
    dependencies = [("warehouse", "0006_purposes"), ("catalog", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        references.unconstrained("adjustmentline", "adjustment", "warehouse.adjustment", db_index=False),
        references.unconstrained("adjustmentline", "sku", "catalog.sku"),
        references.unconstrained("countline", "count", "warehouse.count"),
        references.unconstrained("countline", "sku", "catalog.sku"),
        references.unconstrained("receiptline", "receipt", "warehouse.receipt", db_index=False),
        references.unconstrained("receiptline", "sku", "catalog.sku"),
        references.unconstrained("shipmentline", "shipment", "warehouse.shipment", db_index=False),
        references.unconstrained("shipmentline", "sku", "catalog.sku"),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
