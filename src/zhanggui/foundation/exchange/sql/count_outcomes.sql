-- The counts are taken from the outcomes, never added up on the way, so they can't drift.
-- plan: each time
UPDATE exchange_import SET imported = c.imported, adjusted = c.adjusted, rejected = c.rejected, skipped = c.skipped
  FROM (SELECT count(*) FILTER (WHERE disposition = 'imported') AS imported, count(*) FILTER (WHERE disposition = 'adjusted') AS adjusted,
               count(*) FILTER (WHERE disposition = 'rejected') AS rejected, count(*) FILTER (WHERE disposition = 'skipped') AS skipped
          FROM exchange_outcome WHERE import_id = %(import)s::bigint) AS c
 WHERE id = %(import)s::bigint
