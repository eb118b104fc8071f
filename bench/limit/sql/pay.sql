-- Step 4: money in for every receivable: payment, entry, open item, allocation and audit rows, in one statement.
WITH b AS MATERIALIZED (
    SELECT b.id, b.item_id, b.gross, b.customer_id, b.shop_id, row_number() OVER (ORDER BY b.id) AS n FROM invoicing_bill b
     WHERE b.origin_id = ANY(%(id)s::bigint[]) AND b.origin_type = 'sales.order'
), i AS MATERIALIZED (
    SELECT i.id FROM books_open_item i WHERE i.id IN (SELECT b.item_id FROM b) ORDER BY i.id FOR UPDATE
), payments AS (
    INSERT INTO invoicing_payment (id, company_id, number, direction, state, cash_account_id, account, customer_id, shop_id, date, currency, amount,
        item_id, created_at, updated_at)
    SELECT %(payment)s::bigint + n, %(company)s::bigint, %(number)s::text || lpad((%(counter)s::bigint + n)::text, 8, '0'), 'in', 'posted',
           %(cash_account)s::bigint, %(receivable_code)s::text, customer_id, shop_id, %(day)s::date, %(currency)s::text, gross,
           %(item)s::bigint + n, %(now)s::timestamptz, %(now)s::timestamptz FROM b
), entries AS (
    INSERT INTO books_entry (id, company_id, posting_key, event, document_type, document_id, date, month, posted_at, line_count, summary)
    SELECT %(entry)s::bigint + n, %(company)s::bigint, 'invoicing.payment:' || %(payment)s::bigint + n, 'payment.in', 'invoicing.payment',
           %(payment)s::bigint + n, %(day)s::date, %(month)s::int, %(now)s::timestamptz, 2,
           %(number)s::text || lpad((%(counter)s::bigint + n)::text, 8, '0') FROM b
), lines AS (
    INSERT INTO books_line (entry_id, line_no, company_id, account_id, month, side, amount, customer_id, shop_id, cash_account_id, cash_flow)
    SELECT %(entry)s::bigint + n, 1, %(company)s::bigint, %(money)s::bigint, %(month)s::int, 'D', gross, NULL, shop_id, %(cash_account)s::bigint, '1' FROM b
    UNION ALL
    SELECT %(entry)s::bigint + n, 2, %(company)s::bigint, %(receivable)s::bigint, %(month)s::int, 'C', gross, customer_id, shop_id, NULL, NULL FROM b
), items AS (
    INSERT INTO books_open_item (id, company_id, account_id, entry_id, customer_id, shop_id, document_type, document_id, date, due_date, currency,
        amount, allocated)
    SELECT %(item)s::bigint + n, %(company)s::bigint, %(receivable)s::bigint, %(entry)s::bigint + n, customer_id, shop_id,
           'invoicing.payment', %(payment)s::bigint + n, %(day)s::date, %(day)s::date, %(currency)s::text, -gross, -gross FROM b
), allocations AS (
    INSERT INTO books_allocation (id, company_id, debit_item_id, credit_item_id, amount, date, allocated_at)
    SELECT %(allocation)s::bigint + n, %(company)s::bigint, item_id, %(item)s::bigint + n, gross, %(day)s::date, %(now)s::timestamptz FROM b
), settled AS (
    UPDATE books_open_item t SET allocated = t.allocated + b.gross FROM b JOIN i ON i.id = b.item_id WHERE t.id = b.item_id
)
INSERT INTO audit_record (id, company_id, at, user_name, document, document_id, action, after)
SELECT %(audit)s::bigint + n, %(company)s::bigint, %(now)s::timestamptz, 'limit', 'invoicing.payment', %(payment)s::bigint + n, 'post',
       jsonb_build_object('number', %(number)s::text || lpad((%(counter)s::bigint + n)::text, 8, '0'), 'amount', gross::text) FROM b
