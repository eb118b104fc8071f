-- Orders that ask for money again (payments of theirs taken back). As open_again.sql.
INSERT INTO sales_order_due (order_id, since) SELECT id, %(now)s::timestamptz FROM unnest(%(id)s::bigint[]) AS t(id) ORDER BY id
ON CONFLICT (order_id) DO UPDATE SET since = excluded.since
