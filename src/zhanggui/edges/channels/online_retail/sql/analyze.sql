-- Fresh statistics for the planner; a database that was empty a moment ago has none. Only tables that have changed a lot, and a small
-- sample of them: it tells what matters here (large or small table, few or many values) at a tenth of the price.
DO $$
DECLARE grown regclass;
BEGIN
    PERFORM set_config('default_statistics_target', '10', true);
    FOR grown IN SELECT relid::regclass FROM pg_stat_user_tables
                  WHERE schemaname = current_schema() AND n_mod_since_analyze > 1000 + n_live_tup / 2 ORDER BY relid
    LOOP
        EXECUTE format('ANALYZE %s', grown);
    END LOOP;
END $$
