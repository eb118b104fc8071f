"""Which orders are not paid, in a table of their own: of a million orders nearly all are, and an order does not know it."""

from django.db import migrations, models

#: Whether an order that is not cancelled still asks for something after its goods have left: money, or its buyer's word that they came. The
#: filters `payment` and `waiting` of page.sql say the same in their own text: a page may walk through many orders, and a call for each costs
#: three times the question itself.
ASKS = """
    CREATE FUNCTION sales_order_asks(o sales_order) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT o.state <> 'cancelled' AND (
           (SELECT CASE o.state WHEN 'closed' THEN coalesce(sum(b.gross), 0) ELSE o.net + o.tax END <> coalesce(sum(i.allocated), 0)
              FROM invoicing_bill b LEFT JOIN books_open_item i ON i.id = b.item_id
             WHERE b.origin_id = o.id AND b.origin_type = 'sales.order')
        OR EXISTS (
           SELECT 1 FROM warehouse_shipment s JOIN warehouse_shipment_line w ON w.shipment_id = s.id
            WHERE s.origin_id = o.id AND s.origin_type = 'sales.order' AND s.kind = 'sent' AND s.state = 'shipped'
              AND NOT EXISTS (SELECT 1 FROM sales_acceptance_line a WHERE a.shipment_line_id = w.id AND NOT a.undone)
              AND w.qty > coalesce((SELECT sum(r.qty) FROM stock_move m JOIN stock_move r ON r.returns_move_id = m.id AND r.qty > 0
                                     WHERE m.document_line = w.id AND m.returns_move_id IS NULL), 0)))
    $$
"""
FILL = """
    INSERT INTO sales_order_due (order_id, since)
    SELECT o.id, o.updated_at FROM sales_order o
     WHERE o.state IN ('confirmed', 'closed') AND NOT EXISTS (SELECT 1 FROM sales_order_open w WHERE w.order_id = o.id) AND sales_order_asks(o)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sales", "0010_receivers"),
        ("invoicing", "0006_cash_accounts_change"),
        ("warehouse", "0010_waybills"),
        ("stock", "0010_promises_by_sku"),
    ]
    operations = [
        migrations.CreateModel(
            name="DueOrder",
            fields=[
                ("order_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "sales_order_due"},
        ),
        migrations.RunSQL(
            "ALTER TABLE sales_order_due SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000)",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(ASKS, "DROP FUNCTION sales_order_asks(sales_order)"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
