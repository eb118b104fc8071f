"""Which orders are open, in a table of their own: an index over the state of a million orders would be written anew with every confirmation,
and what is short has no row anywhere."""

from django.db import migrations, models

FILL = """
    INSERT INTO sales_order_open (order_id, since)
    SELECT o.id, o.updated_at FROM sales_order o
     WHERE o.state = 'draft'
        OR o.state = 'confirmed' AND EXISTS (
           SELECT 1 FROM sales_order_line l
            WHERE l.order_id = o.id AND l.stocked
              AND l.qty > coalesce((SELECT sum(x.qty) FROM warehouse_shipment t JOIN warehouse_shipment_line x ON x.shipment_id = t.id
                                     WHERE t.origin_id = o.id AND t.origin_type = 'sales.order' AND t.state = 'shipped' AND x.origin_line = l.id), 0))
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0007_room_and_fewer_indexes"), ("warehouse", "0008_fewer_indexes")]
    operations = [
        migrations.CreateModel(
            name="OpenOrder",
            fields=[
                ("order_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "sales_order_open"},
        ),
        # Rows come and go all day: dead ones are cleared early, and their room is taken again.
        migrations.RunSQL(
            "ALTER TABLE sales_order_open SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000)",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
