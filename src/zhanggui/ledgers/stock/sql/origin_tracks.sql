-- Lot and serial number of original moves: what comes back is what left.
SELECT id, lot, serial FROM stock_move WHERE id = ANY(%(move)s::bigint[])
