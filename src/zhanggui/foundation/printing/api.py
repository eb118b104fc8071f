"""Routes of printing."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.printing import commands, queries, registry
from zhanggui.foundation.printing.contracts import Options, TemplateChange
from zhanggui.foundation.printing.pages import render
from zhanggui.foundation.printing.permissions import EDIT
from zhanggui.foundation.printing.schemas import (
    PreviewIn,
    PreviewOut,
    PrintQuery,
    TemplateDetailOut,
    TemplatesIn,
    TemplatesOut,
    detail_out,
    template_out,
)
from zhanggui.kernel.api.idempotency import EXEMPT
from zhanggui.kernel.api.language import language
from zhanggui.kernel.clock import utcnow

router = Router(tags=["printing"])
KindPath = Annotated[str, Path(pattern=r"^[a-z_.]{1,64}$", description="What is printed", examples=["sales.order"])]
#: Pages that are looked at before all of them are printed.
SHOWN: Final = 20
_PDF: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "The documents, each on pages of its own",
            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get("/printing/templates", response=TemplatesOut, summary="List what can be printed")
def list_templates(request: HttpRequest) -> dict[str, Any]:
    """What the caller may print: everything that the caller may read and that has a template."""
    actor, lang, changed = actor_of(request), language(request), queries.in_force()
    kinds = [kind for kind in registry.kinds().values() if actor.may(kind.permission)]
    return {"templates": [template_out(kind, changed.get(kind.code), lang) for kind in kinds]}


@router.get("/printing/templates/{kind}", response=TemplateDetailOut, summary="One print template")
def get_template(request: HttpRequest, kind: KindPath) -> dict[str, Any]:
    """A template as it is, as it came, and as it was."""
    actor_of(request).require(EDIT)
    found = registry.kind_of(kind)
    return detail_out(found, queries.versions(found), language(request))


@router.put("/printing/templates", response={204: None}, summary="Change print templates")
def save_templates(request: HttpRequest, body: TemplatesIn) -> Status[None]:
    """Put templates in force, or the package's own again. A template that can't be set is refused with the line that is wrong."""
    actor, now = actor_of(request), utcnow()
    actor.require(EDIT)
    changes = [TemplateChange(each.kind, each.version, each.source or None) for each in body.templates]
    for change in changes:
        if change.source:
            kind = registry.kind_of(change.kind)
            # Set once with an example: what does not work now must not be found out by whoever prints next.
            render(
                kind,
                (),
                form="pdf",
                actor=actor,
                lang=language(request),
                options=Options(),
                now=now,
                source=change.source,
            )
    commands.save(changes, actor=actor, now=now)
    return Status(204, None)


@router.post("/printing/preview", response=PreviewOut, summary="Look at pages", openapi_extra=EXEMPT)
def preview(request: HttpRequest, body: PreviewIn) -> dict[str, Any]:
    """Pages as they would be printed, of documents or of an example, with the template in force or with a draft of one."""
    actor = actor_of(request)
    if body.source is not None:
        actor.require(EDIT)
    pages = render(
        registry.kind_of(body.kind), body.ids, form="svg", actor=actor, lang=language(request), options=body.options(), now=utcnow(), source=body.source,
    )  # fmt: skip
    return {"pages": [page.decode() for page in pages[:SHOWN]], "total": len(pages)}


@router.get("/printing/{kind}/pdf", response=None, summary="Print documents", openapi_extra=_PDF)
def print_pdf(request: HttpRequest, kind: KindPath, query: Query[PrintQuery]) -> HttpResponse:
    """One PDF of many documents, each on pages of its own; 200 at most. What the caller may not see is not printed either."""
    found = registry.kind_of(kind)
    [pdf] = render(
        found,
        query.ids,
        form="pdf",
        actor=actor_of(request),
        lang=language(request),
        options=query.options(),
        now=utcnow(),
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{kind}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
