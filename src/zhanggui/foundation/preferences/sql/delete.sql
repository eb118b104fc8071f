-- Locked views go, and with them their being anybody's first.
WITH firsts AS (DELETE FROM preferences_default WHERE view_id = ANY (%(ids)s::bigint[]))
DELETE FROM preferences_view WHERE id = ANY (%(ids)s::bigint[])
