-- The initials of a name, as they are typed (拼音首字母). Many characters have two readings (重磅音乐盒): a name with such has its
-- initials in every combination of the first four of them. What is no Chinese character stands for itself.
CREATE OR REPLACE FUNCTION kernel_initials(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH letters AS (
        SELECT n, usual, other, sum((usual <> other)::int) OVER (ORDER BY n)::int AS doubtful
          FROM (
              SELECT n, CASE WHEN ascii(c) BETWEEN 19968 AND 40959 THEN chr(get_byte(kernel_usual_readings(), ascii(c) - 19968)) ELSE c END AS usual,
                     CASE WHEN ascii(c) BETWEEN 19968 AND 40959 THEN chr(get_byte(kernel_other_readings(), ascii(c) - 19968)) ELSE c END AS other
                FROM unnest(string_to_array(name, NULL)) WITH ORDINALITY AS characters (c, n)
          ) read
    )
    SELECT coalesce(string_agg(initials, ' ' ORDER BY choice), '')
      FROM (
          SELECT choice, string_agg(CASE WHEN usual <> other AND doubtful <= 4 AND (choice >> (doubtful - 1)) & 1 = 1 THEN other ELSE usual END, '' ORDER BY n) AS initials
            FROM letters CROSS JOIN generate_series(0, (1 << least((SELECT max(doubtful) FROM letters), 4)) - 1) AS choices (choice)
           GROUP BY choice
      ) chosen
$$;

-- What a code and a name are found by.
CREATE OR REPLACE FUNCTION kernel_search_text(code text, name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(code || ' ' || name) || CASE WHEN name ~ '[一-鿿]' THEN ' ' || kernel_initials(lower(name)) ELSE '' END
$$;
