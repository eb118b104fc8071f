-- What was booked, day by day and by the documents that caused it, and of it what had been at this time of day. Block ranges of the
-- entries' days leave out the years before.
SELECT e.date, e.document_type, count(*), count(*) FILTER (WHERE e.posted_at < %(so_far)s::timestamptz)
  FROM books_entry e
 WHERE e.company_id = %(company)s::bigint AND e.date BETWEEN %(since)s::date AND %(until)s::date
 GROUP BY e.date, e.document_type
