-- What stands in for the foreign keys of tables with very many rows (kernel/db/references.py): a reference is checked when it is inserted,
-- and both its ends stay as they are afterwards. Run once by migration 0003.

-- Rows that others refer to stay. Nobody asks who refers to them: that is what made a foreign key expensive.
CREATE FUNCTION zg_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'zhanggui: rows of % are kept with their ids, % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Other rows refer to them. Archive or cancel instead.';
END $$;

-- A row refers to what it referred to when it was inserted. The columns are the arguments of the trigger.
CREATE FUNCTION zg_references_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'zhanggui: references of % stay (%), % refused', TG_TABLE_NAME, array_to_string(TG_ARGV, ', '), TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Delete the row and insert another one.';
END $$;
