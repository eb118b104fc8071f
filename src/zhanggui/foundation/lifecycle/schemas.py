"""Wire types that all documents share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from zhanggui.foundation.lifecycle.errors import Repeated
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, CreatedOut, Id

__all__ = ["ActionOut", "CreatedOut", "DocumentIn", "DocumentsIn", "Named", "ids_of", "versions_of"]

Version = Field(
    None,
    ge=1,
    le=2**31 - 1,
    description="The version you have read; refused (409) if somebody has changed it since",
    examples=[3],
)


class Named(Schema):
    """A document, named by its id."""

    id: Id


class DocumentIn(Named):
    """A document to act on."""

    version: int | None = Version


class DocumentsIn(Schema):
    """A batch of documents to act on: all of them or none."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="The documents, each once")


class ActionOut(Schema):
    """Something that can be done with a document, now or in another state."""

    action: str = Field(description="Name of the action in the address of its route", examples=["confirm"])
    label: str = Field(description="What the button says, in the caller's language", examples=["审核"])
    allowed: bool = Field(description="Whether this caller can do it now", examples=[True])
    reason: str | None = Field(None, description="Why not", examples=["您没有权限：审核销售订单。"])


def ids_of(documents: Sequence[Named]) -> list[int]:
    """The ids, each once. Raises Repeated."""
    ids = [document.id for document in documents]
    seen: set[int] = set()
    for row, document_id in enumerate(ids):
        if document_id in seen:
            raise Repeated(field="id", row=row, which=document_id)
        seen.add(document_id)
    return ids


def versions_of(documents: Sequence[DocumentIn]) -> Mapping[int, int]:
    """The versions that the caller has read, by id."""
    return {document.id: document.version for document in documents if document.version is not None}
