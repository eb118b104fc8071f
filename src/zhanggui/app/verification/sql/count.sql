-- How many rows a check has proved.
SELECT count(*) FROM {table}
