-- The first reading counts: what was read before keeps its moment, so that a repeated call changes nothing.
-- plan: each time
UPDATE notices_notice SET read_at = %(now)s::timestamptz
 WHERE user_id = %(user)s::bigint AND read_at IS NULL AND (%(all)s::boolean OR id = ANY (%(ids)s::bigint[]))
