-- The only statement that writes a state; the version tells editors that somebody was here.
UPDATE {table} SET state = %(target)s::text, version = version + 1, updated_at = %(now)s::timestamptz WHERE id = ANY(%(id)s::bigint[])
