-- Allocations by id: what they matched, whether they take one back themselves or close what was undone with its mirror, which one took
-- them back, whether their month is closed.
SELECT a.id, a.company_id, a.debit_item_id, a.credit_item_id, a.amount, a.date,
       a.reverses_id IS NOT NULL OR EXISTS (SELECT 1 FROM books_open_item i JOIN books_entry e ON e.id = i.entry_id AND e.reverses_id IS NOT NULL
                                             WHERE i.id IN (a.debit_item_id, a.credit_item_id)),
       r.id, p.closed_at IS NOT NULL
  FROM books_allocation a
  LEFT JOIN books_allocation r ON r.reverses_id = a.id
  LEFT JOIN books_period p ON p.company_id = a.company_id AND p.month = extract(year FROM a.date)::int * 100 + extract(month FROM a.date)::int
 WHERE a.id = ANY(%(allocation)s::bigint[]) ORDER BY a.id
