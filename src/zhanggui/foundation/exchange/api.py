"""Routes of imports: upload, look at the errors, rehearse, apply, watch, undo, trace."""

from __future__ import annotations

import json
import pathlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, Final

from django.http import HttpRequest, StreamingHttpResponse
from ninja import File, Form, Path, Query, Router, Status, UploadedFile

from zhanggui.foundation.exchange import commands, queries, registry
from zhanggui.foundation.exchange.columns.commands import map_columns as map_by_hand
from zhanggui.foundation.exchange.columns.queries import found as columns_of_file
from zhanggui.foundation.exchange.contracts import ImportRow
from zhanggui.foundation.exchange.correcting import rejects_as_file
from zhanggui.foundation.exchange.errors import MappingInvalid, RehearsalTooLarge
from zhanggui.foundation.exchange.kept import queries as kept
from zhanggui.foundation.exchange.permissions import IMPORT, VIEW
from zhanggui.foundation.exchange.runs import commands as runs
from zhanggui.foundation.exchange.schemas import (
    ApplyIn,
    ColumnsOut,
    ColumnsQuery,
    ImportOut,
    ImportQuery,
    ImportUndoIn,
    LayoutOut,
    MapIn,
    OutcomeOut,
    OutcomesOut,
    RejectQuery,
    RejectsFileQuery,
    RejectsOut,
    ReportOut,
    columns_out,
    import_out,
    layout_out,
    outcome_out,
    reject_out,
    report_out,
)
from zhanggui.foundation.exchange.states import ACTION_PERMISSIONS, ACTIONS
from zhanggui.foundation.exchange.tasks import apply_import, undo_import
from zhanggui.foundation.identity.public import Actor, actor_of, packed
from zhanggui.kernel.api.exports import FORMATS
from zhanggui.kernel.api.idempotency import EXEMPT
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.labels import standing

router = Router(tags=["exchange"])
#: A rehearsal holds its locks until it ends, and a request should end in seconds.
REHEARSE_ROWS = 20_000
_FILE: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "The rows as a file",
            "content": {
                kind.media_type: {"schema": {"type": "string", "format": "binary"}} for kind in FORMATS.values()
            },
        }
    }
}


def _refusal(row: ImportRow, action: str, actor: Actor, has_file: bool) -> DomainError | None:
    try:
        actor.require(ACTION_PERMISSIONS[action])
        commands.require_state(row, action)
        if action == "undo":
            runs.require_undoable(row)
        if action == "map" and not has_file:
            kept.require_kept(row.id)
    except DomainError as error:
        return error
    return None


def _actions(request: HttpRequest, row: ImportRow, has_file: bool) -> list[dict[str, Any]]:
    """Every action on the import; those that are refused say why."""
    actor, lang = actor_of(request), language(request)
    names = {action: zh if lang == "zh" else en for action, (zh, en, _) in ACTIONS.items()}
    refusals = {action: _refusal(row, action, actor, has_file) for action in ACTIONS}
    return [
        {
            "action": action,
            "label": standing(names[action]),
            "allowed": error is None,
            "reason": error.message(lang) if error else None,
        }
        for action, error in refusals.items()
    ]


def _out(request: HttpRequest, row: ImportRow) -> dict[str, Any]:
    return _outs(request, [row])[0]


def _outs(request: HttpRequest, rows: Sequence[ImportRow]) -> list[dict[str, Any]]:
    having = kept.having([row.id for row in rows])
    return [import_out(row, _actions(request, row, row.id in having), language(request)) for row in rows]


@contextmanager
def _on_disk(upload: UploadedFile) -> Iterator[pathlib.Path]:
    """The upload as a file; a small one is still in memory and gets one for the time of the reading."""
    spooled = getattr(upload, "temporary_file_path", None)
    if spooled is not None:
        yield pathlib.Path(spooled())
        return
    with tempfile.NamedTemporaryFile(prefix="zhanggui-upload-") as copy:
        shutil.copyfileobj(upload, copy)
        copy.flush()
        yield pathlib.Path(copy.name)


def _mapping(text: str | None) -> dict[str, str] | None:
    if not text:
        return None
    try:
        given = json.loads(text)
    except ValueError as error:
        raise MappingInvalid(field="mapping", which="JSON") from error
    if not isinstance(given, dict) or not all(isinstance(heading, str) for heading in given.values()):
        raise MappingInvalid(field="mapping", which="JSON")
    return given


