"""The SQL that validates all rows of an import at once, and the SQL that reads them typed; both written from the layout.

Nothing is cast before its shape was checked, so no value can break the statement. Only constants of our own code go into the text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from zhanggui.foundation.exchange import row_errors as errors
from zhanggui.foundation.exchange.layouts import Column, Layout
from zhanggui.kernel.db import Statement

# Shapes are simple on purpose: PostgreSQL's regular expressions pay for every bound and every alternative on every row.
_INTEGER: Final = "'^[+-]?[0-9]+$'"
_NUMBER: Final = r"'^[+-]?[0-9]*\.?[0-9]*$'"
_MOMENT: Final = "'____-__-__ __:__:__'"
_CUT: Final = r"'^[0-9]\.?[0-9]*E\+?[0-9]+$'"
#: No number of ours has more characters; what is longer is out of range, whatever it is.
_LONGEST: Final = 60

#: Condition under which a cell is wrong, and how it is wrong; looked at in order.
Checks = list[tuple[str, type[errors.RowError]]]

CASTS: Final = {"text": "text", "decimal": "numeric", "int": "bigint", "datetime": "timestamp", "date": "date"}


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _cell(index: int) -> str:
    return f"c{index + 1}"


def _error(error: type[errors.RowError], index: int) -> str:
    return _literal(f"{error.code}:{index + 1}")


def _text_checks(column: Column, index: int) -> Checks:
    cell = _cell(index)
    checks: Checks = [(f"length({cell}) > {column.max_length}", errors.TextTooLong)]
    if column.identifier:
        checks.append((f"{cell} ~* {_CUT}", errors.DigitsLost))
    return checks


def _number_checks(column: Column, index: int) -> Checks:
    cell = _cell(index)
    number = f"({cell} ~ {_NUMBER} AND {cell} ~ '[0-9]')"
    whole = column.kind == "int"
    checks: Checks = [
        (f"{cell} !~ {_INTEGER} AND NOT {number}", errors.NotANumber) if whole else (f"NOT {number}", errors.NotANumber)
    ]
    if whole:
        checks.append((f"{cell} !~ {_INTEGER}", errors.NotAnInteger))
    checks.append((f"length({cell}) > {_LONGEST}", errors.NumberRange))
    checks.append((f"{cell}::numeric NOT BETWEEN {column.least:f} AND {column.most:f}", errors.NumberRange))
    if not whole:
        # trim_scale: 2.50000000 has no more decimals than 2.5.
        dotted = f"strpos({cell}, '.') > 0"
        checks.append((f"{dotted} AND scale(trim_scale({cell}::numeric)) > {column.scale}", errors.NumberScale))
    return checks


def _moment_checks(column: Column, index: int) -> Checks:
    cell = _cell(index)
    earliest, latest = f"{column.earliest.isoformat()} 00:00:00", f"{column.latest.isoformat()} 23:59:59"

    def part(start: int, least: str, most: str) -> str:
        return f"substr({cell}, {start}, 2) COLLATE \"C\" NOT BETWEEN '{least}' AND '{most}'"

    last_day = (
        f"extract(day FROM make_date(substr({cell}, 1, 4)::int, substr({cell}, 6, 2)::int, 1)"
        " + '1 month'::interval - '1 day'::interval)"
    )
    impossible = (
        part(6, "01", "12"),
        part(9, "01", "31"),
        part(12, "00", "23"),
        part(15, "00", "59"),
        part(18, "00", "59"),
    )
    return [
        # The pattern and just five characters that are no digits: so all others are digits.
        (f"{cell} NOT LIKE {_MOMENT} OR length(translate({cell}, '0123456789', '')) <> 5", errors.NotADate),
        (" OR ".join(impossible), errors.NotADate),
        # Compared as texts, byte by byte: the year 0000 has no date.
        (f"{cell} COLLATE \"C\" NOT BETWEEN '{earliest}' AND '{latest}'", errors.DateRange),
        (f"substr({cell}, 9, 2) COLLATE \"C\" > '28' AND substr({cell}, 9, 2)::int > {last_day}", errors.NotADate),
    ]


_CHECKS: Final[dict[str, Callable[[Column, int], Checks]]] = {
    "text": _text_checks, "decimal": _number_checks, "int": _number_checks, "datetime": _moment_checks, "date": _moment_checks,
}  # fmt: skip


def _column_case(column: Column, index: int) -> str:
    """The code and the place of what is wrong with a cell, or NULL. CASE looks at one condition after the other, so a cast only
    sees what has the right shape."""
    blank = _error(errors.ValueMissing, index) if column.filled else "NULL"
    whens = [
        f"WHEN {_cell(index)} = '' THEN {blank}",
        f"WHEN starts_with({_cell(index)}, {_literal(errors.UNSAVED)}) THEN {_error(errors.FormulaUnsaved, index)}",
    ]
    whens += [
        f"WHEN {condition} THEN {_error(error, index)}" for condition, error in _CHECKS[column.kind](column, index)
    ]
    return f"CASE {' '.join(whens)} END"


def _opened(layout: Layout) -> str:
    """The rows of an import with every cell taken out of its array once; OFFSET 0 keeps the planner from taking it out at each use."""
    cells = ", ".join(f"cells[{index + 1}] AS {_cell(index)}" for index in range(len(layout.columns)))
    return f"SELECT import_id, row_no, cells, flaw, {cells} FROM exchange_row WHERE import_id = %(import)s::bigint OFFSET 0"


def _key(layout: Layout) -> str:
    """The natural key of a row as one text; upper and lower case alike, as codes are everywhere in the system."""
    return " || chr(31) || ".join(f"lower(r.cells[{layout.positions[key] + 1}])" for key in layout.natural_key)


@lru_cache(maxsize=256)
def validation(layout: Layout) -> Statement:
    """Insert a rejection with every reason for each row that can't be taken. Parameter `import`; the count is the row count."""
    cases = ", ".join(_column_case(column, index) for index, column in enumerate(layout.columns))
    keys = "ARRAY[" + ", ".join(_literal(key) for key in layout.keys) + "]"
    text = f"""
        INSERT INTO exchange_outcome (import_id, row_no, disposition, reason, params)
        SELECT import_id, row_no, 'rejected', split_part(found[1], ':', 1), jsonb_build_object('errors', (
                 SELECT jsonb_agg(jsonb_build_object(
                          'code', split_part(f, ':', 1), 'column', ({keys})[nullif(split_part(f, ':', 2), '')::int],
                          'value', left(cells[nullif(split_part(f, ':', 2), '')::int], 200)) ORDER BY place)
                   FROM unnest(found) WITH ORDINALITY AS u(f, place)))
          FROM (SELECT import_id, row_no, cells, array_remove(ARRAY[flaw, {cases}], NULL) AS found
                  FROM ({_opened(layout)}) AS opened) AS checked
         WHERE found <> '{{}}'
    """
    return Statement(f"validate:{layout.name}", text, each_time=True)


