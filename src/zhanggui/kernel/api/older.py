"""The description in the words of OpenAPI 3.0, for readers that do not know 3.1: many generators, and our own page.

Swagger UI takes a document of 3.1 apart as a whole before it shows anything (ten seconds and more for ours); one of 3.0 it opens where
the reader looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

#: Limits that were flags of other limits.
_EXCLUSIVE: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
#: What hangs below these has names of its own, not keywords.
_NAMED: Final = frozenset({"properties", "schemas", "parameters", "responses", "securitySchemes", "content", "paths"})
#: Data, not schemas.
_DATA: Final = frozenset({"example", "default", "enum"})


def as_3_0(document: Mapping[str, Any]) -> dict[str, Any]:
    """The same description, without what came with 3.1."""
    return {**_keywords(document), "openapi": "3.0.3"}


def _any(node: Any) -> Any:
    if isinstance(node, list):
        return [_any(each) for each in node]
    return _keywords(node) if isinstance(node, Mapping) else node


def _keywords(node: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.items():
        if key in _NAMED and isinstance(value, Mapping):
            found[key] = {name: _any(each) for name, each in value.items()}
        elif key in _DATA:
            found[key] = value
        elif key == "examples" and isinstance(value, list):
            found["example"] = value[0]
        elif key == "const":
            found["enum"] = [value]
        elif key in _EXCLUSIVE:
            found |= {_EXCLUSIVE[key]: value, key: True}
        elif key == "anyOf":
            found |= _choice(value)
        elif key != "propertyNames":
            found[key] = _any(value)
    if "$ref" in found and len(found) > 1:
        # 3.0 reads nothing beside a reference.
        found["allOf"] = [{"$ref": found.pop("$ref")}]
    return found


def _choice(kinds: list[Mapping[str, Any]]) -> dict[str, Any]:
    """`X or null` is a nullable X."""
    rest = [_keywords(kind) for kind in kinds if kind.get("type") != "null"]
    flag = {"nullable": True} if len(rest) < len(kinds) else {}
    return {**(rest[0] if len(rest) == 1 else {"anyOf": rest}), **flag}
