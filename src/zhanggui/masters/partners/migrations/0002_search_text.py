"""Customers and suppliers are found by any part of code and name, by initials, and customers by the end of their phone number."""

from django.db import migrations

from zhanggui.masters.finding import found_by_text

INDEX = "CREATE INDEX {0}_search ON {0} USING gin (search_text gin_trgm_ops)"
TAIL = "CREATE INDEX partners_customer_phone_tail ON partners_customer (right(phone_digits, 4)) WHERE phone_digits <> ''"


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial"), ("kernel", "0004_search_text")]
    operations = [
        migrations.AddField("customer", "search_text", found_by_text()),
        migrations.AddField("supplier", "search_text", found_by_text()),
        migrations.RunSQL(INDEX.format("partners_customer"), migrations.RunSQL.noop),
        migrations.RunSQL(INDEX.format("partners_supplier"), migrations.RunSQL.noop),
        migrations.RunSQL(TAIL, migrations.RunSQL.noop),
    ]
