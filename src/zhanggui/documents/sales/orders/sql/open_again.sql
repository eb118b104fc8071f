-- Orders that are open again (undone shipments, confirmations taken back). One that is on the list stays there for a while: see sweep.sql.
INSERT INTO sales_order_open (order_id, since) SELECT id, %(now)s::timestamptz FROM unnest(%(id)s::bigint[]) AS t(id) ORDER BY id
ON CONFLICT (order_id) DO UPDATE SET since = excluded.since
