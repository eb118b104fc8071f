-- Only for imports that nothing came of: what was applied keeps its rows, so that documents can be traced to them for ever.
WITH strays AS (DELETE FROM exchange_stray WHERE import_id = %(import)s::bigint),
     outcomes AS (DELETE FROM exchange_outcome WHERE import_id = %(import)s::bigint)
DELETE FROM exchange_row WHERE import_id = %(import)s::bigint
