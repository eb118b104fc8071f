"""Orders are found by any part of their number, or of the shop's. New orders wait in a short list of the index until it is worth while to
put them in their places: an order does not pay for its thirty pieces one by one."""

from django.db import migrations

INDEX = """
    CREATE INDEX sales_order_search ON sales_order USING gin (lower(number || ' ' || coalesce(external_number, '')) gin_trgm_ops)
      WITH (gin_pending_list_limit = 512)
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0008_open_orders"), ("kernel", "0004_search_text")]
    operations = [migrations.RunSQL(INDEX, migrations.RunSQL.noop)]
