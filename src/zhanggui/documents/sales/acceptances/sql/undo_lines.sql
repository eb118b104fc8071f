-- What these confirmations said does not stand any more.
UPDATE sales_acceptance_line SET undone = true WHERE acceptance_id = ANY(%(id)s::bigint[])
