"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations

from zhanggui.kernel.db import references

GUARDS = (
    references.checked("aftersales_return_line", {"return_id": "aftersales_return", "sku_id": "catalog_sku"}),
    references.checked("aftersales_return_part", {"line_id": "aftersales_return_line"}),
    references.kept("aftersales_return", "aftersales_return_line"),
)


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0002_fewer_indexes"), ("catalog", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        references.unconstrained("returnline", "parent", "aftersales.return", db_index=False, db_column="return_id"),
        references.unconstrained("returnline", "sku", "catalog.sku", db_index=False),
        references.unconstrained("returnpart", "line", "aftersales.returnline"),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
