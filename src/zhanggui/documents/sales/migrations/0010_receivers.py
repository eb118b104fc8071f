"""Orders are found by the last digits of their receiver's phone, and by the beginning of the name. An order without them pays nothing."""

from django.db import migrations

PHONE = r"""
    CREATE INDEX sales_order_receiver_phone ON sales_order (reverse(regexp_replace(ship_to ->> 'phone', '\D', '', 'g')) text_pattern_ops)
     WHERE ship_to ->> 'phone' <> ''
"""
NAME = """
    CREATE INDEX sales_order_receiver_name ON sales_order (lower(ship_to ->> 'name') text_pattern_ops) WHERE ship_to ->> 'name' <> ''
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0009_found_by_part")]
    operations = [migrations.RunSQL(PHONE, migrations.RunSQL.noop), migrations.RunSQL(NAME, migrations.RunSQL.noop)]
