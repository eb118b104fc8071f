"""The base of every wire type."""

from __future__ import annotations

from typing import Any

import ninja
from ninja.schema import DjangoGetter
from pydantic import ModelWrapValidatorHandler, ValidationInfo, model_validator


class Schema(ninja.Schema):
    """django-ninja's, without its detour through Django's templates for every field of every object: our answers are dataclasses,
    tuples with names and dictionaries, which pydantic reads by itself. A type with computed fields (`resolve_…`) takes the detour."""

    @model_validator(mode="wrap")
    @classmethod
    def _run_root_validator(cls, values: Any, handler: ModelWrapValidatorHandler[Any], info: ValidationInfo) -> Any:
        return handler(DjangoGetter(values, cls, info.context) if cls._ninja_resolvers else values)
