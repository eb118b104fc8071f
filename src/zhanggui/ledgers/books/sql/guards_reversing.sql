-- What is undone is undone whole and once: the unique indexes say once, this says whole. Statement-level like the other guards.
CREATE FUNCTION books_check_allocations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT f.id::text INTO bad
      FROM fresh f LEFT JOIN books_allocation a ON a.id = f.reverses_id AND a.reverses_id IS NULL
     WHERE f.reverses_id IS NOT NULL
       AND (a.id IS NULL OR a.amount <> -f.amount OR a.debit_item_id <> f.debit_item_id OR a.credit_item_id <> f.credit_item_id)
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: allocation % does not mirror the one it takes back', bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER books_allocation_check AFTER INSERT ON books_allocation
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION books_check_allocations();
