-- Goods of a test: many of the same name and price, with a walk of their own for the usual order.
SELECT {keys}, --? page
       g.id, g.name, g.price --? page
SELECT count(*) --? totals
  FROM (SELECT n AS id, (ARRAY['苹果', '白菜', '', 'tea'])[1 + n % 4] AS name, (n * 7 % 5)::numeric AS price, n % 3 AS days
          FROM generate_series(1, 23) n) g
 WHERE true
   AND 'walked' = 'walked' --? walk
   AND 'whole' = 'whole' --? whole
   AND g.price < %(below)s::numeric --? below
   AND {after} --? after
 ORDER BY {order} LIMIT %(limit)s::int --? page
