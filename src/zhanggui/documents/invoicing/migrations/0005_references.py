"""References of lines are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from django.db import migrations

from zhanggui.kernel.db import references

GUARDS = (
    references.checked("invoicing_bill_line", {"bill_id": "invoicing_bill", "sku_id": "catalog_sku"}),
    references.kept("invoicing_bill"),
)


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0004_payables_given_up"), ("catalog", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        references.unconstrained("billline", "bill", "invoicing.bill", db_index=False),
        references.unconstrained("billline", "sku", "catalog.sku", null=True),
        *(migrations.RunSQL(guard, migrations.RunSQL.noop) for guard in GUARDS),
    ]
