"""Routes of companies."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.editing import changes
from zhanggui.masters.organization.companies import commands, queries
from zhanggui.masters.organization.companies.contracts import CompanyRow, CompanyValues, NewCompany
from zhanggui.masters.organization.companies.schemas import CompaniesIn, CompanyChangesIn, CompanyOut, CompanyQuery

router = Router(tags=["organization"])
CompanyId = Annotated[Id, Path(description="Id of the company", examples=[4097])]


@router.get("/companies", response=PageOut[CompanyOut], summary="List companies")
def list_companies(request: HttpRequest, query: Query[CompanyQuery]) -> Page[CompanyRow]:
    """Companies in the caller's scope, oldest first."""
    return queries.find_companies(actor=actor_of(request), **query.model_dump())


@router.get("/companies/{company_id}", response=CompanyOut, summary="One company")
def get_company(request: HttpRequest, company_id: CompanyId) -> CompanyRow:
    """A company with its accounting policies."""
    return queries.company(company_id, actor=actor_of(request))


@router.post("/companies", response={201: CreatedOut}, summary="Create companies")
def create_companies(request: HttpRequest, body: CompaniesIn) -> Status[CreatedOut]:
    """Create a batch of companies: all of them or none."""
    batch = [NewCompany(**company.model_dump()) for company in body.companies]
    return Status(201, CreatedOut(ids=commands.create_companies(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/companies", response={204: None}, summary="Change companies")
def update_companies(request: HttpRequest, body: CompanyChangesIn) -> Status[None]:
    """Change fields of a batch of companies: all of them or none. Fields that are left out stay as they are."""
    batch = changes(body.companies, CompanyValues)
    commands.update_companies(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)
