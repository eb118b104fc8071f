"""The description of the API as its readers see it: what operations share, put where it is referred to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from zhanggui.app import documentation


def resolved(document: Mapping[str, Any], node: Mapping[str, Any]) -> Any:
    """The thing itself, or what its reference names."""
    while "$ref" in node:
        *_, part, name = node["$ref"].split("/")
        node = document["components"][part][name]
    return node


def operations(document: Mapping[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every operation by method and path, its parameters and responses resolved."""
    return {
        (method.upper(), path): {
            **operation,
            "parameters": [resolved(document, each) for each in operation["parameters"]],
            "responses": {status: resolved(document, each) for status, each in operation["responses"].items()},
        }
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


# As a client gets it, and made once in this process; the addresses without what they all begin with.
DESCRIBED: dict[str, Any] = json.loads(documentation.text())
DESCRIBED["paths"] = {path.removeprefix("/api/v1"): methods for path, methods in DESCRIBED["paths"].items()}
OPERATIONS = operations(DESCRIBED)
