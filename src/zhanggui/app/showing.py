"""Tables on the terminal: what an import brought, the trial balance, what verify found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.table import Table

from zhanggui.app import comparison, verification
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

REJECTS_SHOWN = 20
TITLES = {"monthly": "按月 by month", "by_country": "按国家 by country"}


def show_import(report: dict[str, Any], lines: Sequence[comparison.Line], console: Console) -> None:
    """Rows and their fate; months and countries with the difference to the expected figures."""
    rejected = report["rejected"]
    rate = report["rows"] / (report["seconds"] or 1)
    console.print(
        f"{report['rows']:,} 行 rows = 导入 imported {report['imported']:,} + 调整 adjusted {report['adjusted']:,}"
        f" + 拒绝 rejected {len(rejected):,}; {report['seconds']} s, {rate:,.0f} rows/s, {report['peak_rss_mb']} MB",
        highlight=False,
    )
    for row in rejected[:REJECTS_SHOWN]:
        console.print(f"  {row['row']}: {row['reason']}", highlight=False, markup=False)
    if len(rejected) > REJECTS_SHOWN:
        console.print(f"  … {len(rejected) - REJECTS_SHOWN:,} more in the report")
    expected = {(line.part, line.name): line for line in lines}
    for part, column in comparison.COLUMNS.items():
        rows = []
        for row in report[part]:
            line = expected.pop((part, str(row[column])), None)
            rows.append(
                (
                    row[column],
                    f"{row['rows']:,}",
                    f"{row['invoices']:,}",
                    f"{row['qty']:,}",
                    f"{row['net']:,.2f}",
                    _difference(line),
                )
            )
        console.print(
            _table(TITLES[part], [column, "行 rows", "单据 invoices", "数量 qty", "净额 net", "差异 difference"], rows)
        )
    for line in expected.values():
        console.print(f"[red]{line.name}: 缺失 missing, 应为 expected {line.expected:,.2f}[/]", highlight=False)


def show_trial_balances(console: Console) -> None:
    """Turnover and balance of every account, one table per company."""
    for company in organization.find_companies(actor=SYSTEM).items:
        debit: defaultdict[str, Decimal] = defaultdict(Decimal)
        credit: defaultdict[str, Decimal] = defaultdict(Decimal)
        for turnover in books.trial_balance(company.id):
            debit[turnover.account] += turnover.debit
            credit[turnover.account] += turnover.credit
        rows = [
            (account, f"{debit[account]:,.2f}", f"{credit[account]:,.2f}", f"{debit[account] - credit[account]:,.2f}")
            for account in sorted(debit)
        ]
        totals = sum(debit.values(), Decimal(0)), sum(credit.values(), Decimal(0))
        rows.append(("合计 total", f"{totals[0]:,.2f}", f"{totals[1]:,.2f}", f"{totals[0] - totals[1]:,.2f}"))
        title = f"试算平衡表 trial balance {company.code} ({company.currency})"
        console.print(_table(title, ["科目 account", "借方 debit", "贷方 credit", "余额 balance"], rows))


def show_results(results: Sequence[verification.Result], console: Console) -> None:
    """Every check of verify, then the rows that are wrong."""
    rows = []
    for result in results:
        style = "red" if result.differences else "green"
        differences = f"[{style}]{result.differences:,}[/]"
        rows.append((f"{result.zh} [dim]{result.en}[/]", f"{result.rows:,}", differences, f"{result.seconds:.2f}"))
    console.print(_table("核对 verify", ["检查 check", "行数 rows", "差异 differences", "秒 s"], rows))
    for result in results:
        for example in result.examples:
            text = f"{result.zh} {example.row}: 应为 expected {example.expected}, 实为 found {example.found}"
            console.print(text, style="red", highlight=False, markup=False)


def _difference(line: comparison.Line | None) -> str:
    if line is None:
        return "–"
    return f"[{'green' if line.same else 'red'}]{line.difference:,.2f}[/]"


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=number > 0)
    for row in rows:
        table.add_row(*row)
    return table