@lru_cache(maxsize=256)
def duplicates(layout: Layout) -> Statement:
    """Reject the second and later rows of a key that may stand only once. Parameter `import`."""
    first = layout.positions[layout.natural_key[0]]
    text = f"""
        INSERT INTO exchange_outcome (import_id, row_no, disposition, reason, params)
        SELECT import_id, row_no, 'rejected', '{errors.KeyTwice.code}', jsonb_build_object('errors', jsonb_build_array(
                 jsonb_build_object('code', '{errors.KeyTwice.code}', 'column', {_literal(layout.natural_key[0])},
                                    'value', left(cells[{first + 1}], 200), 'params', jsonb_build_object('first', first_row))))
          FROM (SELECT r.import_id, r.row_no, r.cells, min(r.row_no) OVER (PARTITION BY {_key(layout)}) AS first_row
                  FROM exchange_row r WHERE r.import_id = %(import)s::bigint) AS keyed
         WHERE row_no > first_row
        ON CONFLICT (import_id, row_no) DO NOTHING
    """
    return Statement(f"duplicates:{layout.name}", text, each_time=True)


@lru_cache(maxsize=256)
def strays(layout: Layout) -> Statement:
    """Note the rows whose key stood earlier, with other keys between: `first_row` is where they belong. Parameter `import`.

    Only the first rows of runs are grouped: a file whose keys stand together costs one pass in its own order.
    """
    text = f"""
        WITH keyed AS (
            SELECT row_no, key, key IS DISTINCT FROM lag(key) OVER (ORDER BY row_no) AS head
              FROM (SELECT r.row_no, {_key(layout)} AS key FROM exchange_row r WHERE r.import_id = %(import)s::bigint OFFSET 0) AS r
        ), scattered AS (
            SELECT key, (array_agg(row_no ORDER BY row_no))[1:2] AS runs FROM keyed WHERE head GROUP BY key HAVING count(*) > 1
        )
        INSERT INTO exchange_stray (import_id, row_no, first_row)
        SELECT %(import)s::bigint, keyed.row_no, scattered.runs[1]
          FROM keyed JOIN scattered USING (key) WHERE keyed.row_no >= scattered.runs[2]
    """
    return Statement(f"strays:{layout.name}", text, each_time=True)


@lru_cache(maxsize=256)
def reading(layout: Layout) -> Statement:
    """The next valid rows that nobody decided, typed: the place in the order, the row number, the columns. Parameters `import`,
    `after` (a place), `limit`.

    The bounds inside NOT EXISTS follow from the outer ones; without them each batch would read all outcomes from the first.
    A row that strays from its key comes at the place of the key's first row, not at its own.
    """
    casts = ", ".join(
        f"nullif(r.cells[{index + 1}], '')::{CASTS[column.kind]}" for index, column in enumerate(layout.columns)
    )
    undecided = "NOT EXISTS (SELECT FROM exchange_outcome o WHERE o.import_id = r.import_id AND o.row_no = r.row_no AND o.row_no > %(after)s::int)"
    text = f"""
        WITH home AS MATERIALIZED (
            SELECT r.row_no, r.cells FROM exchange_row r
             WHERE r.import_id = %(import)s::bigint AND r.row_no > %(after)s::int AND {undecided}
               AND NOT EXISTS (SELECT FROM exchange_stray s WHERE s.import_id = r.import_id AND s.row_no = r.row_no AND s.row_no > %(after)s::int)
             ORDER BY r.row_no LIMIT %(limit)s::int
        ), edge AS (
            SELECT CASE WHEN count(*) < %(limit)s::int THEN 2147483647 ELSE max(row_no) END AS row_no FROM home
        )
        SELECT r.place, r.row_no, {casts} FROM (
            SELECT row_no AS place, row_no, cells FROM home
            UNION ALL
            SELECT s.first_row, r.row_no, r.cells FROM exchange_stray s JOIN exchange_row r ON r.import_id = s.import_id AND r.row_no = s.row_no
             WHERE s.import_id = %(import)s::bigint AND s.first_row > %(after)s::int AND s.first_row <= (SELECT row_no FROM edge) AND {undecided}
        ) AS r ORDER BY r.place, r.row_no
    """
    return Statement(f"rows:{layout.name}", text, each_time=True)
