"""Every list is paged by key, filterable, counted, and can be had as a file of everything that matches."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import openpyxl
import pytest

from tests.contracts.described import OPERATIONS
from tests.contracts.routes import CASES
from tests.contracts.routes.case import Case
from tests.contracts.stage import MONEY, Stage
from zhanggui.foundation.identity.public import registered_permissions
from zhanggui.kernel import db, labels
from zhanggui.kernel.api.exports import table_of
from zhanggui.kernel.api.paging import LIMIT_MAX
from zhanggui.ledgers.books.schemas import EntryOut

#: Whole by nature: a chart, a report, what hangs on one document or one number. They are files too, but have no pages.
WHOLE = {
    "GET /permissions", "GET /number-rules", "GET /stock/moves", "GET /books/accounts", "GET /books/trial-balance",
    "GET /books/accounts/{account}/balances", "GET /warehouse/shipments/{shipment_id}/picks", "GET /stock/serials",
}  # fmt: skip
#: Nothing to choose by: one's own sessions, the rows of one file.
UNFILTERED = {
    "GET /me/sessions",
    "GET /exchange/imports/{import_id}/rejects",
    "GET /exchange/imports/{import_id}/outcomes",
}
#: Answers to a question about one thing, a handful at most.
BARE = {
    "GET /channels", "GET /exchange/layouts", "GET /exchange/documents/{document_type}/{document_id}/rows",
    "GET /skus/{sku_id}/parts", "GET /customers/duplicates",
}  # fmt: skip
PAGING = {"cursor", "after", "limit", "total", "export", "headings"}


def parameters(case: Case) -> set[str]:
    """The query parameters of a route."""
    return {p["name"] for p in OPERATIONS["GET", case.route]["parameters"] if p["in"] == "query"}


TABLES = [case for case in CASES if case.method == "GET" and "export" in parameters(case)]
LISTS = [case for case in TABLES if case.name not in WHOLE]
each = pytest.mark.parametrize("case", LISTS, ids=lambda case: case.name)


def boss(stage: Stage) -> Any:
    """Somebody who may see everything."""
    return stage.callers[frozenset(registered_permissions())]


def get(stage: Stage, case: Case, query: str = "", caller: Any = None) -> Any:
    """The answer to the case's call with some more query."""
    path = case.path(stage.scene)
    answer = (caller or boss(stage)).get(f"{path}{'&' if '?' in path else '?'}{query}")
    assert answer.status_code == 200, answer.content
    return answer


def test_what_answers_with_many_rows_is_a_list() -> None:
    """A bare array could never be paged; what has `items` is a list or one of the few wholes."""
    bare = {
        case.name
        for case in CASES
        if case.method == "GET"
        and "items"
        in OPERATIONS["GET", case.route]["responses"]["200"]["content"].get("application/json", {}).get("schema", {})
    }
    assert bare == BARE
    assert {case.name for case in TABLES if "limit" not in parameters(case)} == WHOLE
    assert {case.name for case in LISTS if not parameters(case) - PAGING} - UNFILTERED == set()


def pages(stage: Stage, case: Case, size: int, query: str = "") -> list[list[Any]]:
    """All pages of a list."""
    key = "cursor" if "cursor" in parameters(case) else "after"
    found, following = [], None
    while not found or following is not None:
        more = f"&{key}={following}" if following else ""
        page = get(stage, case, f"limit={size}{more}&{query}").json()
        found.append(page["items"])
        following = page["next"]
    return found


def rows_of(stage: Stage, case: Case) -> list[Any]:
    """Everything in a list."""
    if case.name in WHOLE:
        return list(get(stage, case).json()["items"])
    return [item for page in pages(stage, case, LIMIT_MAX) for item in page]


