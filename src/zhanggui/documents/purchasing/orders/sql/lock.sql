-- A bill is no transition: it only has to keep a second bill and a receipt of the same orders waiting, in whatever state they are.
SELECT id, company_id FROM purchasing_order WHERE id = ANY(%(id)s::bigint[]) ORDER BY id FOR UPDATE
