"""no-orm-in-loop."""

from __future__ import annotations

import pytest

from tools.lint.tests.harness import TEST, lines

RULE = "no-orm-in-loop"


@pytest.mark.parametrize(
    "text",
    [
        "for line in lines:\n    line.save()",
        "for line in lines:\n    sku = Sku.objects.get(code=line.code)",
        "for line in lines:\n    if line:\n        SQL.reserve.run(sku=line.sku)",
        "while True:\n    row = SQL.take.one()",
        "ids = {\n    db.take_id() for line in lines}",
        "skus = [\n    Sku.objects.get(code=line.code) for line in lines]",
        "found = [row for order in orders\n    for row in SQL.lines.rows(order=order.id)]",
        "for line in lines:\n    cursor.execute(text, [line.id])",
    ],
)
def test_a_statement_per_turn_is_refused(text: str) -> None:
    assert lines(RULE, text)[0] in (2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "for row in SQL.lines.rows(ids=ids):\n    total += row[1]",
        "rows = [row[0] for row in Order.objects.filter(id__in=ids)]",
        "for block in batched(rows, 2000):\n    SQL.insert_lines.run(ids=block)",
        "while current:\n    current = current.parent",
        "for row in rows:\n    seen.add(row)\nSQL.insert_lines.run(ids=seen)",
        "for cell in row:\n    save(cell)",
    ],
)
def test_one_statement_for_all_is_fine(text: str) -> None:
    assert lines(RULE, text) == []


def test_tests_may_loop() -> None:
    assert lines(RULE, "for line in lines:\n    line.save()", TEST) == []


def test_a_nested_loop_is_reported_once() -> None:
    assert lines(RULE, "for a in x:\n    for b in a:\n        b.save()") == [3]
