-- Whoever changes an import holds its row first; the order by id is the general one (docs/locking.md).
SELECT id FROM exchange_import WHERE id = %(id)s::bigint ORDER BY id FOR UPDATE
