"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations, models
from django.db.models import PROTECT

from zhanggui.kernel.db import references

GUARDS = (
    references.checked("sales_order_line", {"order_id": "sales_order", "sku_id": "catalog_sku"}),
    references.checked("sales_order_line_source", {"line_id": "sales_order_line", "ordered_sku_id": "catalog_sku"}),
    references.checked("sales_acceptance_line", {"acceptance_id": "sales_acceptance", "sku_id": "catalog_sku"}),
    references.kept("sales_order", "sales_order_line", "sales_acceptance"),
)


class Migration(migrations.Migration):
    dependencies = [("sales", "0005_sent_goods"), ("catalog", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        references.unconstrained("orderline", "order", "sales.order", db_index=False),
        references.unconstrained("orderline", "sku", "catalog.sku", db_index=False),
        migrations.AlterField(
            model_name="orderlinesource",
            name="line",
            field=models.OneToOneField(
                "sales.orderline", PROTECT, related_name="+", primary_key=True, serialize=False, db_constraint=False
            ),
        ),
        references.unconstrained("orderlinesource", "ordered_sku", "catalog.sku"),
        references.unconstrained("acceptanceline", "acceptance", "sales.acceptance", db_index=False),
        references.unconstrained("acceptanceline", "sku", "catalog.sku"),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
