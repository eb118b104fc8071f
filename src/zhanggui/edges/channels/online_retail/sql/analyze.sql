-- Fresh statistics for the planner; a database that was empty a moment ago has none.
ANALYZE
