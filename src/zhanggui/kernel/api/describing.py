"""The OpenAPI description, completed with what all routes share: headers, refusals, examples of whole bodies, files of lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field

from zhanggui.kernel.api.exports import FORMATS, HEADING_KINDS, HEADINGS, PARAMETER
from zhanggui.kernel.api.idempotency import HEADER, SAFE
from zhanggui.kernel.api.problems import MEDIA_TYPE
from zhanggui.kernel.api.schema import Schema


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


#: The refusals that every route shares: status, name among the components, meaning.
_REFUSALS: Final = (
    (400, "Malformed", "The request is malformed or asks for an unknown API version"),
    (401, "Unauthenticated", "No valid session or token"),
    (403, "Forbidden", "A permission is missing or the row is out of scope"),
    (404, "NotFound", "Not found, or not visible for this caller"),
    (409, "Conflict", "The state of the business does not allow it"),
    (413, "TooLarge", "The body is too large"),
    (415, "WrongType", "The body is not of the type this address takes"),
    (422, "Invalid", "A value is not valid"),
    (429, "TooMany", "Too many attempts"),
    (503, "Busy", "Busy; retry"),
)
_OF_CHANGES: Final = frozenset({413, 415, 429})


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


_EXPORT: Final = {
    "in": "query",
    "name": PARAMETER,
    "required": False,
    "description": "A file of everything that matches the filters instead of a page, with headings in the language of the caller",
    "schema": {"type": "string", "enum": [*FORMATS], "examples": ["xlsx"]},
}
_HEADINGS: Final = {
    "in": "query",
    "name": HEADINGS,
    "required": False,
    "description": "The headings of a file: `labels` for people, `names` for programs, as the fields are named here",
    "schema": {"type": "string", "enum": [*HEADING_KINDS], "default": "labels", "examples": ["names"]},
}


def _ref(part: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{part}/{name}"}


#: What many routes share stands once, among the components: repeated, it was a third of a document of more than a megabyte.
_PARAMETERS: Final = {"AcceptLanguage": _LANGUAGE, "IdempotencyKey": _KEY, "Export": _EXPORT, "Headings": _HEADINGS}
_RESPONSES: Final = {
    name: {"description": description, "content": {MEDIA_TYPE: {"schema": _ref("schemas", "Problem")}}}
    for _, name, description in _REFUSALS
}


def _shared(operation: dict[str, Any], method: str) -> None:
    """Add what every route of this method shares: headers and errors."""
    idempotency = operation.pop("x-idempotency", "replay")
    writes = method.upper() not in SAFE
    operation["parameters"] = [*operation.get("parameters", []), _ref("parameters", "AcceptLanguage")]
    if writes and idempotency != "none":
        operation["parameters"].append(_ref("parameters", "IdempotencyKey"))
    for status, name, _ in _REFUSALS:
        if writes or status not in _OF_CHANGES:
            operation["responses"].setdefault(status, _ref("responses", name))


def _example(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
    """A value that fits the schema, made of the examples of its fields."""
    if "$ref" in schema:
        return _example(known[schema["$ref"].rpartition("/")[2]], known)
    if schema.get("examples"):
        return schema["examples"][0]
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return _example(schema[choice][0], known)
    if "properties" in schema:
        return {name: _example(field, known) for name, field in schema["properties"].items()}
    if schema.get("type") == "array":
        return [_example(schema["items"], known)]
    return schema.get("const", schema.get("enum", [schema.get("default")])[0])


def _describe_parameters(operation: dict[str, Any]) -> None:
    """Ids in addresses say whose they are. Examples stand in the schema: beside it, OpenAPI wants them by name."""
    for parameter in operation.get("parameters", []):
        parameter.pop("examples", None)
        if "$ref" not in parameter and not parameter.get("description") and parameter["name"].endswith("_id"):
            parameter["description"] = f"Id of the {parameter['name'].removesuffix('_id').replace('_', ' ')}"


def _illustrate(operation: dict[str, Any], known: Mapping[str, Any]) -> None:
    """Examples of whole bodies, there and back."""
    bodies = [operation["requestBody"]] if "requestBody" in operation else []
    bodies += [answer for status, answer in operation["responses"].items() if str(status).startswith("2")]
    for body in bodies:
        for media_type, content in body.get("content", {}).items():
            if media_type == "application/json":
                content.setdefault("example", _example(content["schema"], known))


def _offer_files(operation: dict[str, Any], known: Mapping[str, Any]) -> None:
    """Lists can be had as files (exports.py)."""
    content = operation["responses"].get(200, {}).get("content", {})
    answered = content.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
    if known.get(answered, {}).get("properties", {}).get("items", {}).get("type") != "array":
        return
    operation["parameters"] += [_ref("parameters", "Export"), _ref("parameters", "Headings")]
    for kind in FORMATS.values():
        content[kind.media_type.partition(";")[0]] = {"schema": {"type": "string", "format": "binary"}}


def complete(schema: dict[str, Any]) -> None:
    """Complete what django-ninja has written."""
    known = schema["components"]["schemas"]
    definition = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    known.update(definition.pop("$defs"), Problem=definition)
    schema["components"].update(parameters=_PARAMETERS, responses=_RESPONSES)
    for name, each in known.items():
        if name.startswith("PageOut_"):
            each.setdefault("description", "A page of a list")
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            _describe_parameters(operation)
            _shared(operation, method)
            _illustrate(operation, known)
            if method.upper() == "GET":
                _offer_files(operation, known)
