-- A first import meets empty statistics: the planner would read the millions of new rows by nested loops.
ANALYZE exchange_row
