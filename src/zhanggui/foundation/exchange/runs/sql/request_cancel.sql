-- Seen by the run when its chunk ends (save_progress).
UPDATE exchange_import SET cancel = true WHERE id = %(id)s::bigint AND state IN ('applying', 'undoing')
