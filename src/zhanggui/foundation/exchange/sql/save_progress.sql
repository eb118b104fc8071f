-- Part of the chunk's transaction. `run` fences: a process that lost its lock finds no row and stops.
UPDATE exchange_import SET done = %(done)s::bigint, total = %(total)s::bigint, phase = %(phase)s::text, cursor = %(cursor)s::jsonb
 WHERE id = %(id)s::bigint AND run = %(run)s::bigint AND state IN ('applying', 'undoing') RETURNING cancel
