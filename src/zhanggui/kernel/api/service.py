"""The API object: django-ninja with strict JSON, problems, idempotency and a complete description of all three."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.openapi.schema import OpenAPISchema
from pydantic import Field

from zhanggui.kernel.api.idempotency import HEADER, SAFE, remember, require_key
from zhanggui.kernel.api.middleware import API_VERSION
from zhanggui.kernel.api.parsing import StrictParser
from zhanggui.kernel.api.problems import MEDIA_TYPE, answer
from zhanggui.kernel.api.rendering import ExactRenderer


class ProblemEntry(Schema):
    """One of several errors."""

    code: str = Field(description="Stable code for programs", examples=["sales.short_stock"])
    detail: str = Field(description="What went wrong, in the caller's language", examples=["可用库存不足。"])
    remedy: str = Field(description="What the caller can do about it", examples=["请减少数量或等待到货。"])
    field: str | None = Field(None, description="Path of the field at fault", examples=["lines.0.qty"])
    row: int | None = Field(None, description="Index of the row at fault in the request, from 0", examples=[0])


class Problem(ProblemEntry):
    """An error by RFC 9457; `title`, `detail` and `remedy` are in the language of `Accept-Language`."""

    type: str = Field(description="URN of the code", examples=["urn:zhanggui:problem:sales.short_stock"])
    title: str = Field(description="The kind of error", examples=["与现状冲突"])
    status: int = Field(description="HTTP status", examples=[409])
    instance: str = Field(description="The address that was called", examples=["/api/v1/sales/orders"])
    errors: list[ProblemEntry] | None = Field(None, description="All errors, if there are several")


_READ_ERRORS: Final = {
    400: "The request is malformed or asks for an unknown API version",
    401: "No valid session or token",
    403: "A permission is missing or the row is out of scope",
    404: "Not found, or not visible for this caller",
    422: "A value is not valid",
    503: "Busy; retry",
}
_WRITE_ERRORS: Final = {
    **_READ_ERRORS,
    409: "The state of the business does not allow it",
    413: "The body is too large",
    415: "The body is not of the type this address takes",
    429: "Too many attempts",
}


def _header(name: str, description: str, *, required: bool = False, schema: dict[str, Any]) -> dict[str, Any]:
    return {"in": "header", "name": name, "required": required, "description": description, "schema": schema}


_LANGUAGE: Final = _header(
    "Accept-Language", "Language of texts: zh (default) or en", schema={"type": "string", "examples": ["zh-CN", "en"]}
)
_KEY: Final = _header(
    HEADER,
    "A unique value for every new action (a UUID, say); the same value on a retry. The same call is done once and its answer "
    "replayed byte for byte; the same value with another body is refused (422). Kept for 7 days.",
    required=True,
    schema={
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[!-~]+$",
        "examples": ["6f1c0d1e-order-20261123-1"],
    },
)


def _complete(operation: dict[str, Any], method: str) -> None:
    """Add what every route of this method shares: headers and errors."""
    idempotency = operation.pop("x-idempotency", "replay")
    writes = method.upper() not in SAFE
    operation["parameters"] = [*operation.get("parameters", []), _LANGUAGE]
    if writes and idempotency != "none":
        operation["parameters"].append(_KEY)
    for status, description in (_WRITE_ERRORS if writes else _READ_ERRORS).items():
        operation["responses"].setdefault(
            status,
            {
                "description": description,
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )


class Api(NinjaAPI):
    """The instance that the composition root fills with the routers of the modules."""

    def __init__(self, *, title: str, description: str, auth: Sequence[Callable[[HttpRequest], Any]]) -> None:
        super().__init__(
            title=title,
            version=API_VERSION,
            description=description,
            auth=list(auth),
            parser=StrictParser(),
            renderer=ExactRenderer(),
            urls_namespace="api",
        )
        self.add_decorator(remember, mode="view")
        self.add_decorator(require_key, mode="operation")

    def set_default_exception_handlers(self) -> None:
        """One handler for everything: `problems.answer`."""
        self.add_exception_handler(Exception, self._answer)

    def _answer(self, request: HttpRequest, exc: Exception | type[Exception]) -> HttpResponse:
        return answer(request, exc if isinstance(exc, Exception) else exc())

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The OpenAPI description, completed with what all routes share."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        definition = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"].update(definition.pop("$defs"), Problem=definition)
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                _complete(operation, method)
        return schema
