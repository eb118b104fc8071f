-- Documents are locked in the order of their ids, before anything else of the transaction (docs/locking.md).
SELECT id, company_id, number, state, version FROM {table} WHERE id = ANY(%(id)s::bigint[]) ORDER BY id FOR UPDATE
