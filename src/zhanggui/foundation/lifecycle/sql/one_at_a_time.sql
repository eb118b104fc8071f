-- Whoever makes what should exist from the facts of these documents waits for whoever is at it, until that one has committed. The keys
-- are the documents' ids, unique over all tables; no row is locked, because who ships a parcel never locks its order (docs/locking.md).
SELECT pg_advisory_xact_lock(t.id) FROM (SELECT id FROM unnest(%(id)s::bigint[]) AS u (id) ORDER BY id) t
