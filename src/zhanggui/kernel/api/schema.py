"""The base of every wire type."""

from __future__ import annotations

from typing import Any, dataclass_transform

import ninja
from ninja.schema import DjangoGetter, ResolverMetaclass
from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, model_validator


@dataclass_transform(kw_only_default=True, field_specifiers=(Field,))
class _Kind(ResolverMetaclass):
    """What comes in (`…In`) holds no field that we don't know: a name that is spelled wrong would be a value left out without a word."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **kwargs: Any) -> Any:
        if name.endswith("In"):
            kwargs.setdefault("extra", "forbid")
        return super().__new__(cls, name, bases, namespace, **kwargs)


class Schema(ninja.Schema, metaclass=_Kind):
    """django-ninja's, without its detour through Django's templates for every field of every object: our answers are dataclasses,
    tuples with names and dictionaries, which pydantic reads by itself. A type with computed fields (`resolve_…`) takes the detour."""

    @model_validator(mode="wrap")
    @classmethod
    def _run_root_validator(cls, values: Any, handler: ModelWrapValidatorHandler[Any], info: ValidationInfo) -> Any:
        return handler(DjangoGetter(values, cls, info.context) if cls._ninja_resolvers else values)
