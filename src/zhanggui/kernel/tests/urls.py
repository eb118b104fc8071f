"""A small API for the tests of the boundary: callers are whoever `X-Caller` says, rows go into the table `scratch`."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

from django.db import connection
from django.http import HttpRequest
from django.urls import path
from ninja import File, Form, Router, Status, UploadedFile

from zhanggui.kernel.api.idempotency import EXEMPT, SECRET
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.service import Api
from zhanggui.kernel.api.types import Amount
from zhanggui.kernel.errors import Conflict

router = Router()


class TeaIn(Schema):
    name: str
    price: Amount = Decimal("0")


class TeaOut(Schema):
    count: int
    name: str
    price: Amount


class TeaExists(Conflict):
    code = "test.tea_exists"


def caller(request: HttpRequest) -> SimpleNamespace | None:
    """Believe the header."""
    named = request.headers.get("X-Caller")
    return SimpleNamespace(user_id=int(named), locale="zh") if named else None


def _brew(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scratch WHERE name = %s", [name])
        if name.startswith("unique") and cursor.fetchone() != (0,):
            raise TeaExists
        cursor.execute("INSERT INTO scratch (name) VALUES (%s)", [name])
        cursor.execute("SELECT count(*) FROM scratch")
        return int(cursor.fetchone()[0])


@router.post("/tea", response={201: TeaOut})
def brew(request: HttpRequest, body: TeaIn) -> Status[TeaOut]:
    """Store a tea; the answer tells how many there are, so that a second run would answer otherwise."""
    return Status(201, TeaOut(count=_brew(body.name), name=body.name, price=body.price))


@router.post("/secret", response=TeaOut, openapi_extra=SECRET)
def secret(request: HttpRequest, body: TeaIn) -> TeaOut:
    """An answer nobody may store."""
    return TeaOut(count=_brew(body.name), name="hunter2", price=body.price)


@router.post("/free", response=TeaOut, openapi_extra=EXEMPT, auth=None)
def free(request: HttpRequest, body: TeaIn) -> TeaOut:
    """Neither a caller nor a key."""
    return TeaOut(count=_brew(body.name), name=body.name, price=body.price)


@router.post("/leaf", response=TeaOut)
def leaf(request: HttpRequest, file: File[UploadedFile], note: Form[str]) -> TeaOut:
    """An upload."""
    size = len(file.read())
    return TeaOut(count=_brew(file.name or ""), name=f"{file.name}:{size}:{note}", price=Decimal("0"))


@router.post("/broken")
def broken(request: HttpRequest) -> None:
    """Write, then fall over."""
    _brew("lost")
    raise RuntimeError("hunter2")


@router.get("/tea/{name}", response=TeaOut)
def look(request: HttpRequest, name: str) -> TeaOut:
    """Read."""
    return TeaOut(count=1, name=name, price=Decimal("1.50"))


api = Api(title="Tea", description="Tests", auth=[caller])
api.add_router("", router)
urlpatterns = [path("api/v1/", api.urls)]
