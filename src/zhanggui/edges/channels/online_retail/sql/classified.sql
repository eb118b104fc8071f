-- Whether the import's rows were classified already; the transaction that classifies is one.
-- plan: each time
SELECT EXISTS (SELECT 1 FROM channels_retail_row WHERE import_id = %(import)s::bigint)
