-- What every append-only table and every id hangs on. Run once by migration 0001.

CREATE SEQUENCE IF NOT EXISTS zg_id INCREMENT BY 1024 START WITH 1024 MINVALUE 1024;

-- Corrections are reversals: the database refuses to rewrite history, whoever asks.
CREATE OR REPLACE FUNCTION zg_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'zhanggui: % is append-only, % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Correct by a reversing entry.';
END $$;

-- The writing transaction of a row. Roll-ups and seals cover all rows below the horizon: everything older is finished,
-- so a set once covered can't grow. A restore into another cluster re-creates this function with a larger offset.
CREATE OR REPLACE FUNCTION zg_tx() RETURNS bigint LANGUAGE sql STABLE PARALLEL UNSAFE AS
    'SELECT pg_current_xact_id()::text::bigint + 0';

CREATE OR REPLACE FUNCTION zg_tx_horizon() RETURNS bigint LANGUAGE sql STABLE AS
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0';