@router.get("/exchange/layouts", response=list[LayoutOut], summary="List kinds of files")
def list_layouts(request: HttpRequest) -> list[dict[str, Any]]:
    """Every kind of file that can be imported, with its columns."""
    actor_of(request).require(VIEW)
    return [layout_out(layout, language(request)) for layout in registry.layouts().values()]


@router.post("/exchange/imports", response={201: ImportOut}, summary="Upload a file")
def upload(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(description="CSV (also .gz), XLSX or XLS")],
    layout: Annotated[str, Form(max_length=64, description="Name of the kind of file", examples=["online-retail"])],
    company_id: Annotated[Id | None, Form(description="Company the rows are for")] = None,
    encoding: Annotated[
        str | None, Form(max_length=40, description="Encoding; found by itself if left out", examples=["gb18030"])
    ] = None,
    mapping: Annotated[
        str | None,
        Form(
            max_length=20_000,
            description="JSON object: column key → heading in the file; remembered for files with the same headings",
            examples=['{"qty": "件数"}'],
        ),
    ] = None,
    by_hand: Annotated[
        bool, Form(description="Keep a file whose columns are not found, to map them by hand", examples=[True])
    ] = False,
) -> Status[dict[str, Any]]:
    """Bring the rows of a file into the instance and judge them. Nothing is applied yet. The same file again gives its first import."""
    actor, now = actor_of(request), utcnow()
    chosen = registry.layout_of(layout)
    with _on_disk(file) as path:
        row = commands.stage(
            path, chosen, actor=actor, now=now, company_id=company_id, file_name=file.name or "upload", encoding=encoding,
            mapping=_mapping(mapping), keep=True, by_hand=by_hand,
        )  # fmt: skip
    if row.state == "staged":
        row = commands.validate(row.id, actor=actor, now=now)
    return Status(201, _out(request, row))


@router.get("/exchange/imports", response=PageOut[ImportOut], summary="List imports")
def list_imports(request: HttpRequest, query: Query[ImportQuery]) -> dict[str, Any]:
    """Imports, newest first."""
    page = queries.page(
        actor=actor_of(request), layout=query.layout, state=query.state, company_id=query.company_id, cursor=query.cursor,
        limit=query.limit, total=query.total,
    )  # fmt: skip
    return {"items": _outs(request, page.items), "next": page.next, "total": page.total}


@router.get("/exchange/imports/{import_id}", response=ImportOut, summary="Show an import")
def show_import(request: HttpRequest, import_id: Id) -> dict[str, Any]:
    """An import: state, counts, progress of its run."""
    return _out(request, queries.by_id(import_id, actor=actor_of(request)))


@router.get("/exchange/imports/{import_id}/report", response=ReportOut, summary="Report of an import")
def show_report(request: HttpRequest, import_id: Id) -> dict[str, Any]:
    """What was wrong, counted by reason and column, with the first rows as examples."""
    found = queries.report(import_id, actor=actor_of(request))
    return report_out(found, _actions(request, found.row, kept.is_kept(import_id)), language(request))


@router.get("/exchange/imports/{import_id}/rejects", response=RejectsOut, summary="Rejected rows")
def list_rejects(request: HttpRequest, import_id: Id, query: Query[RejectQuery]) -> dict[str, Any]:
    """Rejected rows in the order of the file, with every reason and its remedy."""
    found = queries.rejects(import_id, actor=actor_of(request), after=query.after, limit=query.limit + 1)
    items = found[: query.limit]
    following = items[-1].row_no if len(found) > query.limit else None
    return {"items": [reject_out(each, language(request)) for each in items], "next": following}


@router.get("/exchange/imports/{import_id}/outcomes", response=OutcomesOut, summary="What rows became")
def list_outcomes(request: HttpRequest, import_id: Id, query: Query[RejectQuery]) -> dict[str, Any]:
    """For each row behind `after`: the document line it became."""
    queries.by_id(import_id, actor=actor_of(request))
    found = queries.outcomes(import_id, after=query.after, limit=query.limit + 1)
    items = [outcome_out(each) for each in found[: query.limit]]
    return {"items": items, "next": items[-1]["row"] if len(found) > query.limit else None}


@router.get(
    "/exchange/imports/{import_id}/rejects/file", response=None, summary="Rejected rows to correct", openapi_extra=_FILE
)
def rejects_file(request: HttpRequest, import_id: Id, query: Query[RejectsFileQuery]) -> StreamingHttpResponse:
    """The rejected rows as a file of the same kind, with what is wrong in a last column: correct it and upload it again."""
    content = rejects_as_file(import_id, query.format, actor=actor_of(request), lang=language(request))
    response = StreamingHttpResponse(content, content_type=FORMATS[query.format].media_type)
    response["Content-Disposition"] = f'attachment; filename="import-{import_id}-rejects.{query.format}"'
    return response


