"""Wire types of imports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from zhanggui.foundation.exchange.columns.queries import Found
from zhanggui.foundation.exchange.contracts import Decided, ImportRow, Reject, Report
from zhanggui.foundation.exchange.layouts import Layout
from zhanggui.foundation.exchange.registry import layouts
from zhanggui.foundation.exchange.states import BY_CODE
from zhanggui.kernel.api.language import Language
from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.labels import standing

LayoutName = Annotated[str, Field(max_length=64, description="Name of the kind of file", examples=["online-retail"])]


class ColumnOut(Schema):
    """A column of a layout."""

    key: str = Field(description="Key, used in mappings and reports", examples=["qty"])
    name: str = Field(description="Name in the caller's language", examples=["数量"])
    aliases: list[str] = Field(description="Headings it is found by", examples=[["Quantity", "件数"]])
    kind: str = Field(description="text, decimal, int, datetime or date", examples=["decimal"])
    required: bool = Field(description="Whether a file without it is refused", examples=[True])
    filled: bool = Field(description="Whether every row needs a value", examples=[True])


class LayoutOut(Schema):
    """A kind of file that can be imported."""

    name: str = Field(description="Name of the kind of file", examples=["online-retail"])
    title: str = Field(description="Title in the caller's language", examples=["UCI Online Retail 订单行"])
    columns: list[ColumnOut] = Field(description="Its columns, in the order of the template")


class ImportQuery(PageQuery):
    """Filters of the list of imports."""

    layout: LayoutName | None = Field(None, description="Name of the kind of file", examples=["online-retail"])
    state: str | None = Field(None, max_length=20, description="State of the import", examples=["applied"])
    company_id: Id | None = Field(None, description="Company")


class RejectQuery(Schema):
    """Which rejected rows to show."""

    after: int = Field(0, ge=0, le=2**31 - 1, description="Row number behind which to go on", examples=[0])
    limit: int = Field(50, ge=1, le=500, description="Rows a page", examples=[50])


class RejectsFileQuery(Schema):
    """As which kind of file."""

    format: Literal["xlsx", "csv"] = Field("xlsx", description="Kind of file", examples=["xlsx"])


class ColumnsQuery(Schema):
    """Which row to take for the header."""

    header_row: int | None = Field(
        None, ge=1, le=1000, description="Row of the header, from 1; as it was found if left out", examples=[3]
    )


class HeadingOut(Schema):
    """A column of the file."""

    heading: str = Field(description="Heading as written", examples=["件数"])
    samples: list[str] = Field(description="First values below it", examples=[["6", "12"]])
    column: str | None = Field(description="Key of the column that takes it; null if none does", examples=["qty"])


class ColumnsOut(Schema):
    """The columns of the file and those of its kind."""

    header_row: int = Field(description="Row of the header, from 1", examples=[1])
    rows: list[list[str]] = Field(
        description="The first rows of the file, one of which is the header",
        examples=[[["编号", "件数"], ["A-1", "6"]]],
    )
    headings: list[HeadingOut] = Field(description="The columns of the file, in its order")
    columns: list[ColumnOut] = Field(description="The columns that are wanted")


class MapIn(Schema):
    """Which heading is which column."""

    columns: dict[Annotated[str, Field(max_length=64)], Annotated[str, Field(max_length=500)]] = Field(
        max_length=200,
        description="Column key → heading in the file; a column that is not named is not taken",
        examples=[{"qty": "件数"}],
    )
    header_row: int | None = Field(
        None, ge=1, le=1000, description="Row of the header, from 1; as it was found if left out", examples=[3]
    )


class ImportUndoIn(Schema):
    """Why an import is undone."""

    reason: str = Field("", max_length=500, description="Reason, for the audit log", examples=["导错了月份"])


class ImportActionOut(Schema):
    """Something that can be done with an import, now or in another state."""

    action: str = Field(description="map, validate, apply, cancel or undo", examples=["apply"])
    label: str = Field(description="Label in the caller's language", examples=["导入"])
    allowed: bool = Field(description="Whether this caller can do it now", examples=[True])
    reason: str | None = Field(None, description="Why not", examples=["没有权限：导入文件。"])


class FailureOut(Schema):
    """Why a run stopped."""

    code: str = Field(description="Stable code for programs", examples=["exchange.import_cancelled"])
    detail: str = Field(description="What happened, in the caller's language", examples=["导入已按要求中止。"])
    remedy: str = Field(description="What to do about it", examples=["可以继续导入剩余的行。"])


class ImportOut(Schema):
    """An import and how far it is."""

    id: Id
    layout: LayoutName
    layout_name: str = Field(
        description="Title of the kind of file, in the caller's language", examples=["Online retail orders"]
    )
    company_id: Id | None = Field(description="Company; null for files of the whole instance")
    file_name: str = Field(description="Name of the file", examples=["orders.csv"])
    sha256: str = Field(description="Hash of the unpacked content", examples=["9f86d081884c7d65…"])
    size: int = Field(description="Bytes as uploaded", examples=[482113])
    known: bool = Field(
        description="Whether the file had been uploaded before: this is its first import", examples=[False]
    )
    state: str = Field(
        description="unmapped, staged, validated, applying, applied, failed, undoing or undone", examples=["validated"]
    )
    state_name: str = Field(description="The state in the caller's language", examples=["已校验"])
    rows: int = Field(description="Rows of the file, without header, blank and total rows", examples=[1200])
    imported: int = Field(description="Rows that became document lines", examples=[1180])
    adjusted: int = Field(description="Rows that became adjustments", examples=[5])
    rejected: int = Field(description="Rows that were not taken", examples=[12])
    skipped: int = Field(description="Rows that needed nothing", examples=[3])
    pending: int = Field(description="Rows without a decision", examples=[0])
    phase: str = Field(description="What the run is doing", examples=["orders"])
    done: int = Field(description="How far the run is", examples=[600])
    total: int = Field(description="Of how many", examples=[1200])
    encoding: str = Field(description="Encoding of a text file; empty for a workbook", examples=["gb18030"])
    delimiter: str = Field(description="Delimiter of a text file", examples=[","])
    sheet: str = Field(description="Sheet of a workbook", examples=["订单"])
    header_row: int = Field(description="Row of the header, from 1", examples=[1])
    columns: dict[str, str] = Field(description="Column key → heading in the file", examples=[{"qty": "Quantity"}])
    ignored_columns: list[str] = Field(description="Headings that no column takes", examples=[["备注2"]])
    dropped_totals: int = Field(description="Total rows that were dropped", examples=[1])
    user_name: str = Field(description="Who uploaded it", examples=["李四"])
    created_at: datetime = Field(description="Uploaded", examples=["2026-11-23T08:00:00Z"])
    finished_at: datetime | None = Field(description="Applied", examples=[None])
    undone_at: datetime | None = Field(description="Undone or discarded", examples=[None])
    failure: FailureOut | None = Field(description="Why the last run stopped, if it did")
    allowed_actions: list[ImportActionOut] = Field(description="What can be done, and why the rest can't")


class ErrorOut(Schema):
    """Why a row was not taken."""

    code: str = Field(description="Stable code for programs", examples=["exchange.not_a_number"])
    column: str | None = Field(description="Key of the column", examples=["qty"])
    detail: str = Field(description="What is wrong, in the caller's language", examples=["“数量”的值 abc 不是数字。"])
    remedy: str = Field(description="How to correct it", examples=["请填写普通数字。"])


class RejectOut(Schema):
    """A row that was not taken."""

    row: int = Field(description="Row number as in the file, the first row being 1", examples=[17])
    cells: dict[str, str] = Field(description="The row's values by column key", examples=[{"qty": "abc"}])
    errors: list[ErrorOut] = Field(description="Everything that is wrong with it")


class RejectsOut(Schema):
    """A page of rejected rows."""

    items: list[RejectOut] = Field(description="The rows, in the order of the file")
    next: int | None = Field(description="`after` of the next page; null on the last one", examples=[812])


class RejectReasonOut(Schema):
    """How often something was wrong."""

    code: str = Field(description="Stable code for programs", examples=["exchange.not_a_number"])
    column: str = Field(description="Key of the column; empty for the whole row", examples=["qty"])
    times: int = Field(description="Rows", examples=[9])


class ReportOut(Schema):
    """An import with what was wrong."""

    file: ImportOut = Field(description="The import")
    reasons: list[RejectReasonOut] = Field(description="Reasons by frequency")
    examples: list[RejectOut] = Field(description="The first rejected rows")


class OutcomeOut(Schema):
    """What became of a row."""

    import_id: Id = Field(description="The import")
    row: int = Field(description="Row number as in the file", examples=[17])
    disposition: str = Field(description="imported, adjusted, rejected or skipped", examples=["imported"])
    reason: str | None = Field(description="Code of the reason, if there is one", examples=[None])
    document_type: str | None = Field(description="Type of the document it became", examples=["sales.order"])
    document_id: int | None = Field(description="Id of the document", examples=[4711])
    document_line: int | None = Field(description="Line of the document", examples=[2])


class OutcomesOut(Schema):
    """A page of what rows became."""

    items: list[OutcomeOut] = Field(description="The rows, in the order of the file")
    next: int | None = Field(description="`after` of the next page; null on the last one", examples=[812])


class ApplyIn(Schema):
    """How to apply an import."""

    strict: bool = Field(False, description="Apply nothing if any row is rejected", examples=[False])
    options: dict[str, bool | int | str] | None = Field(
        None, max_length=20, description="Options of the kind of file", examples=[{"run_loop": True}]
    )


def _columns(layout: Layout, lang: Language) -> list[dict[str, Any]]:
    return [
        {
            "key": c.key, "name": c.zh if lang == "zh" else c.en, "aliases": sorted({c.zh, c.en, *c.aliases}), "kind": c.kind,
            "required": c.needed, "filled": c.filled,
        }
        for c in layout.columns
    ]  # fmt: skip


def _title(layout: Layout, lang: Language) -> str:
    return layout.zh if lang == "zh" else layout.en


def layout_out(layout: Layout, lang: Language) -> dict[str, Any]:
    """The wire form of a layout."""
    return {"name": layout.name, "title": _title(layout, lang), "columns": _columns(layout, lang)}


def columns_out(found: Found, lang: Language) -> dict[str, Any]:
    """The wire form of the columns of a file."""
    by_heading = {heading: key for key, heading in found.taken.items()}
    headings = [
        {"heading": each.text, "samples": each.samples, "column": by_heading.get(each.text)} for each in found.headings
    ]
    return {
        "header_row": found.header_row,
        "rows": found.rows,
        "headings": headings,
        "columns": _columns(found.layout, lang),
    }


def _failure(failure: Mapping[str, Any] | None, lang: Language) -> dict[str, Any] | None:
    if failure is None:
        return None
    return {"code": failure["code"], "detail": failure[lang], "remedy": failure[f"remedy_{lang}"]}


def import_out(row: ImportRow, actions: list[dict[str, Any]], lang: Language) -> dict[str, Any]:
    """The wire form of an import."""
    state, source = BY_CODE[row.state], row.source
    layout = layouts().get(row.layout)
    names = (
        "id", "layout", "company_id", "file_name", "sha256", "size", "known", "state", "rows", "imported", "adjusted", "rejected",
        "skipped", "pending", "phase", "done", "total", "user_name", "created_at", "finished_at", "undone_at",
    )  # fmt: skip
    return {
        **{name: getattr(row, name) for name in names},
        "layout_name": _title(layout, lang) if layout else row.layout,
        "state_name": standing(state.zh if lang == "zh" else state.en),
        "encoding": source.get("encoding", ""),
        "delimiter": source.get("delimiter", ""),
        "sheet": source.get("sheet", ""),
        "header_row": source.get("header_row", 1),
        "columns": source.get("columns", {}),
        "ignored_columns": source.get("ignored", []),
        "dropped_totals": source.get("total_rows", 0),
        "failure": _failure(row.failure, lang),
        "allowed_actions": actions,
    }


def _error(error: DomainError, lang: Language) -> dict[str, Any]:
    return {"code": error.code, "column": error.field, "detail": error.message(lang), "remedy": error.remedy(lang)}


def reject_out(reject: Reject, lang: Language) -> dict[str, Any]:
    """The wire form of a rejected row."""
    return {"row": reject.row_no, "cells": dict(reject.cells), "errors": [_error(e, lang) for e in reject.errors]}


def report_out(report: Report, actions: list[dict[str, Any]], lang: Language) -> dict[str, Any]:
    """The wire form of a report."""
    return {
        "file": import_out(report.row, actions, lang),
        "reasons": [reason._asdict() for reason in report.reasons],
        "examples": [reject_out(reject, lang) for reject in report.examples],
    }


def outcome_out(decided: Decided) -> dict[str, Any]:
    """The wire form of an outcome."""
    document = decided.document
    return {
        "import_id": decided.import_id, "row": decided.row_no, "disposition": decided.disposition, "reason": decided.reason,
        "document_type": document.type if document else None, "document_id": document.id if document else None,
        "document_line": document.line if document else None,
    }  # fmt: skip
