"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations

from zhanggui.kernel.db import references

GUARDS = (
    references.checked("purchasing_order_line", {"order_id": "purchasing_order", "sku_id": "catalog_sku"}),
    references.checked(
        "purchasing_return_line",
        {"return_id": "purchasing_return", "order_line_id": "purchasing_order_line", "sku_id": "catalog_sku"},
    ),
    references.kept("purchasing_order", "purchasing_order_line", "purchasing_return"),
)


class Migration(migrations.Migration):
    dependencies = [("purchasing", "0002_fewer_indexes"), ("catalog", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        references.unconstrained("orderline", "order", "purchasing.order", db_index=False),
        references.unconstrained("orderline", "sku", "catalog.sku", db_index=False),
        references.unconstrained("returnline", "parent", "purchasing.return", db_column="return_id"),
        references.unconstrained("returnline", "order_line", "purchasing.orderline"),
        references.unconstrained("returnline", "sku", "catalog.sku"),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
