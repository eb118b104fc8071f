"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations, models
from django.db.models import PROTECT

from zhanggui.kernel.db import references


def unconstrained(model: str, name: str, to: str, **options: object) -> migrations.AlterField:
    """The column without a key that asks for every row."""
    field = models.ForeignKey(to, PROTECT, related_name="+", db_constraint=False, **options)
    return migrations.AlterField(model_name=model, name=name, field=field)


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
        unconstrained("orderline", "order", "purchasing.order", db_index=False),
        unconstrained("orderline", "sku", "catalog.sku", db_index=False),
        unconstrained("returnline", "parent", "purchasing.return", db_column="return_id"),
        unconstrained("returnline", "order_line", "purchasing.orderline"),
        unconstrained("returnline", "sku", "catalog.sku"),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
