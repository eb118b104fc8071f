-- Closing a day must not overtake a posting in flight: SHARE waits for writers and keeps new ones out for a moment.
LOCK TABLE stock_entry IN SHARE MODE
