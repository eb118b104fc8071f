"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations, models
from django.db.models import PROTECT

from zhanggui.kernel.db import references


def unconstrained(model: str, name: str, to: str, **options: object) -> migrations.AlterField:
    """The column without a key that asks for every row."""
    field = models.ForeignKey(to, PROTECT, related_name="+", db_constraint=False, **options)
    return migrations.AlterField(model_name=model, name=name, field=field)


GUARDS = (
    references.checked("invoicing_bill_line", {"bill_id": "invoicing_bill", "sku_id": "catalog_sku"}),
    references.kept("invoicing_bill"),
)


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0004_payables_given_up"), ("catalog", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        unconstrained("billline", "bill", "invoicing.bill", db_index=False),
        unconstrained("billline", "sku", "catalog.sku", null=True),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
