"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations, models
from django.db.models import PROTECT

from zhanggui.kernel.db import references


def unconstrained(model: str, name: str, to: str, **options: object) -> migrations.AlterField:
    """The column without a key that asks for every row."""
    field = models.ForeignKey(to, PROTECT, related_name="+", db_constraint=False, **options)
    return migrations.AlterField(model_name=model, name=name, field=field)


GUARDS = (
    references.checked("aftersales_return_line", {"return_id": "aftersales_return", "sku_id": "catalog_sku"}),
    references.checked("aftersales_return_part", {"line_id": "aftersales_return_line"}),
    references.kept("aftersales_return", "aftersales_return_line"),
)


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0002_fewer_indexes"), ("catalog", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        unconstrained("returnline", "parent", "aftersales.return", db_index=False, db_column="return_id"),
        unconstrained("returnline", "sku", "catalog.sku", db_index=False),
        unconstrained("returnpart", "line", "aftersales.returnline"),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
