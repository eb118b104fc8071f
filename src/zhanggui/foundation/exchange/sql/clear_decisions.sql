-- Before a validation and after an undo: what was decided about the rows is void. The rows themselves stay as they came.
WITH outcomes AS (DELETE FROM exchange_outcome WHERE import_id = %(import)s::bigint)
DELETE FROM exchange_stray WHERE import_id = %(import)s::bigint
