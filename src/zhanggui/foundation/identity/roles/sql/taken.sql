-- Which of these names belong to other roles; found before the write, to name the row in the answer.
SELECT lower(name), id FROM identity_role WHERE lower(name) = ANY (SELECT lower(n) FROM unnest(%(names)s::text[]) AS n)
