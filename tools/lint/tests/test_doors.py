"""Rules about who may touch what: managers, the public door, imports, names of files."""

from __future__ import annotations

import pytest

from tools.lint.tests.harness import API, COMMANDS, LOCKS, MIGRATION, MODELS, PUBLIC, TEST, lines


@pytest.mark.parametrize("path", [API, MODELS, PUBLIC, "src/zhanggui/documents/sales/handlers.py"])
def test_managers_are_refused(path: str) -> None:
    assert lines("objects-door", "rows = Order.objects.filter(id=1)", path) == [1]
    assert lines("objects-door", "rows = Order._default_manager.all()", path) == [1]


@pytest.mark.parametrize(
    "path", [COMMANDS, LOCKS, TEST, MIGRATION, "src/zhanggui/documents/sales/orders/queries/lists.py"]
)
def test_managers_are_at_home(path: str) -> None:
    assert lines("objects-door", "rows = Order.objects.filter(id=1)", path) == []


def test_models_do_not_pass_the_door() -> None:
    text = """\
        from zhanggui.documents.sales.orders.models import Order
        from zhanggui.documents.sales.orders import models
        from django.db.models import QuerySet

        def orders(*, ids: Sequence[int]) -> "QuerySet[Order]": ...
        def place(batch: list[models.Order]) -> None: ...
        """
    assert lines("public-door", text, PUBLIC) == [1, 2, 3, 5, 6]
    assert lines("public-door", text, COMMANDS) == []


def test_rows_pass_the_door() -> None:
    text = """\
        from zhanggui.documents.sales.orders.commands import place
        from zhanggui.documents.sales.orders.queries import OrderRow

        def orders(*, ids: Sequence[int]) -> dict[int, OrderRow]: ...
        """
    assert lines("public-door", text, PUBLIC) == []


def test_imports_stand_at_the_top() -> None:
    text = """\
        import json
        try:
            import fast
        except ImportError:
            fast = None

        def place():
            from zhanggui.masters.catalog import public
            return importlib.import_module("zhanggui.masters")
        """
    assert lines("no-local-import", text) == [8, 9]


def test_the_composition_root_may_load_by_name() -> None:
    assert lines("no-local-import", "importlib.import_module(name)", "src/zhanggui/app/wiring.py") == []


def test_type_checking_is_refused() -> None:
    assert lines("no-type-checking", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import x") == [2]
    assert lines("no-type-checking", "import typing\nif typing.TYPE_CHECKING:\n    import x") == [2]


@pytest.mark.parametrize(
    "path", ["src/zhanggui/kernel/utils.py", "src/zhanggui/kernel/helpers/text.py", "tools/misc.py", "web/_common.py"]
)
def test_names_without_meaning_are_refused(path: str) -> None:
    assert lines("file-name", "", path) == [1]


def test_nouns_are_fine() -> None:
    assert lines("file-name", "", "src/zhanggui/kernel/money.py") == []