@router.get("/exchange/imports/{import_id}/columns", response=ColumnsOut, summary="Columns of a file")
def show_columns(request: HttpRequest, import_id: Id, query: Query[ColumnsQuery]) -> dict[str, Any]:
    """Which heading of the file became which column, with values of each; below the header, or below another row that may be it."""
    return columns_out(
        columns_of_file(import_id, actor=actor_of(request), header_row=query.header_row), language(request)
    )


@router.post("/exchange/imports/{import_id}/map", response=ImportOut, summary="Map columns by hand")
def map_columns(request: HttpRequest, import_id: Id, body: MapIn) -> dict[str, Any]:
    """Read the file again with these columns and judge its rows anew. Remembered for files with the same headings."""
    actor = actor_of(request)
    queries.by_id(import_id, actor=actor)
    row = map_by_hand(import_id, body.columns, actor=actor, now=utcnow(), header_row=body.header_row)
    return _out(request, row)


@router.post("/exchange/imports/{import_id}/validate", response=ImportOut, summary="Validate again")
def validate(request: HttpRequest, import_id: Id) -> dict[str, Any]:
    """Judge the rows again, after the rules of the kind of file have changed."""
    actor = actor_of(request)
    queries.by_id(import_id, actor=actor)
    return _out(request, commands.validate(import_id, actor=actor, now=utcnow()))


@router.post(
    "/exchange/imports/{import_id}/rehearse", response=ReportOut, summary="Rehearse an import", openapi_extra=EXEMPT
)
def rehearse(request: HttpRequest, import_id: Id, body: ApplyIn) -> dict[str, Any]:
    """A dry run: apply everything, report, take everything back. For files of up to 20,000 rows."""
    actor = actor_of(request)
    actor.require(IMPORT)
    row = queries.by_id(import_id, actor=actor)
    if row.rows > REHEARSE_ROWS:
        raise RehearsalTooLarge(field="import_id", rows=row.rows, limit=REHEARSE_ROWS)
    found = runs.rehearse(import_id, actor=actor, now=utcnow(), options=body.options)
    return report_out(found, _actions(request, row, kept.is_kept(import_id)), language(request))


@router.post("/exchange/imports/{import_id}/apply", response={202: ImportOut}, summary="Apply an import")
def apply(request: HttpRequest, import_id: Id, body: ApplyIn) -> Status[dict[str, Any]]:
    """Turn the valid rows into documents, in the background; watch `done`, `total` and `state`. Resumes an interrupted run."""
    actor = actor_of(request)
    row = runs.may_run(import_id, "apply", actor=actor, strict=body.strict)
    apply_import.defer(import_id=import_id, actor=packed(actor), options=body.options, strict=body.strict)
    return Status(202, _out(request, row))


@router.post("/exchange/imports/{import_id}/cancel", response=ImportOut, summary="Stop a run")
def cancel(request: HttpRequest, import_id: Id) -> dict[str, Any]:
    """Stop after the present chunk; what was done is kept and the run can be resumed."""
    return _out(request, runs.cancel(import_id, actor=actor_of(request), now=utcnow()))


@router.post("/exchange/imports/{import_id}/undo", response={202: ImportOut}, summary="Undo an import")
def undo(request: HttpRequest, import_id: Id, body: ImportUndoIn) -> Status[dict[str, Any]]:
    """Take the documents of an import back, in the background; discard at once what was never applied."""
    actor, reason = actor_of(request), body.reason
    row = runs.may_run(import_id, "undo", actor=actor, strict=False)
    if row.state in runs.DISCARDED:
        return Status(202, _out(request, runs.undo(import_id, actor=actor, now=utcnow(), reason=reason)))
    undo_import.defer(import_id=import_id, actor=packed(actor), reason=reason)
    return Status(202, _out(request, row))


@router.get(
    "/exchange/documents/{document_type}/{document_id}/rows",
    response=list[OutcomeOut],
    summary="Rows behind a document",
)
def rows_behind(
    request: HttpRequest,
    document_type: Annotated[str, Path(max_length=64, description="Type of the document", examples=["sales.order"])],
    document_id: Id,
) -> list[dict[str, Any]]:
    """The rows of files a document came from."""
    actor_of(request).require(VIEW)
    return [outcome_out(each) for each in queries.rows_of_documents(document_type, [document_id])]