@each
def test_pages_are_the_whole_and_the_total_counts_it(case: Case, on_stage: Stage) -> None:
    whole = rows_of(on_stage, case)
    if "total" in parameters(case):
        assert get(on_stage, case, "limit=1&total=true").json()["total"] == len(whole)
    small = pages(on_stage, case, max(1, len(whole) // 4))
    assert [item for page in small for item in page] == whole
    assert len(small) > 1 or len(whole) < 2


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.name)
def test_a_list_is_a_file(case: Case, on_stage: Stage) -> None:
    items = rows_of(on_stage, case)
    answer = get(on_stage, case, "export=csv&headings=names")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    # Entries of the books are unfolded: a line of the file for each of their lines.
    assert len(lines) == sum(len(item["lines"]) if case.name == "GET /books/entries" else 1 for item in items)
    for item, line in zip(items, lines, strict=False):
        for name, value in item.items():
            if (
                isinstance(value, str)
                and not value.startswith(("=", "+", "-", "@"))
                and case.name != "GET /books/entries"
            ):
                assert line[name] == value, name
    book = openpyxl.load_workbook(io.BytesIO(b"".join(get(on_stage, case, "export=xlsx").streaming_content)))
    assert len(list(book["1"].iter_rows())) == len(lines) + 1


def test_a_file_is_the_whole_filter_and_is_read_in_pages(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhanggui.kernel.api.exports.LIMIT_MAX", 2)
    [case] = [case for case in LISTS if case.name == "GET /sales/orders"]
    answer = get(on_stage, case, "export=csv&headings=names&limit=1&state=confirmed")
    with db.count_statements() as counted:
        lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(lines) == len(get(on_stage, case, "state=confirmed").json()["items"]) == 5
    assert {line["state"] for line in lines} == {"confirmed"}
    assert "ship_to.phone" in lines[0]
    # The first page was read before the answer began, to be able to refuse; five rows stand on three pages.
    assert len(counted.texts) == 2


def test_a_file_hides_what_a_page_hides(on_stage: Stage) -> None:
    every = frozenset(registered_permissions())
    [case] = [case for case in LISTS if case.name == "GET /stock/positions"]
    clerk = on_stage.callers[every - MONEY]
    lines = csv.DictReader(
        io.StringIO(
            b"".join(get(on_stage, case, "export=csv&headings=names", clerk).streaming_content).decode("utf-8-sig")
        )
    )
    assert {(line["unit_cost"], line["value"]) for line in lines} == {("", "")}
    nobody = on_stage.callers[every - {"stock.ledger.view"}].get("/stock/positions?export=xlsx")
    assert (nobody.status_code, nobody["Content-Type"]) == (403, "application/problem+json; charset=utf-8")


def test_an_unknown_kind_of_file_is_refused(on_stage: Stage) -> None:
    answer = boss(on_stage).get("/sales/orders?export=pdf")
    assert (answer.status_code, answer.json()["field"]) == (422, "export")
    # Where there is no list there is nothing to export.
    nothing = boss(on_stage).get("/me?export=csv")
    assert (nothing.status_code, nothing.json()["code"]) == (422, "api.parameter_unknown")


def headings(stage: Stage, case: Case, language: str, query: str = "") -> list[str]:
    """The first row of the file."""
    address = case.path(stage.scene)
    more = f"{'&' if '?' in address else '?'}export=csv{query}"
    answer = boss(stage).get(f"{address}{more}", **{"Accept-Language": language})
    return next(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.name)
def test_headings_are_words_of_the_caller(case: Case, on_stage: Stage) -> None:
    names = headings(on_stage, case, "en", "&headings=names")
    for path in names:
        assert [name for name in path.split(".") if not labels.known(name)] == [], "no label: app/labels.py"
    chinese, english = headings(on_stage, case, "zh-CN"), headings(on_stage, case, "en")
    for found in (chinese, english):
        assert len(set(found)) == len(found) == len(names)
    assert not any(re.search("[a-z_]", heading) for heading in chinese)
    assert not any(re.search("[\u4e00-\u9fff_]", heading) for heading in english)


def test_unknown_headings_are_refused(on_stage: Stage) -> None:
    answer = boss(on_stage).get("/sales/orders?export=csv&headings=emoji")
    assert (answer.status_code, answer.json()["field"]) == (422, "headings")


def test_the_columns_of_entries_are_those_of_their_lines() -> None:
    table = table_of(EntryOut)
    assert table.unfolded == ("lines",)
    assert {"number", "lines.account", "lines.side"} & set(table.names) >= {"lines.account", "lines.side"}
